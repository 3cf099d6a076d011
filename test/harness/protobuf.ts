/** Builds protobuf messages field by field (protobuf.dev, "Encoding"), right ones and broken ones. */

const encoder = new TextEncoder();

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

export function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  while (left >= 0x80n) {
    bytes.push(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}

/** A whole number, a truth value or an enumeration. */
export function number(field: number, value: number | bigint): Uint8Array {
  return concat(varint(field * 8), varint(value));
}

/** A string, bytes, or messages one behind the other as one. */
export function field(number: number, ...content: readonly (Uint8Array | string)[]): Uint8Array {
  const parts = content.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const bytes = concat(...parts);
  return concat(varint(number * 8 + 2), varint(bytes.length), bytes);
}

export function float(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return concat(varint(number * 8 + 5), bytes);
}

/** A field that claims another length than it has. */
export function lying(number: number, length: number | bigint, content: Uint8Array): Uint8Array {
  return concat(varint(number * 8 + 2), varint(length), content);
}

export function raw(...bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes);
}
