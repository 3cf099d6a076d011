import type { Span } from "../../text/span.ts";
import { alphabets, holds, membership, tableOf } from "./alphabets.ts";
import type { KeyFormat, KeyHit, KeyShape } from "./format.ts";
import { keyFormats, unknownFormat } from "./formats.ts";
import { isKeyName, isNamedNear, mayName, nameBefore, ownerOf } from "./owners.ts";
import { isPlaceholder } from "./placeholder.ts";
import { privateKeyBefore } from "./private-key.ts";
import { matchShape } from "./shape.ts";
import { findUrlPasswords } from "./url-password.ts";

export interface ScanOptions {
  /** Look at names for keys that have no shape. Off for data that a program wrote, where names are data too. */
  readonly owners: boolean;
  /** For masks: take what is given to a name of a key, though no provider is named. */
  readonly unknownOwners?: boolean;
}

/** No key has a shorter unbroken part: runs of fewer characters are stepped over without being read whole. */
const shortestRun = 20;
/** A run of this length is data: only its start can be a key. */
const longestKeyRun = 400;
/** So many base64 characters around a hit: it lies inside a blob. */
const blobSurroundings = 60;

const runCharacters = tableOf(`${alphabets.alphanumeric}_-+/`);
const dotted = membership("dotted");
const prefixCharacters = tableOf(`${alphabets.dotted}=/+`);
const alphanumeric = membership("alphanumeric");
const base64 = membership("base64");

interface IndexedShape {
  readonly format: KeyFormat;
  readonly shape: KeyShape;
  readonly prefix: string;
}

interface KeyIndex {
  /** By the code of the first character; longer prefixes first. */
  readonly shapes: readonly (readonly IndexedShape[] | undefined)[];
  /** Formats without a shape, by length. */
  readonly bare: ReadonlyMap<number, readonly KeyFormat[]>;
}

let index: KeyIndex | undefined;

function buildIndex(): KeyIndex {
  const shapes: IndexedShape[][] = Array.from({ length: 128 }, () => []);
  const bare = new Map<number, KeyFormat[]>();
  for (const format of keyFormats) {
    for (const shape of format.shapes) {
      for (const prefix of shape.prefixes) shapes[prefix.charCodeAt(0)]?.push({ format, shape, prefix });
    }
    for (const length of format.bare?.lengths ?? []) bare.set(length, [...(bare.get(length) ?? []), format]);
  }
  for (const list of shapes) list.sort((left, right) => right.prefix.length - left.prefix.length);
  return { shapes: shapes.map((list) => (list.length === 0 ? undefined : list)), bare };
}

/**
 * All keys in a text, in order and without overlap.
 *
 * One pass. Keys are long unbroken runs of characters, so the pass looks at every twentieth character and reads only
 * where a run can be: the cost is bounded by a few reads for each character, whatever the text.
 */
export function findKeys(text: string, options: ScanOptions): readonly KeyHit[] {
  index ??= buildIndex();
  const hits: KeyHit[] = [];
  let from = 0;
  let probe = shortestRun - 1;
  while (probe < text.length) {
    let at = probe;
    while (at >= from && holds(runCharacters, text, at)) at -= 1;
    if (at >= from) {
      from = at + 1;
      probe = from + shortestRun - 1;
      continue;
    }
    let end = probe + 1;
    while (end < text.length && holds(runCharacters, text, end)) end += 1;
    findInRun(text, { start: from, end }, index, options, hits);
    from = end + 1;
    probe = from + shortestRun - 1;
  }
  return merged(hits, findUrlPasswords(text));
}

function merged(hits: KeyHit[], passwords: readonly KeyHit[]): readonly KeyHit[] {
  if (passwords.length === 0) return hits;
  const all = [...hits, ...passwords].sort((left, right) => left.span.start - right.span.start);
  const kept: KeyHit[] = [];
  let end = 0;
  for (const hit of all) {
    if (hit.span.start < end) continue;
    kept.push(hit);
    end = hit.span.end;
  }
  return kept;
}

function findInRun(text: string, run: Span, keys: KeyIndex, options: ScanOptions, hits: KeyHit[]): void {
  const known = hits.length;
  const taken = hits.at(-1)?.span.end ?? 0;
  if (run.start < taken) return;
  const privateKey = privateKeyBefore(text, run);
  if (privateKey !== undefined) {
    hits.push(privateKey);
    return;
  }
  const left = Math.max(taken, leftOf(prefixCharacters, text, run.start));
  const sticking = afterEscape(text, leftOf(dotted, text, run.start));
  const last = run.end - run.start > longestKeyRun ? Math.min(run.end, run.start + longestKeyRun) : run.end;
  let isBoundary = left === 0 || !holds(alphanumeric, text, left - 1);
  for (let at = left; at < last; at += 1) {
    const code = text.charCodeAt(at);
    const starts = isBoundary || at === sticking;
    isBoundary = code > 127 || alphanumeric[code] === 0;
    const shapes = starts ? keys.shapes[code] : undefined;
    const hit = shapes && matchAt(text, at, shapes);
    if (hit === undefined) continue;
    hits.push(hit);
    at = hit.span.end - 1;
    isBoundary = true;
  }
  if (hits.length > known || !options.owners) return;
  const bare = findBare(text, run, keys) ?? (options.unknownOwners ? findUnknown(text, run) : undefined);
  if (bare !== undefined) hits.push(bare);
}

