import { type ByteSource, concatenate, rangeSource } from "../../host/byte-source.ts";
import { recordValues, varint } from "./record.ts";
import { headerBytes, isSqlite } from "./signature.ts";

/** A text or a blob of a row, or of an index. */
export interface SqliteValue {
  readonly kind: "blob" | "text";
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly length: number;
  readonly source: ByteSource;
}

/** Pages are read in stretches. */
const stretch = 1 << 20;
const page = { interiorIndex: 0x02, leafIndex: 0x0a, leafTable: 0x0d };

/**
 * The texts and blobs of a database, page by page in the order of the file: rows and indexes, and rows that were deleted
 * and not overwritten yet. What is no page of rows is passed over. Source: SQLite, "Database File Format", 1.3, 1.6 and 2.
 *
 * @param most bytes of the file that are looked through
 */
export async function* sqliteValues(source: ByteSource, most: number): AsyncGenerator<SqliteValue> {
  const header = await source.read(0, headerBytes);
  if (!isSqlite(header)) return;
  const stated = (header[16] ?? 0) * 256 + (header[17] ?? 0);
  const pageSize = stated === 1 ? 65536 : stated;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return;
  const reader: PageReader = { source, pageSize, usable: pageSize - (header[20] ?? 0) };
  if (reader.usable < 480) return;
  const pages = Math.max(Math.floor(stretch / pageSize), 1);
  const end = Math.min(most, source.size ?? most);
  for (let start = 0; start < end; start += pages * pageSize) {
    const bytes = await source.read(start, pages * pageSize);
    for (let at = 0; at < bytes.length; at += pageSize) {
      yield* pageValues(reader, bytes.subarray(at, at + pageSize), start + at);
    }
    if (bytes.length < pages * pageSize) return;
  }
}

interface PageReader {
  readonly source: ByteSource;
  readonly pageSize: number;
  /** Bytes of a page without what extensions keep at its end. */
  readonly usable: number;
}

function* pageValues(reader: PageReader, bytes: Uint8Array, start: number): Generator<SqliteValue> {
  const at = start === 0 ? headerBytes : 0;
  const type = bytes[at];
  if (type !== page.leafTable && type !== page.leafIndex && type !== page.interiorIndex) return;
  const count = uint16(bytes, at + 3);
  const pointers = at + (type === page.interiorIndex ? 12 : 8);
  if (pointers + 2 * count > bytes.length) return;
  for (let index = 0; index < count; index += 1) {
    const cell = uint16(bytes, pointers + 2 * index);
    if (cell >= at + 8 && cell < reader.usable) yield* cellValues(reader, { bytes, type, cell, start });
  }
}

interface Cell {
  readonly bytes: Uint8Array;
  readonly type: number;
  readonly cell: number;
  readonly start: number;
}

function* cellValues(reader: PageReader, { bytes, type, cell, start }: Cell): Generator<SqliteValue> {
  const size = varint(bytes, type === page.interiorIndex ? cell + 4 : cell);
  if (size === undefined) return;
  const row = type === page.leafTable ? varint(bytes, size.end) : size;
  if (row === undefined) return;
  const local = localBytes(reader.usable, type === page.leafTable, size.value);
  const payload = bytes.subarray(row.end, row.end + local);
  const values = recordValues(payload);
  if (values === undefined || payload.length < local) return;
  const whole =
    local === size.value
      ? undefined
      : overflowing(reader, { at: start + row.end, local, size: size.value }, uint32(bytes, row.end + local));
  for (const { kind, offset, length } of values) {
    if (offset + length > size.value) return;
    const isLocal = offset + length <= local;
    const within = isLocal ? rangeSource(reader.source, start + row.end + offset, length) : undefined;
    const source = within ?? (whole === undefined ? undefined : rangeSource(whole, offset, length));
    if (source !== undefined)
      yield { kind, offset: start + row.end + Math.min(offset, local), length, source };
  }
}

/** How much of a payload its page holds ("B-tree Pages", the calculation of X, M and K). */
function localBytes(usable: number, isTable: boolean, size: number): number {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

interface Payload {
  readonly at: number;
  readonly local: number;
  readonly size: number;
}

/** A payload that goes on in a chain of pages, each of which begins with the number of the next. */
function overflowing(reader: PageReader, { at, local, size }: Payload, first: number): ByteSource {
  const { source, pageSize, usable } = reader;
  const held = usable - 4;
  const chain: number[] = [first];
  // A chain that comes back to itself is no longer than the file.
  const mostPages = Math.ceil((source.size ?? 0) / pageSize);
  const pageAt = async (index: number): Promise<number> => {
    if (index > mostPages) return 0;
    while (chain.length <= index && chain.at(-1) !== 0)
      chain.push(uint32(await source.read(((chain.at(-1) ?? 0) - 1) * pageSize, 4), 0));
    return chain[index] ?? 0;
  };
  /** The piece of the payload that lies together from here on. */
  const pieceAt = async (place: number): Promise<{ readonly from: number; readonly room: number }> => {
    if (place < local) return { from: at + place, room: local - place };
    const within = (place - local) % held;
    const page = await pageAt(Math.floor((place - local) / held));
    return { from: (page - 1) * pageSize + 4 + within, room: page === 0 ? 0 : held - within };
  };
  return {
    size,
    read: (offset, length) => readPieces(source, pieceAt, offset, Math.min(length, size - offset)),
  };
}

async function readPieces(
  source: ByteSource,
  pieceAt: (place: number) => Promise<{ readonly from: number; readonly room: number }>,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let done = 0; done < length; ) {
    const { from, room } = await pieceAt(offset + done);
    const piece = room === 0 ? undefined : await source.read(from, Math.min(room, length - done));
    if (piece === undefined || piece.length === 0) break;
    pieces.push(piece);
    done += piece.length;
  }
  return concatenate(pieces);
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65536 + uint16(bytes, at + 2);
}
