import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import {
  type FieldRule,
  type ProtoField,
  type ProtoMessage,
  type ProtoSchema,
  readVarint,
} from "./message.ts";

/** A stretch of a source, in bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Parsers of protobuf stop at a hundred messages within each other (protobuf's CodedInputStream, recursion limit). */
const deepest = 100;
/** So many fields are looked at in one file, and kept in one tree. */
const mostFields = 20_000_000;
const mostKept = 400_000;
/** So much is kept of one string, and of all strings of one tree. */
const longestText = 1024 * 1024;
const longestTree = 16 * 1024 * 1024;
/** A message of this length or less is read at once. */
const readAtOnce = 256 * 1024;
const windowBytes = 64 * 1024;
/** A tag and a length take at most this much. */
const longestHeader = 20;

/** What one reading of a file shares: its problems, and its bounds. */
export class ProtoReading {
  readonly source: ByteSource;
  readonly #problems: Problem[] = [];
  #fieldsLeft = mostFields;
  #window = new Uint8Array(0);
  #windowStart = 0;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Only the first matters: what follows a break cannot be told from it. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  problem(code: string, message: string, offset: number, kind: Problem["kind"] = "malformed"): void {
    if (this.#problems.length < 20) this.#problems.push({ kind, code, message, offset });
  }

  /** False once the bound is hit. */
  takeField(offset: number): boolean {
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft === 0) {
      this.problem("too-many-fields", `more than ${mostFields} fields are not looked at`, offset, "limit");
    }
    return this.#fieldsLeft > 0;
  }

  /** At least `length` bytes from `offset`, fewer where the source ends. */
  async bytesAt(offset: number, length: number): Promise<Uint8Array> {
    const start = offset - this.#windowStart;
    if (start < 0 || start + length > this.#window.length) {
      this.#window = new Uint8Array(await this.source.read(offset, Math.max(length, windowBytes)));
      this.#windowStart = offset;
      return this.#window;
    }
    return this.#window.subarray(start);
  }
}

/**
 * The fields of one message, one after another: of a message that may be as long as the file. What the schema does not
 * list is passed over unread. A break of the encoding ends it, and is a problem of `reading`.
 *
 * @param known the numbers that the format gives such a message; bytes in any other are a problem, which ends nothing
 */
export async function* fieldsOf(
  reading: ProtoReading,
  range: ByteRange,
  schema: ProtoSchema,
  depth = 0,
  known?: ReadonlySet<number>,
): AsyncGenerator<ProtoField, void, undefined> {
  const end = range.offset + range.length;
  let at = range.offset;
  while (at < end) {
    const bytes = await reading.bytesAt(at, Math.min(longestHeader, end - at));
    const header = readHeader(bytes, 0, Math.min(bytes.length, end - at));
    const field = placedField(reading, header, { at, end, base: at });
    if (field === undefined) return;
    at = field.offset + field.length;
    if (known?.has(field.number) === false) {
      const message = `${field.length} bytes lie in a field (number ${field.number}) that the format does not have`;
      reading.problem("unknown-field", message, field.offset);
    }
    const rule = schema.fields.get(field.number);
    if (rule === undefined || rule === "skip") continue;
    const filled = await filledField(reading, field, rule, depth);
    if (filled === undefined) return;
    yield filled;
  }
}

/** One message as a tree. Undefined where its encoding breaks or a bound is hit, which is a problem of `reading`. */
export async function readMessage(
  reading: ProtoReading,
  range: ByteRange,
  schema: ProtoSchema,
  depth = 0,
): Promise<ProtoMessage | undefined> {
  if (depth > deepest) {
    reading.problem("too-deep", `more than ${deepest} messages lie in each other`, range.offset, "limit");
    return undefined;
  }
  if (range.length <= readAtOnce) {
    const bytes = await reading.bytesAt(range.offset, range.length);
    if (bytes.length < range.length) {
      reading.problem("truncated", "the file ends inside a message", range.offset, "truncated");
      return undefined;
    }
    return parseTree(
      { reading, bytes, base: range.offset, left: { fields: mostKept, bytes: longestTree } },
      range,
      schema,
      depth,
    );
  }
  return readLongMessage(reading, range, schema, depth);
}