/**
 * Where the text begins that runs into a run: `SG.` before SendGrid's first part, `AccountKey=` before a key of Azure. No
 * prefix is longer than 32 characters.
 */
function leftOf(table: Uint8Array, text: string, start: number): number {
  const floor = Math.max(0, start - 32);
  let at = start;
  while (at > floor && holds(table, text, at - 1)) at -= 1;
  return at;
}

/**
 * The first character that belongs to the text itself where an escape sticks to it: `\n`, `\u003d` and `\x3d` of JSON
 * and Python, `%3D` of URLs, and the end of a terminal colour (`ESC[32m`).
 */
function afterEscape(text: string, start: number): number {
  const before = text.charAt(start - 1);
  if (before === "\\") {
    const letter = text.charAt(start);
    if (letter === "u") return start + 5;
    return letter === "x" ? start + 3 : start + 1;
  }
  if (before === "%") return start + 2;
  if (before !== "[" && before !== ";") return start;
  let at = start;
  while (at < start + 4 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
  return text.charAt(at) === "m" ? at + 1 : start;
}

function matchAt(text: string, at: number, shapes: readonly IndexedShape[]): KeyHit | undefined {
  for (const { format, shape, prefix } of shapes) {
    const match = matchShape(shape, prefix, text, at);
    if (match === undefined) continue;
    const key = text.slice(at, match.end);
    if (shape.checksum?.(key) === false || shape.accepts?.(key) === false) continue;
    if (isPlaceholder(key.slice(prefix.length)) || isInsideBlob(text, at, match.end)) continue;
    if (shape.evidence === "owner" && !isNamedNear(format, text, { start: at, end: match.end })) continue;
    return {
      format,
      span: { start: at, end: match.end },
      prefixLength: prefix.length,
      confidence: shape.confidence ?? (shape.evidence === "alone" ? "high" : "medium"),
    };
  }
  return undefined;
}

/** Whether a match is a piece of base64 data: too much of the same alphabet touches it. */
function isInsideBlob(text: string, start: number, end: number): boolean {
  let around = 0;
  for (let at = start - 1; at >= 0 && around < blobSurroundings && holds(base64, text, at); at -= 1)
    around += 1;
  for (let at = end; around < blobSurroundings && holds(base64, text, at); at += 1) around += 1;
  return around >= blobSurroundings;
}

/** A key without a shape, beside its provider's name. */
function findBare(text: string, run: Span, keys: KeyIndex): KeyHit | undefined {
  const span = spanOfBare(text, run);
  const formats = keys.bare.get(span.end - span.start);
  if (formats === undefined) return undefined;
  const name = nameBefore(text, span.start);
  if (name === undefined || !mayName(formats, name)) return undefined;
  const body = text.slice(span.start, span.end);
  const fitting = formats.filter((format) => isBare(format, body));
  const owner = fitting.length === 0 ? undefined : ownerOf(fitting, name, text, span);
  if (owner === undefined || isPlaceholder(body)) return undefined;
  return { format: owner, span, prefixLength: 0, confidence: "medium" };
}

/** Whatever is given to a name that keys are given to. */
function findUnknown(text: string, run: Span): KeyHit | undefined {
  const span = spanOfBare(text, run);
  const body = text.slice(span.start, span.end);
  const name = nameBefore(text, span.start);
  if (name === undefined || !isKeyName(name) || !isMixed(body) || isPlaceholder(body)) return undefined;
  return { format: unknownFormat, span, prefixLength: 0, confidence: "low" };
}

/** A run as a value: without an escape before it, with the padding of base64 behind it. */
function spanOfBare(text: string, run: Span): Span {
  const start = run.start === leftOf(dotted, text, run.start) ? afterEscape(text, run.start) : run.start;
  let end = run.end;
  while (text.charAt(end) === "=" && end < run.end + 2) end += 1;
  return { start, end };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isBare(format: KeyFormat, body: string): boolean {
  const { bare } = format;
  if (bare === undefined) return false;
  if (bare.uuid === true) return uuid.test(body);
  const table = membership(bare.alphabet);
  for (let at = 0; at < body.length; at += 1) {
    if (!holds(table, body, at) && body.charAt(at) !== "=") return false;
  }
  return isMixed(body);
}

function isMixed(body: string): boolean {
  return /[0-9]/.test(body) && /[A-Za-z]/.test(body);
}
