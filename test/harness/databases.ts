import { join, raw, utf8 } from "./pickle.ts";

/** Databases that programs keep pickles in, with no more than what their readers ask of them. */

function big(value: number, width: number): Uint8Array {
  return Uint8Array.from(
    { length: width },
    (_, at) => Math.floor(value / 2 ** (8 * (width - 1 - at))) & 0xff,
  );
}

function varint(value: number): Uint8Array {
  const groups: number[] = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    groups.unshift((rest % 128) + 128);
  return raw(...groups);
}

const pageSize = 1024;

/** A row of one column: a text, or bytes. */
function record(value: Uint8Array | string): Uint8Array {
  const content = typeof value === "string" ? utf8(value) : value;
  const type = varint(content.length * 2 + (typeof value === "string" ? 13 : 12));
  return join(raw(type.length + 1), type, content);
}

/** A database of SQLite with one table of one column. A value that does not fit into its page goes on in others. */
export function sqlite(...values: readonly (Uint8Array | string)[]): Uint8Array {
  const pages: Uint8Array[] = [page(100, []), new Uint8Array(0)];
  const cells = values.map((value, at) => {
    const payload = record(value);
    const head = join(varint(payload.length), varint(at + 1));
    if (payload.length <= pageSize - 35) return join(head, payload);
    const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
    const fitting = least + ((payload.length - least) % (pageSize - 4));
    const local = fitting <= pageSize - 35 ? fitting : least;
    return join(head, payload.subarray(0, local), big(overflow(pages, payload.subarray(local)), 4));
  });
  pages[1] = page(0, cells);
  const header = join(utf8("SQLite format 3\0"), big(pageSize, 2), raw(1, 1, 0, 64, 32, 32));
  const file = join(...pages);
  file.set(header);
  return file;
}

function page(start: number, cells: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(pageSize);
  let end = pageSize;
  made.set(join(raw(0x0d, 0, 0), big(cells.length, 2)), start);
  for (const [index, cell] of cells.entries()) {
    end -= cell.length;
    made.set(cell, end);
    made.set(big(end, 2), start + 8 + 2 * index);
  }
  return made;
}

/** Writes the rest of a payload into pages, and answers the number of the first. */
function overflow(pages: Uint8Array[], rest: Uint8Array): number {
  const first = pages.length + 1;
  for (let at = 0; at < rest.length; at += pageSize - 4) {
    const isLast = at + pageSize - 4 >= rest.length;
    const made = new Uint8Array(pageSize);
    made.set(big(isLast ? 0 : pages.length + 2, 4));
    made.set(rest.subarray(at, at + pageSize - 4), 4);
    pages.push(made);
  }
  return first;
}

/** A file of gdbm: its magic number, and keys with their values one behind another. */
export function gdbm(...values: readonly Uint8Array[]): Uint8Array {
  const header = join(raw(0xcf, 0x9a, 0x57, 0x13), new Uint8Array(4092));
  return join(header, ...values.map((value, at) => join(utf8(`key${at}`), value)), new Uint8Array(512));
}

/** LMDB: its magic number behind the header of the first page, and values in pages. */
export function lmdb(value: Uint8Array): Uint8Array {
  return join(
    new Uint8Array(16),
    raw(0xde, 0xc0, 0xef, 0xbe),
    new Uint8Array(8192),
    value,
    new Uint8Array(64),
  );
}

/** A table of hashes of Berkeley DB, with a value that is cut up into pages of its own. */
export function berkeley(value: Uint8Array): Uint8Array {
  const little = (number: number, width: number) => big(number, width).reverse();
  const held = 512 - 26;
  const count = Math.ceil(value.length / held);
  const meta = join(
    new Uint8Array(12),
    little(0x061561, 4),
    little(9, 4),
    little(512, 4),
    new Uint8Array(488),
  );
  const pages = Array.from({ length: count }, (_, at) => {
    const part = value.subarray(at * held, (at + 1) * held);
    const links = join(little(at + 1, 4), little(at, 4), little(at + 1 === count ? 0 : at + 2, 4));
    const header = join(new Uint8Array(8), links, raw(1, 0), little(part.length, 2), raw(0, 7));
    return join(header, part, new Uint8Array(held - part.length));
  });
  return join(meta, ...pages);
}
