import { type ProtoSchema, schemaOf } from "../protobuf/message.ts";

/**
 * What of a saved model's messages is read: everything but the numbers of tensors. Field numbers of
 * tensorflow/core/protobuf/saved_model.proto, meta_graph.proto, saver.proto, saved_object_graph.proto and
 * tensorflow/core/framework/graph.proto, node_def.proto, attr_value.proto, function.proto, tensor.proto (TensorFlow 2.18,
 * Apache-2.0).
 */
const dimension: ProtoSchema = schemaOf(() => ({ 1: "text" }));
const shape: ProtoSchema = schemaOf(() => ({ 2: dimension, 3: "text" }));

export const tensor: ProtoSchema = schemaOf(() => ({
  1: "text",
  2: shape,
  4: "skip",
  5: "skip",
  6: "skip",
  7: "skip",
  8: "text",
  10: "skip",
  13: "skip",
}));

const namedFunction: ProtoSchema = schemaOf(() => ({ 1: "text" }));
const list: ProtoSchema = schemaOf(() => ({ 2: "text", 8: tensor, 9: namedFunction }));
const attributeValue: ProtoSchema = schemaOf(() => ({ 1: list, 2: "text", 8: tensor, 10: namedFunction }));
const attribute: ProtoSchema = schemaOf(() => ({ 1: "text", 2: attributeValue }));

export const node: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text", 3: "text", 5: attribute }));

/** A graph, whose nodes are read one by one. */
export const graph: ProtoSchema = schemaOf(() => ({ 1: node, 2: "range" }));
export const library: ProtoSchema = schemaOf(() => ({ 1: "range" }));
const signature: ProtoSchema = schemaOf(() => ({ 1: "text" }));
export const functionBody: ProtoSchema = schemaOf(() => ({ 1: signature, 3: node }));

const metaInfo: ProtoSchema = schemaOf(() => ({ 1: "text", 4: "text", 5: "text", 6: "text" }));
const saver: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "text", 3: "text" }));
const tensorInfo: ProtoSchema = schemaOf(() => ({ 1: "text" }));
const output: ProtoSchema = schemaOf(() => ({ 2: tensorInfo }));
const signatureDef: ProtoSchema = schemaOf(() => ({ 2: output }));
const signatureEntry: ProtoSchema = schemaOf(() => ({ 2: signatureDef }));
const asset: ProtoSchema = schemaOf(() => ({ 1: tensorInfo, 2: "text" }));
const userObject: ProtoSchema = schemaOf(() => ({ 1: "text", 3: "text" }));
const savedObject: ProtoSchema = schemaOf(() => ({ 4: userObject }));
const objects: ProtoSchema = schemaOf(() => ({ 1: savedObject }));

/** A meta graph. Its graph and its objects may be as long as the file. */
export const metaGraph: ProtoSchema = schemaOf(() => ({
  1: metaInfo,
  2: "range",
  3: saver,
  5: signatureEntry,
  6: asset,
  7: objects,
}));

export const savedModel: ProtoSchema = schemaOf(() => ({ 1: "text", 2: "range" }));

/** keras_metadata.pb (keras/src/protobuf/saved_metadata.proto, Keras 2.5 to 2.15). */
const kerasNode: ProtoSchema = schemaOf(() => ({ 2: "text", 3: "text", 4: "text", 5: "text" }));
export const kerasMetadata: ProtoSchema = schemaOf(() => ({ 1: kerasNode }));
