/**
 * Whether bytes may begin a stream of deflate that is not known by its first byte: zlib with a window below 32 KiB
 * (RFC 1950, section 2.2), or deflate alone, whose first block is compressed (RFC 1951, section 3.2.3). Most bytes
 * that may be one are none: that is for who decodes them.
 */
export function mayBeDeflated(head: Uint8Array): boolean {
  return maySmallZlib(head) || mayBeRaw(head);
}

/** A method, a window, and a multiple of 31; no dictionary. */
export function maySmallZlib(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  return (first & 0x0f) === 8 && first < 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;
}

/** Fixed codes; own codes, of which no more than there are (HLIT and HDIST); or bytes as they are, with their length twice. */
export function mayBeRaw(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = head;
  if (head.length < 8) return false;
  const type = (first >> 1) & 3;
  if (type === 0) return first <= 1 && (second ^ fourth) === 0xff && (third ^ fifth) === 0xff;
  if (type === 1) return true;
  return type === 2 && first >> 3 <= 29 && (second & 0x1f) <= 29;
}
