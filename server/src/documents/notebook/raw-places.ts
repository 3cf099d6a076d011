import { applyEdits, type TextEdit } from "../../text/edits.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { Position, Range, Span } from "../../text/span.ts";
import type { Cut } from "./json-source.ts";
import type { RawNotebook } from "./model.ts";

const indexes = new WeakMap<RawNotebook, LineIndex>();

function linesOf(raw: RawNotebook): LineIndex {
  const known = indexes.get(raw) ?? new LineIndex(raw.text);
  indexes.set(raw, known);
  return known;
}

/** Where a stretch of a notebook's JSON text stands in the file. */
export function rangeInFile(raw: RawNotebook, span: Span): Range {
  return { start: positionInFile(raw, span.start), end: positionInFile(raw, span.end) };
}

/** What was left out of the text has no line ends: it only moves what follows on its line. */
function positionInFile(raw: RawNotebook, offset: number): Position {
  const { line, character } = linesOf(raw).positionAt(offset);
  const cuts = raw.leftOut?.cuts ?? [];
  return { line, character: character + lengthOf(cuts, offset - character, offset) };
}

/** A stretch of the file as one of a notebook's JSON text. Of a notebook that an editor holds: nothing is left out. */
export function spanOfRange(raw: RawNotebook, range: Range): Span {
  return linesOf(raw).spanOf(range);
}

/**
 * A stretch of the file, with what was left out of the text, as one of the text; its ends lie in no stretch that was
 * left out.
 */
export function spanInText(raw: RawNotebook, range: Range): Span {
  return { start: offsetInText(raw, range.start), end: offsetInText(raw, range.end) };
}

function offsetInText(raw: RawNotebook, { line, character }: Position): number {
  const start = linesOf(raw).spanOf({ start: { line, character: 0 }, end: { line, character: 0 } }).start;
  let offset = start + character;
  for (const cut of raw.leftOut?.cuts ?? []) {
    if (cut.at >= start && cut.at + cut.length <= offset) offset -= cut.length;
    else if (cut.at >= offset) break;
  }
  return offset;
}

/** The text of the file after edits of the notebook's JSON text. */
export function editedFile({ text, leftOut }: RawNotebook, edits: readonly TextEdit[]): string {
  if (leftOut === undefined) return applyEdits(text, edits).text;
  const { cuts } = leftOut;
  const moved = edits.map(({ span: { start, end }, newText }) => ({
    newText,
    span: { start: start + lengthOf(cuts, 0, start), end: end + lengthOf(cuts, 0, end) },
  }));
  return applyEdits(leftOut.whole(), moved).text;
}

/** The text of the file. */
export function wholeText({ text, leftOut }: RawNotebook): string {
  return leftOut === undefined ? text : leftOut.whole();
}

/** How much was left out between two offsets. */
function lengthOf(cuts: readonly Cut[], start: number, end: number): number {
  let length = 0;
  for (const cut of cuts) {
    if (cut.at >= end) break;
    if (cut.at >= start) length += cut.length;
  }
  return length;
}
