import type { Parsed } from "../../host/problem.ts";

export interface OrtTensor {
  readonly name: string;
  /** As ONNX names it: `FLOAT`. */
  readonly dtype: string;
  readonly shape: readonly number[];
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

/** An operator that the model uses, all its nodes together. */
export interface OrtOperator {
  readonly domain: string;
  readonly type: string;
  readonly count: number;
  /** Of the first. */
  readonly offset: number;
  /** `graph`, or `graph, subgraph` for one in an attribute. */
  readonly within: string;
  /** The strings of its nodes' attributes, cut. */
  readonly strings: readonly NamedText[];
}

/** A model in ONNX Runtime's own format (`.ort`). */
export interface OrtFile {
  /** Of the format: `5`. */
  readonly ortVersion: string;
  readonly irVersion?: number;
  readonly producer: string;
  readonly producerVersion: string;
  readonly opsets: readonly { readonly domain: string; readonly version: number }[];
  readonly metadata: readonly NamedText[];
  readonly operators: readonly OrtOperator[];
  readonly tensors: readonly OrtTensor[];
  readonly tensorCount: number;
  readonly parameters: number;
  readonly texts: readonly NamedText[];
}

export type OrtRead = Parsed<OrtFile | undefined>;
