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
      const whole = maskSpans(
        words,
        found.map(({ span, prefixLength }) => ({ ...span, shown: prefixLength })),
      );
      return withoutPieces(whole, text, hits());
    },
  };
}

/** So many characters of a key in a row are a piece of it. */
const pieceLength = 8;
/** So many keys of a text are looked for piece by piece. */
const mostInPieces = 50;

/** What a message has shortened is no key any more, and still a good part of one: every longer piece of a key is covered. */
function withoutPieces(words: string, text: string, hits: readonly KeyHit[]): string {
  const bodies = hits.slice(0, mostInPieces).map(({ span, prefixLength }) => {
    return text.slice(span.start + prefixLength, span.end);
  });
  if (bodies.length === 0) return words;
  const covered: { start: number; end: number; shown: number }[] = [];
  for (let at = 0; at + pieceLength <= words.length; at += 1) {
    const piece = words.slice(at, at + pieceLength);
    if (!/[0-9A-Za-z]/.test(piece) || !bodies.some((body) => body.includes(piece))) continue;
    const last = covered.at(-1);
    if (last !== undefined && last.end >= at) last.end = at + pieceLength;
    else covered.push({ start: at, end: at + pieceLength, shown: 0 });
  }
  return maskSpans(words, covered);
}

/** A text with every key in it covered, as long as before. */
export function maskSecrets(text: string): string {
  return maskersOf(text).pieces(0, text.length);
}

/** The keys of a text that say themselves what they are, each with how it may be shown. */
export function shapedKeysIn(text: string): readonly { readonly key: string; readonly masked: string }[] {
  return findEveryKey(text, { owners: false }).map(({ span, prefixLength }) => {
    const key = text.slice(span.start, span.end);
    return { key, masked: maskSpans(key, [{ start: 0, end: key.length, shown: prefixLength }]) };
  });
}
