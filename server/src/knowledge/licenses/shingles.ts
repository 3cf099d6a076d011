/** Words that stand together in one piece of a text: short enough to survive a change nearby, long enough to be telling. */
export const shingleWords = 6;

/** A licence with all its exhibits is no longer than this; what follows is read no more. */
const readLength = 250_000;

/**
 * The words of a licence text as they are compared: lower case, without marks, line ends, comment
 * signs and the lines that name whose copyright it is.
 */
export function comparedWords(text: string): readonly string[] {
  return (
    text
      .slice(0, readLength)
      .replace(/^[ \t>#*/;-]*(?:copyright\b|©|\(c\)).*$/gim, " ")
      .toLowerCase()
      // Contractions and possessives keep together whichever apostrophe they are written with.
      .replace(/['’`]/g, "")
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** One number for each run of six words, in order; 32 bits, unsigned. */
export function shinglesOf(words: readonly string[]): Uint32Array {
  const hashes = Uint32Array.from(words, hashWord);
  const made = new Uint32Array(Math.max(0, words.length - shingleWords + 1));
  for (let at = 0; at < made.length; at += 1) {
    let value = 0;
    for (let step = 0; step < shingleWords; step += 1) value = mix(value ^ (hashes[at + step] ?? 0));
    made[at] = value;
  }
  return made;
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashWord(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** The finalizer of MurmurHash3 (Appleby, public domain): the low bits depend on all others, so they may choose a sample. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Whether a shingle belongs to the sample of one in `every`, a power of two. */
export function isSampled(shingle: number, every: number): boolean {
  return (shingle & (every - 1)) === 0;
}
