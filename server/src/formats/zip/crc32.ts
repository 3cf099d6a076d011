let table: Int32Array | undefined;

/** Signed: a number above 2³¹ is an object of its own until the loop is compiled, which is garbage for each byte. */
function crcTable(): Int32Array {
  if (table !== undefined) return table;
  table = new Int32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) === 1 ? 0xedb88320 : 0);
    table[index] = value;
  }
  return table;
}

/** The CRC-32 of APPNOTE 4.4.7 over `bytes`, continuing one over the bytes before them. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const values = crcTable();
  let crc = ~previous;
  for (let index = 0; index < bytes.length; index += 1) {
    crc = (values[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
