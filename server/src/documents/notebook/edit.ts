import type { OutputRef } from "../../finding/finding.ts";
import { escapeText } from "../../syntax/json/strings.ts";
import { encodeText } from "../../text/decode.ts";
import { applyEdits, type TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { NotebookDocument } from "../document.ts";
import { type CellText, cellText } from "./cell-text.ts";
import { clearingEdits } from "./clear-outputs.ts";
import { cellAt, type RawNotebook } from "./model.ts";
import { editedFile } from "./raw-places.ts";

/** Edits of the JSON text, none overlapping. */
export interface RawEdits {
  readonly rawEdits: readonly TextEdit[];
  /** Whether text that stays is written again, since strings of a list had to be split or joined. */
  readonly rewrites: boolean;
}

/** What a fix changes of a notebook beside the texts of its cells. */
export interface BesideCells {
  /** Outputs that go. */
  readonly clears?: readonly OutputRef[];
  /** Edits of the JSON text outside of cells' texts and outputs. */
  readonly stored?: readonly TextEdit[];
}

/**
 * Edits of a notebook's virtual source as edits of its JSON text. All the rest of the JSON stays byte
 * for byte as it is.
 *
 * Undefined where they cannot be: the notebook was not read from a file or not to its end, an edit
 * crosses from one cell into another, or a cell's source is no string and no list of strings.
 */
export function notebookEdits(
  document: NotebookDocument,
  edits: readonly TextEdit[],
  { clears = [], stored = [] }: BesideCells = {},
): RawEdits | undefined {
  const { raw } = document;
  if (raw === undefined || !document.complete) return undefined;
  const byCell = groupByCell(document, edits);
  if (byCell === undefined) return undefined;
  const ascii = isAscii(raw);
  const rawEdits: TextEdit[] = [];
  rawEdits.push(...clearingEdits(raw, clears), ...stored);
  let rewrites = false;
  for (const [index, cellEdits] of byCell) {
    const source = raw.sources[index];
    const text = source === undefined ? undefined : cellText(raw.text, source);
    if (text === undefined) return undefined;
    const direct = directEdits(raw.text, text, cellEdits, ascii);
    rewrites ||= direct === undefined;
    rawEdits.push(...(direct ?? [rewriteLines(raw.text, text, escaped(cellEdits, ascii))]));
  }
  return { rawEdits, rewrites };
}

const asciiTexts = new WeakMap<RawNotebook, boolean>();

/** What is all ASCII so far was written by a program that keeps it so. */
function isAscii(raw: RawNotebook): boolean {
  const known = asciiTexts.get(raw) ?? !/[^\0-\x7f]/.test(raw.text);
  asciiTexts.set(raw, known);
  return known;
}

/** The file after edits of the virtual source; undefined as above, and where its encoding cannot hold them. */
export function editNotebook(
  document: NotebookDocument,
  edits: readonly TextEdit[],
  beside: BesideCells = {},
): Uint8Array | undefined {
  const { raw, encoding } = document;
  const planned = notebookEdits(document, edits, beside);
  if (raw === undefined || planned === undefined) return undefined;
  return encodeText(editedFile(raw, planned.rawEdits), encoding);
}

/** The stretch of the JSON text that a span of the virtual source is written in; undefined outside of cells. */
export function rawSpan(document: NotebookDocument, span: Span): Span | undefined {
  const cell = cellAt(document.notebook.cells, span.start);
  const source = cell === undefined ? undefined : document.raw?.sources[cell.index];
  if (cell === undefined || source === undefined || document.raw === undefined) return undefined;
  const text = cellText(document.raw.text, source);
  if (text === undefined) return undefined;
  const start = text.toRaw(span.start - cell.span.start, "after");
  const end = text.toRaw(Math.min(span.end, cell.span.end) - cell.span.start, "before");
  return { start, end: Math.max(start, end) };
}

/** Edits by the index of their cell, their spans counted from its start; undefined where one is in no single cell. */
function groupByCell(
  document: NotebookDocument,
  edits: readonly TextEdit[],
): ReadonlyMap<number, readonly TextEdit[]> | undefined {
  const groups = new Map<number, TextEdit[]>();
  for (const edit of edits) {
    const cell = cellAt(document.notebook.cells, edit.span.start);
    if (cell === undefined || edit.span.end > cell.span.end) return undefined;
    const span = { start: edit.span.start - cell.span.start, end: edit.span.end - cell.span.start };
    const group = groups.get(cell.index) ?? [];
    groups.set(cell.index, group);
    group.push({ span, newText: edit.newText });
  }
  return groups;
}

function escaped(edits: readonly TextEdit[], ascii: boolean): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, newText: escapeText(edit.newText, ascii) }));
}

/** The edits one by one, within the quotes of the strings they touch; undefined where strings of a list would not be lines any more. */
function directEdits(
  raw: string,
  cell: CellText,
  edits: readonly TextEdit[],
  ascii: boolean,
): readonly TextEdit[] | undefined {
  const direct: TextEdit[] = [];
  for (const edit of edits) {
    const { span } = edit;
    const newText = escapeText(edit.newText, ascii);
    const start = cell.toRaw(span.start, "after");
    const inserted = cell.isList ? insertedLines(raw, cell, { span, newText }) : undefined;
    if (inserted !== undefined) direct.push(inserted);
    else if (cell.isList && !staysInLine(raw, cell, edit)) return undefined;
    else direct.push({ span: { start, end: Math.max(start, cell.toRaw(span.end, "before")) }, newText });
  }
  return direct;
}

