/** Builds ONNX models, right ones and broken ones (onnx/onnx.proto). */

import { concat, field, number } from "./protobuf.ts";

export { concat, field, lying, number, raw, varint } from "./protobuf.ts";

type Part = Uint8Array;

/** A model: an ir version, a producer, an opset, and whatever is given; a graph is among it. */
export function model(...parts: readonly Part[]): Uint8Array {
  return concat(number(1, 8), field(2, "pytorch"), field(3, "2.4.0"), ...parts, opset("", 17));
}

export function opset(domain: string, version: number): Part {
  return field(8, field(1, domain), number(2, version));
}

export function graph(...parts: readonly Part[]): Part {
  return field(7, graphBody(...parts));
}

/** The fields of a graph, for one within an attribute. */
export function graphBody(...parts: readonly Part[]): Uint8Array {
  return concat(...parts, field(2, "main_graph"));
}

/** A node of the graph. */
export function node(type: string, domain = "", ...attributes: readonly Part[]): Part {
  return field(1, nodeBody(type, domain, ...attributes));
}

export function nodeBody(type: string, domain = "", ...attributes: readonly Part[]): Uint8Array {
  return concat(
    field(1, "x"),
    field(2, "y"),
    field(3, `${type}_0`),
    field(4, type),
    ...attributes,
    ...(domain === "" ? [] : [field(7, domain)]),
  );
}

/** Attributes of nodes: AttributeProto's type stands in field 20. */
export function text(name: string, value: string): Part {
  return field(5, field(1, name), field(4, value), number(20, 3));
}

export function attributeTensor(name: string, ...parts: readonly Part[]): Part {
  return field(5, field(1, name), field(5, ...parts), number(20, 4));
}

export function subgraph(name: string, ...parts: readonly Part[]): Part {
  return field(5, field(1, name), field(6, graphBody(...parts)), number(20, 5));
}

export function subgraphs(name: string, ...graphs: readonly Uint8Array[]): Part {
  return field(5, field(1, name), ...graphs.map((one) => field(11, one)), number(20, 10));
}

/** Initializers. `parts` are fields of a TensorProto. */
export function initializer(...parts: readonly Part[]): Part {
  return field(5, ...parts);
}

export function sparseInitializer(
  values: Uint8Array,
  indices: Uint8Array,
  ...dims: readonly (number | bigint)[]
): Part {
  return field(15, field(1, values), field(2, indices), ...dims.map((size) => number(3, size)));
}

/** The head of a tensor: its name, its data type (1 float, 7 int64) and its dimensions. */
export function tensor(name: string, type: number, ...dims: readonly (number | bigint)[]): Uint8Array {
  return concat(...dims.map((size) => number(1, size)), number(2, type), field(8, name));
}

/** `raw_data`: so many zeros. */
export function data(bytes: number): Part {
  return field(9, new Uint8Array(bytes));
}

/** External data: keys and values, and the word that it is there. */
export function external(entries: Readonly<Record<string, string>>): Part {
  return concat(
    ...Object.entries(entries).map(([key, value]) => field(13, field(1, key), field(2, value))),
    number(14, 1),
  );
}

export function metadata(key: string, value: string): Part {
  return field(14, field(1, key), field(2, value));
}

/** An input of the graph with its dimensions; a string is a symbolic one. */
export function input(name: string, ...dims: readonly (number | bigint | string)[]): Part {
  const shape = dims.map((size) => field(1, typeof size === "string" ? field(2, size) : number(1, size)));
  return field(11, field(1, name), field(2, field(1, number(1, 1), field(2, ...shape))));
}

/** A function of the model's own. */
export function localFunction(domain: string, name: string, ...nodes: readonly Uint8Array[]): Part {
  return field(25, field(1, name), ...nodes.map((one) => field(7, one)), field(10, domain));
}

/** A graph of training steps. */
export function training(...parts: readonly Part[]): Part {
  return field(20, field(2, graphBody(...parts)));
}
