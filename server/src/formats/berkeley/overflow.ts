import { type ByteSource, concatenate } from "../../host/byte-source.ts";

const headerBytes = 26;
const overflow = 7;

/** A value that is longer than a page: where it begins in the file, and its bytes. */
export interface LongValue {
  readonly offset: number;
  readonly source: ByteSource;
  readonly length: number;
}

/**
 * The values of a Berkeley DB that lie in pages of their own: each names the one before it and the one behind it.
 * Source: Berkeley DB 5.3, src/dbinc/db_page.h, `_page` and P_OVERFLOW.
 *
 * @param most bytes of the file that are looked through
 */
export async function* longValues(source: ByteSource, most: number): AsyncGenerator<LongValue> {
  const meta = await source.read(0, 24);
  const isLittle = (meta[12] ?? 0) === 0x61 || (meta[12] ?? 0) === 0x62;
  const numbers = (bytes: Uint8Array): DataView =>
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const uint32 = (bytes: Uint8Array, at: number): number => numbers(bytes).getUint32(at, isLittle);
  if (meta.length < 24) return;
  const pageSize = uint32(meta, 20);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) return;
  const pageAt = (number: number): Promise<Uint8Array> => source.read(number * pageSize, pageSize);
  const end = Math.min(most, source.size ?? most);
  // Chains may share pages, and come back to themselves.
  let left = 2 * end;
  for (let number = 1; number * pageSize < end; number += 1) {
    const first = await pageAt(number);
    if (first.length < pageSize || first[25] !== overflow || uint32(first, 12) !== 0) continue;
    const pieces: Uint8Array[] = [];
    let page = first;
    while (left > 0) {
      left -= pageSize;
      const held = numbers(page).getUint16(22, isLittle);
      pieces.push(page.subarray(headerBytes, headerBytes + held));
      const next = uint32(page, 16);
      page = next === 0 ? new Uint8Array(0) : await pageAt(next);
      if (page.length < pageSize || page[25] !== overflow) break;
    }
    const bytes = concatenate(pieces);
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
    yield {
      offset: number * pageSize + headerBytes,
      length: bytes.length,
      source: { size: bytes.length, read },
    };
  }
}