/** A message with long fields, which are mostly the bytes of tensors: only headers are read of those. */
async function readLongMessage(
  reading: ProtoReading,
  range: ByteRange,
  schema: ProtoSchema,
  depth: number,
): Promise<ProtoMessage | undefined> {
  const fields: ProtoField[] = [];
  const skipped = new Map<number, number>();
  const end = range.offset + range.length;
  let at = range.offset;
  while (at < end) {
    const bytes = await reading.bytesAt(at, Math.min(longestHeader, end - at));
    const header = readHeader(bytes, 0, Math.min(bytes.length, end - at));
    const field = placedField(reading, header, { at, end, base: at });
    if (field === undefined) return undefined;
    at = field.offset + field.length;
    const rule = schema.fields.get(field.number);
    if (rule === "skip") skipped.set(field.number, (skipped.get(field.number) ?? 0) + field.length);
    if (rule === undefined || rule === "skip") continue;
    const filled = await filledField(reading, field, rule, depth);
    if (filled === undefined) return undefined;
    fields.push(filled);
    if (fields.length > mostKept) {
      reading.problem(
        "too-many-fields",
        `more than ${mostKept} fields of one message are not read`,
        at,
        "limit",
      );
      return undefined;
    }
  }
  return { ...range, fields, skipped };
}

async function filledField(
  reading: ProtoReading,
  field: ProtoField,
  rule: FieldRule,
  depth: number,
): Promise<ProtoField | undefined> {
  if (field.wire === 0 || rule === "range" || rule === "skip") return field;
  if (rule === "text" || field.wire !== 2) {
    const wanted = Math.min(field.length, longestText);
    const bytes = (await reading.bytesAt(field.offset, wanted)).slice(0, wanted);
    return { ...field, bytes, ...(wanted < field.length ? { isCut: true } : {}) };
  }
  const message = await readMessage(reading, field, rule, depth + 1);
  return message === undefined ? undefined : { ...field, message };
}

interface Header {
  readonly number: number;
  readonly wire: number;
  /** Where the content begins, and how long it is; from the start of the bytes that were given. */
  readonly start: number;
  readonly length: number;
  readonly varint: bigint | undefined;
}

/** A header, or why there is none. */
type HeaderAnswer = Header | "truncated" | "bad-tag" | "bad-wire";

function readHeader(bytes: Uint8Array, at: number, end: number): HeaderAnswer {
  const tag = shortVarint(bytes, at, end) ?? readVarint(bytes, at, end);
  if (tag === undefined) return end - at < 10 ? "truncated" : "bad-tag";
  const value = typeof tag === "number" ? tag : Number(tag.value);
  const start = typeof tag === "number" ? at + 1 : tag.end;
  const wire = value % 8;
  const number = (value - wire) / 8;
  // protobuf.dev, "Encoding": field numbers from 1 to 2^29 - 1.
  if (number === 0 || number >= 2 ** 29) return "bad-tag";
  if (wire === 1 || wire === 5) return { number, wire, start, length: wire === 1 ? 8 : 4, varint: undefined };
  if (wire !== 0 && wire !== 2) return "bad-wire";
  return readContent(bytes, { number, wire, start }, end);
}

/** Nearly all tags and lengths are one byte, and a graph has millions of them. */
function shortVarint(bytes: Uint8Array, at: number, end: number): number | undefined {
  const byte = at < end ? bytes[at] : undefined;
  return byte !== undefined && byte < 0x80 ? byte : undefined;
}

/** Behind a tag: the number, or the length of what follows. */
function readContent(
  bytes: Uint8Array,
  { number, wire, start }: Pick<Header, "number" | "wire" | "start">,
  end: number,
): HeaderAnswer {
  const short = shortVarint(bytes, start, end);
  if (short !== undefined) {
    return wire === 0
      ? { number, wire, start, length: 1, varint: BigInt(short) }
      : { number, wire, start: start + 1, length: short, varint: undefined };
  }
  const read = readVarint(bytes, start, end);
  if (read === undefined) return end - start < 10 ? "truncated" : "bad-tag";
  if (wire === 0) return { number, wire, start, length: read.end - start, varint: read.value };
  return { number, wire, start: read.end, length: Number(read.value), varint: undefined };
}

