import type { Parsed } from "../../host/problem.ts";

/** Which of TensorFlow's messages a file is. */
export type TensorflowMessage = "saved-model" | "graph" | "meta-graph" | "keras-metadata";

/** A node that may matter: what it does is judged by its operator's name. */
export interface TensorflowNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  /** String attributes, cut; lists one by one. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly offset: number;
}

/** The main graph, or a function of its library. */
export interface TensorflowBody {
  /** Empty for the main graph. */
  readonly name: string;
  /** Nodes that the reader was asked to keep, by operator. */
  readonly nodes: readonly TensorflowNode[];
  /** Operators and how often they stand there. */
  readonly operators: ReadonlyMap<string, { readonly count: number; readonly offset: number }>;
  /** Functions that any of its nodes names. */
  readonly calls: ReadonlySet<string>;
  /** Constant strings of one element, by the node's name. */
  readonly constants: ReadonlyMap<string, string>;
  /** Of the main graph: the functions that each calling node names, and the inputs of every node. */
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly inputs: ReadonlyMap<string, readonly string[]>;
}

export interface TensorflowTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

export interface TensorflowGraph {
  readonly bodies: readonly TensorflowBody[];
  /** The nodes that save and restore checkpoints, as the saver names them. */
  readonly saver: readonly string[];
  /** The tensors that its signatures answer: what runs when the model is used. */
  readonly outputs: readonly string[];
  readonly assets: readonly { readonly tensor: string; readonly filename: string; readonly offset: number }[];
  readonly tags: readonly string[];
  readonly version?: string;
  /** JSON that Keras up to 2.4 keeps with its objects. */
  readonly keras: readonly KerasObject[];
  readonly tensors: readonly TensorflowTensor[];
  readonly tensorCount: number;
  readonly parameters: number;
}

/** An object of Keras' with its configuration. */
export interface KerasObject {
  readonly identifier: string;
  readonly path: string;
  readonly metadata: string;
  readonly offset: number;
}

export interface TensorflowFile {
  readonly message: TensorflowMessage;
  readonly graphs: readonly TensorflowGraph[];
  readonly keras: readonly KerasObject[];
}

export type TensorflowRead = Parsed<TensorflowFile>;
