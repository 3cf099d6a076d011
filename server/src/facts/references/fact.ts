import type { Span } from "../../text/span.ts";
import type { RemoteReferenceFact, UnnamedReferenceFact } from "../facts.ts";

/** A program of Python inside of another text, which is read on its own. */
export interface EmbeddedProgram {
  readonly kind: "embedded-program";
  readonly span: Span;
}

/** Anything that this room makes. */
export type ReferenceFact = RemoteReferenceFact | UnnamedReferenceFact;

/** What a reader of commands finds: references, and programs that name some. */
export type CommandFact = ReferenceFact | EmbeddedProgram;
