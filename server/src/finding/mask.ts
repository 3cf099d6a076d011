import type { Span } from "../text/span.ts";

/** A stretch of a text that must not be shown, but for its first characters. */
export interface MaskedSpan extends Span {
  /** How many characters from the start may stay: the part that says what kind of key it is. */
  readonly shown: number;
}

const cover = "*";

/**
 * A text with every hidden character replaced by `*`; line ends stay. As long as the text, so that columns still hold.
 *
 * @param spans in order and without overlap
 */
export function maskSpans(text: string, spans: readonly MaskedSpan[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    const start = Math.min(Math.max(span.start + span.shown, at), text.length);
    const end = Math.min(Math.max(span.end, start), text.length);
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, cover));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** How a key is named in messages: the first characters of its shape and its length, `hf_… (37 characters)`. */
export function maskedForm(prefix: string, length: number): string {
  return `${prefix}… (${length} characters)`;
}
