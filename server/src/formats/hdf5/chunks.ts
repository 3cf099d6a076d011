import { bufferSource } from "../../host/byte-source.ts";
import { unwrapped } from "../compression/compression.ts";
import type { DecompressionBudget } from "../compression/source.ts";
import type { Access } from "./access.ts";
import { type Chunk, extensibleArray, fixedArray, mostChunks, treeOfChunks2 } from "./chunk-indexes.ts";
import { elementCount } from "./dataspace.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Dataset, Hdf5Filter } from "./file.ts";
import { deflate, fletcher32, shuffle } from "./filters.ts";
import { chunkIndexes } from "./layout.ts";

/** Bytes of a dataset as they are stored, in pieces: in the order of its index, filters undone. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** In the file, of the stored bytes. */
  readonly offset: number;
}

const longestPiece = 64 << 20;
const deepest = 32;

/** The data of a dataset. Throws Hdf5Fault for an index or a filter that is not read here. */
export async function* readPieces(
  access: Access,
  dataset: Hdf5Dataset,
  budget: DecompressionBudget,
): AsyncGenerator<Piece> {
  const { layout, type, shape, filters } = dataset;
  const { address } = layout;
  if (address === undefined) return;
  if (layout.kind === "compact" || layout.kind === "contiguous") {
    const wanted = Math.min(layout.bytes ?? elementCount(shape) * type.size, longestPiece);
    // A compact dataset lies in its own header, whose place in the file is known.
    const from = layout.kind === "compact" ? address - access.base : address;
    const cursor = await access.upTo(from, wanted);
    yield { bytes: cursor.bytes, offset: cursor.offset };
    return;
  }
  const chunkBytes = elementCount(layout.chunk) * type.size;
  for (const chunk of await chunksOf(access, dataset, chunkBytes)) {
    const stored = await access.at(chunk.address, Math.min(chunk.bytes, longestPiece));
    const bytes = await unfiltered(stored.bytes, {
      filters,
      skipped: chunk.skipped,
      size: type.size,
      chunkBytes,
      budget,
    });
    yield { bytes, offset: stored.offset };
  }
}

async function chunksOf(
  access: Access,
  { layout, shape }: Hdf5Dataset,
  chunkBytes: number,
): Promise<readonly Chunk[]> {
  const { address = 0, index, chunk = [] } = layout;
  if (index === "btree") return treeOfChunks(access, address, chunk.length);
  if (index === "single")
    return [{ address, bytes: layout.filteredBytes ?? chunkBytes, skipped: layout.skippedFilters ?? 0 }];
  if (index === "implicit") {
    const count = (shape ?? []).reduce(
      (product, size, at) => product * Math.ceil(size / (chunk[at] ?? 1)),
      1,
    );
    const known = Math.min(count, mostChunks);
    return Array.from({ length: known }, (_, at) => ({
      address: address + at * chunkBytes,
      bytes: chunkBytes,
      skipped: 0,
    }));
  }
  if (index === chunkIndexes.fixedArray) return fixedArray(access, address, chunkBytes);
  if (index === chunkIndexes.extensibleArray) return extensibleArray(access, address, chunkBytes);
  if (index === chunkIndexes.tree) return treeOfChunks2(access, address, { rank: chunk.length, chunkBytes });
  throw new Hdf5Fault(
    "chunk-index",
    `its chunks are found through an index of kind ${index ?? "?"}, which is not read here`,
    access.base + address,
    "unsupported",
  );
}

/** A B-tree of version 1 over chunks: each key has the chunk's size, the filters that it skipped, and its place. */
async function treeOfChunks(access: Access, root: number, rank: number): Promise<readonly Chunk[]> {
  const { offsetBytes } = access.sizes;
  const open = [{ address: root, level: deepest }];
  const seen = new Set<number>();
  const found: Chunk[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.address))
      throw new Hdf5Fault("tree-cycle", "a tree of chunks leads back into itself", next.address);
    seen.add(next.address);
    const headBytes = 8 + 2 * offsetBytes;
    const head = await access.at(next.address, headBytes);
    head.signature("TREE", "tree of chunks");
    head.skip(1);
    const level = head.uint(1);
    const count = head.uint(2);
    if (level >= next.level)
      throw new Hdf5Fault("tree-node", "a tree of chunks has a node of another kind", head.offset);
    const body = await access.at(next.address + headBytes, count * (8 + 8 * (rank + 1) + offsetBytes));
    for (let at = 0; at < count; at += 1) {
      const bytes = body.uint(4);
      const skipped = body.uint(4);
      body.skip(8 * (rank + 1));
      const address = body.address();
      if (address === undefined) continue;
      if (level > 0) open.push({ address, level });
      else if (found.length < mostChunks) found.push({ address, bytes, skipped });
      else throw new Hdf5Fault("limit", `more than ${mostChunks} chunks`, head.offset, "limit");
    }
  }
  return found;
}

interface Filtered {
  readonly filters: readonly Hdf5Filter[];
  readonly skipped: number;
  /** Bytes of an element. */
  readonly size: number;
  readonly chunkBytes: number;
  readonly budget: DecompressionBudget;
}

/** Undoes the filters, the last one first. */
async function unfiltered(
  stored: Uint8Array,
  { filters, skipped, size, chunkBytes, budget }: Filtered,
): Promise<Uint8Array> {
  let bytes = stored;
  for (let index = filters.length - 1; index >= 0; index -= 1) {
    const filter = filters[index];
    if (filter === undefined || ((skipped >>> index) & 1) === 1) continue;
    if (filter.id === deflate) {
      const wanted = Math.min(chunkBytes + 4, longestPiece);
      bytes = await unwrapped(bufferSource(bytes), "zlib", budget).read(0, wanted);
    } else if (filter.id === shuffle) bytes = unshuffled(bytes, size);
    else if (filter.id === fletcher32) bytes = bytes.subarray(0, Math.max(bytes.length - 4, 0));
    else {
      throw new Hdf5Fault(
        "filter",
        `its data is packed by the filter ${filter.name || filter.id}, which is not undone here`,
        0,
        "unsupported",
      );
    }
  }
  return bytes;
}

/** The first bytes of all elements, then the second ones, and so on: back in order. */
function unshuffled(bytes: Uint8Array, size: number): Uint8Array {
  if (size <= 1) return bytes;
  const count = Math.floor(bytes.length / size);
  const made = bytes.slice();
  for (let part = 0; part < size; part += 1) {
    for (let element = 0; element < count; element += 1) {
      made[element * size + part] = bytes[part * count + element] ?? 0;
    }
  }
  return made;
}