/**
 * A header as a field of the file; undefined where it is none, or claims more than its message has.
 *
 * @param base where the bytes that the header was read from begin in the file
 */
function placedField(
  reading: ProtoReading,
  header: HeaderAnswer,
  { at, end, base }: { readonly at: number; readonly end: number; readonly base: number },
): ProtoField | undefined {
  if (typeof header === "string") {
    reading.problem(...breaks[header], at, header === "truncated" ? "truncated" : "malformed");
    return undefined;
  }
  if (!reading.takeField(at)) return undefined;
  const offset = base + header.start;
  if (header.length > end - offset) {
    const message = `a field says that it has ${header.length} bytes, ${Math.max(0, end - offset)} are left`;
    const { size } = reading.source;
    const atEnd = size === end;
    reading.problem(atEnd ? "truncated" : "length", message, at, atEnd ? "truncated" : "malformed");
    return undefined;
  }
  const { number, wire, length, varint } = header;
  return varint === undefined ? { number, wire, offset, length } : { number, wire, offset, length, varint };
}

const breaks: Readonly<
  Record<"truncated" | "bad-tag" | "bad-wire", readonly [code: string, message: string]>
> = {
  truncated: ["truncated", "the file ends inside a field"],
  "bad-tag": ["bad-encoding", "these bytes are no field of a protobuf message"],
  "bad-wire": ["bad-encoding", "a field is encoded in a way that protobuf does not have, or no longer uses"],
};

/** Bytes that hold a whole message, and what may still be kept of it. */
interface TreeInput {
  readonly reading: ProtoReading;
  readonly bytes: Uint8Array;
  /** Where the bytes begin in the source. */
  readonly base: number;
  readonly left: { fields: number; bytes: number };
}

function parseTree(
  input: TreeInput,
  range: ByteRange,
  schema: ProtoSchema,
  depth: number,
): ProtoMessage | undefined {
  const { reading, bytes, base } = input;
  if (depth > deepest) {
    reading.problem("too-deep", `more than ${deepest} messages lie in each other`, range.offset, "limit");
    return undefined;
  }
  const fields: ProtoField[] = [];
  const skipped = new Map<number, number>();
  const end = range.offset + range.length;
  let at = range.offset;
  while (at < end) {
    const placed = placedField(reading, readHeader(bytes, at - base, end - base), { at, end, base });
    if (placed === undefined) return undefined;
    at = placed.offset + placed.length;
    const rule = schema.fields.get(placed.number);
    if (rule === "skip") skipped.set(placed.number, (skipped.get(placed.number) ?? 0) + placed.length);
    if (rule === undefined || rule === "skip") continue;
    const field = keptField(input, placed, rule, depth);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return { offset: range.offset, length: range.length, fields, skipped };
}

function keptField(
  input: TreeInput,
  field: ProtoField,
  rule: FieldRule,
  depth: number,
): ProtoField | undefined {
  const { reading, bytes, base, left } = input;
  left.fields -= 1;
  if (left.fields < 0 || left.bytes < 0) {
    reading.problem("too-many-fields", "a message has more fields than are kept", field.offset, "limit");
    return undefined;
  }
  if (field.wire === 0 || rule === "range" || rule === "skip") return field;
  if (rule === "text" || field.wire !== 2) {
    const length = Math.min(field.length, longestText);
    left.bytes -= length;
    const start = field.offset - base;
    // A copy: a view would keep the whole message alive for a name.
    const kept = bytes.slice(start, start + length);
    const { number, wire, offset } = field;
    return length < field.length
      ? { number, wire, offset, length: field.length, bytes: kept, isCut: true }
      : { number, wire, offset, length: field.length, bytes: kept };
  }
  const message = parseTree(input, field, rule, depth + 1);
  if (message === undefined) return undefined;
  const { number, wire, offset, length } = field;
  return { number, wire, offset, length, message };
}
