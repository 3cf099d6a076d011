import { type ByteSource, ByteSourceError } from "../host/byte-source.ts";
import type { Parsed, Problem } from "../host/problem.ts";

/** Bytes that are read at once from a source of unknown length. */
const step = 1024 * 1024;
/** And of one of known length. */
const longestChunk = 8 * step;
/** V8 has no longer strings than 2^29 - 24 units. */
const longestText = 2 ** 29 - 1024;

/**
 * The bytes of a text, to its end or to `limit`, where they are cut after the last whole line.
 *
 * @param head what was read of it already, from its start
 */
export async function readTextBytes(
  source: ByteSource,
  head: Uint8Array,
  limit: number,
): Promise<Parsed<Uint8Array>> {
  const isWhole = head.length === source.size && head.length <= limit;
  return isWhole ? { value: head, problems: [] } : readOn(source, head, limit);
}

async function readOn(source: ByteSource, head: Uint8Array, limit: number): Promise<Parsed<Uint8Array>> {
  const bound = Math.min(limit, longestText);
  const problems: Problem[] = [];
  // Of a known length, one array from the start: a notebook of hundreds of megabytes is not held twice.
  const whole = source.size === undefined ? undefined : new Uint8Array(Math.min(source.size, bound + 1));
  if (whole !== undefined) whole.set(head.subarray(0, whole.length));
  const chunks = [head];
  let length = Math.min(head.length, whole?.length ?? head.length);
  try {
    while (length <= bound && (whole === undefined || length < whole.length)) {
      const wanted = whole === undefined ? step : Math.min(whole.length - length, longestChunk);
      const chunk = await source.read(length, wanted);
      if (chunk.length === 0) break;
      if (whole === undefined) chunks.push(chunk);
      else whole.set(chunk, length);
      length += chunk.length;
    }
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    problems.push({ kind: "truncated", code: "source-failed", message: error.message });
  }
  const bytes = whole?.subarray(0, length) ?? (chunks.length === 1 ? head : concatenate(chunks, length));
  if (length <= bound) return { value: bytes, problems };
  const message = `only its first ${Math.round(bound / step)} MiB were read, the longest that is looked at`;
  problems.push({ kind: "limit", code: "text-length", message });
  return { value: cutAfterLine(bytes.subarray(0, bound)), problems };
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function cutAfterLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end === -1 ? bytes : bytes.subarray(0, end + 1);
}
