import { type AlphabetName, alphabets, kindsOf } from "./alphabets.ts";
import type { KeyFormat, KeyShape, MarkedShape, Run, Segment } from "./format.ts";
import { keyFormats } from "./formats.ts";
import * as written from "./index.generated.ts";

/**
 * What the scan looks for, without the table of formats: most texts have nothing that looks like a key, and the table, with
 * its checksums and its sources, is not loaded for them. A row is a place in `keyFormats`.
 */
export type Row = number;

/** The row's format. Asking for it loads the table. */
export function formatOf(row: Row): KeyFormat {
  const format = keyFormats[row];
  if (format === undefined) throw new Error(stale);
  return format;
}

/** What the table has of a shape. Asking for it loads the table. */
export function rowOf({ row, place }: IndexedShape): {
  readonly format: KeyFormat;
  readonly shape: KeyShape;
} {
  const format = formatOf(row);
  const shape = format.shapes[place];
  if (shape === undefined) throw new Error(stale);
  return { format, shape };
}

const stale = "the index of keys is not of this table: run npm run generate";

/** A shape at one of its prefixes. */
export interface IndexedShape extends Pick<KeyShape, "segments" | "contains"> {
  readonly prefix: string;
  /** The code of the third character of the prefix; -1 where it is shorter. */
  readonly third: number;
  readonly row: Row;
  /** Its place among the shapes of its format. */
  readonly place: number;
}

/** The shapes whose prefixes start with one character; longer prefixes first. */
export interface ShapesOfLetter {
  /** By the code of the second character: those with that, and those whose prefix is one character long. */
  readonly bySecond: readonly (readonly IndexedShape[] | undefined)[];
  /** Before any other second character. */
  readonly others: readonly IndexedShape[] | undefined;
}

/** As index.generated.ts writes segments: a literal, or the alphabet of a run and how many of it there are. */
export type WrittenSegment = string | readonly [alphabet: AlphabetName, min: number, max: number];
export type WrittenShape = readonly [
  prefix: string,
  row: Row,
  place: number,
  segments: readonly WrittenSegment[],
  contains?: string,
];
export type WrittenMark = readonly [row: Row, place: number, shape: Omit<MarkedShape, "accepts">];
export type WrittenBare = readonly [row: Row, alphabet: AlphabetName, isUuid?: 1];

/** By the code of the letter: what was read of it, `none` where no prefix starts with it. */
const letters: (ShapesOfLetter | "none" | undefined)[] = Array.from({ length: 128 }, () => undefined);

/** The shapes whose prefixes start with a character, by its code. */
export function shapesOf(code: number): ShapesOfLetter | undefined {
  if (code > 127) return undefined;
  const known = letters[code] ?? readLetter(code);
  return known === "none" ? undefined : known;
}

function readLetter(code: number): ShapesOfLetter | "none" {
  const text = written.shapes[String.fromCharCode(code)];
  const letter =
    text === undefined ? "none" : bySecond((JSON.parse(text) as readonly WrittenShape[]).map(shapeOf));
  letters[code] = letter;
  return letter;
}

function shapeOf([prefix, row, place, segments, contains]: WrittenShape): IndexedShape {
  const third = prefix.length > 2 ? prefix.charCodeAt(2) : -1;
  const shape = { prefix, third, row, place, segments: segments.map(segmentOf) };
  return contains === undefined ? shape : { ...shape, contains };
}

function segmentOf(segment: WrittenSegment): Segment {
  return typeof segment === "string" ? segment : runOf(segment);
}

function runOf([alphabet, min, max]: Exclude<WrittenSegment, string>): Run {
  return { alphabet, min, max };
}

function bySecond(shapes: readonly IndexedShape[]): ShapesOfLetter {
  const single = shapes.filter(({ prefix }) => prefix.length === 1);
  const lists: IndexedShape[][] = [];
  for (const { prefix } of shapes) {
    if (prefix.length === 1) continue;
    lists[prefix.charCodeAt(1)] ??= shapes.filter(
      (other) => other.prefix.length === 1 || other.prefix.charAt(1) === prefix.charAt(1),
    );
  }
  return { bySecond: lists, others: single.length === 0 ? undefined : single };
}

/** A format that says nothing of itself. */
export interface BareRow {
  readonly row: Row;
  /** The kinds of characters that it can have (alphabets.ts). */
  readonly kinds: number;
  readonly isUuid: boolean;
}

