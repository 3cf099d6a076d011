import { type ProtoSchema, schemaOf } from "../protobuf/message.ts";

/**
 * What of a model's messages is read: everything but the numbers of tensors. Field numbers of onnx/onnx.proto (ONNX 1.19,
 * Apache-2.0); those that onnx-proto does not know yet are left out of what it decodes.
 */
const entry: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text" }));
const dimension: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text" }));
const shape: ProtoSchema = schemaOf(() => ({ 1: dimension }));
const tensorType: ProtoSchema = schemaOf(() => ({ 1: "text", 2: shape }));
const type: ProtoSchema = schemaOf(() => ({ 1: tensorType }));
const valueInfo: ProtoSchema = schemaOf(() => ({ 1: "text", 2: type }));

/** `raw_data`. */
export const rawData = 9;

/** What is skipped is the data: `raw_data` and its typed siblings. */
export const tensor: ProtoSchema = schemaOf(() => ({
  1: "text",
  2: "text",
  4: "skip",
  5: "skip",
  6: "skip",
  7: "skip",
  8: "text",
  9: "skip",
  10: "skip",
  11: "skip",
  13: entry,
  14: "text",
}));

export const sparseTensor: ProtoSchema = schemaOf(() => ({ 1: tensor, 2: tensor, 3: "text" }));

const attribute: ProtoSchema = schemaOf(() => ({
  1: "text",
  4: "text",
  5: tensor,
  6: graph,
  9: "text",
  10: tensor,
  11: graph,
  20: "text",
  22: sparseTensor,
  23: sparseTensor,
}));

export const node: ProtoSchema = schemaOf(() => ({ 3: "text", 4: "text", 5: attribute, 7: "text" }));

/** A graph within an attribute: small, and read as a whole. */
const graph: ProtoSchema = schemaOf(() => ({ 1: node, 2: "text", 5: tensor, 15: sparseTensor }));

/** The main graph, whose fields are read one by one. */
export const mainGraph: ProtoSchema = schemaOf(() => ({
  1: node,
  2: "text",
  5: tensor,
  10: "text",
  11: valueInfo,
  12: valueInfo,
  15: sparseTensor,
  16: entry,
}));

export const functionBody: ProtoSchema = schemaOf(() => ({ 1: "text", 7: node, 10: "text" }));

export const training: ProtoSchema = schemaOf(() => ({ 1: "range", 2: "range" }));

/** A model. Graphs and functions may be as long as the file. */
export const model: ProtoSchema = schemaOf(() => ({
  1: "text",
  2: "text",
  3: "text",
  4: "text",
  6: "text",
  7: "range",
  8: entryOfOpset,
  14: entry,
  20: training,
  25: functionBody,
}));

const entryOfOpset: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text" }));

/** The fields that onnx.proto gives a model (5 model_version, 26 configuration). */
export const modelFields: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26]);
