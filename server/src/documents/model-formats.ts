import { latin1Text } from "../text/byte-text.ts";
import type { Texture } from "./magic.ts";

/** A format of models that is no pickle: how its files are told from others. */
interface ModelFormat {
  /** The kind of its documents. */
  readonly kind: string;
  /** For people, as in "the file is no … file": the format's own spelling. */
  readonly name: string;
  /** Extensions under which nothing else is loaded, lower case, with blanks between. */
  readonly extensions: string;
  /** Whole names of the same, lower case. */
  readonly names?: string;
  /** Whether bytes that begin so are of this format, whatever their name. `texture`: what they look like. */
  readonly matches: (head: Uint8Array, texture: Texture) => boolean;
}

/**
 * The kind table of model formats. A new format is a row here, a room in formats/ that reads its structure, a row in
 * facts/models/readers.ts that turns the structure into facts, a builder in test/harness and a page in
 * test/corpus/formats. Rows are asked in this order.
 */
const formats = [
  { kind: "safetensors", name: "safetensors", extensions: "safetensors", matches: isSafetensors },
  { kind: "hdf5", name: "HDF5", extensions: "h5 hdf5 hdf", matches: isHdf5 },
  { kind: "gguf", name: "GGUF", extensions: "gguf", matches: isGguf },
  { kind: "onnx", name: "ONNX", extensions: "onnx", matches: isOnnx },
  { kind: "tflite", name: "TFLite", extensions: "tflite lite", matches: isTflite },
  {
    kind: "ort",
    name: "ORT",
    extensions: "ort",
    matches: (head, texture) => texture !== "text" && isAsciiAt(head, 4, "ORTM"),
  },
  {
    kind: "tensorflow-checkpoint",
    name: "TensorFlow checkpoint",
    extensions: "",
    matches: isCheckpointIndex,
  },
  { kind: "coreml", name: "Core ML", extensions: "mlmodel", matches: isCoreMl },
  { kind: "paddle", name: "PaddlePaddle", extensions: "pdmodel", matches: isPaddle },
  { kind: "flax", name: "flax", extensions: "msgpack", matches: () => false },
  { kind: "rdata", name: "R data", extensions: "rds rda rdata", matches: isRData },
  {
    kind: "openvino",
    name: "OpenVINO IR",
    extensions: "",
    matches: textMatching("<", /^<(?:[\s\S]{0,4000}?<)?net\s[^>]{0,500}version="\d/),
  },
  {
    kind: "pmml",
    name: "PMML",
    extensions: "pmml",
    matches: textMatching("<", /^<(?:[\s\S]{0,4000}?<)?(?:\w{1,20}:)?PMML[\s>]/),
  },
  { kind: "xgboost", name: "XGBoost", extensions: "ubj", matches: isXgboost },
  {
    kind: "lightgbm",
    name: "LightGBM",
    extensions: "",
    matches: textMatching("t", /^tree\r?\nversion=v?\d/),
  },
  { kind: "catboost", name: "CatBoost", extensions: "cbm", matches: beginsWith("CBM1") },
  {
    kind: "mxnet",
    name: "MXNet",
    extensions: "",
    matches: textMatching("{", /^\{\s{0,50}"nodes"\s{0,5}:\s{0,5}\[\s{0,50}\{\s{0,50}"op"\s{0,5}:/),
  },
  {
    kind: "executorch",
    name: "ExecuTorch",
    extensions: "pte",
    matches: (head) => isAsciiAt(head, 4, "ET12"),
  },
  { kind: "tensorrt", name: "TensorRT", extensions: "", matches: isTensorRt },
  { kind: "llamafile", name: "llamafile", extensions: "llamafile", matches: beginsWith("MZqFpD") },
  {
    kind: "tensorflow",
    name: "TensorFlow",
    extensions: "graphdef",
    names: "saved_model.pb keras_metadata.pb",
    matches: isTensorflow,
  },
] as const satisfies readonly ModelFormat[];

export const modelFormats: readonly (ModelFormat & { readonly kind: ModelKind })[] = formats;

export type ModelKind = (typeof formats)[number]["kind"];

/** The kinds of model formats. */
export const modelKinds: readonly ModelKind[] = formats.map(({ kind }) => kind);

export function isModelKind(kind: string): kind is ModelKind {
  return (modelKinds as readonly string[]).includes(kind);
}

/** The signature of a superblock (HDF5 File Format Specification, II.A). It may stand further behind as well: then the name decides. */
function isHdf5(head: Uint8Array): boolean {
  return [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => head[index] === byte);
}

/** A safetensors header may be at most this long (safetensors/src/tensor.rs, MAX_HEADER_SIZE). */
const safetensorsHeaderBytes = 100_000_000;

/** Eight bytes of a little-endian length, then a JSON object (safetensors, README "Format"). */
function isSafetensors(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head.length < 9 || head[8] !== 0x7b) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getUint32(0, true);
  return view.getUint32(4, true) === 0 && length >= 2 && length <= safetensorsHeaderBytes;
}

/** The magic, then a version that is small in one byte order or the other (ggml/docs/gguf.md, "File Structure"). */
function isGguf(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text") return false;
  return head[0] === 0x47 && head[1] === 0x47 && head[2] === 0x55 && head[3] === 0x46;
}

/**
 * A format whose files are texts, by how they begin (UTF-16 included), blanks and a byte order mark left out.
 *
 * @param first what they begin with: no more is looked at of most texts
 */
function textMatching(first: string, pattern: RegExp): ModelFormat["matches"] {
  const wanted = first.charCodeAt(0);
  return (head, texture) =>
    texture === "text" &&
    firstTelling(head) === wanted &&
    pattern.test(latin1(head.subarray(0, wanted === 0x3c ? 4096 : 256)));
}

/** Blanks, and the bytes of byte order marks and of UTF-16. */
const leading: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xbb, 0xbf, 0xef, 0xfe, 0xff]);

/** The first byte behind these; 0 where there is none. */
function firstTelling(head: Uint8Array): number {
  let at = 0;
  while (at < head.length && leading.has(head[at] ?? 0)) at += 1;
  return head[at] ?? 0;
}

function latin1(bytes: Uint8Array): string {
  return latin1Text(bytes)
    .replace(/\0|^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/g, "")
    .trimStart();
}

function beginsWith(magic: string): ModelFormat["matches"] {
  return (head) => isAsciiAt(head, 0, magic);
}

function isAsciiAt(head: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (head[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The version of the specification, and the description, which begins with an input, an output or the metadata. */
function isCoreMl(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0x08 || (head[1] ?? 255) > 20 || head[2] !== 0x12) return false;
  const at = 3 + lengthOfVarint(head, 3);
  const [tag, next] = [head[at], head[at + 1]];
  if (tag === 0xa2 && next === 0x06) return true;
  return (tag === 0x0a || tag === 0x52) && head[at + 2] === 0x0a;
}

/** A first block, whose index is 0 and which has no parent (-1 in ten bytes). */
function isPaddle(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0x0a) return false;
  const at = 1 + lengthOfVarint(head, 1);
  const block = [0x08, 0x00, 0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
  return block.every((byte, index) => head[at + index] === byte);
}

function lengthOfVarint(head: Uint8Array, at: number): number {
  let length = 1;
  while (length < 10 && ((head[at + length - 1] ?? 0) & 0x80) !== 0) length += 1;
  return length;
}

/** The serialization of R, alone (`saveRDS`) or behind the line of `save` (R Internals, 1.8). */
function isRData(head: Uint8Array): boolean {
  const at = isAsciiAt(head, 0, "RDX2\n") || isAsciiAt(head, 0, "RDX3\n") ? 5 : 0;
  const isBinary = isAsciiAt(head, at, "X\n\0\0\0") && (head[at + 5] === 2 || head[at + 5] === 3);
  return isBinary || isAsciiAt(head, 0, "RDA3\nA\n") || isAsciiAt(head, 0, "RDA2\nA\n");
}

/** JSON or UBJSON, whose object begins with the learner (xgboost 1.0 and later). */
function isXgboost(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text")
    return (
      head[0] === 0x7b && /^\{\s{0,20}"(?:learner|Config|Model)"\s{0,5}:/.test(latin1(head.subarray(0, 64)))
    );
  return (
    isAsciiAt(head, 0, "{L\0\0\0\0\0\0\0") && /^(?:learner|Config|Model)/.test(latin1(head.subarray(10, 20)))
  );
}

/** An engine's magic number; ultralytics puts a length and a JSON of its own before it. */
function isTensorRt(head: Uint8Array): boolean {
  if (isAsciiAt(head, 0, "ftrt")) return true;
  if (head[4] !== 0x7b || head.length < 8) return false;
  const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
  return length < 16_384 && isAsciiAt(head, 4 + length, "ftrt");
}

/**
 * A protobuf message has no signature. ONNX's writers put `ir_version` first (field 1, a small number), and behind it a
 * producer, a domain, an opset or the graph (onnx/onnx.proto, ModelProto).
 */
function isOnnx(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0x08 || (head[1] ?? 0) === 0 || (head[1] ?? 255) > 30) return false;
  const length = head[3] ?? 0;
  switch (head[2]) {
    case 0x12:
      return length > 1 && length < 100 && isPrintable(head, 4, length) && producerFollows(head, 4 + length);
    case 0x42:
      // opset_import: a domain, and a version.
      return (head[4] === 0x0a || head[4] === 0x10) && length < 64;
    case 0x3a:
      // The graph, whose first field is a node or its name.
      return head.subarray(4, 10).some((byte) => byte === 0x0a || byte === 0x12);
    default:
      return false;
  }
}

/** The file identifier behind the first offset (flatbuffers.dev, "Internals"; TFLite's schema.fbs, file_identifier). */
function isTflite(head: Uint8Array, texture: Texture): boolean {
  return texture !== "text" && head[4] === 0x54 && head[5] === 0x46 && head[6] === 0x4c && head[7] === 0x33;
}

/**
 * A table of LevelDB's, whose first key is empty; its value is a header: the number of shards, where it is not 0 the byte
 * order, and a version (tensorflow/core/protobuf/tensor_bundle.proto, BundleHeaderProto).
 */
function isCheckpointIndex(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0 || head[1] !== 0 || (head[2] ?? 255) > 32 || head[3] !== 0x08)
    return false;
  const at = 4 + lengthOfVarint(head, 4);
  const version = head[at] === 0x10 ? at + 2 : at;
  return head[version] === 0x1a && head[version + 2] === 0x08;
}

/**
 * No signature either. A saved model begins with its version and a meta graph (saved_model.proto), a graph with a node:
 * a name, then an operator (node_def.proto).
 */
function isTensorflow(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text") return isTensorflowText(head);
  if (head[0] === 0x08 && head[1] === 0x01 && head[2] === 0x12) {
    const at = 3 + varintBytes(head, 3);
    return head[at] === 0x0a || head[at] === 0x12;
  }
  if (head[0] !== 0x0a) return false;
  const at = 1 + varintBytes(head, 1);
  if (isMetaInfo(head, at)) return true;
  const length = head[at + 1] ?? 0;
  if (head[at] !== 0x0a || length === 0 || length > 120 || !isPrintable(head, at + 2, length)) return false;
  const operator = at + 2 + length;
  const opLength = head[operator + 1] ?? 0;
  if (head[operator] !== 0x12 || opLength === 0 || opLength > 80) return false;
  const first = head[operator + 2] ?? 0;
  if (!isPrintable(head, operator + 2, opLength) || !((first >= 0x41 && first <= 0x5a) || first === 0x5f))
    return false;
  return isNodeOfGraph(head, operator + 2 + opLength, Math.min(head.length, at + lengthOf(head, 1)));
}

/**
 * A meta graph (`model.ckpt.meta`) begins with what it says of itself: the operators that it uses, each with its name, or
 * its tags and the version of TensorFlow (tensorflow/core/protobuf/meta_graph.proto, MetaInfoDef).
 */
function isMetaInfo(head: Uint8Array, at: number): boolean {
  if (head[at] === 0x12) {
    const list = at + 1 + varintBytes(head, at + 1);
    const operator = list + 1 + varintBytes(head, list + 1);
    const length = head[operator + 1] ?? 0;
    if (head[list] !== 0x0a || head[operator] !== 0x0a || length === 0 || length > 80) return false;
    return (
      isPrintable(head, operator + 2, length) &&
      /[A-Z_]/.test(latin1(head.subarray(operator + 2, operator + 3)))
    );
  }
  const tag = head[at + 1] ?? 0;
  const version = at + 2 + tag;
  if (head[at] !== 0x22 || tag === 0 || tag > 60 || !isPrintable(head, at + 2, tag)) return false;
  return head[version] === 0x2a && /^\d{1,3}\.\d/.test(latin1(head.subarray(version + 2, version + 10)));
}

/**
 * The same messages in protobuf's text format (`.pbtxt`). Other graphs in it (MediaPipe's, Triton's, Caffe's) have no
 * nodes with an `op`.
 */
function isTensorflowText(head: Uint8Array): boolean {
  if (!"nlvsmg#".includes(String.fromCharCode(firstTelling(head)))) return false;
  const text = latin1(head.subarray(0, 8192)).replace(/^(?:#[^\n]{0,2000}\n\s{0,50}){1,50}/, "");
  if (
    /^(?:saved_model_schema_version\s{0,9}:|(?:meta_graphs|meta_info_def|graph_def)\s{0,9}:?\s{0,9}\{)/.test(
      text,
    )
  )
    return true;
  return (
    /^(?:node|library|versions)\s{0,9}:?\s{0,9}[{[]/.test(text) && /[\s;,{]op\s{0,9}:\s{0,9}["']/.test(text)
  );
}

/**
 * MediaPipe's graphs of calculators begin in the same way, but where a node of TensorFlow's has its device (`/job:…`) and
 * its attributes (messages), theirs have names.
 */
function isNodeOfGraph(head: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    const tag = head[at] ?? 0;
    const bytes = varintBytes(head, at + 1);
    const content = head[at + 1 + bytes];
    const length = lengthOf(head, at + 1);
    const allowed = nodeFields.get(tag);
    if (allowed === undefined) return false;
    if (length > 0 && content !== undefined && allowed.length > 0 && !allowed.includes(content)) return false;
    at += 1 + bytes + length;
  }
  return true;
}

/** The fields behind a node's operator (node_def.proto), by their tags, with the bytes that their content may begin with. */
const nodeFields: ReadonlyMap<number, readonly number[]> = new Map([
  [0x1a, []],
  [0x22, [0x2f]],
  [0x2a, [0x0a]],
  [0x32, [0x0a, 0x12]],
  [0x3a, [0x08, 0x12]],
]);

/** The length that a varint says; of the bytes of a head, so four are enough. */
function lengthOf(bytes: Uint8Array, at: number): number {
  let length = 0;
  for (let index = 0; index < Math.min(4, varintBytes(bytes, at)); index += 1) {
    length += ((bytes[at + index] ?? 0) & 0x7f) * 2 ** (7 * index);
  }
  return length;
}

function varintBytes(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (length < 10 && ((bytes[at + length - 1] ?? 0) & 0x80) !== 0) length += 1;
  return length;
}

/** Behind the producer's name: its version, a domain, a version of the model, documentation, the graph, an opset, metadata. */
function producerFollows(head: Uint8Array, at: number): boolean {
  const next = head[at];
  return next === undefined || [0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72].includes(next);
}

function isPrintable(bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
}
