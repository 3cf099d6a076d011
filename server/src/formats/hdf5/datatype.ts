import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";
import { type Hdf5Type, typeClasses } from "./file.ts";

/** Types lie in types: no library writes more than a few. */
const deepest = 32;
const mostMembers = 4096;

/** A datatype message (specification IV.A.2.d). Throws Hdf5Fault. */
export function readDatatype(cursor: Cursor, depth = 0): Hdf5Type {
  if (depth > deepest) throw new Hdf5Fault("type-depth", "types lie too deep in each other", cursor.position);
  const first = cursor.uint(1);
  const bits = cursor.uint(3);
  const size = cursor.uint(4);
  const version = first >> 4;
  const name = typeClasses[first & 0x0f];
  switch (name) {
    case "integer":
      cursor.skip(4);
      return { class: name, size, signed: (bits & 8) !== 0, bigEndian: (bits & 1) !== 0 };
    case "bits":
      cursor.skip(4);
      return { class: name, size };
    case "float":
      cursor.skip(12);
      return { class: name, size, bigEndian: (bits & 1) !== 0 };
    case "time":
      cursor.skip(2);
      return { class: name, size };
    case "opaque":
      cursor.skip(Math.ceil((bits & 0xff) / 8) * 8);
      return { class: name, size };
    case "string":
    case "reference":
      return { class: name, size };
    case "variable":
      return { class: name, size, isText: (bits & 0x0f) === 1, base: readDatatype(cursor, depth + 1) };
    case "array":
      return readArray(cursor, version, size, depth);
    case "enumeration":
      return readEnumeration(cursor, { version, size, count: bits & 0xffff }, depth);
    case "compound":
      return readCompound(cursor, { version, size, count: bits & 0xffff }, depth);
    default:
      throw new Hdf5Fault("type-class", `a type of class ${first & 0x0f} is not known`, cursor.offset);
  }
}

interface Composite {
  readonly version: number;
  readonly size: number;
  readonly count: number;
}

function readArray(cursor: Cursor, version: number, size: number, depth: number): Hdf5Type {
  const dimensions = cursor.uint(1);
  if (version < 3) cursor.skip(3 + 4 * dimensions);
  cursor.skip(4 * dimensions);
  return { class: "array", size, base: readDatatype(cursor, depth + 1) };
}

function readEnumeration(cursor: Cursor, { version, size, count }: Composite, depth: number): Hdf5Type {
  const base = readDatatype(cursor, depth + 1);
  for (let index = 0; index < count; index += 1) readName(cursor, version);
  cursor.skip(count * base.size);
  return { class: "enumeration", size, base };
}

/** Names are padded to eight bytes, but for version 3. */
function readName(cursor: Cursor, version: number): string {
  const from = cursor.at;
  const name = cursor.cString();
  if (version < 3) cursor.align(from);
  return name;
}

function readCompound(cursor: Cursor, { version, size, count }: Composite, depth: number): Hdf5Type {
  const members: { readonly name: string; readonly type: Hdf5Type }[] = [];
  if (count > mostMembers)
    throw new Hdf5Fault("type-members", `a type of ${count} members`, cursor.position, "limit");
  for (let index = 0; index < count; index += 1) {
    const name = readName(cursor, version);
    if (version < 3) cursor.skip(4);
    else cursor.skip(bytesFor(size));
    if (version === 1) cursor.skip(28);
    members.push({ name, type: readDatatype(cursor, depth + 1) });
  }
  return { class: "compound", size, members };
}

/** So few bytes as hold a number up to `limit` (H5VM_limit_enc_size). */
export function bytesFor(limit: number): number {
  return limit < 1 ? 1 : Math.floor(Math.log2(limit) / 8) + 1;
}
