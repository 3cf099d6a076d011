import { firstTelling, isAsciiAt, isPrintable, latin1 } from "./head-bytes.ts";
import type { Texture } from "./magic.ts";

/** Whether bytes that begin so are of a format; `texture`: what they look like. */
export type Matches = (head: Uint8Array, texture: Texture) => boolean;

/** The signature of a superblock (HDF5 File Format Specification, II.A). It may stand further behind as well: then the name decides. */
export function isHdf5(head: Uint8Array): boolean {
  return [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => head[index] === byte);
}

/** A safetensors header may be at most this long (safetensors/src/tensor.rs, MAX_HEADER_SIZE). */
const safetensorsHeaderBytes = 100_000_000;

/** Eight bytes of a little-endian length, then a JSON object (safetensors, README "Format"). */
export function isSafetensors(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head.length < 9 || head[8] !== 0x7b) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getUint32(0, true);
  return view.getUint32(4, true) === 0 && length >= 2 && length <= safetensorsHeaderBytes;
}

/** The magic, then a version that is small in one byte order or the other (ggml/docs/gguf.md, "File Structure"). */
export function isGguf(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text") return false;
  return head[0] === 0x47 && head[1] === 0x47 && head[2] === 0x55 && head[3] === 0x46;
}

/**
 * A format whose files are texts, by how they begin (UTF-16 included), blanks and a byte order mark left out.
 *
 * @param first what they begin with: no more is looked at of most texts
 */
export function textMatching(first: string, pattern: RegExp): Matches {
  const wanted = first.charCodeAt(0);
  return (head, texture) =>
    texture === "text" &&
    firstTelling(head) === wanted &&
    pattern.test(latin1(head.subarray(0, wanted === 0x3c ? 4096 : 256)));
}

export function beginsWith(magic: string): Matches {
  return (head) => isAsciiAt(head, 0, magic);
}

/** The version of the specification, and the description, which begins with an input, an output or the metadata. */
export function isCoreMl(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0x08 || (head[1] ?? 255) > 20 || head[2] !== 0x12) return false;
  const at = 3 + lengthOfVarint(head, 3);
  const [tag, next] = [head[at], head[at + 1]];
  if (tag === 0xa2 && next === 0x06) return true;
  return (tag === 0x0a || tag === 0x52) && head[at + 2] === 0x0a;
}

/** A first block, whose index is 0 and which has no parent (-1 in ten bytes). */
export function isPaddle(head: Uint8Array, texture: Texture): boolean {
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
export function isRData(head: Uint8Array): boolean {
  const at = isAsciiAt(head, 0, "RDX2\n") || isAsciiAt(head, 0, "RDX3\n") ? 5 : 0;
  const isBinary = isAsciiAt(head, at, "X\n\0\0\0") && (head[at + 5] === 2 || head[at + 5] === 3);
  return (
    isBinary || /^(?:RDA[23]\r?\n)?A\r?\n[23]\r?\n\d{5,6}\r?\n\d{5,6}\r?\n/.test(latin1(head.subarray(0, 40)))
  );
}

/** JSON or UBJSON, whose object begins with the learner (xgboost 1.0 and later). */
export function isXgboost(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text")
    return (
      head[0] === 0x7b && /^\{\s{0,20}"(?:learner|Config|Model)"\s{0,5}:/.test(latin1(head.subarray(0, 64)))
    );
  return (
    isAsciiAt(head, 0, "{L\0\0\0\0\0\0\0") && /^(?:learner|Config|Model)/.test(latin1(head.subarray(10, 20)))
  );
}

/** An engine's magic number; ultralytics puts a length and a JSON of its own before it. */
export function isTensorRt(head: Uint8Array): boolean {
  if (isAsciiAt(head, 0, "ftrt")) return true;
  if (head[4] !== 0x7b || head.length < 8) return false;
  const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
  return length < 16_384 && isAsciiAt(head, 4 + length, "ftrt");
}

/**
 * A protobuf message has no signature. ONNX's writers put `ir_version` first (field 1, a small number), and behind it a
 * producer, a domain, an opset or the graph (onnx/onnx.proto, ModelProto).
 */
export function isOnnx(head: Uint8Array, texture: Texture): boolean {
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
export function isTflite(head: Uint8Array, texture: Texture): boolean {
  return texture !== "text" && head[4] === 0x54 && head[5] === 0x46 && head[6] === 0x4c && head[7] === 0x33;
}

/**
 * A table of LevelDB's, whose first key is empty; its value is a header: the number of shards, where it is not 0 the byte
 * order, and a version (tensorflow/core/protobuf/tensor_bundle.proto, BundleHeaderProto).
 */
export function isCheckpointIndex(head: Uint8Array, texture: Texture): boolean {
  if (texture === "text" || head[0] !== 0 || head[1] !== 0 || (head[2] ?? 255) > 32 || head[3] !== 0x08)
    return false;
  const at = 4 + lengthOfVarint(head, 4);
  const version = head[at] === 0x10 ? at + 2 : at;
  return head[version] === 0x1a && head[version + 2] === 0x08;
}

/** Behind the producer's name: its version, a domain, a version of the model, documentation, the graph, an opset, metadata. */
function producerFollows(head: Uint8Array, at: number): boolean {
  const next = head[at];
  return next === undefined || [0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72].includes(next);
}
