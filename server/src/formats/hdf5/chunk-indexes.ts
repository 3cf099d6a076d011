import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import { readTree2 } from "./tree2.ts";

/** A chunk where it lies. */
export interface Chunk {
  readonly address: number;
  readonly bytes: number;
  /** Bit n: filter n was left out. */
  readonly skipped: number;
}

export const mostChunks = 10_000;
const checksumBytes = 4;
const mostPages = 4_000_000;
/** Of arrays and trees: with 1 and 11 each entry also has the chunk's size and the filters that it skipped. */
const filteredClient = 1;

/** How entries look: of an address alone, or with a size of `sizeBytes` and a mask of four. */
interface Entries {
  readonly entryBytes: number;
  readonly filtered: boolean;
  /** Of a chunk that passed no filter. */
  readonly chunkBytes: number;
}

/** The chunks of one index, in its order; those that were never written are left out. */
class Found {
  readonly chunks: Chunk[] = [];
  readonly #entries: Entries;
  /** Entries that may still be looked at: an index may claim more than a file could hold. */
  #left = 4_000_000;

  constructor(entries: Entries) {
    this.#entries = entries;
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  /** Reads so many entries. */
  add(cursor: Cursor, count: number): void {
    const { entryBytes, filtered, chunkBytes } = this.#entries;
    this.#left -= count;
    if (this.#left <= 0)
      throw new Hdf5Fault("limit", "an index of chunks is too long", cursor.offset, "limit");
    for (let index = 0; index < count; index += 1) {
      const entry = cursor.sub(entryBytes);
      const address = entry.address();
      const bytes = filtered ? entry.uint(entry.left - 4) : chunkBytes;
      const skipped = filtered ? entry.uint(4) : 0;
      if (address === undefined) continue;
      if (this.chunks.length >= mostChunks)
        throw new Hdf5Fault("limit", `more than ${mostChunks} chunks`, entry.offset, "limit");
      this.chunks.push({ address, bytes, skipped });
    }
  }
}

/**
 * Chunks by a fixed array (specification VII.C): one block of entries, in pages where it is long. Throws Hdf5Fault.
 *
 * Sources: HDF5 File Format Specification 3.0; H5FAhdr.c, H5FAdblock.c, H5FAcache.c.
 */
export async function fixedArray(
  access: Access,
  address: number,
  chunkBytes: number,
): Promise<readonly Chunk[]> {
  const { offsetBytes, lengthBytes } = access.sizes;
  const head = await access.at(address, 8 + lengthBytes + offsetBytes);
  head.signature("FAHD", "array of chunks");
  head.skip(1);
  const filtered = head.uint(1) === filteredClient;
  const entryBytes = head.uint(1);
  const pageBits = head.uint(1);
  const count = head.length();
  const block = head.address();
  checkEntries(entryBytes, filtered, offsetBytes, head);
  if (block === undefined) return [];
  const found = new Found({ entryBytes, filtered, chunkBytes });
  const prefix = 6 + offsetBytes;
  (await access.at(block, 4)).signature("FADB", "block of an array of chunks");
  const perPage = 2 ** Math.min(pageBits, 31);
  if (count <= perPage) {
    found.add(await access.at(block + prefix, count * entryBytes), count);
    return found.chunks;
  }
  const pages = Math.ceil(count / perPage);
  const bitmap = await access.at(block + prefix, Math.ceil(pages / 8));
  await readPages(access, found, {
    at: block + prefix + Math.ceil(pages / 8) + checksumBytes,
    count,
    perPage,
    entryBytes,
    written: bitmap.bytes,
  });
  return found.chunks;
}

interface Pages {
  /** Where the first one lies. */
  readonly at: number;
  readonly count: number;
  readonly perPage: number;
  readonly entryBytes: number;
  /** A bit for each page, the highest of a byte first: 0 where nothing was written. */
  readonly written: Uint8Array;
  /** Where its bits begin; left out: at the first. */
  readonly firstBit?: number;
}

async function readPages(access: Access, found: Found, pages: Pages): Promise<void> {
  const { at, count, perPage, entryBytes, written, firstBit = 0 } = pages;
  if (count / perPage > mostPages)
    throw new Hdf5Fault("limit", "an index of chunks is too long", at, "limit");
  for (let page = 0; page * perPage < count; page += 1) {
    const bit = firstBit + page;
    if (((written[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) === 0) continue;
    const here = Math.min(perPage, count - page * perPage);
    const from = at + page * (perPage * entryBytes + checksumBytes);
    found.add(await access.at(from, here * entryBytes), here);
  }
}

function checkEntries(entryBytes: number, filtered: boolean, offsetBytes: number, head: Cursor): void {
  const least = filtered ? offsetBytes + 5 : offsetBytes;
  const most = filtered ? offsetBytes + 12 : offsetBytes;
  if (entryBytes < least || entryBytes > most)
    throw new Hdf5Fault(
      "chunk-index",
      "the entries of an index of chunks have a size of their own",
      head.offset,
    );
}

/** What the header of an extensible array says. */
interface Extensible {
  readonly entryBytes: number;
  readonly indexEntries: number;
  readonly blockEntries: number;
  /** Data blocks that the index block names itself. */
  readonly directBlocks: number;
  readonly superBlocks: number;
  readonly directSuperBlocks: number;
  readonly perPage: number;
  /** Bytes of an offset in the array. */
  readonly placeBytes: number;
}

/**
 * Chunks by an extensible array (specification VII.D): an index block, data blocks that grow, and blocks of them. Throws
 * Hdf5Fault.
 *
 * Sources: HDF5 File Format Specification 3.0; H5EAhdr.c (H5EA__hdr_init), H5EAiblock.c, H5EAsblock.c, H5EAdblock.c.
 */
export async function extensibleArray(
  access: Access,
  address: number,
  chunkBytes: number,
): Promise<readonly Chunk[]> {
  const { offsetBytes, lengthBytes } = access.sizes;
  const head = await access.at(address, 12 + 6 * lengthBytes + offsetBytes);
  head.signature("EAHD", "array of chunks");
  head.skip(1);
  const filtered = head.uint(1) === filteredClient;
  const shape = extensibleShape(head);
  head.skip(5 * lengthBytes);
  head.length();
  const index = head.address();
  checkEntries(shape.entryBytes, filtered, offsetBytes, head);
  if (index === undefined) return [];
  const found = new Found({ entryBytes: shape.entryBytes, filtered, chunkBytes });
  const { indexEntries, directBlocks, superBlocks, directSuperBlocks } = shape;
  const further = Math.max(0, superBlocks - directSuperBlocks);
  const block = await access.at(
    index,
    6 + offsetBytes + indexEntries * shape.entryBytes + (directBlocks + further) * offsetBytes,
  );
  block.signature("EAIB", "index of an array of chunks");
  block.skip(2 + offsetBytes);
  found.add(block, indexEntries);
  for (let level = 0; level < directSuperBlocks; level += 1) {
    for (let at = 0; at < 2 ** (level >> 1); at += 1) {
      const data = block.address();
      if (data !== undefined) await dataBlock(access, found, data, { shape, level });
    }
  }
  for (let level = directSuperBlocks; level < superBlocks; level += 1) {
    const next = block.address();
    if (next !== undefined) await superBlock(access, found, next, { shape, level });
  }
  return found.chunks;
}

function extensibleShape(head: Cursor): Extensible {
  const entryBytes = head.uint(1);
  const bits = head.uint(1);
  const indexEntries = head.uint(1);
  const blockEntries = head.uint(1);
  const pointers = head.uint(1);
  const pageBits = head.uint(1);
  const isPower = (value: number) => value > 0 && (value & (value - 1)) === 0;
  if (bits > 64 || !isPower(blockEntries) || !isPower(pointers) || pageBits > 31)
    throw new Hdf5Fault("chunk-index", "an array of chunks has blocks of no size", head.offset);
  return {
    entryBytes,
    indexEntries,
    blockEntries,
    directBlocks: 2 * (pointers - 1),
    superBlocks: 1 + bits - Math.log2(blockEntries),
    directSuperBlocks: 2 * Math.log2(pointers),
    perPage: 2 ** pageBits,
    placeBytes: Math.ceil(bits / 8),
  };
}

interface Level {
  readonly shape: Extensible;
  /** The number of the super block. */
  readonly level: number;
  /** Which pages of its data blocks were written, those of all blocks in one row of bits, and where a block's begin. */
  readonly written?: Uint8Array;
  readonly firstBit?: number;
}

/** Entries of a data block: they double with every second super block. */
function entriesAt({ shape, level }: Level): number {
  return 2 ** ((level + 1) >> 1) * shape.blockEntries;
}

async function superBlock(access: Access, found: Found, address: number, place: Level): Promise<void> {
  const { offsetBytes } = access.sizes;
  const { shape, level } = place;
  const blocks = 2 ** (level >> 1);
  const count = entriesAt(place);
  const bitmapBytes = count > shape.perPage ? Math.ceil(count / shape.perPage / 8) : 0;
  if (blocks > 2 ** 24) throw new Hdf5Fault("limit", "an array of chunks is too long", address, "limit");
  const prefix = 6 + offsetBytes + shape.placeBytes;
  const block = await access.at(address, prefix + blocks * (bitmapBytes + offsetBytes));
  block.signature("EASB", "block of an array of chunks");
  block.skip(prefix - 4);
  const bitmaps = block.take(blocks * bitmapBytes);
  const pages = count / shape.perPage;
  for (let at = 0; at < blocks; at += 1) {
    const data = block.address();
    const which = { shape, level, written: bitmaps, firstBit: at * pages };
    if (data !== undefined) await dataBlock(access, found, data, which);
  }
}

async function dataBlock(access: Access, found: Found, address: number, place: Level): Promise<void> {
  const { shape, written = new Uint8Array(0), firstBit = 0 } = place;
  const { entryBytes, perPage } = shape;
  const count = entriesAt(place);
  const prefix = 6 + access.sizes.offsetBytes + shape.placeBytes;
  (await access.at(address, 4)).signature("EADB", "block of an array of chunks");
  if (found.isFull) return;
  if (count <= perPage) {
    found.add(await access.at(address + prefix, count * entryBytes), count);
    return;
  }
  await readPages(access, found, {
    at: address + prefix + checksumBytes,
    count,
    perPage,
    entryBytes,
    written,
    firstBit,
  });
}

/** Chunks by a tree of version 2: records of an address, with filters a size and a mask, and the chunk's place. */
export async function treeOfChunks2(
  access: Access,
  address: number,
  { rank, chunkBytes }: { readonly rank: number; readonly chunkBytes: number },
): Promise<readonly Chunk[]> {
  const plain = 10;
  const packed = 11;
  const records = await readTree2(access, address, [plain, packed]);
  const [first] = records;
  if (first === undefined) return [];
  const entryBytes = first.left - 8 * rank;
  const filtered = entryBytes > access.sizes.offsetBytes;
  checkEntries(entryBytes, filtered, access.sizes.offsetBytes, first);
  const found = new Found({ entryBytes, filtered, chunkBytes });
  for (const record of records) found.add(record, 1);
  return found.chunks;
}
