import type { Problem } from "../../host/problem.ts";

/** Classes of datatypes, by their number in a datatype message (HDF5 File Format Specification 3.0, IV.A.2.d). */
export const typeClasses = [
  "integer",
  "float",
  "time",
  "string",
  "bits",
  "opaque",
  "compound",
  "reference",
  "enumeration",
  "variable",
  "array",
] as const;
export type Hdf5TypeClass = (typeof typeClasses)[number] | "unknown";

export interface Hdf5Type {
  readonly class: Hdf5TypeClass;
  /** Bytes of one element as it is stored. */
  readonly size: number;
  /** Integers: whether they are signed. */
  readonly signed?: boolean;
  /** Numbers that are stored with the highest byte first. */
  readonly bigEndian?: boolean;
  /** `variable`: whether it is a text, and not a sequence. */
  readonly isText?: boolean;
  /** `variable`, `array` and `enumeration`: what they are made of. */
  readonly base?: Hdf5Type;
  /** `compound`: names and types, in order. */
  readonly members?: readonly { readonly name: string; readonly type: Hdf5Type }[];
}

/** Bytes of a file, with where they stand in it. */
export interface Hdf5Bytes {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface Hdf5Attribute {
  readonly name: string;
  readonly type: Hdf5Type;
  /** Empty: a single value. Undefined: none at all. */
  readonly shape: readonly number[] | undefined;
  /** The elements of texts and sequences of bytes, as they are stored and without padding; of others none. */
  readonly values: readonly Hdf5Bytes[];
  /** Whether `values` is all of it. */
  readonly complete: boolean;
}

export type Hdf5LayoutKind = "compact" | "contiguous" | "chunked" | "virtual" | "unknown";

export interface Hdf5Filter {
  /** As registered with The HDF Group. */
  readonly id: number;
  readonly name: string;
}

/** A file that a dataset keeps its numbers in, or takes them from. */
export interface Hdf5Source {
  readonly kind: "external-file" | "virtual";
  readonly path: string;
}

export interface Hdf5Layout {
  readonly kind: Hdf5LayoutKind;
  /** Of the data, where it lies in one piece, or of the index of its chunks; absent: none was written. */
  readonly address?: number;
  /** Bytes of the data, where it lies in one piece. */
  readonly bytes?: number;
  /** Elements of a chunk along each dimension. */
  readonly chunk?: readonly number[];
  /** How chunks are found: `btree` (version 1), `single`, `implicit`, or a number of the specification's. */
  readonly index?: "btree" | "single" | "implicit" | number;
  /** `single`: bytes of the one chunk as it is stored, where it passed filters. */
  readonly filteredBytes?: number;
  /** Of that chunk: bit n says that filter n was left out. */
  readonly skippedFilters?: number;
}

export interface Hdf5Dataset {
  readonly type: Hdf5Type;
  readonly shape: readonly number[] | undefined;
  readonly layout: Hdf5Layout;
  readonly filters: readonly Hdf5Filter[];
  readonly sources: readonly Hdf5Source[];
}

/** A group, a dataset or a named type. */
export interface Hdf5Object {
  /** By the first way that leads to it, from the root: `/model_weights/dense`. */
  readonly path: string;
  /** Of its header in the file. */
  readonly offset: number;
  readonly attributes: readonly Hdf5Attribute[];
  /** Absent for groups and named types. */
  readonly dataset?: Hdf5Dataset;
}

/** A link that is no plain entry of a group. */
export interface Hdf5Link {
  readonly path: string;
  readonly offset: number;
  readonly kind: "soft" | "external" | "user-defined";
  /** The object's path that it leads to. */
  readonly target: string;
  /** External links: the other file. */
  readonly file?: string;
}

export interface Hdf5File {
  /** Of its superblock; 0 to 3. */
  readonly version: number;
  /** Where addresses are counted from, and how many bytes they and lengths take. */
  readonly base: number;
  readonly sizes: { readonly offsetBytes: number; readonly lengthBytes: number };
  /** Bytes before the superblock, which belong to somebody else. */
  readonly userBlock: number;
  readonly objects: readonly Hdf5Object[];
  readonly links: readonly Hdf5Link[];
}

export interface Hdf5Read {
  /** Undefined where there is no superblock that can be read. */
  readonly value: Hdf5File | undefined;
  readonly problems: readonly Problem[];
}
