import type { Parsed } from "../../host/problem.ts";
import { encodeTextMessage, type TextRule, type TextSchema } from "../protobuf/text.ts";
import { dataTypes } from "./bodies.ts";
import type { TensorflowMessage } from "./file.ts";

/**
 * The fields that the binary reader reads, by their names in `.pbtxt` files (the same protos: saved_model.proto,
 * meta_graph.proto, saver.proto, saved_object_graph.proto, graph.proto, node_def.proto, attr_value.proto,
 * function.proto, tensor.proto).
 */
function schema(fields: Readonly<Record<string, readonly [number: number, as: TextRule["as"]]>>): TextSchema {
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([name, [number, as]]) => [name, { number, as }])),
  };
}

const dtype = new Map(dataTypes.map((name, number) => [`DT_${name}`, number]));
const shape = schema({ dim: [2, schema({ size: [1, "integer"] })], unknown_rank: [3, "integer"] });
const tensor = schema({ dtype: [1, dtype], tensor_shape: [2, shape], string_val: [8, "text"] });
const named = schema({ name: [1, "text"] });
const list = schema({ s: [2, "text"], tensor: [8, tensor], func: [9, named] });
const value = schema({ list: [1, list], s: [2, "text"], tensor: [8, tensor], func: [10, named] });
const attribute = schema({ key: [1, "text"], value: [2, value] });
const node = schema({ name: [1, "text"], op: [2, "text"], input: [3, "text"], attr: [5, attribute] });
const functionBody = schema({ signature: [1, named], node_def: [3, node] });
const graph = schema({ node: [1, node], library: [2, schema({ function: [1, functionBody] })] });
const info = schema({ tags: [4, "text"], tensorflow_version: [5, "text"] });
const saver = schema({
  filename_tensor_name: [1, "text"],
  save_tensor_name: [2, "text"],
  restore_op_name: [3, "text"],
});
const outputs = schema({ key: [1, "text"], value: [2, named] });
const signature = schema({ key: [1, "text"], value: [2, schema({ outputs: [2, outputs] })] });
const asset = schema({ tensor_info: [1, named], filename: [2, "text"] });
const userObject = schema({ identifier: [1, "text"], metadata: [3, "text"] });
const objects = schema({ nodes: [1, schema({ user_object: [4, userObject] })] });
const metaGraph = schema({
  meta_info_def: [1, info],
  graph_def: [2, graph],
  saver_def: [3, saver],
  signature_def: [5, signature],
  asset_file_def: [6, asset],
  object_graph_def: [7, objects],
});
const savedModel = schema({ saved_model_schema_version: [1, "integer"], meta_graphs: [2, metaGraph] });

/** Which message a text is of, by its first field; a graph where it is none of the others. */
export function messageOfText(text: string): Exclude<TensorflowMessage, "keras-metadata"> {
  const first = /^(?:\s|#[^\n]{0,1000}\n){0,1000}(\w{1,40})/.exec(text)?.[1] ?? "";
  if (Object.hasOwn(savedModel.fields, first)) return "saved-model";
  return Object.hasOwn(metaGraph.fields, first) ? "meta-graph" : "graph";
}

/** A saved model, a meta graph or a graph in text (`.pbtxt`), as the bytes of the same message. */
export function tensorflowFromText(text: string): Parsed<Uint8Array> {
  const schemas = { "saved-model": savedModel, "meta-graph": metaGraph, graph };
  return encodeTextMessage(text, schemas[messageOfText(text)]);
}
