/**
 * What is kept of a field. A number is always kept of a field that is listed.
 *
 * - a schema: a message, read as a tree
 * - `text`: a string or bytes, kept up to a bound
 * - `range`: only where it lies; its reader goes into it with `fieldsOf`
 * - `skip`: only where it lies, however often it stands there: the numbers of tensors
 */
export type FieldRule = ProtoSchema | "text" | "range" | "skip";

/** The fields of a message that matter, by their numbers. All others are passed over, whatever they hold. */
export interface ProtoSchema {
  readonly fields: ReadonlyMap<number, FieldRule>;
}

/** A schema; the fields are made when they are first asked for, so that messages may hold themselves. */
export function schemaOf(make: () => Readonly<Record<number, FieldRule>>): ProtoSchema {
  let made: ReadonlyMap<number, FieldRule> | undefined;
  return {
    get fields() {
      made ??= new Map(Object.entries(make()).map(([field, rule]) => [Number(field), rule]));
      return made;
    },
  };
}

/** One field, as it stands in the file. */
export interface ProtoField {
  readonly number: number;
  /** Wire type: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wire: number;
  /** Of its content, in bytes from the start of the source, and how long that is. */
  readonly offset: number;
  readonly length: number;
  /** Of wire type 0: the number, unsigned. */
  readonly varint?: bigint;
  /** Of a `text`, of packed numbers, and of numbers of fixed width: bytes. May be less than `length` says: see `isCut`. */
  readonly bytes?: Uint8Array;
  readonly isCut?: boolean;
  readonly message?: ProtoMessage;
}

export interface ProtoMessage {
  readonly offset: number;
  readonly length: number;
  readonly fields: readonly ProtoField[];
  /** Bytes of fields under the rule `skip`. */
  readonly skipped: readonly Readonly<SkippedBytes>[];
}

/** How many bytes all fields of a number have together. */
export interface SkippedBytes {
  readonly number: number;
  length: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The last of a field's strings, as parsers take it; empty where it is not there. */
export function textOf(message: ProtoMessage | undefined, number: number): string {
  return textOfField(lastNumbered(message, number));
}

function lastNumbered(message: ProtoMessage | undefined, number: number): ProtoField | undefined {
  const fields = message?.fields ?? [];
  for (let index = fields.length - 1; index >= 0; index -= 1) {
    if (fields[index]?.number === number) return fields[index];
  }
  return undefined;
}

export function textOfField(field: ProtoField | undefined): string {
  return field?.bytes === undefined ? "" : decoder.decode(field.bytes);
}

export function fieldsNumbered(message: ProtoMessage | undefined, number: number): readonly ProtoField[] {
  return message?.fields.filter((field) => field.number === number) ?? [];
}

export function messagesNumbered(message: ProtoMessage | undefined, number: number): readonly ProtoMessage[] {
  return fieldsNumbered(message, number).flatMap((field) => field.message ?? []);
}

export function textsNumbered(message: ProtoMessage | undefined, number: number): readonly string[] {
  return fieldsNumbered(message, number).map(textOfField);
}

/** A number that fits: enumerations, versions. */
export function numberOf(message: ProtoMessage | undefined, number: number): number | undefined {
  const field = lastNumbered(message, number);
  return field?.varint === undefined ? undefined : Number(BigInt.asIntN(64, field.varint));
}

/** Whole numbers of 64 bits, packed or one by one. */
export function integersOf(
  message: ProtoMessage | undefined,
  number: number,
  most = 10_000,
): readonly bigint[] {
  const found: bigint[] = [];
  for (const field of message?.fields ?? []) {
    if (field.number !== number) continue;
    if (field.varint !== undefined) found.push(BigInt.asIntN(64, field.varint));
    else if (field.bytes !== undefined) {
      let at = 0;
      while (at < field.bytes.length && found.length < most) {
        const read = readVarint(field.bytes, at, field.bytes.length);
        if (read === undefined) break;
        found.push(BigInt.asIntN(64, read.value));
        at = read.end;
      }
    }
    if (found.length >= most) break;
  }
  return found;
}

/** A varint of at most ten bytes (protobuf.dev, "Encoding", "Base 128 Varints"); undefined where it does not end. */
export function readVarint(
  bytes: Uint8Array,
  at: number,
  end: number,
): { readonly value: bigint; readonly end: number } | undefined {
  let low = 0;
  let index = at;
  // Nearly all are short: up to four bytes without a bigint until the end.
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = index < end ? bytes[index] : undefined;
    if (byte === undefined) return undefined;
    index += 1;
    low |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt(low), end: index };
  }
  let value = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = index < end ? bytes[index] : undefined;
    if (byte === undefined) return undefined;
    index += 1;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), end: index };
  }
  return undefined;
}
