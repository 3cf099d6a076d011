import { latin1Text, wordsOf } from "../../text/byte-text.ts";
import { type DecodedText, decodeText } from "../../text/decode.ts";
import type { Span } from "../../text/span.ts";
import type { Cut, JsonSource } from "./json-source.ts";
import { Outliner } from "./outline.ts";

/** What was left out of the text of a notebook. */
export interface LeftOut {
  /** In order. */
  readonly cuts: readonly Cut[];
  /** The text of the file with everything in it. It is as long as the file: ask only where it has to be written back. */
  whole(): string;
}

/** A shorter payload is not worth its cut. */
const shortest = 1024;

/** A notebook's text: its outline, where there is a source to read it by. */
export interface NotebookText extends DecodedText {
  readonly source?: JsonSource;
  /** Absent where nothing was. */
  readonly leftOut?: LeftOut;
}

/**
 * The text of a notebook without its payloads: pictures, sound and printed pages in base64, which no reader looks at. In
 * most notebooks they are more than half of the file, in some nearly all of it. Of each the quotes stay.
 *
 * One character beyond Latin-1 makes JavaScript hold a text at two bytes a character, and decoding it costs more than all
 * that is done with it. So only an outline is made, and the bytes of a string are decoded when it is asked for. Bytes that
 * are not plain UTF-8 are decoded as they are.
 */
export function notebookText(bytes: Uint8Array): NotebookText {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = isMarked ? 3 : 0;
  const payloads = payloadsIn(bytes);
  const outliner = new Outliner(bytes, start, payloads);
  // What is wrong with a text is told with its place, so it is decoded as it is.
  const source = outliner.source();
  if (source === undefined) return decodeText(bytes);
  const { outline: text } = source;
  const { cuts } = outliner;
  const encoding = { name: "utf-8", byteOrderMark: isMarked };
  const parts = { text, encoding, problems: [], source };
  return cuts.length === 0 ? parts : { ...parts, leftOut: { cuts, whole: () => decodeText(bytes).text } };
}

const quote = 0x22;
const backslash = 0x5c;

/** Keys whose value is a payload: a MIME type, or its name in nbformat 3. `image/svg+xml` is text. */
const key = /^(?:(?:image|audio|video|font)\/(?!svg)[\w.+-]{1,40}|application\/pdf|png|jpeg)": ?"$/;
const longestKey = 64;

const base64 = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = 1;
  return table;
}

/** No payload is so short that it lies between two looks this far apart: the bytes between them are passed over. */
const stride = shortest / 2;

/** The payloads, without their quotes: whole strings of base64 with escaped line feeds in them, and of nothing else. */
function payloadsIn(bytes: Uint8Array): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (let probe = stride; probe < bytes.length; probe += stride) {
    const start = startOfPayload(bytes, probe, Math.max(from, probe - stride));
    if (start === undefined) continue;
    from = endOfPayload(bytes, start);
    if (bytes[from] === quote && from - start >= shortest) found.push({ start, end: from });
    probe = Math.max(probe, from);
  }
  return found;
}

/** Where the string that a byte lies in begins, if it may be a payload and does not begin before `floor`. */
function startOfPayload(bytes: Uint8Array, probe: number, floor: number): number | undefined {
  let at = probe;
  while (at > floor && (base64[bytes[at] ?? 0] === 1 || isLineFeed(bytes, at))) at -= 1;
  if (bytes[at] !== quote) return undefined;
  const colon = bytes[at - 1] === 0x20 ? at - 2 : at - 1;
  if (bytes[colon] !== 0x3a || bytes[colon - 1] !== quote) return undefined;
  let open = colon - 2;
  while (open > 0 && open > colon - longestKey && bytes[open] !== quote) open -= 1;
  if (bytes[open] !== quote || bytes[open - 1] === backslash) return undefined;
  return key.test(latin1Text(bytes.subarray(open + 1, at + 1))) ? at + 1 : undefined;
}

/** The first half of an escaped one. */
function isLineFeed(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === backslash && bytes[at + 1] === 0x6e;
}

function endOfPayload(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  const { words, base } = wordsOf(bytes, start, length);
  let at = start;
  while (at < length) {
    // Pictures are most of what is read of notebooks: four bytes at a time.
    if (at >= base && (at - base) % 4 === 0) at = base + 4 * endOfWords(words, (at - base) / 4);
    if (base64[bytes[at] ?? 0] === 1) at += 1;
    else if (isLineFeed(bytes, at)) at += 2;
    else break;
  }
  return at;
}

/** The first word that has a byte in it which is not of base64. */
function endOfWords(words: Uint32Array, start: number): number {
  let at = start;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    const half = (base64[word & 0xff] ?? 0) & (base64[(word >>> 8) & 0xff] ?? 0);
    if ((half & (base64[(word >>> 16) & 0xff] ?? 0) & (base64[word >>> 24] ?? 0)) === 0) break;
  }
  return at;
}
