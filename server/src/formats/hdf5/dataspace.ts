import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

/** The library's bound (H5S_MAX_RANK). */
const mostDimensions = 32;

/** A dataspace message (specification IV.A.2.b): the shape; undefined for a null dataspace. Throws Hdf5Fault. */
export function readDataspace(cursor: Cursor): readonly number[] | undefined {
  const version = cursor.uint(1);
  const rank = cursor.uint(1);
  cursor.skip(1);
  if (version < 1 || version > 2 || rank > mostDimensions) {
    throw new Hdf5Fault("dataspace", `a shape of ${rank} dimensions in version ${version}`, cursor.offset);
  }
  const type = cursor.uint(1);
  if (version === 1) cursor.skip(4);
  else if (type === 2) return undefined;
  return Array.from({ length: rank }, () => cursor.length());
}

/** How many elements; 0 where there is no data. */
export function elementCount(shape: readonly number[] | undefined): number {
  return shape === undefined ? 0 : shape.reduce((product, size) => product * size, 1);
}
