import type { ProtoField } from "./message.ts";
import { readVarint } from "./message.ts";
import type { ProtoReading } from "./reading.ts";

/** Where a field stands: one of these is filled anew for each. */
export class PlacedField {
  number = 0;
  wire = 0;
  /** Of its content, and how long that is. */
  offset = 0;
  length = 0;
  varint: bigint | undefined = undefined;
}

const placedHere = new PlacedField();

export function fieldOf({ number, wire, offset, length, varint }: PlacedField): ProtoField {
  return varint === undefined ? { number, wire, offset, length } : { number, wire, offset, length, varint };
}

/** Reads the header at `at`: why there is none, or nothing. Offsets are those of the bytes. */
function readHeader(
  bytes: Uint8Array,
  at: number,
  end: number,
  field: PlacedField,
): keyof typeof breaks | undefined {
  const tag = shortVarint(bytes, at, end) ?? readVarint(bytes, at, end);
  if (tag === undefined) return end - at < 10 ? "truncated" : "bad-tag";
  const value = typeof tag === "number" ? tag : Number(tag.value);
  const wire = value % 8;
  field.wire = wire;
  field.number = (value - wire) / 8;
  field.offset = typeof tag === "number" ? at + 1 : tag.end;
  field.varint = undefined;
  // protobuf.dev, "Encoding": field numbers from 1 to 2^29 - 1.
  if (field.number === 0 || field.number >= 2 ** 29) return "bad-tag";
  if (wire === 0 || wire === 2) return readContent(bytes, end, field);
  field.length = wire === 1 ? 8 : 4;
  return wire === 1 || wire === 5 ? undefined : "bad-wire";
}

/** Nearly all tags and lengths are one byte, and a graph has millions of them. */
function shortVarint(bytes: Uint8Array, at: number, end: number): number | undefined {
  const byte = at < end ? bytes[at] : undefined;
  return byte !== undefined && byte < 0x80 ? byte : undefined;
}

/** Behind a tag: the number, or the length of what follows. */
function readContent(bytes: Uint8Array, end: number, field: PlacedField): keyof typeof breaks | undefined {
  const start = field.offset;
  const short = shortVarint(bytes, start, end);
  if (short !== undefined) {
    field.length = field.wire === 0 ? 1 : short;
    if (field.wire === 0) field.varint = smallNumbers[short];
    else field.offset = start + 1;
    return undefined;
  }
  const read = readVarint(bytes, start, end);
  if (read === undefined) return end - start < 10 ? "truncated" : "bad-tag";
  field.length = field.wire === 0 ? read.end - start : Number(read.value);
  if (field.wire === 0) field.varint = read.value;
  else field.offset = read.end;
  return undefined;
}

/** Numbers of one byte, made once. */
const smallNumbers: readonly bigint[] = Array.from({ length: 0x80 }, (_, value) => BigInt(value));

/** Where a field is read: `at` in the file, of a message that ends at `end`, from bytes that begin at `base`. */
export interface Place {
  at: number;
  readonly end: number;
  readonly base: number;
}

/** A tag and a length take at most this much. */
export const longestHeader = 20;

/**
 * Where the next field of the file stands; undefined where there is none, or it claims more than its message has. Holds
 * until the next call.
 */
export function placedField(
  reading: ProtoReading,
  bytes: Uint8Array,
  { at, end, base }: Place,
): PlacedField | undefined {
  const field = placedHere;
  const broken = readHeader(bytes, at - base, Math.min(bytes.length, end - base), field);
  if (broken !== undefined) {
    reading.problem(...breaks[broken], at, broken === "truncated" ? "truncated" : "malformed");
    return undefined;
  }
  if (!reading.takeField(at)) return undefined;
  field.offset += base;
  if (field.length > end - field.offset) {
    const message = `a field says that it has ${field.length} bytes, ${Math.max(0, end - field.offset)} are left`;
    const { size } = reading.source;
    const atEnd = size === end;
    reading.problem(atEnd ? "truncated" : "length", message, at, atEnd ? "truncated" : "malformed");
    return undefined;
  }
  return field;
}

const breaks: Readonly<
  Record<"truncated" | "bad-tag" | "bad-wire", readonly [code: string, message: string]>
> = {
  truncated: ["truncated", "the file ends inside a field"],
  "bad-tag": ["bad-encoding", "these bytes are no field of a protobuf message"],
  "bad-wire": ["bad-encoding", "a field is encoded in a way that protobuf does not have, or no longer uses"],
};