/** Whole lines before the string of another are strings of their own. */
function insertedLines(raw: string, cell: CellText, { span, newText }: TextEdit): TextEdit | undefined {
  const index = cell.stringAt(span.start);
  const [string, content] = [cell.strings[index], cell.contents[index]];
  if (string === undefined || span.start !== span.end || newText === "" || !endsLine(newText))
    return undefined;
  // Between two lines: not within one, and not behind the last.
  if (cell.toRaw(span.start, "after") !== content?.start || content.end === content.start) return undefined;
  const behind = separator(raw, cell);
  const lines = splitLines(newText).map((line) => `"${line}"${behind}`);
  return { span: { start: string.start, end: string.start }, newText: lines.join("") };
}

/** Whether an edit leaves its string of the list one line, and not empty. */
function staysInLine(raw: string, cell: CellText, { span, newText }: TextEdit): boolean {
  const content = cell.contents[cell.stringAt(span.start)];
  if (content === undefined || newText.includes("\n")) return false;
  const start = cell.toRaw(span.start, "after");
  const end = Math.max(start, cell.toRaw(span.end, "before"));
  if (end > content.end) return false;
  const inserted = newText === "" ? "" : "x";
  const result = raw.slice(content.start, start) + inserted + raw.slice(end, content.end);
  return result !== "" && endsLine(result) === endsLine(raw.slice(content.start, content.end));
}

/**
 * Rewrites the strings of a list that the edits touch, one string a line, as nbformat stores them.
 * What stands in these strings and is not edited keeps its own escapes.
 */
function rewriteLines(raw: string, cell: CellText, edits: readonly TextEdit[]): TextEdit {
  const from = Math.min(...edits.map(({ span }) => cell.stringAt(span.start)));
  let to = Math.max(...edits.map(({ span }) => cell.stringAt(span.end)));
  let content = editedContent(raw, cell, { from, to }, edits);
  // A line whose end was deleted goes on in the next string.
  while (!endsLine(content) && content !== "" && to < cell.strings.length - 1) {
    to += 1;
    content = editedContent(raw, cell, { from, to }, edits);
  }
  const lines = splitLines(content);
  if (lines.length === 0) return removeStrings(cell, from, to);
  const first = cell.strings[from];
  const last = cell.strings[to];
  const newText = lines.map((line) => `"${line}"`).join(separator(raw, cell));
  // A list without strings: what is inserted stands right behind its bracket.
  const inside = { start: cell.value.start + 1, end: cell.value.end - 1 };
  return { span: { start: first?.start ?? inside.start, end: last?.end ?? inside.end }, newText };
}

/** What stands between the quotes of some strings, joined, after the edits. */
function editedContent(
  raw: string,
  cell: CellText,
  window: { readonly from: number; readonly to: number },
  edits: readonly TextEdit[],
): string {
  const contents = cell.contents.slice(window.from, window.to + 1);
  const joined = contents.map(({ start, end }) => raw.slice(start, end)).join("");
  const moved = edits.map(({ span, newText }) => ({
    span: { start: place(cell, window.from, span.start), end: place(cell, window.from, span.end) },
    newText,
  }));
  return applyEdits(joined, moved).text;
}

/** Where an offset of the cell's text lies in the joined contents from a string on. */
function place(cell: CellText, from: number, offset: number): number {
  const index = cell.stringAt(offset);
  let before = 0;
  for (const { start, end } of cell.contents.slice(from, index)) before += end - start;
  const content = cell.contents[index];
  return content === undefined ? 0 : before + cell.toRaw(offset, "after") - content.start;
}

function removeStrings(cell: CellText, from: number, to: number): TextEdit {
  const first = cell.strings[from];
  const last = cell.strings[to];
  const next = cell.strings[to + 1];
  const previous = cell.strings[from - 1];
  const start = next === undefined ? (previous?.end ?? first?.start) : first?.start;
  const end = next?.start ?? last?.end;
  return { span: { start: start ?? cell.value.start + 1, end: end ?? cell.value.start + 1 }, newText: "" };
}

/** What stands between two strings of the list: a comma and, in most files, a line end and an indent. */
function separator(raw: string, cell: CellText): string {
  const [first, second] = cell.strings;
  if (first !== undefined && second !== undefined) return raw.slice(first.end, second.start);
  const before = first === undefined ? "" : raw.slice(cell.value.start + 1, first.start);
  return `,${before}`;
}

const lineFeed = /\\(?:n|u000[aA])/y;

/** Splits what stands between quotes behind each escaped line feed. */
function splitLines(content: string): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  let at = content.indexOf("\\");
  while (at !== -1) {
    lineFeed.lastIndex = at;
    if (lineFeed.test(content)) {
      lines.push(content.slice(start, lineFeed.lastIndex));
      start = lineFeed.lastIndex;
      at = content.indexOf("\\", start);
    } else at = content.indexOf("\\", at + 2);
  }
  if (start < content.length) lines.push(content.slice(start));
  return lines;
}

/** Whether what stands between quotes ends with a line feed, so that more text would start a line. */
function endsLine(content: string): boolean {
  return splitLines(`${content}x`).at(-1) === "x";
}
