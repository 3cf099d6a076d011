import type { Parsed } from "../../host/problem.ts";

export interface OnnxTensor {
  readonly name: string;
  /** `FLOAT`, `INT64`: the name of TensorProto.DataType; its number where it has none. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly offset: number;
}

/** A tensor whose bytes lie in another file (onnx, docs/ExternalData.md). */
export interface ExternalData {
  readonly tensor: string;
  readonly entries: ReadonlyMap<string, string>;
  /** Bytes that dtype and shape ask for; undefined where they are not known. */
  readonly bytes?: number;
  readonly offset: number;
}

/** An operator that the model uses, all its nodes together. */
export interface OnnxOperator {
  readonly domain: string;
  readonly type: string;
  readonly count: number;
  /** Of the first. */
  readonly offset: number;
  /** `graph`, `function f`, `training`: where the first stands, `subgraph` behind it for one in an attribute. */
  readonly within: string;
  /** The strings of the first one's attributes, cut; beyond ONNX's own domain those of the others as well, bounded. */
  readonly strings: readonly NamedText[];
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

export interface OnnxFile {
  readonly irVersion?: number;
  readonly producer: string;
  readonly producerVersion: string;
  readonly opsets: readonly { readonly domain: string; readonly version: number }[];
  readonly hasGraph: boolean;
  readonly metadata: readonly NamedText[];
  /** Initializers of all graphs, bounded. */
  readonly tensors: readonly OnnxTensor[];
  readonly tensorCount: number;
  readonly parameters: number;
  readonly operators: readonly OnnxOperator[];
  /** Functions that the model defines itself. */
  readonly functions: readonly { readonly domain: string; readonly name: string }[];
  readonly external: readonly ExternalData[];
  /** Strings of attributes, documentation and metadata: where keys leak. */
  readonly texts: readonly NamedText[];
}

export type OnnxRead = Parsed<OnnxFile>;
