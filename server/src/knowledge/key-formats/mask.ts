import { maskSpans } from "../../finding/mask.ts";
import type { KeyHit } from "./format.ts";
import { findEveryKey } from "./repeats.ts";

/** `text.slice(start, end)` with every key in it covered, as long as before. */
export type Masker = (start: number, end: number) => string;

/** Words that speak of a text (a message, the title of a fix), with every key in them covered. */
export type WordMasker = (words: string) => string;

export interface Maskers {
  readonly pieces: Masker;
  readonly words: WordMasker;
}

/**
 * Masks pieces of one text by what the whole of it says: a key is covered where it begins above the piece, where its name
 * stands lines before it, and where it stands again without one. Covers more than the rule reports: whatever is given to
 * a name of a key (`password`, `api_key`) and could be one, whosever it is. The text is read once, when first asked.
 */
export function maskersOf(text: string): Maskers {
  let known: readonly KeyHit[] | undefined;
  const hits = () => {
    known ??= findEveryKey(text, { owners: true, unknownOwners: true });
    return known;
  };
  return {
    pieces: (start, end) => {
      const inside = hits()
        .filter(({ span }) => span.start < end && span.end > start)
        .map(({ span, prefixLength }) => ({
          start: span.start - start,
          end: span.end - start,
          shown: prefixLength,
        }));
      return maskSpans(text.slice(start, end), inside);
    },
    words: (words) => {
      const found = findEveryKey(words, { owners: false }, { text, hits: hits() });
      return maskSpans(
        words,
        found.map(({ span, prefixLength }) => ({ ...span, shown: prefixLength })),
      );
    },
  };
}

/** A text with every key in it covered, as long as before. */
export function maskSecrets(text: string): string {
  return maskersOf(text).pieces(0, text.length);
}
