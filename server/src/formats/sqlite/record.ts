/** A number of one to nine bytes, and where it ends; undefined where the bytes end within it. */
export function varint(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    if (index === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}

/** A text or a blob of a record: where it lies in the record. */
export interface RecordValue {
  readonly kind: "blob" | "text";
  readonly offset: number;
  readonly length: number;
}

/** Lengths of the serial types 0 to 9: nothing, integers, a float, and the constants 0 and 1. */
const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const mostColumns = 2000;

/**
 * The texts and blobs of a record, as its header has them; undefined where the bytes at hand do not hold all of the
 * header. Source: SQLite, "Database File Format", 2.1 "Record Format".
 */
export function recordValues(payload: Uint8Array): readonly RecordValue[] | undefined {
  const header = varint(payload, 0);
  if (header === undefined || header.value > payload.length || header.value < header.end) return undefined;
  const values: RecordValue[] = [];
  let offset = header.value;
  let at = header.end;
  for (let column = 0; at < header.value && column < mostColumns; column += 1) {
    const type = varint(payload, at);
    if (type === undefined) return undefined;
    at = type.end;
    const isValue = type.value >= 12;
    const length = isValue ? Math.floor((type.value - 12) / 2) : (fixedLengths[type.value] ?? 0);
    if (isValue && length > 0) values.push({ kind: type.value % 2 === 0 ? "blob" : "text", offset, length });
    offset += length;
  }
  return values;
}
