let table: Uint32Array | undefined;

function crcTable(): Uint32Array {
  if (table !== undefined) return table;
  table = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) === 1 ? 0xedb88320 : 0);
    table[index] = value >>> 0;
  }
  return table;
}

/** The CRC-32 of APPNOTE 4.4.7 over `bytes`, continuing one over the bytes before them. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const values = crcTable();
  let crc = ~previous >>> 0;
  for (let index = 0; index < bytes.length; index += 1) {
    crc = ((values[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)) >>> 0;
  }
  return ~crc >>> 0;
}
