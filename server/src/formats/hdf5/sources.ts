import type { Access } from "./access.ts";
import { type Cursor, decodeText } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Source } from "./file.ts";
import type { GlobalHeaps } from "./global-heap.ts";
import { readLocalHeap } from "./groups.ts";

const mostSources = 10_000;

/** An external data files message (specification IV.A.2.h): the files that hold a dataset's bytes. Throws Hdf5Fault. */
export async function readExternalFiles(access: Access, cursor: Cursor): Promise<readonly Hdf5Source[]> {
  cursor.skip(6);
  const used = cursor.uint(2);
  const heapAddress = cursor.address();
  if (heapAddress === undefined) return [];
  const heap = await readLocalHeap(access, heapAddress);
  return Array.from({ length: used }, () => {
    const nameAt = cursor.length();
    cursor.length();
    cursor.length();
    const path = nameAt < heap.length ? decodeText(heap.subarray(nameAt)) : "";
    return { kind: "external-file", path } as const;
  });
}

/** The list of a virtual dataset (specification VII.A): where its parts are taken from. `.` is this file. Throws Hdf5Fault. */
export async function readVirtualSources(heaps: GlobalHeaps, cursor: Cursor): Promise<readonly Hdf5Source[]> {
  const block = await heaps.object(cursor);
  if (block === undefined) return [];
  block.skip(1);
  const count = block.length();
  const found = new Set<string>();
  for (let index = 0; index < Math.min(count, mostSources); index += 1) {
    const file = block.cString();
    block.cString();
    if (file !== ".") found.add(file);
    skipSelection(block);
    skipSelection(block);
  }
  return [...found].map((path) => ({ kind: "virtual", path }));
}

/** A serialized selection (specification VII.C). */
function skipSelection(cursor: Cursor): void {
  const type = cursor.uint(4);
  const version = cursor.uint(4);
  if (type === 0 || type === 3) {
    cursor.skip(8);
    return;
  }
  if (version === 1) {
    cursor.skip(4);
    cursor.skip(cursor.uint(4));
    return;
  }
  if (type === 2 && version === 2) {
    cursor.skip(1);
    cursor.skip(cursor.uint(4));
    return;
  }
  if (version === 2 || version === 3) {
    skipSized(cursor, type);
    return;
  }
  throw new Hdf5Fault("selection", "a virtual dataset names its parts in an unknown way", cursor.position);
}

/** Newer selections say how wide their numbers are. */
function skipSized(cursor: Cursor, type: number): void {
  const isRegular = type === 2 && (cursor.uint(1) & 1) !== 0;
  const width = cursor.uint(1);
  const rank = cursor.uint(4);
  if (isRegular) cursor.skip(4 * rank * width);
  else cursor.skip(cursor.uint(width) * rank * width * (type === 2 ? 2 : 1));
}
