import type { Span } from "../../text/span.ts";
import { codeAt, holds, isAt } from "./alphabets.ts";
import { asValue, findBare, findUnknown, spanOfBare } from "./bare.ts";
import { findEncoded } from "./encoded.ts";
import type { KeyFormat, KeyHit, KeyShape } from "./format.ts";
import { type IndexedShape, rowOf, shapesOf } from "./index.ts";
import { findJoined, wholeOfPieces } from "./joined.ts";
import { findBroken, findMarked } from "./marked.ts";
import { findNamed } from "./named.ts";
import { isNamedNear } from "./owners.ts";
import { isPlaceholder } from "./placeholder.ts";
import { privateKeyBefore } from "./private-key.ts";
import { isPublic } from "./public.ts";
import { changesOfKind } from "./randomness.ts";
import {
  afterEscape,
  alphanumeric,
  dotted,
  isInsideBlob,
  leftOf,
  longestKeyRun,
  prefixCharacters,
  runCharacters,
  shortestRun,
} from "./runs.ts";
import { matchShape } from "./shape.ts";
import { findShort } from "./short.ts";
import { findShortPieces } from "./short-pieces.ts";
import { findUrlPasswords } from "./url-password.ts";
import { findUsedLater } from "./used-later.ts";

export interface ScanOptions {
  /**
   * Look at names for keys that have no shape. `named`: only at those that say themselves whose key it is, for data that a
   * program wrote, where names are data too.
   */
  readonly owners: boolean | "named";
  /** For masks: take what is given to a name of a key, though no provider is named. */
  readonly unknownOwners?: boolean;
  /** The text was put together from pieces of another, or decoded. */
  readonly isPiece?: boolean;
}

/**
 * All keys in a text, in order and without overlap.
 *
 * One pass. Keys are long unbroken runs of characters, so the pass looks at every twentieth character and reads only
 * where a run can be: the cost is bounded by a few reads for each character, whatever the text.
 */
export function findKeys(text: string, options: ScanOptions): readonly KeyHit[] {
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
    findInRun(text, { start: from, end }, options, hits);
    from = end + 1;
    probe = from + shortestRun - 1;
  }
  return withOthers(text, hits, options);
}

/** With what is looked for in other ways than at runs. */
function withOthers(text: string, hits: KeyHit[], options: ScanOptions): readonly KeyHit[] {
  const others = [...findUrlPasswords(text), ...findBroken(text)];
  if (options.isPiece) return merged(hits, others);
  others.push(...findShortPieces(text, (whole) => findPieces(whole, options)));
  if (options.owners === true) others.push(...findShort(text));
  return merged(hits, others);
}

function findPieces(text: string, options: ScanOptions): readonly KeyHit[] {
  return findKeys(text, { ...options, isPiece: true });
}

function isQuoted(text: string, { start }: Span): boolean {
  const before = codeAt(text, start - 1);
  return before === 0x22 || before === 0x27;
}

const byName: ScanOptions = { owners: true, isPiece: true };

function findNamedPieces(text: string): readonly KeyHit[] {
  return findKeys(text, byName);
}

function merged(hits: KeyHit[], others: readonly KeyHit[]): readonly KeyHit[] {
  if (others.length === 0) return hits;
  const all = [...hits, ...others].sort((left, right) => left.span.start - right.span.start);
  const kept: KeyHit[] = [];
  let end = 0;
  for (const hit of all) {
    if (hit.span.start < end) continue;
    kept.push(hit);
    end = hit.span.end;
  }
  return kept;
}

function findInRun(text: string, run: Span, options: ScanOptions, hits: KeyHit[]): void {
  const taken = hits.at(-1)?.span.end ?? 0;
  if (run.start < taken) return;
  const privateKey = privateKeyBefore(text, run);
  if (privateKey !== undefined) {
    hits.push(privateKey);
    return;
  }
  const found = hits.length;
  const isSettled = findShapes(text, run, taken, hits);
  const joined = options.isPiece ? undefined : findJoined(text, run, (whole) => findPieces(whole, options));
  if (joined !== undefined) {
    hits.length = found;
    hits.push(joined);
    return;
  }
  if (isSettled) return;
  const span = spanOfBare(text, run);
  const other =
    findMarked(text, run, span) ??
    (options.isPiece ? undefined : findEncoded(text, run, span, (whole) => findPieces(whole, options))) ??
    (options.owners !== false ? findByName(text, run, span, options) : undefined);
  if (other !== undefined) hits.push(options.isPiece ? other : wholeOfPieces(text, other));
}

/** A line behind a line as long, of nothing else: data in base64, as PEM and MIME break it. */
const dataLine = 60;

