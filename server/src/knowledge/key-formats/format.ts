import type { Confidence } from "../../finding/finding.ts";
import type { Span } from "../../text/span.ts";
import type { AlphabetName } from "./alphabets.ts";

/** So many characters of one alphabet. A matcher takes as many as there are, and never gives one back. */
export interface Run {
  readonly alphabet: AlphabetName;
  readonly min: number;
  readonly max: number;
}

/** A literal or a run. A literal never starts with a character of the run before it, unless that run is fixed. */
export type Segment = string | Run;

/** One shape of a key: a literal that nothing else starts with, and what follows it. */
export interface KeyShape {
  /** Any of these stands first. It is all that is ever shown of the key. */
  readonly prefixes: readonly string[];
  readonly segments: readonly Segment[];
  /** A literal that lies somewhere in what follows the prefix (OpenAI's `T3BlbkFJ`). */
  readonly contains?: string;
  /** The checksum that the provider put into the key. A key that fails it is not one. */
  readonly checksum?: (key: string) => boolean;
  /** What else the key itself says: whether it is one that must not be shown. */
  readonly accepts?: (key: string) => boolean;
  /** Whether what stands before the key fits: the number before a bot's token. */
  readonly follows?: (text: string, start: number) => boolean;
  /**
   * alone: the prefix is the provider's own, the shape needs no witness; owner: the prefix is short or shared, so the
   * provider must be named beside it.
   */
  readonly evidence: "alone" | "owner";
  /** Left out: high for `alone` in a row that was compared with its source, else medium. */
  readonly confidence?: Confidence;
}

/** A key that is known by a literal in its middle: `+ASt` before the last five characters of an Azure key. */
export interface MarkedShape {
  readonly before: Run;
  readonly mark: string;
  readonly after: Run;
  /** What else the key itself says. */
  readonly accepts?: (key: string) => boolean;
  /** How many `=` stand behind it; left out: none or some. */
  readonly padding?: number;
  readonly confidence?: Confidence;
}

/** A key that says nothing of itself: only the name beside it does. */
export interface BareShape {
  readonly alphabet: AlphabetName;
  /** Of the key as one run; none where it is made of `parts`. */
  readonly lengths: readonly number[];
  /** Parts with dots between them: `32 hexadecimal digits.16 letters and digits`. */
  readonly parts?: readonly Segment[];
  /** `8-4-4-4-12` hexadecimal digits instead of one run. */
  readonly uuid?: boolean;
}

/** A key in a text. The span is the key and nothing else. */
export interface KeyHit {
  readonly format: KeyFormat;
  readonly span: Span;
  /** How many characters from the start of the span belong to the shape: all that may be shown. */
  readonly prefixLength: number;
  readonly confidence: Confidence;
}

/** One row: a kind of key of one provider. */
export interface KeyFormat {
  /** Stable, kebab case: `huggingface`, `aws-access`. */
  readonly id: string;
  /** As people call it: `Hugging Face`. */
  readonly provider: string;
  /** What the thing is called at the provider, after its name: `token`, `API key`. */
  readonly noun: string;
  /** The environment variable that the provider's own library reads. */
  readonly variable: string;
  readonly shapes: readonly KeyShape[];
  readonly marked?: readonly MarkedShape[];
  readonly bare?: BareShape;
  /**
   * Words that say whose key it is, in lower case without separators (`mistral`, `cohere`). They are looked for in the
   * name that the value is given to and, where that name is a general one (`api_key`), in the lines around it.
   */
  readonly owners: readonly string[];
  /** Whether it stands where its provider means it to be shown: such a one opens nothing. */
  readonly isShown?: (text: string, span: Span) => boolean;
  /** Where a person revokes it. */
  readonly revokeUrl?: string;
  /** Where the shape is written; without `checked`, where it may be looked up. */
  readonly source: string;
  /**
   * The day on which `source` was opened and stated the shape. Absent: the row is from general knowledge and still to be
   * verified. Where a source states only a part of a row, a comment in the row says which.
   */
  readonly checked?: string;
}
