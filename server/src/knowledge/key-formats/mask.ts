import { maskSpans } from "../../finding/mask.ts";
import { findKeys } from "./scan.ts";

/** How far around a slice names and key parts are looked at: no key but a private one is longer. */
const context = 4_500;

/**
 * A text with every key in it covered, as long as before. Covers more than the rule reports: whatever is given to a
 * name of a key (`password`, `api_key`) and could be one, whosever it is.
 */
export function maskSecrets(text: string): string {
  return maskSlice(text, 0, text.length);
}

/**
 * `text.slice(start, end)` with every key in it covered, as long as before. What stands around the slice is looked at
 * too: a key that begins above it, or whose name does, is covered all the same.
 */
export function maskSlice(text: string, start: number, end: number): string {
  const from = Math.max(0, start - context);
  const window = text.slice(from, Math.min(text.length, end + context));
  const spans = findKeys(window, { owners: true, unknownOwners: true }).map((hit) => ({
    ...hit.span,
    shown: hit.prefixLength,
  }));
  return maskSpans(window, spans).slice(start - from, end - from);
}
