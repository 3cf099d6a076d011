import type { Parsed, Problem } from "../../host/problem.ts";

/** One tensor as the header declares it. */
export interface SafetensorsTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Bytes from the start of the data, which lies behind the header: begin inside, end outside. */
  readonly begin: number;
  readonly end: number;
}

/** A string of `__metadata__`. */
export interface MetadataString {
  readonly name: string;
  readonly text: string;
  /** Of its opening quote, in bytes from the start of the file. */
  readonly offset: number;
}

/** A safetensors file: eight bytes of header length (little-endian), the header (JSON), the data. */
export interface SafetensorsFile {
  /** Bytes of the header, its length field not counted. */
  readonly headerBytes: number;
  /** Where the data starts in the file. */
  readonly dataStart: number;
  /** In the order of the header. */
  readonly tensors: readonly SafetensorsTensor[];
  /** The strings of `__metadata__`; of a name that stands twice the last. */
  readonly metadata: readonly MetadataString[];
}

/** The bound that a reader keeps. */
export interface SafetensorsLimits {
  /** The longest header that is read, in bytes. */
  readonly headerBytes: number;
}

/**
 * A value of the header's JSON with its place, in UTF-16 units. The tree of syntax/json fits; the room takes it as a
 * parameter, because rooms of one floor do not import each other.
 */
export type HeaderNode =
  | { readonly type: "object"; readonly start: number; readonly members: readonly HeaderMember[] }
  | { readonly type: "array"; readonly start: number; readonly items: readonly HeaderNode[] }
  | {
      readonly type: "string" | "number" | "literal" | "opaque" | "invalid";
      readonly start: number;
      readonly end: number;
    };

export interface HeaderMember {
  readonly key: string;
  readonly keyNode: { readonly start: number };
  readonly value: HeaderNode;
}

/** A strict JSON reader: every deviation from RFC 8259, and every duplicate key, is a problem. */
export interface HeaderJson {
  /**
   * Reads a whole header, and keeps of each tensor's entry only where it stands (`opaque`): a header of 100 MB would
   * take ten times as much as a tree. Duplicate keys within an entry are found by `parse`.
   *
   * @param take reads an entry in its stead: answers where it ends, or undefined for one that it does not take
   */
  outline(
    text: string,
    take: (name: string, start: number) => number | undefined,
  ): Parsed<{ readonly root: HeaderNode | undefined }>;
  /** Reads one entry. */
  parse(text: string): Parsed<{ readonly root: HeaderNode | undefined }>;
  /** The value of a string node. */
  stringValue(text: string, node: HeaderNode): string | undefined;
}

/** What can be wrong with a safetensors file, by what it means for those who read it. */
export type SafetensorsProblemCode =
  | "empty-file"
  | "lfs-pointer"
  | "other-format"
  | "header-length"
  | "header-too-long"
  | "header-long"
  | "header-encoding"
  | "header-start"
  | "header-padding"
  | "header-json"
  | "duplicate-key"
  | "metadata"
  | "entry"
  | "unknown-field"
  | "unknown-dtype"
  | "shape"
  | "offsets"
  | "size-mismatch"
  | "out-of-range"
  | "overlap"
  | "gap"
  | "trailing-data"
  | "truncated"
  | "hidden-zip"
  | "hidden-pickle"
  | "hub-refuses"
  | "limit";

export interface SafetensorsProblem extends Problem {
  readonly code: SafetensorsProblemCode;
}
