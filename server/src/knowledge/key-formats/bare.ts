import type { Span } from "../../text/span.ts";
import { codeAt, isAt, kindsIn } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";
import { unknownFormat } from "./formats.ts";
import { type BareRow, bareOf, bareParts, formatOf, formatsOf } from "./index.ts";
import { isKeyName } from "./key-names.ts";
import { type ValueName, valueName } from "./name-before.ts";
import { isPaired, mayName, namedIn, type OwnerPlace, ownerOf } from "./owners.ts";
import { isPlaceholder } from "./placeholder.ts";
import { changesOfKind } from "./randomness.ts";
import { afterEscape, afterShellDefault, dotted, leftOf, longestKeyRun } from "./runs.ts";
import { matchSegments } from "./shape.ts";

/** A run as a value (`spanOfBare`), with the kinds of its characters (alphabets.ts). */
export interface Value extends Span {
  readonly kinds: number;
  /** What it is given to, once somebody asked for it. */
  given: ValueName | "nothing" | undefined;
}

/** `valueName` of a value, which is read once. */
export function nameOfValue(text: string, value: Value): ValueName | undefined {
  value.given ??= valueName(text, value.start) ?? "nothing";
  return value.given === "nothing" ? undefined : value.given;
}

/** @param span as `spanOfBare` has it; of data that is longer than any key the characters are not looked at */
export function asValue(text: string, { start, end }: Span): Value {
  const kinds = end - start > longestKeyRun ? 0 : kindsIn(text, start, end);
  return { start, end, kinds, given: undefined };
}

/**
 * A key without a shape, beside its provider's name.
 *
 * @param where whether the name that the value is given to must say whose it is, or the lines around it may
 */
export function findBare(
  text: string,
  span: Value,
  { run, where = "around" }: { readonly run: Span; readonly where?: OwnerPlace },
): KeyHit | undefined {
  const isJoined = isJoint(codeAt(text, run.end)) || codeAt(text, run.start - 1) === dot;
  const inParts = isJoined ? findInParts(text, run, where) : undefined;
  if (inParts !== undefined) return inParts;
  const candidates = bareOf(span.end - span.start);
  if (candidates === undefined) return undefined;
  const fitting = fittingOf(candidates, text, span);
  if (fitting.length === 0) return undefined;
  const link = nameOfValue(text, span);
  if (link === undefined || (link.link === "beside" && isNameItself(text, span))) return undefined;
  if (!mayName(() => formatsOf(candidates), link) && !isPaired(text, span, formatsOf(candidates), link))
    return undefined;
  // `HEROKU_APP_ID`: the number of a program; ids that are keys (Wolfram's, OpenWeather's) are no UUIDs.
  if (/app_?id$/i.test(link.name) && uuid.test(text.slice(span.start, span.end))) return undefined;
  const formats = fitting.map(({ row }) => formatOf(row));
  const owner = where === "name" ? namedIn(formats, link.name) : ownerOf(formats, link.name, text, span);
  if (owner === undefined || isPlaceholder(text.slice(span.start, span.end))) return undefined;
  return { format: owner, span: { start: span.start, end: span.end }, prefixLength: 0, confidence: "medium" };
}

/** A name that a value is given to, on the line after a key's name: `NEO4J_dbms_security: …` below `NEO4J_AUTH: neo4j/password`. */
function isNameItself(text: string, { start, end }: Span): boolean {
  return (
    !quoted.test(text.charAt(start - 1)) && /^[ \t]{0,8}(?:=|:[ \t\r\n])/.test(text.slice(end, end + 10))
  );
}

const dot = 0x2e;
const colon = 0x3a;

/** What stands between the parts of a key. */
function isJoint(code: number): boolean {
  return code === dot || code === colon;
}

/** No first part of a key of several is longer. */
const longestFirst = 64;

/** How many characters stand before the first joint; more than `most` where there is none so near. */
function lengthToJoint(text: string, start: number, most: number): number {
  let at = start;
  while (at <= start + most && !isJoint(codeAt(text, at))) at += 1;
  return at - start;
}

/** A key of several parts, one of which is the run. */
function findInParts(text: string, run: Span, where: OwnerPlace): KeyHit | undefined {
  const { rows, firstParts } = bareParts();
  const start = afterShellDefault(text, afterEscape(text, leftOf(dotted, text, run.start)));
  // Nearly always a chain of names in a program, whose first has another length.
  if (!firstParts.has(lengthToJoint(text, start, longestFirst))) return undefined;
  const matches = rows.flatMap(({ row, parts }) => {
    const end = matchSegments(parts, text, start);
    return end === undefined || end < run.end ? [] : [{ format: formatOf(row), end }];
  });
  const [first] = matches;
  if (first === undefined) return undefined;
  const link = valueName(text, start);
  const formats = matches.map(({ format }) => format);
  if (link === undefined || !mayName(() => formats, link)) return undefined;
  const format =
    where === "name"
      ? namedIn(formats, link.name)
      : ownerOf(formats, link.name, text, { start, end: first.end });
  const end = matches.find((match) => match.format === format)?.end;
  if (format === undefined || end === undefined || isPlaceholder(text.slice(start, end))) return undefined;
  return { format, span: { start, end }, prefixLength: 0, confidence: "medium" };
}

/** Whatever is given to a name that keys are given to. */
export function findUnknown(text: string, run: Span): KeyHit | undefined {
  const span = spanOfBare(text, run);
  const body = text.slice(span.start, span.end);
  const link = valueName(text, span.start);
  if (link === undefined || !isKeyName(link.name) || !isMixed(body) || isPlaceholder(body)) return undefined;
  if (link.link === "beside" && isNameItself(text, span)) return undefined;
  // `key = norm1_weights_or_biases`: without quotes, words are the name of something else.
  if (!quoted.test(text.charAt(span.start - 1)) && isWordy(body)) return undefined;
  return { format: unknownFormat, span, prefixLength: 0, confidence: "low" };
}

const quoted = /["'`]/;

/**
 * Whether a run is made of words, as names in programs are: `norm1_weights_or_biases`, `VaeDecoderStep2`. In letters left to
 * chance, upper case, digits and rows of consonants leave no stretches that long.
 */
function isWordy(body: string): boolean {
  const parts = body.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  return letters >= parts.length * 3.5 && !/[bcdfghjklmnpqrstvwxz]{5}/i.test(body);
}

/** A run as a value: without an escape or a shell's `:-` before it, with the padding of base64 behind it. */
export function spanOfBare(text: string, run: Span): Span {
  const escaped = run.start === leftOf(dotted, text, run.start) ? afterEscape(text, run.start) : run.start;
  const start = afterShellDefault(text, escaped);
  let end = run.end;
  while (isAt(text, end, "=") && end < run.end + 2) end += 1;
  return { start, end };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The formats whose characters these are, in their order. */
function fittingOf(
  rows: readonly BareRow[],
  text: string,
  { start, end, kinds: found }: Value,
): readonly BareRow[] {
  // Nearly every run is a name in a program, whose characters no format of its length has.
  if (!rows.some(({ kinds }) => (found & ~kinds) === 0)) return [];
  const body = text.slice(start, end);
  const isKey = isMixed(body);
  return rows.filter(({ kinds, isUuid }) => (isUuid ? uuid.test(body) : isKey && (found & ~kinds) === 0));
}

/** Digits and letters; or letters of both cases in an order that no word has: one key in a hundred has no digit. */
function isMixed(body: string): boolean {
  if (!/[A-Za-z]/.test(body)) return false;
  return /[0-9]/.test(body) || changesOfKind(body) >= 0.35;
}
