import type { Place } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import type { ImportTier, TensorInfo } from "./weights.ts";

/** A text that lies in a model file: a string of its metadata, a template, a name of an operator's attribute. */
export interface ModelText {
  /** As the file calls it: `general.license`, `tokenizer.chat_template`. */
  readonly name: string;
  readonly text: string;
  /** Of its first byte, in the file or in the member that `inner` of the fact's place names. */
  readonly offset: number;
}

/** The tokenizer that a model file holds itself. */
export interface ModelTokenizer {
  /** As the file names it: `gpt2`. */
  readonly model: string;
  /** How many tokens it has, and where its list of them lies, in bytes: two files with the same list have the same bytes. */
  readonly tokens?: number;
  readonly vocabulary?: { readonly offset: number; readonly length: number };
}

/** What a model file says of itself, whatever its format. Lists are bounded: counts say how many there are. */
export interface ModelFile {
  /** For people, in the format's own spelling: `safetensors`, `GGUF`. */
  readonly format: string;
  /** Of the format, as the file says it: `3`, `ir 9, opset 17`. */
  readonly version?: string;
  /** What wrote it, with its version: `pytorch 2.4.0`. */
  readonly producer?: string;
  /** The kind of model: `llama`. */
  readonly architecture?: string;
  readonly tensors: readonly TensorInfo[];
  /** Of all tensors, also of those that are not listed. */
  readonly tensorCount: number;
  /** Numbers in all tensors together; absent where it is not known. */
  readonly parameters?: number;
  /** As declared: SPDX identifiers, names, addresses. */
  readonly licenses?: readonly string[];
  readonly baseModels?: readonly string[];
  readonly datasets?: readonly string[];
  /** Chat templates and other texts that a program renders. */
  readonly templates?: readonly ModelText[];
  readonly tokenizer?: ModelTokenizer;
  /** The strings of its metadata, templates included: what a person wrote, and where keys leak. */
  readonly texts?: readonly ModelText[];
  /** Further files that it is made of, as it names them. */
  readonly files?: readonly string[];
}

/** One model file, or a member of an archive that is one. */
export interface ModelFileFact extends ModelFile {
  readonly kind: "model-file";
  readonly place: Place;
}

/**
 * What something in a model does to who loads or runs it.
 *
 * - `runs-code`: whatever its author wrote runs (Python, marshalled functions, pickles, native code)
 * - `loads-library`: a shared library is linked into the process
 * - `writes-files`, `reads-files`, `reaches-network`: a fixed effect of an operator
 * - `foreign-code`: it needs code that is not in the file (custom operators, classes of a package)
 */
export type ModelCodeFamily =
  | "runs-code"
  | "loads-library"
  | "writes-files"
  | "reads-files"
  | "reaches-network"
  | "foreign-code";

export interface ModelCode {
  readonly family: ModelCodeFamily;
  /** The operator, layer, class or field that does it, as the file names it: `WriteFile`, `Lambda`. */
  readonly name: string;
  /** What it does, as a clause: `writes a file on the machine that runs the model`. */
  readonly does: string;
  readonly when: "loaded" | "run";
  /** denied: does what no model needs; unknown: nothing is known of it; allowed: usual, kept for who asks. */
  readonly tier: ImportTier;
  /** What it is done with, where the file says: a path, a first line of code. Never a whole program. */
  readonly argument?: string;
  /** Of the first byte of the first. */
  readonly offset?: number;
  /** Where in the file's own order: `graph/function __inference_f`, `subgraph 2`. */
  readonly within?: string;
  /** How often. */
  readonly count?: number;
}

/** Something in a model that runs, reads, writes or loads when the file is loaded or run. */
export interface ModelCodeFact extends ModelCode {
  readonly kind: "model-code";
  readonly format: string;
  readonly place: Place;
}

/**
 * What a defect means for who reads the file.
 *
 * - `escapes`: a path that it names leads out of its folder
 * - `attacks-reader`: a number that overflows, or reaches out of the file: made to break a program's memory
 * - `disagree`: readers do not agree on what is in it
 * - `hides`: bytes that no reader of the format looks at
 * - `second-format`: it is a file of another format as well
 * - `other-format`: its name promises another format
 * - `incomplete`: it ends early
 * - `missing-part`: a file that belongs to it is not there, or is another one
 * - `deviates`: readers differ on whether they take it
 * - `unread`: it was not read, or not to its end
 * - `pointer`: it stands for a file that is not here
 */
export type ModelDefectFamily =
  | "escapes"
  | "attacks-reader"
  | "disagree"
  | "hides"
  | "second-format"
  | "other-format"
  | "incomplete"
  | "missing-part"
  | "deviates"
  | "unread"
  | "pointer";

export interface ModelDefect {
  readonly family: ModelDefectFamily;
  readonly problem: Problem;
}

/** Something that is wrong with a model file. */
export interface ModelDefectFact extends ModelDefect {
  readonly kind: "model-defect";
  readonly format: string;
  readonly place: Place;
}

export type ModelFact = ModelFileFact | ModelCodeFact | ModelDefectFact;
