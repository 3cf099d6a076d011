import { type ByteSource, ByteSourceError, concatenate } from "../host/byte-source.ts";
import type { Parsed, Problem } from "../host/problem.ts";

/** Bytes that are read at once from a source of unknown length, or from one that failed to answer all of them. */
const step = 1024 * 1024;
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
  const bound = Math.min(limit, longestText);
  const whole = await readAtOnce(source, head, bound + 1);
  const { value: bytes, problems } =
    whole === undefined ? await readByStep(source, head, bound) : { value: whole, problems: [] };
  if (bytes.length <= bound) return { value: bytes, problems };
  const message = `only its first ${Math.round(bound / step)} MiB were read, the longest that is looked at`;
  const tooLong: Problem = { kind: "limit", code: "text-length", message };
  return { value: cutAfterLine(bytes.subarray(0, bound)), problems: [...problems, tooLong] };
}

/** In one array: a notebook of hundreds of megabytes is neither held twice nor copied. */
async function readAtOnce(
  source: ByteSource,
  head: Uint8Array,
  most: number,
): Promise<Uint8Array | undefined> {
  if (source.size === undefined) return undefined;
  const wanted = Math.min(source.size, most);
  if (head.length === wanted) return head;
  try {
    const bytes = await source.read(0, wanted);
    return bytes.length === wanted ? bytes : undefined;
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

/** To its end or beyond `bound`; as much as there is, of a source that breaks off as well. */
async function readByStep(source: ByteSource, head: Uint8Array, bound: number): Promise<Parsed<Uint8Array>> {
  const chunks = [head];
  let { length } = head;
  const value = () => (chunks.length === 1 ? head : concatenate(chunks));
  try {
    while (length <= bound) {
      const chunk = await source.read(length, step);
      if (chunk.length === 0) break;
      chunks.push(chunk);
      length += chunk.length;
    }
    return { value: value(), problems: [] };
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    const problem: Problem = { kind: "truncated", code: "source-failed", message: error.message };
    return { value: value(), problems: [problem] };
  }
}

function cutAfterLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end === -1 ? bytes : bytes.subarray(0, end + 1);
}
