import type { Span } from "../../text/span.ts";
import { holds, tableOf } from "./alphabets.ts";
import type { KeyFormat } from "./format.ts";

/** How far from a value its name, and around it its provider's name, are looked for. In characters. */
const nameDistance = 160;
const contextBefore = 300;
const contextAfter = 160;

const nameCharacters = tableOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
const quotes = tableOf("\"'`\\");
const closers = tableOf("\"'`\\)]} \t");
const blanks = tableOf(" \t\r\n([{\\");

/** Words before a credential in a header: they are not its name. */
const schemes = new Set(["bearer", "basic", "token", "apikey", "api-key", "key"]);
/** Type names between a name and its value: `api_key: str = "…"`. */
const types = new Set(["str", "string", "secretstr", "optional", "any", "final", "classvar", "text"]);
/** Names that say nothing of the value: what stands before them does. */
const unsaid = new Set([
  "default",
  "value",
  "const",
  "content",
  "data",
  "field",
  "string",
  "secretstr",
  "str",
]);

const keyWords = /key|token|secret|passw|pwd|auth|credential|bearer|login|pat$/;
const otherWords =
  /hash|sha\d|md5|commit|revision|checksum|digest|uuid|guid|etag|version|(?:run|job|user|project)_?id/;

/**
 * The name that a value is given to, read backwards from the value's first character: the variable, keyword, mapping
 * key, environment name, option, header or callee. At most `nameDistance` characters are looked at.
 */
export function nameBefore(text: string, start: number): string | undefined {
  const floor = Math.max(0, start - nameDistance);
  const opening = skipWith(quotes, text, start, floor);
  const value = skipScheme(text, skipStringPrefix(text, opening, floor), floor);
  const at = skipWith(blanks, text, value, floor);
  const separator = text.charAt(at - 1);
  if (separator === "=" || separator === ":" || separator === ">") {
    return nameOf(text, skip(assigners, text, at, floor), floor);
  }
  if (separator === ",") return readName(text, at - 1, floor).name;
  // Only blanks, brackets or tags stand between: an option, a line of `.netrc`, a callee, the cell of a table.
  return at < value || isMarkupBefore(text, start) ? readName(text, at, floor).name : undefined;
}

const assigners = tableOf("=:>!");

function nameOf(text: string, at: number, floor: number): string | undefined {
  const first = readName(text, at, floor);
  if (first.name === undefined || !types.has(first.name.toLowerCase())) return first.name;
  const colon = skip(closers, text, first.start, floor);
  return text.charAt(colon - 1) === ":" ? readName(text, colon - 1, floor).name : first.name;
}

function readName(
  text: string,
  at: number,
  floor: number,
): { readonly name: string | undefined; readonly start: number } {
  const end = skipWith(closers, text, at, floor);
  const start = skip(nameCharacters, text, end, floor);
  return { name: start < end ? text.slice(start, end) : undefined, start };
}

/** Steps back over characters of a table, and over markup among them. */
function skipWith(table: Uint8Array, text: string, from: number, floor: number): number {
  let at = from;
  for (;;) {
    const next = markupStart(text, skip(table, text, at, floor), floor);
    if (next === at) return at;
    at = next;
  }
}

function isMarkupBefore(text: string, at: number): boolean {
  return text.charAt(at - 1) === ">" && markupStart(text, at, Math.max(0, at - nameDistance)) < at;
}

/**
 * Where a piece of markup begins that ends at `end`: a tag or an entity of HTML, a colour of a terminal (`ESC[32m`, also
 * with its escape written out). `end` where none does.
 */
function markupStart(text: string, end: number, floor: number): number {
  switch (text.charAt(end - 1)) {
    case ">":
      return lastMatch(tag, text, end, floor);
    case ";":
      return lastMatch(entity, text, end, floor);
    case "m":
      return lastMatch(colour, text, end, floor);
    default:
      return end;
  }
}

