import type { ByteSource } from "../../host/byte-source.ts";
import { entrySize, viewOf } from "./entry.ts";

const endSize = 22;
const longestComment = 0xffff;
/** Signatures that are looked at: more than one is chance or a trap. */
const mostRecords = 32;
const signature = { end: 0x06054b50, locator: 0x07064b50, entry: 0x02014b50 };

/**
 * Where an archive begins that ends with the file, as a program finds it that looks at the end: its record reaches to the
 * last byte, and its directory is there. Undefined where there is none (APPNOTE 4.3.16; CPython, Lib/zipfile, _EndRecData).
 *
 * @param trailing bytes may stand behind the record: Python passes them over
 */
export async function archiveAtEnd(
  source: ByteSource,
  { trailing = false }: { readonly trailing?: boolean } = {},
): Promise<number | undefined> {
  const { size } = source;
  if (size === undefined || size < endSize) return undefined;
  const from = Math.max(size - endSize - longestComment, 0);
  const tail = await source.read(from, size - from);
  const view = viewOf(tail);
  let tries = 0;
  for (let at = tail.length; at > 0 && tries < mostRecords; ) {
    // With `P` all signatures begin.
    at = tail.lastIndexOf(0x50, at - 1);
    if (at < 0) break;
    if (at > tail.length - endSize || view.getUint32(at, true) !== signature.end) continue;
    tries += 1;
    const behind = tail.length - at - endSize - view.getUint16(at + 20, true);
    if (behind < 0 || (behind > 0 && !trailing)) continue;
    const start = await startOf(source, tail.subarray(0, at + endSize), from);
    if (start !== undefined) return start;
  }
  return undefined;
}

/** Where the archive begins whose record the bytes end with, if its directory is where it has to be. */
async function startOf(source: ByteSource, bytes: Uint8Array, from: number): Promise<number | undefined> {
  const view = viewOf(bytes);
  const at = bytes.length - endSize;
  if (at >= 20 && view.getUint32(at - 20, true) === signature.locator) return 0;
  const directoryBytes = view.getUint32(at + 12, true);
  const directory = from + at - directoryBytes;
  if (directoryBytes < entrySize || directory < 0) return undefined;
  const entry = await source.read(directory, 4);
  if (entry.length < 4 || viewOf(entry).getUint32(0, true) !== signature.entry) return undefined;
  return Math.max(directory - view.getUint32(at + 16, true), 0);
}
