import type { ByteSource } from "../../host/byte-source.ts";
import { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

export interface Superblock {
  readonly version: number;
  /** Of the superblock in the file. */
  readonly offset: number;
  readonly offsetBytes: number;
  readonly lengthBytes: number;
  /** What addresses are counted from. */
  readonly base: number;
  /** Where the file ends by its own account, counted from the base address. */
  readonly end: number | undefined;
  /** Of the root group's header. */
  readonly root: number | undefined;
}

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Places that the library looks at: 0, 512, and each double (H5Fsuper.c, H5F__locate_signature). */
const firstPlace = 512;
const lastPlace = 1 << 30;
const longest = 160;

/** Whether bytes begin with the signature of HDF5. */
export function isHdf5(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Where the superblock stands; undefined where there is none. */
export async function locateSuperblock(source: ByteSource): Promise<number | undefined> {
  for (let place = 0; place <= lastPlace; place = place === 0 ? firstPlace : place * 2) {
    if (source.size !== undefined && place + signature.length > source.size) return undefined;
    const bytes = await source.read(place, signature.length);
    if (isHdf5(bytes)) return place;
    if (bytes.length < signature.length) return undefined;
  }
  return undefined;
}

/** Reads the superblock (specification II.A). Throws Hdf5Fault. */
export async function readSuperblock(source: ByteSource, offset: number): Promise<Superblock> {
  const bytes = await source.read(offset, longest);
  const version = bytes[8] ?? 255;
  if (version > 3) {
    throw new Hdf5Fault(
      "version",
      `its superblock has version ${version}, which nobody has defined`,
      offset + 8,
    );
  }
  return version < 2 ? readOld(bytes, version, offset) : readNew(bytes, version, offset);
}

function checkedSizes(offsetBytes: number, lengthBytes: number, offset: number) {
  for (const width of [offsetBytes, lengthBytes]) {
    if (![2, 4, 8, 16, 32].includes(width)) {
      throw new Hdf5Fault("field-size", `its addresses are said to take ${width} bytes`, offset);
    }
  }
  return { offsetBytes, lengthBytes };
}

function readOld(bytes: Uint8Array, version: number, offset: number): Superblock {
  const sizes = checkedSizes(bytes[13] ?? 0, bytes[14] ?? 0, offset + 13);
  const cursor = new Cursor(bytes, offset, sizes);
  cursor.skip(version === 0 ? 24 : 28);
  const base = cursor.address() ?? 0;
  cursor.address();
  const end = cursor.address();
  cursor.address();
  return { version, offset, ...sizes, base, end, root: readRootEntry(cursor) };
}

/** The root's entry of a symbol table (specification III.C): where its name would be, and its header. */
function readRootEntry(cursor: Cursor): number | undefined {
  cursor.skip(cursor.sizes.offsetBytes);
  return cursor.address();
}

function readNew(bytes: Uint8Array, version: number, offset: number): Superblock {
  const sizes = checkedSizes(bytes[9] ?? 0, bytes[10] ?? 0, offset + 9);
  const cursor = new Cursor(bytes, offset, sizes);
  cursor.skip(12);
  const base = cursor.address() ?? 0;
  cursor.address();
  const end = cursor.address();
  return { version, offset, ...sizes, base, end, root: cursor.address() };
}
