import type { ChangedStretch } from "./difference.ts";
import type { SyntaxTree } from "./parser.ts";

/** Tells a tree of `before` that it is `after` now, so that it can help to parse that. */
export function editTree(tree: SyntaxTree, before: string, after: string, changed: ChangedStretch): void {
  const { start, oldEnd, newEnd } = changed;
  const from = placeIn(after, start, { offset: 0, row: 0, column: 0 });
  tree.edit(editOf(from, placeIn(before, oldEnd, from), placeIn(after, newEnd, from)));
  for (const offset of lineEndsAround(after, changed)) pushAlong(tree, after, offset);
}

/**
 * The ends of code beside an edit, where only blanks and line ends lie between.
 *
 * A line end and what closes blocks are tokens without a length, for which the parser's scanner looks at
 * the next line that holds something: an edit in what it looked at has them scanned again. Before that
 * the parser comes to the statement behind them, which begins at the same place, finds that it was made
 * while other blocks were open, and passes over it (`ts_parser__reuse_node`, tree-sitter's
 * lib/src/parser.c), and over all that the tree holds in one node with it: half of the file perhaps,
 * which is parsed anew then.
 */
function lineEndsAround(text: string, { start, newEnd }: ChangedStretch): readonly number[] {
  const ends: number[] = [];
  const codeEnd = behindCode(text, start);
  if (codeEnd > 0 && hasLineFeed(text, codeEnd, start)) ends.push(codeEnd);
  const isCode = behindCode(text, newEnd) > codeEnd;
  if ((isCode || ends.length === 0) && hasLineFeed(text, newEnd, nextCode(text, newEnd))) ends.push(newEnd);
  return ends;
}

/**
 * Tells a tree that a blank was put in at an offset, and the same blank behind it taken out. That leaves
 * the text as it is, and moves what begins at the offset behind it, so that the parser comes to it only
 * after it has scanned what stands there.
 */
function pushAlong(tree: SyntaxTree, text: string, offset: number): void {
  const blank = text.charAt(offset);
  const at = placeIn(text, offset, { offset: 0, row: 0, column: 0 });
  const behind = placeBehind(at, blank);
  tree.edit(editOf(at, at, behind));
  tree.edit(editOf(behind, placeBehind(behind, blank), behind));
}

/** Where code ends before an offset. */
function behindCode(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Where code begins at or behind an offset. */
function nextCode(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x0c;
}

function hasLineFeed(text: string, start: number, end: number): boolean {
  const at = text.indexOf("\n", start);
  return at >= 0 && at < end;
}

/** The parser counts rows by line feeds alone, unlike an editor. */
interface Place {
  readonly offset: number;
  readonly row: number;
  readonly column: number;
}

/** @param from a place before it in the same text */
function placeIn(text: string, offset: number, from: Place): Place {
  let { row } = from;
  let lineStart = from.offset - from.column;
  for (let at = text.indexOf("\n", from.offset); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { offset, row, column: offset - lineStart };
}

function placeBehind({ offset, row, column }: Place, unit: string): Place {
  return unit === "\n"
    ? { offset: offset + 1, row: row + 1, column: 0 }
    : { offset: offset + 1, row, column: column + 1 };
}

function editOf(start: Place, oldEnd: Place, newEnd: Place): Parameters<SyntaxTree["edit"]>[0] {
  return {
    startIndex: start.offset,
    oldEndIndex: oldEnd.offset,
    newEndIndex: newEnd.offset,
    startPosition: pointOf(start),
    oldEndPosition: pointOf(oldEnd),
    newEndPosition: pointOf(newEnd),
    // The class only adds methods that a tree does not call (tree.ts reads the six fields).
  } as Parameters<SyntaxTree["edit"]>[0];
}

function pointOf({ row, column }: Place): { readonly row: number; readonly column: number } {
  return { row, column };
}
