import { fieldOf, longestHeader, type PlacedField, placedField } from "./header.ts";
import type { FieldRule, ProtoField, ProtoMessage, ProtoSchema, SkippedBytes } from "./message.ts";
import type { ByteRange, ProtoReading } from "./reading.ts";

/** Parsers of protobuf stop at a hundred messages within each other (protobuf's CodedInputStream, recursion limit). */
const deepest = 100;
/** So many fields are kept in one tree. */
const mostKept = 400_000;
/** So much is kept of one string, and of all strings of one tree. */
const longestText = 1024 * 1024;
const longestTree = 16 * 1024 * 1024;
/** A message of this length or less is read at once. */
export const readAtOnce = 256 * 1024;

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
    return messageIn(reading, { bytes, base: range.offset }, range, { schema, depth });
  }
  return readLongMessage(reading, range, schema, depth);
}

/** A message that lies whole in bytes that were read; they begin at `base` in the source. */
export function messageIn(
  reading: ProtoReading,
  { bytes, base }: { readonly bytes: Uint8Array; readonly base: number },
  range: ByteRange,
  { schema, depth }: { readonly schema: ProtoSchema; readonly depth: number },
): ProtoMessage | undefined {
  const left = { fields: mostKept, bytes: longestTree };
  return parseTree({ reading, bytes, base, left }, range, schema, depth);
}

/** A message with long fields, which are mostly the bytes of tensors: only headers are read of those. */
async function readLongMessage(
  reading: ProtoReading,
  range: ByteRange,
  schema: ProtoSchema,
  depth: number,
): Promise<ProtoMessage | undefined> {
  const fields: ProtoField[] = [];
  let skipped = nothing;
  const end = range.offset + range.length;
  let at = range.offset;
  while (at < end) {
    const bytes = await reading.bytesAt(at, Math.min(longestHeader, end - at));
    const placed = placedField(reading, bytes, { at, end, base: at });
    if (placed === undefined) return undefined;
    at = placed.offset + placed.length;
    const rule = schema.fields.get(placed.number);
    if (rule === "skip") skipped = withSkipped(skipped, placed);
    if (rule === undefined || rule === "skip") continue;
    const filled = await filledField(reading, fieldOf(placed), rule, depth);
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

export async function filledField(
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
  let skipped = nothing;
  const rules = schema.fields;
  const end = range.offset + range.length;
  const place = { at: range.offset, end, base };
  while (place.at < end) {
    const placed = placedField(reading, bytes, place);
    if (placed === undefined) return undefined;
    place.at = placed.offset + placed.length;
    const rule = rules.get(placed.number);
    if (rule === "skip") skipped = withSkipped(skipped, placed);
    if (rule === undefined || rule === "skip") continue;
    const field = keptField(input, placed, rule, depth);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return { offset: range.offset, length: range.length, fields, skipped };
}

const nothing: readonly SkippedBytes[] = [];

/** With the bytes of one more field. Schemas skip a handful of numbers, and messages fill one of them. */
function withSkipped(
  skipped: readonly SkippedBytes[],
  { number, length }: PlacedField,
): readonly SkippedBytes[] {
  const known = skipped.find((one) => one.number === number);
  if (known === undefined) return [...skipped, { number, length }];
  known.length += length;
  return skipped;
}

function keptField(
  input: TreeInput,
  field: PlacedField,
  rule: FieldRule,
  depth: number,
): ProtoField | undefined {
  const { reading, bytes, base, left } = input;
  left.fields -= 1;
  if (left.fields < 0 || left.bytes < 0) {
    reading.problem("too-many-fields", "a message has more fields than are kept", field.offset, "limit");
    return undefined;
  }
  if (field.wire === 0 || rule === "range" || rule === "skip") return fieldOf(field);
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
  const { number, wire, offset, length } = field;
  const message = parseTree(input, { offset, length }, rule, depth + 1);
  return message === undefined ? undefined : { number, wire, offset, length, message };
}
