import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { bytesFor } from "./datatype.ts";
import { Hdf5Fault } from "./fault.ts";

interface Header {
  readonly address: number;
  readonly filtered: boolean;
  readonly hugeTree: number | undefined;
  readonly width: number;
  readonly startBytes: number;
  readonly directBytes: number;
  /** Bytes of an offset in the heap. */
  readonly offsetBytes: number;
  readonly lengthBytes: number;
  readonly root: number | undefined;
  /** 0: the root is a block of data itself. */
  readonly rootRows: number;
}

/** A fractal heap (specification III.G): where dense groups and attributes keep their messages. */
export interface FractalHeap {
  /** The object of an identifier. Throws Hdf5Fault. */
  object(id: Cursor): Promise<Cursor>;
}

const deepest = 24;

/** Throws Hdf5Fault. */
export async function openFractalHeap(access: Access, address: number): Promise<FractalHeap> {
  const header = await readHeader(access, address);
  return { object: (id) => readObject(access, header, id) };
}

async function readHeader(access: Access, address: number): Promise<Header> {
  const { offsetBytes: wide, lengthBytes: long } = access.sizes;
  const cursor = await access.at(address, 22 + 12 * long + 3 * wide);
  cursor.signature("FRHP", "heap");
  cursor.skip(3);
  const filterBytes = cursor.uint(2);
  cursor.skip(1);
  const largestManaged = cursor.uint(4);
  cursor.length();
  const hugeTree = cursor.address();
  cursor.length();
  cursor.address();
  cursor.skip(8 * long);
  const width = cursor.uint(2);
  const startBytes = cursor.length();
  const directBytes = cursor.length();
  const heapBits = cursor.uint(2);
  cursor.skip(2);
  const root = cursor.address();
  const rootRows = cursor.uint(2);
  if (width === 0 || startBytes === 0 || directBytes < startBytes || heapBits > 64) {
    throw new Hdf5Fault("heap-shape", "a heap's blocks have no size", address);
  }
  const lengthBytes = bytesFor(Math.min(directBytes, largestManaged));
  const offsetBytes = Math.ceil(heapBits / 8);
  const filtered = filterBytes > 0;
  return {
    address,
    filtered,
    hugeTree,
    width,
    startBytes,
    directBytes,
    offsetBytes,
    lengthBytes,
    root,
    rootRows,
  };
}

async function readObject(access: Access, header: Header, id: Cursor): Promise<Cursor> {
  const flags = id.uint(1);
  const kind = (flags >> 4) & 3;
  if (kind === 2) return id.sub(Math.min((flags & 0x0f) + 1, id.left));
  if (kind === 1) {
    // A huge object is found directly where the identifier has room for an address, and else through a tree.
    const { offsetBytes, lengthBytes } = access.sizes;
    if (header.filtered || id.left < offsetBytes + lengthBytes) return hugeInTree(access, header, id);
    const address = id.address();
    return access.at(address ?? Number.MAX_SAFE_INTEGER, id.length());
  }
  if (kind !== 0) throw new Hdf5Fault("heap-object", "an entry of a heap is of no known kind", id.offset);
  const offset = id.uint(header.offsetBytes);
  const length = id.uint(header.lengthBytes);
  if (header.filtered)
    throw new Hdf5Fault(
      "heap-filters",
      "a heap is compressed, which is not read here",
      id.offset,
      "unsupported",
    );
  const block = await locate(access, header, offset);
  return access.at(block, length);
}

/** Trees of huge objects without filters have records of address, length and identifier. */
async function hugeInTree(access: Access, header: Header, id: Cursor): Promise<Cursor> {
  const { readTree2 } = await import("./tree2.ts");
  if (header.hugeTree === undefined || header.filtered) {
    throw new Hdf5Fault("heap-huge", "a large entry of a heap is not read here", id.offset, "unsupported");
  }
  const wanted = id.uint(id.left);
  for (const record of await readTree2(access, header.hugeTree, [1])) {
    const address = record.address();
    const length = record.length();
    if (record.length() === wanted && address !== undefined) return access.at(address, length);
  }
  throw new Hdf5Fault("heap-object", "a heap has no such entry", id.offset);
}

/** Bytes of the blocks in a row: the first two rows are alike, and each further one doubles. */
function rowBytes({ startBytes }: Header, row: number): number {
  return row < 2 ? startBytes : startBytes * 2 ** (row - 1);
}

/** Where an offset of the heap's address space lies in the file. */
async function locate(access: Access, header: Header, offset: number): Promise<number> {
  if (header.root === undefined) throw new Hdf5Fault("heap-object", "a heap has no blocks", header.address);
  let block = header.root;
  let rows = header.rootRows;
  let rest = offset;
  for (let depth = 0; rows > 0; depth += 1) {
    if (depth > deepest) throw new Hdf5Fault("heap-shape", "blocks of a heap lie too deep", block);
    const { row, column, left } = place(header, rows, rest, block);
    const entry = row * header.width + column;
    const at = block + 5 + access.sizes.offsetBytes + header.offsetBytes + entry * access.sizes.offsetBytes;
    const next = (await access.at(at, access.sizes.offsetBytes)).address();
    if (next === undefined) throw new Hdf5Fault("heap-object", "a heap has no such block", at);
    const isDirect = rowBytes(header, row) <= header.directBytes;
    rows = isDirect ? 0 : rowsOf(header, rowBytes(header, row));
    block = next;
    rest = left;
  }
  return block + rest;
}

function place(header: Header, rows: number, offset: number, block: number) {
  let left = offset;
  for (let row = 0; row < rows; row += 1) {
    const bytes = rowBytes(header, row);
    const whole = bytes * header.width;
    if (left < whole) return { row, column: Math.floor(left / bytes), left: left % bytes };
    left -= whole;
  }
  throw new Hdf5Fault("heap-object", "a heap is shorter than an entry says", block);
}

/** Rows of an indirect block that covers so many bytes. */
function rowsOf(header: Header, bytes: number): number {
  return Math.max(1, Math.round(Math.log2(bytes / (header.startBytes * header.width))) + 1);
}
