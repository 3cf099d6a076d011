/** The one stretch outside of which an old and a new text are the same. */
export interface ChangedStretch {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Comparing pieces of this length is many times faster than comparing characters. */
const pieceLength = 4096;

/** Where two texts differ: what lies between their common start and their common end. */
export function difference(before: string, after: string): ChangedStretch {
  const shorter = Math.min(before.length, after.length);
  const start = commonStart(before, after, shorter);
  const kept = commonEnd(before, after, shorter - start);
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

function commonStart(before: string, after: string, most: number): number {
  let at = 0;
  while (
    at + pieceLength <= most &&
    before.slice(at, at + pieceLength) === after.slice(at, at + pieceLength)
  ) {
    at += pieceLength;
  }
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(before: string, after: string, most: number): number {
  let kept = 0;
  const ends = (count: number): boolean =>
    before.slice(before.length - count - pieceLength, before.length - count) ===
    after.slice(after.length - count - pieceLength, after.length - count);
  while (kept + pieceLength <= most && ends(kept)) kept += pieceLength;
  while (
    kept < most &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept += 1;
  }
  return kept;
}

/** Where an offset of the old text outside of the stretch is in the new one. */
export function moved(offset: number, { oldEnd, newEnd }: ChangedStretch): number {
  return offset >= oldEnd ? offset + newEnd - oldEnd : offset;
}
