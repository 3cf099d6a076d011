/** Builds TensorFlow's saved models, graphs and Keras metadata (tensorflow/core/protobuf, tensorflow/core/framework). */

import { concat, field, number } from "./protobuf.ts";

export { concat, field, lying, number, raw } from "./protobuf.ts";

type Part = Uint8Array;

/** A node: operator, name, inputs, attributes. */
export function nodeBody(
  op: string,
  name: string,
  inputs: readonly string[],
  ...attributes: readonly Part[]
): Uint8Array {
  return concat(field(1, name), field(2, op), ...inputs.map((input) => field(3, input)), ...attributes);
}

/** A node of the main graph. */
export function node(
  op: string,
  name: string,
  inputs: readonly string[] = [],
  ...attributes: readonly Part[]
): Part {
  return field(1, nodeBody(op, name, inputs, ...attributes));
}

function attribute(name: string, ...value: readonly Part[]): Part {
  return field(5, field(1, name), field(2, ...value));
}

export function text(name: string, value: string): Part {
  return attribute(name, field(2, value));
}

export function texts(name: string, ...values: readonly string[]): Part {
  return attribute(name, field(1, ...values.map((value) => field(2, value))));
}

export function calls(name: string, called: string): Part {
  return attribute(name, field(10, field(1, called)));
}

export function callsOneOf(name: string, ...called: readonly string[]): Part {
  return attribute(name, field(1, ...called.map((one) => field(9, field(1, one)))));
}

function shape(dims: readonly (number | bigint)[]): Part {
  return field(2, ...dims.map((size) => field(2, number(1, size))));
}

/** The value of a constant: a string, or floats of a shape with all their bytes. */
export function stringValue(value: string): Part {
  return attribute("value", field(8, number(1, 7), shape([]), field(8, value)));
}

export function floatValue(...dims: readonly (number | bigint)[]): Part {
  const bytes = dims.reduce<number>((product, size) => product * Math.max(0, Math.min(Number(size), 64)), 4);
  return attribute(
    "value",
    field(8, number(1, 1), shape(dims), field(4, new Uint8Array(Math.min(bytes, 4096)))),
  );
}

export function constant(name: string, value: string): Part {
  return node("Const", name, [], stringValue(value));
}

export function constantBody(name: string, value: string): Uint8Array {
  return nodeBody("Const", name, [], stringValue(value));
}

/** A function of the library: its name and its nodes. */
export function functionOf(name: string, ...nodes: readonly Uint8Array[]): Part {
  return field(1, field(1, field(1, name)), ...nodes.map((one) => field(3, one)));
}

/** A graph: nodes, and the functions of its library. A file of its own is a frozen graph. */
export function graph(nodes: readonly Part[], functions: readonly Part[] = []): Uint8Array {
  return concat(
    ...nodes,
    ...(functions.length === 0 ? [] : [field(2, ...functions)]),
    field(4, number(1, 1882)),
  );
}

interface Saved {
  readonly graph: Uint8Array;
  /** Tensor of the file name, tensor that saves, operator that restores. */
  readonly saver?: readonly [string, string, string];
  readonly outputs?: readonly string[];
  readonly assets?: readonly (readonly [tensor: string, filename: string])[];
  readonly objects?: readonly (readonly [identifier: string, metadata: string])[];
}

export function metaGraph({
  graph: body,
  saver,
  outputs = [],
  assets = [],
  objects = [],
}: Saved): Uint8Array {
  return concat(
    field(1, field(4, "serve"), field(5, "2.18.0")),
    field(2, body),
    ...(saver === undefined ? [] : [field(3, field(1, saver[0]), field(2, saver[1]), field(3, saver[2]))]),
    ...outputs.map((output) =>
      field(5, field(1, "serving_default"), field(2, field(2, field(1, "y"), field(2, field(1, output))))),
    ),
    ...assets.map(([tensor, filename]) => field(6, field(1, field(1, tensor)), field(2, filename))),
    ...(objects.length === 0
      ? []
      : [
          field(
            7,
            ...objects.map(([identifier, metadata]) =>
              field(1, field(4, field(1, identifier), field(3, metadata))),
            ),
          ),
        ]),
  );
}

export function savedModel(...graphs: readonly Saved[]): Uint8Array {
  return concat(number(1, 1), ...graphs.map((one) => field(2, metaGraph(one))));
}

/** A saver as TensorFlow 2 writes it: two functions that only it calls. */
export const saverNodes: readonly Part[] = [
  node("Placeholder", "saver_filename"),
  node(
    "StatefulPartitionedCall",
    "StatefulPartitionedCall_1",
    ["saver_filename"],
    calls("f", "__inference__traced_save_10"),
  ),
  node(
    "StatefulPartitionedCall",
    "StatefulPartitionedCall_2",
    ["saver_filename"],
    calls("f", "__inference__traced_restore_11"),
  ),
];

export const saverFunctions: readonly Part[] = [
  functionOf(
    "__inference__traced_save_10",
    nodeBody("ShardedFilename", "ShardedFilename", ["file_prefix"]),
    nodeBody("SaveV2", "SaveV2", ["ShardedFilename:filename:0", "names:output:0"]),
    nodeBody("MergeV2Checkpoints", "MergeV2Checkpoints", ["SaveV2", "file_prefix"]),
  ),
  functionOf(
    "__inference__traced_restore_11",
    nodeBody("RestoreV2", "RestoreV2", ["file_prefix", "names:output:0"]),
  ),
];

export const saver = [
  "saver_filename:0",
  "StatefulPartitionedCall_1:0",
  "StatefulPartitionedCall_2",
] as const;

/** keras_metadata.pb: layers with their configurations. */
export function kerasMetadata(...layers: readonly (readonly [path: string, metadata: string])[]): Uint8Array {
  return concat(
    ...layers.map(([path, metadata], index) =>
      field(
        1,
        number(2, index),
        field(3, path),
        field(4, "_tf_keras_layer"),
        field(5, metadata),
        field(6, number(1, 1)),
      ),
    ),
  );
}
