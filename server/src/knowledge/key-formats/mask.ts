import { type MaskedSpan, maskSpans } from "../../finding/mask.ts";
import { findEveryKey } from "./repeats.ts";

/** `text.slice(start, end)` with every key in it covered, as long as before. */
export type Masker = (start: number, end: number) => string;

/**
 * Masks pieces of one text by what the whole of it says: a key is covered where it begins above the piece, where its name
 * stands lines before it, and where it stands again without one. Covers more than the rule reports: whatever is given to
 * a name of a key (`password`, `api_key`) and could be one, whosever it is. The text is read once, when first asked.
 */
export function maskerOf(text: string): Masker {
  let known: readonly MaskedSpan[] | undefined;
  return (start, end) => {
    known ??= spansOf(text);
    const inside = known
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({ start: span.start - start, end: span.end - start, shown: span.shown }));
    return maskSpans(text.slice(start, end), inside);
  };
}

/** A text with every key in it covered, as long as before. */
export function maskSecrets(text: string): string {
  return maskerOf(text)(0, text.length);
}

function spansOf(text: string): readonly MaskedSpan[] {
  return findEveryKey(text, { owners: true, unknownOwners: true }).map(({ span, prefixLength }) => ({
    ...span,
    shown: prefixLength,
  }));
}
