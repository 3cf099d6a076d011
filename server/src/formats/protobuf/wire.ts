/** A number as base 128, the lowest seven bits first (protobuf.dev, "Encoding"). */
export function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80n) {
    bytes.push(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}