function isLineOfData(text: string, { start, end }: Span): boolean {
  if (end - start < dataLine || codeAt(text, start - 1) !== 0x0a) return false;
  const before = isAt(text, start - 2, "\r") ? start - 2 : start - 1;
  for (let at = before - 1; at >= before - dataLine; at -= 1)
    if (!holds(runCharacters, text, at)) return false;
  return true;
}

function findByName(text: string, run: Span, span: Span, options: ScanOptions): KeyHit | undefined {
  // No name stands between two lines of data.
  if (isLineOfData(text, run)) return undefined;
  const value = asValue(text, span);
  const where = options.owners === "named" ? "name" : "around";
  const hit =
    findBare(text, value, { run, where }) ??
    findNamed(text, value) ??
    (isQuoted(text, value) && !options.isPiece && where === "around"
      ? findUsedLater(text, value, findNamedPieces)
      : undefined) ??
    (options.unknownOwners ? findUnknown(text, run) : undefined);
  return hit !== undefined && isPublic(text, hit.span) ? undefined : hit;
}

/** Adds the keys that start in or right before a run and say themselves what they are; whether the run is settled. */
function findShapes(text: string, run: Span, taken: number, hits: KeyHit[]): boolean {
  const left = Math.max(taken, leftOf(prefixCharacters, text, run.start));
  const sticking = afterEscape(text, leftOf(dotted, text, run.start));
  const stuck = afterEscape(text, left);
  const last = Math.min(run.end, run.start + longestKeyRun);
  let isBoundary = left === 0 || !holds(alphanumeric, text, left - 1);
  let isSettled = false;
  for (let at = left; at < last; at += 1) {
    const code = text.charCodeAt(at);
    const starts = isBoundary || at === sticking || at === stuck;
    isBoundary = code > 127 || alphanumeric[code] === 0;
    const letter = starts ? shapesOf(code) : undefined;
    const shapes = letter && (letter.bySecond[Math.max(0, codeAt(text, at + 1))] ?? letter.others);
    const hit = shapes && matchAt(text, at, shapes);
    if (hit === undefined) continue;
    isSettled = true;
    if (hit === "refused") continue;
    hits.push(hit);
    at = hit.span.end - 1;
    isBoundary = true;
  }
  return isSettled;
}

/** `refused`: it has the shape of a provider's key and is none, by its checksum or by what it says; no name makes it one. */
function matchAt(text: string, at: number, shapes: readonly IndexedShape[]): KeyHit | "refused" | undefined {
  let isRefused = false;
  const code = codeAt(text, at + 2);
  for (const indexed of shapes) {
    const { prefix, third } = indexed;
    if (third >= 0 && third !== code) continue;
    const match = matchShape(indexed, prefix, text, at);
    if (match === undefined) continue;
    const { format, shape } = rowOf(indexed);
    const key = text.slice(at, match.end);
    if (shape.checksum?.(key) === false || shape.accepts?.(key) === false) {
      isRefused ||= shape.evidence === "alone" && prefix.length > 2;
      continue;
    }
    const span = { start: at, end: match.end };
    if (format.isShown?.(text, span)) return "refused";
    if (!isBelieved(text, span, { format, shape, prefix })) continue;
    return {
      format,
      span,
      prefixLength: prefix.length,
      confidence: shape.confidence ?? confidenceOf(format, shape),
    };
  }
  return isRefused ? "refused" : undefined;
}

/** Whether what has a shape is a key where it stands: no placeholder, no piece of data, beside its provider's name where it needs one. */
function isBelieved(
  text: string,
  span: Span,
  {
    format,
    shape,
    prefix,
  }: { readonly format: KeyFormat; readonly shape: KeyShape; readonly prefix: string },
): boolean {
  if (shape.follows?.(text, span.start) === false) return false;
  const body = text.slice(span.start + prefix.length, span.end);
  if (isPlaceholder(body) || isSlug(prefix, shape, body)) return false;
  if (isInsideBlob(text, span.start, span.end)) return false;
  return shape.evidence !== "owner" || isNamedNear(format, text, span);
}

/** `how-to-build-a-neural-network-with-…`: words with hyphens fit what has a short prefix and hyphens too. */
function isSlug(prefix: string, { segments }: KeyShape, body: string): boolean {
  return (
    prefix.length < 4 &&
    body.includes("-") &&
    segments.some((segment) => typeof segment !== "string" && segment.alphabet === "base64url") &&
    changesOfKind(body) < leastChanges
  );
}

/** Above words with hyphens, below what is left to chance (randomness.ts). */
const leastChanges = 0.2;

/** A shape that no source was found to state is believed less. */
function confidenceOf({ checked }: KeyFormat, { evidence }: KeyShape): KeyHit["confidence"] {
  return evidence === "alone" && checked !== undefined ? "high" : "medium";
}
