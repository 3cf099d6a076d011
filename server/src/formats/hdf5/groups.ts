import type { Access } from "./access.ts";
import { decodeText } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import type { LinkEntry } from "./links.ts";

/** An entry of a symbol table (specification III.C). */
export interface SymbolEntry {
  /** Of its name in the local heap. */
  readonly nameAt: number;
  readonly header: number | undefined;
  /** 2: the scratch pad is where a soft link's target stands in the local heap. */
  readonly cacheType: number;
  readonly scratch: number;
}

const mostLevels = 32;

/** A local heap: the names of a group's entries. */
export async function readLocalHeap(access: Access, address: number): Promise<Uint8Array> {
  const cursor = await access.at(address, 8 + 2 * access.sizes.lengthBytes + access.sizes.offsetBytes);
  cursor.signature("HEAP", "heap of names");
  cursor.skip(4);
  const length = cursor.length();
  cursor.length();
  const data = cursor.address();
  if (data === undefined || length > access.limits.headerBytes) {
    throw new Hdf5Fault("heap-length", `a heap of names of ${length} bytes`, cursor.offset, "limit");
  }
  return length === 0 ? new Uint8Array(0) : (await access.at(data, length)).bytes;
}

/** The entries of a group of the old kind: a B-tree of symbol tables over a heap of names. Throws Hdf5Fault. */
export async function readSymbolTable(
  access: Access,
  tree: number,
  heapAddress: number,
): Promise<readonly LinkEntry[]> {
  const heap = await readLocalHeap(access, heapAddress);
  const entries: LinkEntry[] = [];
  await walkTree(access, tree, 0, async (node) => {
    for (const entry of await readNode(access, node)) {
      if (entries.length >= access.limits.archiveMembers) return;
      entries.push(linkOf(entry, heap));
    }
  });
  return entries;
}

function linkOf(entry: SymbolEntry, heap: Uint8Array): LinkEntry {
  const name = entry.nameAt < heap.length ? decodeText(heap.subarray(entry.nameAt)) : "";
  if (entry.cacheType !== 2) return { name, kind: "hard", header: entry.header };
  const target = entry.scratch < heap.length ? decodeText(heap.subarray(entry.scratch)) : "";
  return { name, kind: "soft", target };
}

async function readNode(access: Access, address: number): Promise<readonly SymbolEntry[]> {
  const head = await access.at(address, 8);
  head.signature("SNOD", "table of entries");
  head.skip(2);
  const count = head.uint(2);
  const { offsetBytes } = access.sizes;
  const cursor = await access.at(address + 8, count * (2 * offsetBytes + 24));
  return Array.from({ length: count }, () => {
    const nameAt = cursor.uint(offsetBytes);
    const header = cursor.address();
    const cacheType = cursor.uint(4);
    cursor.skip(4);
    const scratch = cursor.uint(4);
    cursor.skip(12);
    return { nameAt, header, cacheType, scratch };
  });
}

/**
 * Walks a B-tree of version 1 (specification III.A.1) and hands over what its leaves point to.
 *
 * @param type 0: a group's, whose keys are places in the heap
 */
async function walkTree(
  access: Access,
  root: number,
  type: number,
  visit: (child: number) => Promise<void>,
): Promise<void> {
  const open: { readonly address: number; readonly level: number }[] = [{ address: root, level: mostLevels }];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.address)) {
      throw new Hdf5Fault("tree-cycle", "a tree of entries leads back into itself", next.address);
    }
    seen.add(next.address);
    const { offsetBytes, lengthBytes } = access.sizes;
    const head = await access.at(next.address, 8 + 2 * offsetBytes);
    head.signature("TREE", "tree of entries");
    const nodeType = head.uint(1);
    const level = head.uint(1);
    const count = head.uint(2);
    if (nodeType !== type || level >= next.level) {
      throw new Hdf5Fault("tree-node", "a tree of entries has a node of another kind", head.offset);
    }
    const body = await access.at(next.address + 8 + 2 * offsetBytes, count * (offsetBytes + lengthBytes));
    const children: number[] = [];
    for (let index = 0; index < count; index += 1) {
      body.length();
      const child = body.address();
      if (child !== undefined) children.push(child);
    }
    if (level === 0) for (const child of children) await visit(child);
    else for (const child of children.reverse()) open.push({ address: child, level });
  }
}
