import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Filter } from "./file.ts";

/** Filters that the library itself has. */
export const deflate = 1;
export const shuffle = 2;
export const fletcher32 = 3;
/** Numbers below this are the library's own; others are found as plugins, shared libraries in a folder that an environment variable names. */
const firstPlugin = 256;

/**
 * Filters that are registered with The HDF Group and that Python's libraries bring along
 * (github.com/HDFGroup/hdf5_plugins, "Registered Filter Plugins", read 2026-11).
 */
const registered: ReadonlyMap<number, string> = new Map([
  [1, "deflate"],
  [2, "shuffle"],
  [3, "fletcher32"],
  [4, "szip"],
  [5, "nbit"],
  [6, "scaleoffset"],
  [305, "LZO"],
  [307, "bzip2"],
  [32000, "LZF"],
  [32001, "Blosc"],
  [32002, "MAFISC"],
  [32003, "Snappy"],
  [32004, "LZ4"],
  [32005, "APAX"],
  [32006, "CBF"],
  [32007, "JPEG-XR"],
  [32008, "bitshuffle"],
  [32009, "SPDP"],
  [32010, "LPC-Rice"],
  [32011, "CCSDS-123"],
  [32012, "JPEG-LS"],
  [32013, "ZFP"],
  [32014, "fpzip"],
  [32015, "Zstandard"],
  [32016, "B³D"],
  [32017, "SZ"],
  [32018, "FCIDECOMP"],
  [32019, "JPEG"],
  [32020, "VBZ"],
  [32021, "FAPEC"],
  [32022, "BitGroom"],
  [32023, "Granular BitRound"],
  [32024, "SZ3"],
  [32025, "Delta-Rice"],
  [32026, "Blosc2"],
  [32027, "FLAC"],
]);

const mostFilters = 32;

/** A filter pipeline message (specification IV.A.2.l). Throws Hdf5Fault. */
export function readFilters(cursor: Cursor): readonly Hdf5Filter[] {
  const version = cursor.uint(1);
  const count = cursor.uint(1);
  if (version < 1 || version > 2 || count > mostFilters) {
    throw new Hdf5Fault("filters", `${count} filters in version ${version}`, cursor.offset);
  }
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => readFilter(cursor, version));
}

function readFilter(cursor: Cursor, version: number): Hdf5Filter {
  const id = cursor.uint(2);
  const nameLength = version === 1 || id >= firstPlugin ? cursor.uint(2) : 0;
  cursor.skip(2);
  const values = cursor.uint(2);
  const from = cursor.at;
  const written = cursor.text(nameLength);
  if (version === 1) cursor.align(from);
  cursor.skip(4 * values);
  if (version === 1 && values % 2 === 1) cursor.skip(4);
  return { id, name: registered.get(id) ?? written };
}

/** Whether the library looks for a plugin, a shared library, that none of the known ones is. */
export function isUnknownPlugin({ id }: Hdf5Filter): boolean {
  return id >= firstPlugin && !registered.has(id);
}
