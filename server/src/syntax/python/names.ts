/** How many spellings are kept, as a power of two, and how long they may be. */
const slotCount = 1 << 14;
const longest = 64;

/**
 * Gives one string for one spelling, most of the time: names are compared and looked up over and over,
 * and one that is the same string costs a comparison of addresses. A spelling is kept until another one
 * takes its place, so that no text can make this large or slow.
 */
export class Names {
  readonly #kept: (string | undefined)[] = new Array(slotCount);

  /** The piece of a text between two offsets. It does not keep the text alive. */
  at(text: string, start: number, end: number): string {
    const length = end - start;
    let hash = length;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const slot = (hash ^ (hash >>> 14)) & (slotCount - 1);
    const kept = this.#kept[slot];
    if (kept !== undefined && kept.length === length && matches(text, start, kept)) return kept;
    // A slice of a fresh string does not keep the text alive, as one of the text may do.
    const name = ` ${text.slice(start, end)}`.slice(1);
    if (length <= longest) this.#kept[slot] = name;
    return name;
  }
}

function matches(text: string, start: number, name: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    if (text.charCodeAt(start + at) !== name.charCodeAt(at)) return false;
  }
  return true;
}
