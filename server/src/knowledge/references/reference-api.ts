import type { ReferenceRegistry } from "./registry.ts";

/** An argument by keyword, and by its zero-based place where the signature has one. */
export interface ReferenceParameter {
  readonly name: string;
  readonly position?: number;
  /** The argument is a dict, and this key of it is meant: `model_kwargs={"revision": …}`. */
  readonly key?: string;
}

/**
 * How a revision stands inside the name itself, or how a name is to be read.
 *
 * - `at`: `org/name@REVISION`
 * - `at-before-plus`: the same, and behind a `+` an adapter that is merged into it, named alike
 * - `colon`: `org/repo:REF`
 * - `hf-uri`: `hf://[datasets/]org/name@REVISION/path`
 * - `hf-uris`: the same, anywhere in a text (SQL)
 * - `hf-path`: the same, with or without `hf://`
 * - `hub-url`: `https://huggingface.co/[datasets/]org/name/resolve/REVISION/path`
 * - `version-path`: a number as the last part: `…/3`
 * - `alias`: `name:VERSION-OR-ALIAS`
 * - `mlflow`: `models:/name/VERSION`, `models:/name@ALIAS`, `runs:/ID/path`
 * - `tfhub`: `https://tfhub.dev/owner/name/VERSION`
 * - `model-args`: `pretrained=org/name,revision=REVISION`
 * - `torchvision`: the weights of the model that the callable is named for: `DEFAULT`, `IMAGENET1K_V2`
 * - `gradio`: `models/org/name`, `spaces/org/name`
 * - `ultralytics`: `model=NAME.pt`, of the command's own way of options
 * - `address`: any web address of a file of weights or data
 * - `any`: whatever is written names something (an id, a key)
 */
export type InlineRevision =
  | "at"
  | "at-before-plus"
  | "colon"
  | "hf-uri"
  | "hf-uris"
  | "hf-path"
  | "hub-url"
  | "version-path"
  | "alias"
  | "mlflow"
  | "tfhub"
  | "model-args"
  | "torchvision"
  | "gradio"
  | "ultralytics"
  | "address"
  | "any";

/** Names that a library knows without an organisation, by what resolves them. */
export type BareNames =
  | "canonical-models"
  | "any"
  | "sentence-transformers"
  | "whisper-sizes"
  | "flair"
  | "spacy"
  | "ultralytics"
  | "tag"
  | "identifier";

/** Something beside the model that a call loads too: `tokenizer=`, `tokenizer_revision=`. */
export interface CompanionParameter {
  readonly part: "tokenizer" | "processor" | "adapter" | "code";
  readonly revision: ReferenceParameter;
  /** The argument that names another repository than the model's. */
  readonly id?: ReferenceParameter;
  /** Without `revision` it takes the model's own revision, where it comes from the same repository. */
  readonly follows: boolean;
}

/** An argument with a certain value: `source="github"`, `pretrained=True`. */
export interface ArgumentCondition extends ReferenceParameter {
  readonly value: string | boolean;
}

/** One row: a callable of a library that names something remote. */
export interface ReferenceApi {
  /** Qualified names, the usual one first; `*` stands for one or more dotted parts. */
  readonly names: readonly string[];
  readonly kind: "model" | "dataset" | "artifact";
  /** What it is, where that is not what `kind` says: `file`, `package`. */
  readonly thing?: "file" | "package" | "space" | "repository" | "image" | "script";
  /** Which part of a model it loads; else what the name of the class says. */
  readonly part?: "weights" | "tokenizer" | "processor" | "adapter" | "configuration";
  readonly registry: ReferenceRegistry;
  /** Which argument holds the name; the first that is given counts. */
  readonly id: readonly ReferenceParameter[];
  /** It names something beside what the other rows of the same callable do, and is read as well. */
  readonly addition?: true;
  /** A list of names may stand there as well. */
  readonly lists?: boolean;
  /** An object may stand there as well (`pipeline(model=model)`): what is no text says nothing. */
  readonly mayBeObject?: boolean;
  /** Only names that begin so are remote: `hf-hub:`. The prefix is taken off. */
  readonly prefixes?: readonly string[];
  /** Names of the library's own, resolved to this organisation: `all-MiniLM-L6-v2`. */
  readonly bareNames?: BareNames;
  /** Put before a name without a slash, to make it the registry's: `timm/`. */
  readonly bareOwner?: string;
  /** The argument that pins. Absent: no argument can. */
  readonly revision?: ReferenceParameter;
  /** The revision is given by the call of the constructor or by another call, not by this one. */
  readonly elsewhere?: boolean;
  /** Arguments that hold a checksum of what is downloaded. */
  readonly checksums?: readonly ReferenceParameter[];
  /** What the library makes of a name without a revision: it checks a sum of its own, or holds a version. */
  readonly fixedBy?: "checksum" | "version";
  readonly inline?: InlineRevision;
  /** `flag`: `trust_remote_code=True` runs the repository's code; `default`: unless it is false; `always`: in any case. */
  readonly remoteCode?: "flag" | "default" | "always";
  /** What runs in any case, as a clause: `` runs `hubconf.py` of that repository ``. */
  readonly runs?: string;
  /** The argument that pins code of another repository: `code_revision`. */
  readonly codeRevision?: string;
  /** Second things that the same call loads, with arguments of their own. */
  readonly companions?: readonly CompanionParameter[];
  /** The argument that names the file in the repository. */
  readonly fileName?: ReferenceParameter;
  /** `repo_type="dataset"` makes it a dataset. */
  readonly repoType?: boolean;
  /** What is loaded is a pickle in any case, as a clause. */
  readonly pickle?: string;
  /** The row is not for this value of an argument: `source="local"`. */
  readonly unless?: ArgumentCondition;
  /** The row is for this value of an argument only: `pretrained=True`. */
  readonly when?: ArgumentCondition;
  /**
   * Where no argument pins: it loads a folder in the place of the name, with `before` written before the folder's path
   * where it needs that to know a folder. Absent: it does not.
   */
  readonly folder?: { readonly before?: string };
  /** What to write, as the end of "Pin it: …"; `{id}` is the name. */
  readonly pinning: string;
  /** Where it is written: file of the library or page of its documentation. */
  readonly source: string;
  /**
   * The day on which `source` was opened and compared with the row, `2026-11-23`. Absent: general
   * knowledge, still to be verified.
   */
  readonly checked?: string;
  /** A program that is found, and one that pins; absent where nothing in the call can. */
  readonly example: string;
  readonly pinnedExample?: string;
}
