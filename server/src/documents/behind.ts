import { sniffPickle } from "./pickle-sniff.ts";

/** A zip's end record, without a comment (APPNOTE 4.3.16). */
const endRecordBytes = 22;
const sniffed = 4096;

/**
 * Whether the last bytes of a picture, a film, a page or a program are those of something that loaders open: an archive,
 * which they find from its end, or a pickle that imports and calls something.
 *
 * @param head the first bytes of the file
 * @param tail the last
 */
export function hidesBehind(head: Uint8Array, tail: Uint8Array): boolean {
  return (
    hasEndRecord(tail) ||
    lacksOwnEnd(head, tail) ||
    pickleIn(tail) !== undefined ||
    textPickleIn(tail) !== undefined ||
    packedIn(tail, 0) !== undefined
  );
}

/** First bytes of packed streams and archives that chance hardly makes: gzip with no flags but the usual, xz, bzip2, Zstandard, LZ4. */
const packed: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 8, 0],
  [0x1f, 0x8b, 8, 8],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
  [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x04, 0x22, 0x4d, 0x18],
];

/** Where a packed stream may begin, from a place on. */
export function packedIn(bytes: Uint8Array, from: number): number | undefined {
  let first: number | undefined;
  for (const magic of packed) {
    const start = magic[0] ?? 0;
    for (let at = bytes.indexOf(start, from); at >= 0; at = bytes.indexOf(start, at + 1)) {
      if (first !== undefined && at >= first) break;
      if (!magic.every((byte, index) => bytes[at + index] === byte)) continue;
      first = at;
      break;
    }
  }
  return first;
}

/** The last bytes of a PNG, a JPEG and a GIF by their first (PNG, 11.2.5; ITU-T T.81, B.1.1.3; GIF89a, 27). */
const ends: readonly (readonly [beginning: readonly number[], end: readonly number[]])[] = [
  [
    [0x89, 0x50, 0x4e, 0x47],
    [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  ],
  [
    [0xff, 0xd8, 0xff],
    [0xff, 0xd9],
  ],
  [[0x47, 0x49, 0x46, 0x38], [0x3b]],
];

/** Whether something follows the end of a picture, but zeros and line ends. */
function lacksOwnEnd(head: Uint8Array, tail: Uint8Array): boolean {
  const end = ends.find(([beginning]) => beginning.every((byte, at) => head[at] === byte))?.[1];
  if (end === undefined) return false;
  let length = tail.length;
  while (length > 0 && isPadding(tail[length - 1])) length -= 1;
  return !end.every((byte, at) => tail[length - end.length + at] === byte);
}

function isPadding(byte: number | undefined): boolean {
  return byte === 0 || byte === 0x0a || byte === 0x0d;
}

/** An end record, and a directory before it whose length fits. */
function hasEndRecord(tail: Uint8Array): boolean {
  for (let at = tail.length - endRecordBytes; at >= 0; at -= 1) {
    at = tail.lastIndexOf(0x50, at);
    if (at < 0) return false;
    if (tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6) return true;
  }
  return false;
}

/** Where a pickle begins that imports and calls something. */
export function pickleIn(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(0x80); at >= 0; at = bytes.indexOf(0x80, at + 1)) {
    const protocol = bytes[at + 1] ?? 0;
    if (protocol < 2 || protocol > 5) continue;
    if (sniffPickle(bytes.subarray(at, at + sniffed)).calls) return at;
  }
  return undefined;
}

/** Where a pickle of protocol 0 or 1 begins that imports and calls something: with an import, two lines of names. */
function textPickleIn(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(importOpcode); at >= 0; at = bytes.indexOf(importOpcode, at + 1)) {
    const second = nameEnd(bytes, at + 1);
    if (second === undefined || nameEnd(bytes, second + 1) === undefined) continue;
    const start = at > 0 && bytes[at - 1] === mark ? at - 1 : at;
    if (sniffPickle(bytes.subarray(start, start + sniffed)).calls) return start;
  }
  return undefined;
}

const importOpcode = 0x63;
const mark = 0x28;
const longestName = 80;

/** Where the line ends that is one dotted name. */
function nameEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < Math.min(bytes.length, from + longestName); at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a) return at > from ? at : undefined;
    const lower = byte | 0x20;
    const isName = (lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
    if (!isName && byte !== 0x5f && byte !== 0x2e) return undefined;
  }
  return undefined;
}
