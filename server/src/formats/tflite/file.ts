import type { Parsed } from "../../host/problem.ts";

export interface TfliteTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** An operator that is none of the format's own. */
export interface TfliteCustomOperator {
  readonly name: string;
  /** Of its name. */
  readonly offset: number;
  readonly count: number;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

export interface TfliteFile {
  readonly version: number;
  readonly subgraphs: number;
  readonly operators: number;
  readonly custom: readonly TfliteCustomOperator[];
  readonly tensors: readonly TfliteTensor[];
  readonly tensorCount: number;
  readonly parameters: number;
  /** The model's description and the strings of its metadata. */
  readonly texts: readonly NamedText[];
  readonly license?: string;
  readonly author?: string;
  readonly name?: string;
}

export type TfliteRead = Parsed<TfliteFile | undefined>;
