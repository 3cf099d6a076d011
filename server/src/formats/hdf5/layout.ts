import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Layout } from "./file.ts";

/** What a layout message says; a virtual dataset's list of sources lies in a global heap. */
export interface LayoutMessage {
  readonly layout: Hdf5Layout;
  /** Where the list of a virtual dataset is referred to. */
  readonly virtual?: Cursor;
}

/** How chunks are found, by number (specification IV.A.2.i, layout version 4). */
export const chunkIndexes = { single: 1, implicit: 2, fixedArray: 3, extensibleArray: 4, tree: 5 } as const;
const mostDimensions = 33;

/** A data layout message (specification IV.A.2.i). Throws Hdf5Fault. */
export function readLayout(cursor: Cursor): LayoutMessage {
  const version = cursor.uint(1);
  if (version === 1 || version === 2) return { layout: readFirst(cursor) };
  if (version !== 3 && version !== 4) {
    throw new Hdf5Fault("layout", `a layout of version ${version} is not known`, cursor.offset);
  }
  const kind = cursor.uint(1);
  if (kind === 0) {
    const length = cursor.uint(2);
    return { layout: { kind: "compact", address: cursor.position, bytes: length } };
  }
  if (kind === 1)
    return { layout: { kind: "contiguous", ...placed(cursor.address()), bytes: cursor.length() } };
  if (kind === 2) return { layout: version === 3 ? readChunked(cursor) : readIndexed(cursor) };
  if (kind === 3) return { layout: { kind: "virtual" }, virtual: cursor };
  throw new Hdf5Fault("layout", `a layout of class ${kind} is not known`, cursor.offset);
}

function placed(address: number | undefined): { readonly address?: number } {
  return address === undefined ? {} : { address };
}

/** Versions 1 and 2 say the size of a contiguous dataset by its dimensions. */
function readFirst(cursor: Cursor): Hdf5Layout {
  const rank = checkedRank(cursor.uint(1), cursor);
  const kind = cursor.uint(1);
  cursor.skip(5);
  const address = kind === 0 ? undefined : cursor.address();
  const dimensions = Array.from({ length: rank }, () => cursor.uint(4));
  if (kind === 2)
    return { kind: "chunked", ...placed(address), chunk: dimensions.slice(0, -1), index: "btree" };
  if (kind === 1) return { kind: "contiguous", ...placed(address) };
  const bytes = cursor.uint(4);
  return { kind: "compact", address: cursor.position, bytes };
}

function checkedRank(rank: number, cursor: Cursor): number {
  if (rank === 0 || rank > mostDimensions)
    throw new Hdf5Fault("layout", `a layout of ${rank} dimensions`, cursor.offset);
  return rank;
}

/** The last dimension is the size of an element. */
function readChunked(cursor: Cursor): Hdf5Layout {
  const rank = checkedRank(cursor.uint(1), cursor);
  const address = cursor.address();
  const dimensions = Array.from({ length: rank }, () => cursor.uint(4));
  return { kind: "chunked", ...placed(address), chunk: dimensions.slice(0, -1), index: "btree" };
}

function readIndexed(cursor: Cursor): Hdf5Layout {
  const flags = cursor.uint(1);
  const rank = checkedRank(cursor.uint(1), cursor);
  const width = cursor.uint(1);
  const dimensions = Array.from({ length: rank }, () => cursor.uint(width));
  const type = cursor.uint(1);
  const chunk = dimensions.slice(0, -1);
  if (type === chunkIndexes.single) {
    const filtered = (flags & 2) !== 0;
    const filteredBytes = filtered ? cursor.length() : undefined;
    const size = filteredBytes === undefined ? {} : { filteredBytes, skippedFilters: cursor.uint(4) };
    return { kind: "chunked", ...placed(cursor.address()), chunk, index: "single", ...size };
  }
  if (type === chunkIndexes.fixedArray) cursor.skip(1);
  else if (type === chunkIndexes.extensibleArray) cursor.skip(5);
  else if (type === chunkIndexes.tree) cursor.skip(6);
  const index = type === chunkIndexes.implicit ? "implicit" : type;
  return { kind: "chunked", ...placed(cursor.address()), chunk, index };
}
