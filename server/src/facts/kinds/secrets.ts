import type { Confidence, OutputRef, Place } from "../../finding/finding.ts";
import type { TextEdit } from "../../text/edits.ts";

/** Where a program, or the reader of a file, takes a key from instead. */
export type SecretSource =
  | "environment"
  | "dotenv"
  | "getpass"
  | "colab"
  | "kaggle"
  | "streamlit"
  | "reference"
  | "build-secret"
  | "placeholder"
  | "removed";

/** One way out: edits after which the key is not in the file any more and the file is as valid as before. */
export interface SecretWay {
  readonly source: SecretSource;
  /** What stands there afterwards, for people: `os.environ["HF_TOKEN"]`, `${HF_TOKEN}`. */
  readonly reads: string;
  readonly edits: readonly TextEdit[];
}

/** A string that has the shape, or the name and the shape, of a key. `masked` is all that leaves the engine. */
export interface SecretFact {
  readonly kind: "secret";
  /** The row of the key table: `huggingface`, `aws-access`. */
  readonly provider: string;
  /** For people, with what the provider calls it: `Hugging Face token`, `private key`. */
  readonly name: string;
  /** The provider's usual environment variable. */
  readonly variable: string;
  /** Where a person revokes it: the provider's page. */
  readonly revokeUrl?: string;
  readonly place: Place;
  /** First characters of the shape and the length: `hf_… (37 characters)`. */
  readonly masked: string;
  /** high: a shape of its own, or a checksum; medium: its owner is named beside it; low: it may be expired or public. */
  readonly confidence: Confidence;
  /** The same for equal keys, and nothing that a key could be found by. */
  readonly identity: string;
  /** What it is the value of, where known: `api_key`, `HF_TOKEN`. */
  readonly owner?: string;
  /** metadata: of weights; pickle: in a string of one; stored: of a notebook, or an attachment. */
  readonly where: "code" | "comment" | "output" | "markdown" | "text" | "metadata" | "pickle" | "stored";
  /** The best one first; none where the language or the place allows none. */
  readonly ways?: readonly SecretWay[];
  /** Edits of the JSON of a notebook that take it out of metadata or an attachment. */
  readonly stored?: readonly TextEdit[];
  /** The output that shows it, where that can be taken away. */
  readonly output?: OutputRef;
  /** A file that is meant to hold keys and must stay out of git: its name, as `.gitignore` takes it. */
  readonly keptLocal?: string;
}

/** Code that shows a key or the environment in the output of a cell, which the notebook then stores; or in a log. */
export interface ExposureFact {
  readonly kind: "exposure";
  readonly place: Place;
  /** all: the whole environment; key: one key; header: a header or a request that carries one. */
  readonly shows: "environment" | "key" | "header";
  /** As it is written, without a key: `api_key`, `os.environ`. */
  readonly what: string;
  /** output: of the cell; log: of a logger; record: of a run at an experiment tracker. The last two in a script too. */
  readonly into: "output" | "log" | "record";
  /** Whether the notebook has outputs stored now. */
  readonly storesOutputs: boolean;
  /** Takes the display away, where the statement is nothing else. */
  readonly removal?: readonly TextEdit[];
}
