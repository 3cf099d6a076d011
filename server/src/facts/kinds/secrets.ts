import type { Confidence, Place } from "../../finding/finding.ts";
import type { TextEdit } from "../../text/edits.ts";

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
  readonly where: "code" | "comment" | "output" | "markdown" | "text" | "metadata";
  /** Reads it from the environment instead, import included, where the language and the place allow it. */
  readonly edits?: readonly TextEdit[];
}
