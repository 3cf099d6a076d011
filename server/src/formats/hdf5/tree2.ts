import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { bytesFor } from "./datatype.ts";
import { Hdf5Fault } from "./fault.ts";

/** Records of trees by their type (specification III.A.2): names of links, names of attributes, chunks with filters and without. */
export type TreeRecord = Cursor;

const deepest = 16;
/** Signature, version, type, and a checksum at the end. */
const nodeOverhead = 10;

interface Shape {
  readonly nodeBytes: number;
  readonly recordBytes: number;
  /** For each depth: bytes of a count of records in one child, and in all below it. */
  readonly countBytes: number;
  readonly totalBytes: readonly number[];
}

/**
 * All records of a B-tree of version 2, each as a cursor over its bytes. Throws Hdf5Fault.
 *
 * @param types the types of tree that may stand here
 */
export async function readTree2(
  access: Access,
  address: number,
  types: readonly number[],
): Promise<readonly TreeRecord[]> {
  const { offsetBytes, lengthBytes } = access.sizes;
  const head = await access.at(address, 16 + offsetBytes + 2 + lengthBytes);
  head.signature("BTHD", "tree");
  head.skip(1);
  const type = head.uint(1);
  if (!types.includes(type))
    throw new Hdf5Fault("tree-node", `a tree of type ${type} stands where another should`, head.offset);
  const nodeBytes = head.uint(4);
  const recordBytes = head.uint(2);
  const depth = head.uint(2);
  head.skip(2);
  const root = head.address();
  const count = head.uint(2);
  if (root === undefined || count === 0) return [];
  const shape = shapeOf(access, { nodeBytes, recordBytes, depth }, head.offset);
  const walk = new Walk(access, shape);
  await walk.node(root, count, depth);
  return walk.records;
}

/** How wide the counts in a node are follows from how many records fit (H5B2hdr.c, H5B2__hdr_init). */
function shapeOf(
  access: Access,
  tree: { readonly nodeBytes: number; readonly recordBytes: number; readonly depth: number },
  offset: number,
): Shape {
  const { nodeBytes, recordBytes, depth } = tree;
  if (recordBytes === 0 || nodeBytes < nodeOverhead + recordBytes || depth > deepest) {
    throw new Hdf5Fault("tree-shape", "the nodes of a tree cannot hold its records", offset);
  }
  const leaf = Math.floor((nodeBytes - nodeOverhead) / recordBytes);
  const countBytes = bytesFor(leaf);
  const totalBytes = [0];
  let total = leaf;
  for (let level = 1; level <= depth; level += 1) {
    const pointer = access.sizes.offsetBytes + countBytes + (totalBytes[level - 1] ?? 0);
    const most = Math.floor((nodeBytes - nodeOverhead - pointer) / (recordBytes + pointer));
    if (most < 1) throw new Hdf5Fault("tree-shape", "the nodes of a tree cannot hold its records", offset);
    total = (most + 1) * total + most;
    totalBytes.push(bytesFor(total));
  }
  return { nodeBytes, recordBytes, countBytes, totalBytes };
}

class Walk {
  readonly records: TreeRecord[] = [];
  readonly #access: Access;
  readonly #shape: Shape;
  readonly #seen = new Set<number>();

  constructor(access: Access, shape: Shape) {
    this.#access = access;
    this.#shape = shape;
  }

  async node(address: number, count: number, depth: number): Promise<void> {
    if (this.#seen.has(address)) throw new Hdf5Fault("tree-cycle", "a tree leads back into itself", address);
    this.#seen.add(address);
    const { nodeBytes, recordBytes, countBytes, totalBytes } = this.#shape;
    const cursor = await this.#access.at(address, nodeBytes);
    cursor.signature(depth === 0 ? "BTLF" : "BTIN", "node of a tree");
    cursor.skip(2);
    for (let index = 0; index < count; index += 1) {
      if (this.records.length >= this.#access.limits.archiveMembers) {
        throw new Hdf5Fault("limit", `more than ${this.records.length} entries`, address, "limit");
      }
      this.records.push(cursor.sub(recordBytes));
    }
    if (depth === 0) return;
    for (let index = 0; index <= count; index += 1) {
      const child = cursor.address();
      const childCount = cursor.uint(countBytes);
      cursor.skip(depth > 1 ? (totalBytes[depth - 1] ?? 0) : 0);
      if (child !== undefined) await this.node(child, childCount, depth - 1);
    }
  }
}
