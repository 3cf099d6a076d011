import { sniffPickle } from "./pickle-sniff.ts";

/** A zip's end record, without a comment (APPNOTE 4.3.16). */
const endRecordBytes = 22;
const sniffed = 4096;

/**
 * Whether the last bytes of a picture, a film, a page or a program are those of something that loaders open: an archive,
 * which they find from its end, or a pickle that imports and calls something.
 *
 * @param tail the last bytes of the file
 */
export function hidesBehind(tail: Uint8Array): boolean {
  return hasEndRecord(tail) || pickleIn(tail) !== undefined;
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
function pickleIn(tail: Uint8Array): number | undefined {
  for (let at = tail.indexOf(0x80); at >= 0; at = tail.indexOf(0x80, at + 1)) {
    const protocol = tail[at + 1] ?? 0;
    if (protocol < 2 || protocol > 5) continue;
    if (sniffPickle(tail.subarray(at, at + sniffed)).calls) return at;
  }
  return undefined;
}