// Each is matched against a short slice that ends where the markup does.
const tag = /<\/?[A-Za-z][^<>]*>$/;
const entity = /&#?[A-Za-z0-9]{1,8};$/;
const colour = /(?:\p{Cc}|\\x1b|\\u001b|\\033|\\e)\[[0-9;]{0,20}m$/u;
const longestMarkup = 80;

function lastMatch(pattern: RegExp, text: string, end: number, floor: number): number {
  const slice = text.slice(Math.max(floor, end - longestMarkup), end);
  const found = slice.search(pattern);
  return found < 0 ? end : end - slice.length + found;
}

function skip(table: Uint8Array, text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && holds(table, text, at - 1)) at -= 1;
  return at;
}

function skipStringPrefix(text: string, at: number, floor: number): number {
  const isPrefix = at < text.length && at > floor && /[bfruBFRU]/.test(text.charAt(at - 1));
  return isPrefix && holds(quotes, text, at) && !holds(nameCharacters, text, at - 2) ? at - 1 : at;
}

/** Steps over `Bearer ` and its like, and over the quote before it. */
function skipScheme(text: string, at: number, floor: number): number {
  const wordEnd = skip(spaces, text, at, floor);
  if (wordEnd === at) return at;
  const wordStart = skip(nameCharacters, text, wordEnd, floor);
  if (!schemes.has(text.slice(wordStart, wordEnd).toLowerCase())) return at;
  return skipStringPrefix(text, skip(quotes, text, wordStart, floor), floor);
}

const spaces = tableOf(" \t");

/** A name in lower case without its separators: `MISTRAL_API_KEY` and `mistral-api-key` are one. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Whether a name is one that keys are given to at all. */
export function isKeyName(name: string): boolean {
  const lower = name.toLowerCase();
  return keyWords.test(lower) && !otherWords.test(lower);
}

/** Whether a name is one that a key of these formats can be given to: a key's name, the provider's own, or none. */
export function mayName(formats: readonly KeyFormat[], name: string): boolean {
  return isKeyName(name) || unsaid.has(name.toLowerCase()) || isOwnName(formats, name);
}

/**
 * The one of `formats` whose owner is named at a value: by the value's own name or, where that is a general one, by
 * the provider's name nearest before it, else after it.
 */
export function ownerOf(
  formats: readonly KeyFormat[],
  name: string,
  text: string,
  value: Span,
): KeyFormat | undefined {
  const before = text.slice(Math.max(0, value.start - contextBefore), value.start).toLowerCase();
  if (!unsaid.has(name.toLowerCase())) {
    const named = namedIn(formats, name);
    if (named !== undefined) return named;
  } else if (!mentionsKey(before.slice(-nameDistance))) {
    return undefined;
  }
  return nearest(formats, before) ?? following(formats, text, value.end);
}

/** Whether a stretch of text has a name in it that keys are given to. */
function mentionsKey(lower: string): boolean {
  return isKeyName(lower) || /[_-]pat\b/.test(lower);
}

/** Whether the provider of a format is named around a value that has the format's shape. */
export function isNamedNear(format: KeyFormat, text: string, value: Span): boolean {
  const before = text.slice(Math.max(0, value.start - contextBefore), value.start).toLowerCase();
  return nearest([format], before) !== undefined || following([format], text, value.end) !== undefined;
}

/** `mistral = "…"`: the provider alone is a name for its key. */
function isOwnName(formats: readonly KeyFormat[], name: string): boolean {
  const plain = normalised(name);
  return formats.some((format) => format.owners.includes(plain));
}

function namedIn(formats: readonly KeyFormat[], name: string): KeyFormat | undefined {
  const plain = normalised(name);
  return (
    formats.find((format) => plain.endsWith(normalised(format.variable))) ??
    formats.find((format) => format.owners.some((owner) => plain.includes(owner)))
  );
}

function nearest(formats: readonly KeyFormat[], before: string): KeyFormat | undefined {
  let best: KeyFormat | undefined;
  let at = -1;
  for (const format of formats) {
    for (const owner of [...format.owners, format.variable.toLowerCase()]) {
      const found = before.lastIndexOf(owner);
      if (found > at) {
        at = found;
        best = format;
      }
    }
  }
  return best;
}

function following(formats: readonly KeyFormat[], text: string, end: number): KeyFormat | undefined {
  const after = text.slice(end, end + contextAfter).toLowerCase();
  return formats.find((format) => format.owners.some((owner) => after.includes(owner)));
}
