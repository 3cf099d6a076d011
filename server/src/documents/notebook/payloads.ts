import { isAscii, latin1Text } from "../../text/byte-text.ts";
import { type DecodedText, decodeText } from "../../text/decode.ts";

/** Something that stands in the file and was left out of its text. */
export interface Cut {
  /** In UTF-16 units of the text without it. */
  readonly at: number;
  readonly length: number;
}

/** What was left out of the text of a notebook. */
export interface LeftOut {
  /** In order. */
  readonly cuts: readonly Cut[];
  /** The text of the file with everything in it. It is as long as the file: ask only where it has to be written back. */
  whole(): string;
}

/** A shorter payload is not worth its cut. */
const shortest = 1024;

/**
 * The text of a notebook without its payloads: pictures, sound and printed pages in base64, which no reader looks at. In
 * most notebooks they are more than half of the file, in some nearly all of it. Of each the quotes stay.
 *
 * `leftOut` is absent where nothing was, and where the bytes are not plain UTF-8.
 */
export function notebookText(bytes: Uint8Array): DecodedText & { readonly leftOut?: LeftOut } {
  const payloads = payloadsIn(bytes);
  if (payloads.length === 0) return decodeText(bytes);
  const short = without(bytes, payloads);
  const decoded = decodeText(short);
  // What is wrong with a text is told with its place, so it is decoded as it is.
  if (decoded.problems.length > 0 || decoded.encoding.name !== "utf-8") return decodeText(bytes);
  const cuts = placed(payloads, short, decoded.encoding.byteOrderMark);
  return { ...decoded, leftOut: { cuts, whole: () => decodeText(bytes).text } };
}

interface Payload {
  readonly start: number;
  readonly end: number;
}

const quote = 0x22;
const backslash = 0x5c;

/** Keys whose value is a payload: a MIME type, or its name in nbformat 3. `image/svg+xml` is text. */
const key = /^(?:(?:image|audio|video|font)\/(?!svg)[\w.+-]{1,40}|application\/pdf|png|jpeg)": ?"/;
const longestKey = 64;

/** What such keys begin with, as `lettersAt` reads it. */
const beginnings: ReadonlySet<number> = new Set(
  ["ima", "aud", "vid", "fon", "app", "png", "jpe"].map((letters) =>
    lettersAt(
      Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
      0,
    ),
  ),
);
const base64 = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = 1;
  return table;
}

/** The payloads, without their quotes: whole strings of base64 with escaped line feeds in them, and of nothing else. */
function payloadsIn(bytes: Uint8Array): readonly Payload[] {
  const found: Payload[] = [];
  const last = bytes.length - shortest;
  for (let at = 1; at < last; at += 1) {
    if (bytes[at] !== quote || bytes[at - 1] === backslash) continue;
    if (!beginnings.has(lettersAt(bytes, at + 1))) continue;
    const written = key.exec(latin1Text(bytes.subarray(at + 1, at + 1 + longestKey)));
    if (written === null) continue;
    const start = at + 1 + written[0].length;
    const end = endOfPayload(bytes, start);
    if (bytes[end] === quote && end - start >= shortest) found.push({ start, end });
    at = end - 1;
  }
  return found;
}

/** Three letters as one number. */
function lettersAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function endOfPayload(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  let at = start;
  while (at < length) {
    if (base64[bytes[at] ?? 0] === 1) at += 1;
    else if (bytes[at] === backslash && bytes[at + 1] === 0x6e) at += 2;
    else break;
  }
  return at;
}

/** Longer ones are not kept. */
const mostKept = 4 * 1024 * 1024;
let kept = new Uint8Array(0);

/** Memory that is used again: it is decoded before the next is asked for, and fresh memory costs more than filling it. */
function scratch(length: number): Uint8Array {
  if (length > mostKept) return new Uint8Array(length);
  if (kept.length < length) kept = new Uint8Array(Math.min(mostKept, length * 2));
  return kept.subarray(0, length);
}

function without(bytes: Uint8Array, payloads: readonly Payload[]): Uint8Array {
  const left = payloads.reduce((sum, { start, end }) => sum + end - start, 0);
  const short = scratch(bytes.length - left);
  let from = 0;
  let to = 0;
  for (const { start, end } of payloads) {
    short.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  short.set(bytes.subarray(from), to);
  return short;
}

/** Where the payloads were, counted as the text counts. */
function placed(payloads: readonly Payload[], short: Uint8Array, hasMark: boolean): readonly Cut[] {
  const unitsOf = isAscii(short) ? undefined : unitCounter(short);
  let left = 0;
  return payloads.map(({ start, end }) => {
    const byte = start - left;
    const length = end - start;
    left += length;
    return { at: unitsOf === undefined ? byte : unitsOf(byte) - (hasMark ? 1 : 0), length };
  });
}

/** How many UTF-16 units the bytes before an offset are; asked for in order. */
function unitCounter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let units = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      const byte = bytes[at] ?? 0;
      // A character is counted at its first byte; four bytes are two units.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  };
}
