import { type ByteSource, ByteSourceError } from "../host/byte-source.ts";
import type { Host } from "../host/host.ts";
import type { Parsed } from "../host/problem.ts";

/** Bytes that are read at once for a small request, so that a reader's many short reads are few of the host. */
const readAhead = 64 * 1024;
/** The same for a request far from the last one: a reader that jumps through a large file takes a little everywhere. */
const readAheadFar = 1024;

/**
 * A file as a source of bytes. One window of it is kept, `head` at first.
 *
 * A read that the host refuses, or that ends before the file's size, throws ByteSourceError.
 */
export function fileSource(host: Host, path: string, size: number, head: Uint8Array): ByteSource {
  let windowStart = 0;
  let window = head;
  const fetch = async (offset: number, length: number): Promise<Uint8Array> => {
    const answer = await host.readRange(path, offset, length);
    if (!answer.ok) throw new ByteSourceError(answer.error.message);
    if (answer.value.length < length) throw new ByteSourceError("the file became shorter while it was read");
    return answer.value;
  };
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted === 0) return new Uint8Array(0);
      if (wanted > readAhead) return fetch(offset, wanted);
      if (offset < windowStart || offset + wanted > windowStart + window.length) {
        const near = offset >= windowStart && offset <= windowStart + window.length + readAhead;
        const ahead = Math.max(wanted, near ? readAhead : readAheadFar);
        const fresh = await fetch(offset, Math.min(ahead, size - offset));
        windowStart = offset;
        window = fresh;
        return fresh.subarray(0, wanted);
      }
      return window.subarray(offset - windowStart, offset - windowStart + wanted);
    },
  };
}

/**
 * Runs a reader over a source that may fail under it: what it cannot read becomes a problem.
 *
 * @param empty the value where the source failed
 */
export async function readSource<T>(
  source: ByteSource,
  empty: T,
  read: (source: ByteSource) => Promise<Parsed<T>>,
): Promise<Parsed<T>> {
  try {
    return await read(source);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return {
      value: empty,
      problems: [{ kind: "unreadable", code: "source-failed", message: error.message }],
    };
  }
}
