import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact } from "./code.ts";

/** How far a revision fixes what is loaded. `unresolved`: a value that only the run knows. */
export type PinState = "commit" | "short-commit" | "tag" | "branch" | "pull-request" | "none" | "unresolved";

/** One place that names a model or a dataset of a hub. */
export interface RemoteReferenceFact {
  readonly kind: "model-reference" | "dataset-reference";
  /** `org/name`, or `name` for the hub's canonical ones. */
  readonly id: string;
  /** Where the name stands as written (the literal), which may be far from the call. */
  readonly idSpan: Span;
  readonly span: Span;
  /** The qualified name of the call. */
  readonly api: string;
  /** Where the files come from: a row of knowledge/references. */
  readonly registry: ReferenceRegistry;
  readonly revision?: string;
  readonly pin: PinState;
  /** The argument that pins, in this library: `revision`; absent where no argument can. */
  readonly revisionArgument?: string;
  /** How this library pins, as a clause that completes "write": for messages. */
  readonly pinning: string;
  /** `trust_remote_code=True`, or a library that runs code of the repository in any case. */
  readonly trustsRemoteCode: boolean;
  /** What is at stake beyond changed numbers, as a clause: `the file is a pickle, which runs code`. */
  readonly stake?: string;
  /** The call, for fixes. */
  readonly call: CallFact;
}
