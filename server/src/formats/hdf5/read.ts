import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import { Access } from "./access.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Read } from "./file.ts";
import { locateSuperblock, readSuperblock, type Superblock } from "./superblock.ts";
import { Walker } from "./walk.ts";

/**
 * Reads the structure of an HDF5 file: its groups, links and datasets with their attributes. Of the data nothing is
 * read. Never throws but for what it is not made for.
 *
 * Source: HDF5 File Format Specification, version 3.0 (The HDF Group), with the places of the library named beside.
 */
export async function readHdf5(source: ByteSource, limits: Limits): Promise<Hdf5Read> {
  let superblock: Superblock;
  try {
    const place = await locateSuperblock(source);
    if (place === undefined) return nothing("no-superblock", "it has no superblock: it is no HDF5 file", 0);
    superblock = await readSuperblock(source, place);
  } catch (error) {
    if (error instanceof Hdf5Fault) return nothing(error.code, error.message, error.offset, error.kind);
    if (error instanceof ByteSourceError) return nothing("unreadable", error.message, 0, "unreadable");
    throw error;
  }
  const { version, offset, offsetBytes, lengthBytes, root } = superblock;
  // A user block was put in front of a file that counts from 0 (H5Fsuper.c, "the base address … has been shifted").
  const base = superblock.base === offset ? offset : Math.max(superblock.base, offset);
  const access = new Access(source, limits, { offsetBytes, lengthBytes }, base);
  await checkEnd(access, superblock);
  const walker = new Walker(access);
  if (root === undefined) access.note(problem("no-root", "it has no root group", offset));
  else await walker.walk(root);
  const { objects, links } = walker;
  const sizes = { offsetBytes, lengthBytes };
  return { value: { version, base, sizes, userBlock: offset, objects, links }, problems: access.problems };
}

function problem(
  code: string,
  message: string,
  offset: number,
  kind: Problem["kind"] = "malformed",
): Problem {
  return { kind, code, message, offset };
}

function nothing(code: string, message: string, offset: number, kind?: Problem["kind"]): Hdf5Read {
  return { value: undefined, problems: [problem(code, message, offset, kind)] };
}

/** The library refuses a file that is shorter than its own account (H5Fsuper.c), and does not mind what follows. */
async function checkEnd(access: Access, { end, offset, base }: Superblock): Promise<void> {
  const { size } = access;
  if (end === undefined || size === undefined) return;
  // The end is counted from the beginning of the file where the base address is not 0 (H5Fsuper.c, H5F__super_read).
  const missing = Math.max(end, base) - (size + access.base);
  if (missing > 0) {
    access.note(
      problem(
        "cut-off",
        `it should have ${end} bytes, and ${missing} of them are missing`,
        offset,
        "truncated",
      ),
    );
  }
  const extra = size + access.base - end;
  if (size > end && !(await isLineEnds(access, size - extra, extra)))
    access.note(problem("trailing-data", `${extra} bytes follow its end`, end));
}

const mostLineEnds = 16;

/** Line ends that a program for texts has put behind the file. */
async function isLineEnds(access: Access, address: number, length: number): Promise<boolean> {
  if (length > mostLineEnds || address < 0) return false;
  const { bytes } = await access.at(address, length);
  return bytes.every((byte) => byte === 0x0a || byte === 0x0d);
}
