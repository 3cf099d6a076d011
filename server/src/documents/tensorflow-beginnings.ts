import { firstTelling, isPrintable, latin1, varintBytes } from "./head-bytes.ts";
import type { Texture } from "./magic.ts";

/**
 * No signature either. A saved model begins with its version and a meta graph (saved_model.proto), a graph with a node:
 * a name, then an operator (node_def.proto).
 */
export function isTensorflow(head: Uint8Array, texture: Texture): boolean {
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
