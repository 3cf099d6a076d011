import type { Span } from "../../text/span.ts";
import type { JsonString } from "./tree.ts";

const backslash = 0x5c;

/** What the escapes of RFC 8259, section 7, stand for. */
const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The value of a JSON string. An escape that is none stands for its own letter. */
export function decodeString(text: string, node: JsonString): string {
  const content = contentSpan(text, node);
  if (!node.escaped) return text.slice(content.start, content.end);
  const first = text.indexOf("\\", content.start);
  // Most strings of a notebook are lines, and their line feed is all that is escaped in them.
  if (first === content.end - 2) {
    return text.slice(content.start, first) + unescaped(text, first, escapeLength(text, first, content.end));
  }
  const pieces: string[] = [];
  let at = content.start;
  while (at < content.end) {
    const next = text.indexOf("\\", at);
    if (next === -1 || next >= content.end) break;
    pieces.push(text.slice(at, next));
    const length = escapeLength(text, next, content.end);
    pieces.push(unescaped(text, next, length));
    at = next + length;
  }
  pieces.push(text.slice(at, content.end));
  return pieces.join("");
}

/** The span between the quotes. A string that its line's end cut off has no second quote. */
export function contentSpan(text: string, node: Span): Span {
  const start = node.start + 1;
  const closed = node.end > start && text.charCodeAt(node.end - 1) === 0x22 && !endsInEscape(text, node);
  return { start, end: closed ? node.end - 1 : Math.max(start, node.end) };
}

/** Whether the quote at the end is itself escaped. */
function endsInEscape(text: string, node: Span): boolean {
  let count = 0;
  for (let at = node.end - 2; at > node.start && text.charCodeAt(at) === backslash; at -= 1) count += 1;
  return count % 2 === 1;
}

/** Code units of the escape at an offset: 6 for `\u` with four digits, else 2; 1 at the very end. */
export function escapeLength(text: string, at: number, end: number): number {
  if (at + 1 >= end) return 1;
  return text.charCodeAt(at + 1) === 0x75 && at + 6 <= end && isHex(text, at + 2) ? 6 : 2;
}

/** Whether four hexadecimal digits stand at an offset. */
export function isHex(text: string, at: number): boolean {
  for (let index = at; index < at + 4; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}

function unescaped(text: string, at: number, length: number): string {
  if (length === 6) return String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16));
  const letter = length === 1 ? "\\" : text.charAt(at + 1);
  return escapes[letter] ?? letter;
}

/** Where the characters of a decoded string stand in the text. */
export interface StringPlaces {
  /** Of the value, in UTF-16 units. */
  readonly length: number;
  /** The offset in the text of a character of the value; its length gives the offset after the last one. */
  toRaw(offset: number): number;
}

/** Every escape stands for one UTF-16 unit, so only the lengths of the escapes before it move a character. */
export function stringPlaces(text: string, node: JsonString): StringPlaces {
  const content = contentSpan(text, node);
  if (!node.escaped) {
    return { length: content.end - content.start, toRaw: (offset) => content.start + offset };
  }
  // After the escape at index k, decoded offset `decoded[k]` stands at raw offset `raw[k]`.
  const decoded: number[] = [0];
  const raw: number[] = [content.start];
  let at = content.start;
  let value = 0;
  while (at < content.end) {
    const next = text.indexOf("\\", at);
    if (next === -1 || next >= content.end) break;
    value += next - at + 1;
    at = next + escapeLength(text, next, content.end);
    decoded.push(value);
    raw.push(at);
  }
  return {
    length: value + content.end - at,
    toRaw(offset) {
      const index = lastAtMost(decoded, offset);
      return (raw[index] ?? content.start) + offset - (decoded[index] ?? 0);
    },
  };
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Text as it stands between the quotes of a JSON string: only what must be escaped is.
 *
 * `ascii`: everything beyond ASCII is escaped as well, as Python's `json.dumps` does by default.
 */
export function escapeText(text: string, ascii: boolean): string {
  const quoted = JSON.stringify(text).slice(1, -1);
  if (!ascii) return quoted;
  return quoted.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