/** By their length. */
let bareLengths: (readonly BareRow[] | string | undefined)[] | undefined;

/** The formats that are one run of `length` characters and say nothing of themselves; undefined where there are none. */
export function bareOf(length: number): readonly BareRow[] | undefined {
  bareLengths ??= byLength(written.bare);
  if (length >= bareLengths.length) return undefined;
  const known = bareLengths[length];
  if (typeof known !== "string") return known;
  const rows = (JSON.parse(known) as readonly WrittenBare[]).map(bareRow);
  bareLengths[length] = rows;
  return rows;
}

const formatsByRows = new WeakMap<readonly BareRow[], readonly KeyFormat[]>();

/** The formats of what `bareOf` gives: the same list each time. Asking for it loads the table. */
export function formatsOf(rows: readonly BareRow[]): readonly KeyFormat[] {
  const known = formatsByRows.get(rows);
  if (known !== undefined) return known;
  const formats = rows.map(({ row }) => formatOf(row));
  formatsByRows.set(rows, formats);
  return formats;
}

function byLength(texts: Readonly<Record<string, string>>): (string | undefined)[] {
  const longest = Math.max(...Object.keys(texts).map(Number));
  return Array.from({ length: longest + 1 }, (_, length) => texts[length]);
}

function bareRow([row, alphabet, isUuid]: WrittenBare): BareRow {
  return { row, kinds: kindsOf(alphabets[alphabet] + (isUuid === 1 ? "-" : "=")), isUuid: isUuid === 1 };
}

/** Those that are parts with dots or colons between them. */
export interface BareParts {
  readonly rows: readonly { readonly row: Row; readonly parts: readonly Segment[] }[];
  /** How long the first part of each of those is. */
  readonly firstParts: ReadonlySet<number>;
}

let parts: BareParts | undefined;

export function bareParts(): BareParts {
  if (parts !== undefined) return parts;
  const rows = (JSON.parse(written.parts) as readonly (readonly [Row, readonly WrittenSegment[]])[]).map(
    ([row, segments]) => ({ row, parts: segments.map(segmentOf) }),
  );
  parts = { rows, firstParts: new Set(rows.flatMap((one) => firstLengths(one.parts))) };
  return parts;
}

/** The lengths that what stands before the first joint can have. No run before it has joints among its characters. */
function firstLengths(segments: readonly Segment[]): readonly number[] {
  let shortest = 0;
  let longest = 0;
  for (const part of segments) {
    const joint = typeof part === "string" ? part.search(/[.:]/) : -1;
    const [least, most] = typeof part === "string" ? [part.length, part.length] : [part.min, part.max];
    shortest += joint < 0 ? least : joint;
    longest += joint < 0 ? most : joint;
    if (joint >= 0) break;
  }
  return Array.from({ length: longest - shortest + 1 }, (_, extra) => shortest + extra);
}

/** A format that is known by a literal in its middle. */
export interface MarkedRow {
  readonly row: Row;
  /** Its place among the marked shapes of its format. */
  readonly place: number;
  readonly shape: Omit<MarkedShape, "accepts">;
}

export interface MarkedIndex {
  /** Those whose mark has only characters of runs, by the length of the whole without padding. */
  readonly byLength: ReadonlyMap<number, readonly MarkedRow[]>;
  /** Those whose mark breaks a run: looked for by the mark. */
  readonly broken: readonly MarkedRow[];
}

let marks: MarkedIndex | undefined;

export function markedIndex(): MarkedIndex {
  if (marks !== undefined) return marks;
  const byLength = new Map<number, MarkedRow[]>();
  const broken: MarkedRow[] = [];
  for (const [row, place, shape] of JSON.parse(written.marks) as readonly WrittenMark[]) {
    const marked = { row, place, shape };
    if (/[^\w+/-]/.test(shape.mark)) broken.push(marked);
    else
      for (const length of lengthsOf(shape)) byLength.set(length, [...(byLength.get(length) ?? []), marked]);
  }
  marks = { byLength, broken };
  return marks;
}

function lengthsOf({ before, mark, after }: MarkedRow["shape"]): readonly number[] {
  const shortest = before.min + mark.length + after.min;
  return Array.from({ length: after.max - after.min + 1 }, (_, extra) => shortest + extra);
}
