import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import type { DecompressionBudget } from "../compression/source.ts";
import { Access } from "./access.ts";
import { readPieces } from "./chunks.ts";
import { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Bytes, Hdf5Dataset, Hdf5File } from "./file.ts";
import { GlobalHeaps } from "./global-heap.ts";

/** Rows that may each hold an object of Python's. */
const mostRows = 100_000;
const longestRow = 64 << 20;

export interface Hdf5Rows {
  readonly rows: readonly Hdf5Bytes[];
  readonly problems: readonly Problem[];
}

/**
 * The rows of a dataset of sequences of bytes, each out of its global heap, or the one value of an opaque one.
 * What cannot be read is a problem.
 */
export async function readRows(
  source: ByteSource,
  limits: Limits,
  file: Hdf5File,
  dataset: Hdf5Dataset,
  budget: DecompressionBudget,
): Promise<Hdf5Rows> {
  const access = new Access(source, limits, file.sizes, file.base);
  const rows: Hdf5Bytes[] = [];
  try {
    const heaps = new GlobalHeaps(access);
    for await (const piece of readPieces(access, dataset, budget)) {
      if (dataset.type.class !== "variable") rows.push(piece);
      else await addRows(new Cursor(piece.bytes, piece.offset, file.sizes), dataset.type.size, heaps, rows);
    }
  } catch (error) {
    if (!(error instanceof Hdf5Fault) && !(error instanceof ByteSourceError)) throw error;
    const [code, kind, offset] =
      error instanceof Hdf5Fault
        ? [error.code, error.kind, error.offset]
        : (["unreadable", "unreadable", 0] as const);
    return { rows, problems: [{ kind, code, message: error.message, offset }] };
  }
  return { rows, problems: access.problems };
}

async function addRows(cursor: Cursor, size: number, heaps: GlobalHeaps, rows: Hdf5Bytes[]): Promise<void> {
  for (; cursor.left >= size && size > 4; ) {
    if (rows.length >= mostRows)
      throw new Hdf5Fault("limit", `more than ${mostRows} rows`, cursor.position, "limit");
    const reference = cursor.sub(size);
    const length = reference.uint(4);
    if (length === 0) continue;
    if (length > longestRow)
      throw new Hdf5Fault("limit", `a row of ${length} bytes`, reference.offset, "limit");
    const found = await heaps.object(reference, length);
    if (found !== undefined) rows.push({ offset: found.offset, bytes: found.bytes });
  }
}
