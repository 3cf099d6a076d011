import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { readVarint } from "../protobuf/message.ts";

/** A key of the table and its value. */
export interface TableEntry {
  readonly key: string;
  readonly value: Uint8Array;
  /** Of the value in the file. */
  readonly offset: number;
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

const footerBytes = 48;
const magic = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
/** Behind a block: the kind of its compression, and a checksum. */
const trailerBytes = 5;
const largestBlock = 64 * 1024 * 1024;
const mostEntries = 2_000_000;
const longestKey = 64 * 1024;
const decoder = new TextDecoder();

/**
 * The entries of a table of LevelDB's, in order (leveldb, doc/table_format.md; tensorflow/core/lib/io/format.cc). A
 * problem ends it.
 *
 * Problems: `truncated`, `no-footer`, `block` (a place that leads out of the file, or an entry that leads out of its
 * block), `compressed`, `too-many-entries`.
 */
export async function* tableEntries(source: ByteSource, problems: Problem[]): AsyncGenerator<TableEntry> {
  const fail: Fail = (code, message, offset, kind = "malformed") => {
    problems.push({ kind, code, message, offset });
  };
  const index = await indexOf(source, fail);
  let left = mostEntries;
  for (const place of index === undefined ? [] : await blockAt(source, index, fail)) {
    const handle = handleAt(place.value, 0)?.handle;
    if (handle === undefined) fail("block", "the place of a block is no place", place.offset);
    for (const entry of handle === undefined ? [] : await blockAt(source, handle, fail)) {
      left -= 1;
      if (left < 0)
        fail("too-many-entries", `more than ${mostEntries} entries are not read`, entry.offset, "limit");
      if (problems.length > 0) return;
      yield entry;
    }
  }
}

/** The place of the index of blocks, by the words at the end of the file. */
async function indexOf(source: ByteSource, fail: Fail): Promise<Handle | undefined> {
  const size = source.size ?? 0;
  if (size < footerBytes) {
    fail("truncated", "the file ends before the table does", 0, "truncated");
    return undefined;
  }
  const footer = await source.read(size - footerBytes, footerBytes);
  if (magic.some((byte, index) => footer[40 + index] !== byte)) {
    fail("no-footer", "the file does not end as a table does", size - 8, "truncated");
    return undefined;
  }
  const index = handleAt(footer, handleAt(footer, 0)?.end ?? footerBytes);
  if (index === undefined) fail("block", "the place of the index is no place", size - footerBytes);
  return index?.handle;
}

function handleAt(
  bytes: Uint8Array,
  at: number,
): { readonly handle: Handle; readonly end: number } | undefined {
  const offset = readVarint(bytes, at, bytes.length);
  const size = offset === undefined ? undefined : readVarint(bytes, offset.end, bytes.length);
  if (offset === undefined || size === undefined) return undefined;
  return { handle: { offset: Number(offset.value), size: Number(size.value) }, end: size.end };
}

type Fail = (code: string, message: string, offset: number, kind?: Problem["kind"]) => void;

async function blockAt(
  source: ByteSource,
  { offset, size }: Handle,
  fail: Fail,
): Promise<readonly TableEntry[]> {
  if (offset + size + trailerBytes > (source.size ?? 0)) {
    fail("block", "a block leads out of the file", Math.min(offset, source.size ?? 0));
    return [];
  }
  if (size > largestBlock) {
    fail("too-many-entries", `a block of ${size} bytes is not read`, offset, "limit");
    return [];
  }
  const bytes = await source.read(offset, size + 1);
  if (bytes[size] !== 0) {
    fail("compressed", "a block is compressed, as TensorFlow writes none", offset, "limit");
    return [];
  }
  return entriesOf(bytes.subarray(0, size), offset, fail);
}

/** Keys share the beginning with the one before; the last words of a block count where that starts anew. */
function entriesOf(block: Uint8Array, start: number, fail: Fail): readonly TableEntry[] {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const restarts = block.length < 4 ? 0 : view.getUint32(block.length - 4, true);
  const end = block.length - 4 - 4 * restarts;
  const found: TableEntry[] = [];
  let key = new Uint8Array(0);
  let at = 0;
  while (at < end) {
    const shared = readVarint(block, at, end);
    const own = shared === undefined ? undefined : readVarint(block, shared.end, end);
    const value = own === undefined ? undefined : readVarint(block, own.end, end);
    const [common, length, bytes] = [shared, own, value].map((one) => Number(one?.value ?? -1));
    const from = value?.end ?? end;
    if (common === undefined || length === undefined || bytes === undefined || bytes < 0) break;
    if (common > key.length || common + length > longestKey || from + length + bytes > end) break;
    const next = new Uint8Array(common + length);
    next.set(key.subarray(0, common));
    next.set(block.subarray(from, from + length), common);
    key = next;
    at = from + length + bytes;
    found.push({
      key: decoder.decode(key),
      value: block.subarray(from + length, at),
      offset: start + from + length,
    });
  }
  if (at !== end || end < 0) fail("block", "an entry leads out of its block", start + Math.max(0, at));
  return found;
}
