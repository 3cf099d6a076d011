import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact } from "./code.ts";

/**
 * How far a revision fixes what is loaded.
 *
 * Immutable are only `commit` (all 40 digits), `digest` (of an image), `checksum` (of a downloaded
 * file) and `version` (a number that its registry never gives twice: Kaggle, MLflow, W&B, PyPI).
 * `alias`: a name that its owner moves on purpose (`latest`, `@champion`, a stage, a range of
 * versions). `unresolved`: a value that only the run knows.
 */
export type PinState =
  | "commit"
  | "digest"
  | "checksum"
  | "version"
  | "short-commit"
  | "tag"
  | "branch"
  | "alias"
  | "pull-request"
  | "none"
  | "unresolved";

/** What a reference stands for. */
export type ReferencedThing =
  | "model"
  | "dataset"
  /** An application of the hub, whose code runs. */
  | "space"
  /** A repository of code. */
  | "repository"
  | "image"
  | "package"
  /** A file behind a plain address: weights, data. */
  | "file"
  /** A program that is run as it is downloaded: `curl … | sh`. */
  | "script";

/** Which part of a model a reference is for; a pinned model asks for pinned companions. */
export type ModelPart = "weights" | "tokenizer" | "processor" | "adapter" | "configuration" | "code";

/**
 * How a commit is written into this reference.
 *
 * - `argument`: the call's own keyword (`revision="…"`); with `key`, that key of a dictionary which
 *   is the keyword's value (`model_kwargs={"revision": "…"}`).
 * - `text`: `before`, the commit and `after` take the place of `span`, in whatever language stands
 *   there. An empty span is an insertion.
 * - `download`: nothing here pins it. A pinned download is loaded instead.
 * - `by-hand`: it can be pinned, but where is not known well enough to write there.
 */
export type PinningPlace =
  | {
      readonly form: "argument";
      readonly name: string;
      readonly position?: number;
      readonly key?: string;
    }
  | {
      readonly form: "text";
      readonly span: Span;
      readonly before: string;
      readonly after: string;
      /** What a comment at the end of the line takes the place of; absent where the language, or the line, has no room. */
      readonly noteAt?: Span;
    }
  /** `folder`: the call takes a folder in the name's place, with this text before its path; absent: it takes none. */
  | { readonly form: "download"; readonly folder?: string }
  | { readonly form: "by-hand" };

/** A second thing that the same reference loads, with a revision of its own: `tokenizer_revision`. */
export interface ReferenceCompanion {
  readonly part: ModelPart;
  /** The argument, key or option that pins it: `code_revision`. */
  readonly argument: string;
  /** The repository, where it is another one than the reference's. */
  readonly id?: string;
  readonly pin: PinState;
  readonly revision?: string;
  /** Where the revision stands as written. */
  readonly revisionSpan?: Span;
  readonly pinningPlace: PinningPlace;
}

/** Why more than changed numbers is at stake. */
export type StakeKind =
  | "pickle"
  | "remote-code"
  | "loading-script"
  | "personal-namespace"
  | "plain-http"
  | "no-checksum"
  | "runs-unread";

export interface Stake {
  readonly kind: StakeKind;
  /** As a clause that follows "Here": `` `model.bin` is a pickle format, which can run code when it is loaded ``. */
  readonly clause: string;
}

/** One place, in code, on a command line or in a configuration, that names something remote. */
export interface RemoteReferenceFact {
  /** `artifact-reference`: what is neither a model nor a dataset: an image, a package, a repository of code. */
  readonly kind: "model-reference" | "dataset-reference" | "artifact-reference";
  readonly thing: ReferencedThing;
  /**
   * As the registry knows it, without its revision: `org/name`, `name` for the hub's canonical ones,
   * an image without its tag, a package's normalised name, an address.
   */
  readonly id: string;
  /** Where the name stands as written (the literal, quotes included), which may be far from the call. */
  readonly idSpan: Span;
  /** The call, the command, the entry of the configuration. */
  readonly span: Span;
  /** The qualified name of the call, the command (`vllm serve`), or the key (`axolotl: base_model`). */
  readonly api: string;
  readonly where: "call" | "command-line" | "configuration";
  /** Where the files come from: a row of knowledge/references. */
  readonly registry: ReferenceRegistry;
  readonly pin: PinState;
  /** As written, where it is known. */
  readonly revision?: string;
  /** Where the revision stands as written (a literal with its quotes, or a stretch of the name). */
  readonly revisionSpan?: Span;
  /** The argument that pins, in this library: `revision`; absent where no argument can. */
  readonly revisionArgument?: string;
  readonly pinningPlace: PinningPlace;
  /**
   * The name is a default, or one of several: whoever runs the program, or calls the function around it, may give another
   * one, for which a commit of this one is wrong.
   */
  readonly replaceable?: true;
  /** How this library pins, as a clause that completes "Pin it: …": for messages. */
  readonly pinning: string;
  readonly part: ModelPart;
  /** The name whose companion it is, where the same call loads both: the model of a tokenizer. */
  readonly beside?: string;
  /** Code, tokenizer, adapter with a revision of their own. */
  readonly companions: readonly ReferenceCompanion[];
  /** `trust_remote_code=True`, or a library that runs code of the repository in any case. */
  readonly trustsRemoteCode: boolean;
  /** The weightiest first; empty: only changed numbers are at stake. */
  readonly stakes: readonly Stake[];
  /** The file in the repository, where the reference goes that far. */
  readonly file?: string;
  /** The Python call, for fixes; absent outside of Python. */
  readonly call?: CallFact;
}

/** A place where the name of a model or dataset belongs, and none of a registry stands. */
export interface UnnamedReferenceFact {
  /** unresolved: only the run knows the name; local: it is a folder or a file. */
  readonly kind: "unresolved-reference" | "local-reference";
  readonly thing: ReferencedThing;
  /** What stands there, as written: `args.model`, `"./model"`. */
  readonly source: string;
  readonly idSpan: Span;
  readonly span: Span;
  readonly api: string;
  readonly where: RemoteReferenceFact["where"];
}
