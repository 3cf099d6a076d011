import type { Parsed, Problem } from "../../host/problem.ts";

export interface GgufTensor {
  readonly name: string;
  /** `Q4_K`; the number where it has no name. */
  readonly dtype: string;
  /** As ggml counts: the fastest dimension first. */
  readonly shape: readonly number[];
  /** Of its data, from the start of the data; and of its entry in the header, from the start of the file. */
  readonly offset: number;
  readonly entry: number;
  /** Of its data; undefined where the type is not known, or the dimensions are not to be trusted. */
  readonly bytes?: number;
}

/** A value of the metadata. Arrays keep their strings, or their numbers, up to a bound. */
export type GgufValue = number | bigint | boolean | string | GgufArray;

export interface GgufArray {
  /** Elements that it has, kept or not. */
  readonly count: number;
  readonly strings: readonly GgufString[];
}

export interface GgufString {
  readonly text: string;
  /** Of its first byte, from the start of the file. */
  readonly offset: number;
}

export interface GgufEntry {
  readonly key: string;
  readonly value: GgufValue;
  /** Of the value, from the start of the file. */
  readonly offset: number;
  /** Bytes from there to the end of the value. */
  readonly length: number;
}

export interface GgufFile {
  readonly version: number;
  readonly bigEndian: boolean;
  /** In the order of the file; of a key that stands twice the first. */
  readonly metadata: ReadonlyMap<string, GgufEntry>;
  readonly tensors: readonly GgufTensor[];
  /** As the header says. */
  readonly tensorCount: number;
  /** Where the data begins. */
  readonly dataStart: number;
}

export type GgufProblemCode =
  | "not-gguf"
  | "truncated"
  | "version"
  | "old-version"
  | "counts"
  | "string-length"
  | "array-length"
  | "nested-array"
  | "value-type"
  | "bool-value"
  | "key"
  | "duplicate-key"
  | "alignment"
  | "tensor-name"
  | "duplicate-tensor"
  | "dimensions"
  | "size-overflow"
  | "blocks"
  | "tensor-type"
  | "offset"
  | "overlap"
  | "gap"
  | "out-of-range"
  | "trailing-data"
  | "limit";

export interface GgufProblem extends Problem {
  readonly code: GgufProblemCode;
}

export interface GgufRead extends Parsed<GgufFile | undefined> {
  readonly problems: readonly GgufProblem[];
}
