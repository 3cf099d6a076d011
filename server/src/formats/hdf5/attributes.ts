import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { elementCount, readDataspace } from "./dataspace.ts";
import { readDatatype } from "./datatype.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Attribute, Hdf5Bytes, Hdf5Type } from "./file.ts";
import type { GlobalHeaps } from "./global-heap.ts";

/** So many elements of one attribute are read, and so many bytes of all of them together. */
const mostElements = 4096;
const longestValue = 64 << 20;

/** What an attribute's type is where the message only points to it. */
export type NamedType = (reference: Cursor) => Promise<Hdf5Type>;

export interface AttributeContext {
  readonly access: Access;
  readonly heaps: GlobalHeaps;
  readonly namedType: NamedType;
}

/** An attribute message (specification IV.A.2.m) with its value, where that is text or bytes. Throws Hdf5Fault. */
export async function readAttribute(cursor: Cursor, context: AttributeContext): Promise<Hdf5Attribute> {
  const version = cursor.uint(1);
  const flags = cursor.uint(1);
  if (version < 1 || version > 3) {
    throw new Hdf5Fault("attribute", `an attribute of version ${version} is not known`, cursor.offset);
  }
  const [nameLength, typeLength, spaceLength] = [cursor.uint(2), cursor.uint(2), cursor.uint(2)];
  if (version === 3) cursor.skip(1);
  const part = (length: number): Cursor => {
    const from = cursor.at;
    const taken = cursor.sub(length);
    if (version === 1) cursor.align(from);
    return taken;
  };
  const name = part(nameLength).text(nameLength);
  const typeAt = part(typeLength);
  const spaceAt = part(spaceLength);
  const isNamed = version > 1 && (flags & 1) !== 0;
  const type = isNamed ? await context.namedType(typeAt) : readDatatype(typeAt);
  const shape = readDataspace(spaceAt);
  const value = await readValues(cursor, type, shape, context);
  return { name, type, shape, ...value };
}

type Values = Pick<Hdf5Attribute, "values" | "complete">;

/** Texts and bytes of an attribute. Numbers are left alone: nothing in them runs. */
async function readValues(
  cursor: Cursor,
  type: Hdf5Type,
  shape: readonly number[] | undefined,
  context: AttributeContext,
): Promise<Values> {
  const count = elementCount(shape);
  const isVariable = type.class === "variable" && (type.isText === true || type.base?.size === 1);
  if (!isVariable && type.class !== "string" && type.class !== "opaque")
    return { values: [], complete: true };
  if (type.size === 0 || count > cursor.left / type.size) {
    const message = `an attribute of ${count} elements holds ${cursor.left} bytes`;
    throw new Hdf5Fault("attribute-length", message, cursor.position);
  }
  const wanted = Math.min(count, mostElements);
  const values: Hdf5Bytes[] = [];
  let bytes = 0;
  for (let index = 0; index < wanted && bytes <= longestValue; index += 1) {
    const value = isVariable
      ? await variableValue(cursor, context.heaps)
      : { offset: cursor.position, bytes: cursor.take(type.size) };
    if (value === undefined) continue;
    bytes += value.bytes.length;
    values.push(type.class === "string" ? unpadded(value) : value);
  }
  return { values, complete: wanted === count && bytes <= longestValue };
}

/** A length, and where in a global heap so many bytes lie. */
async function variableValue(cursor: Cursor, heaps: GlobalHeaps): Promise<Hdf5Bytes | undefined> {
  const length = cursor.uint(4);
  if (length > longestValue) {
    throw new Hdf5Fault("value-limit", `a value of ${length} bytes`, cursor.position, "limit");
  }
  const found = await heaps.object(cursor, length);
  return found === undefined ? undefined : { offset: found.offset, bytes: found.bytes };
}

/** Fixed texts end at a NUL, or are filled up with NULs or spaces. */
function unpadded({ offset, bytes }: Hdf5Bytes): Hdf5Bytes {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return { offset, bytes: bytes.subarray(0, end) };
}
