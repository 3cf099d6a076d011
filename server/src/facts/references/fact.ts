import type { RemoteReferenceFact, UnnamedReferenceFact } from "../facts.ts";

/** Anything that this room makes. */
export type ReferenceFact = RemoteReferenceFact | UnnamedReferenceFact;
