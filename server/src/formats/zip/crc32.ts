/** Four tables of 256: what a byte does to the checksum with none, one, two or three bytes behind it. */
let tables: Int32Array | undefined;

/** Signed: a number above 2³¹ is an object of its own until the loop is compiled, which is garbage for each byte. */
function crcTables(): Int32Array {
  if (tables !== undefined) return tables;
  const made = new Int32Array(4 * 256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) === 1 ? 0xedb88320 : 0);
    made[index] = value;
  }
  for (let index = 256; index < made.length; index += 1) {
    const before = made[index - 256] ?? 0;
    made[index] = (made[before & 0xff] ?? 0) ^ (before >>> 8);
  }
  tables = made;
  return made;
}

/**
 * The CRC-32 of APPNOTE 4.4.7 over `bytes`, continuing one over the bytes before them. Four bytes are taken at once:
 * most runs end before the loop is compiled, and until then each of its steps counts.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const table = crcTables();
  const whole = bytes.length & ~3;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = ~previous;
  for (let index = 0; index < whole; index += 4) {
    crc ^= view.getInt32(index, true);
    crc =
      (table[768 + (crc & 0xff)] ?? 0) ^
      (table[512 + ((crc >>> 8) & 0xff)] ?? 0) ^
      (table[256 + ((crc >>> 16) & 0xff)] ?? 0) ^
      (table[crc >>> 24] ?? 0);
  }
  for (let index = whole; index < bytes.length; index += 1) {
    crc = (table[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
