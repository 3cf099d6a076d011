import {
  type Document,
  isTextDocument,
  type NotebookDocument,
  type TextDocument,
} from "../documents/document.ts";
import { notebookEdits, rawSpan } from "../documents/notebook/edit.ts";
import { cellAt, type NotebookCell } from "../documents/notebook/model.ts";
import { rangeInFile } from "../documents/notebook/raw-places.ts";
import type {
  Excerpt,
  FileEdit,
  Fix,
  LocatedEdit,
  LocatedFix,
  Location,
  NewFile,
  Place,
} from "../finding/finding.ts";
import { joinPath, parentOf } from "../host/paths.ts";
import type { TextEdit } from "../text/edits.ts";
import type { Range, Span } from "../text/span.ts";

/** Turns a place of a document into what people and editors count: cells, lines, columns, bytes. */
export function locate(document: Document, place: Place): Location {
  const { path } = document;
  switch (place.kind) {
    case "file":
      return { path };
    case "bytes":
      return {
        path,
        offset: place.offset,
        ...(place.inner === undefined ? {} : { inner: place.inner }),
        ...(place.length === undefined ? {} : { length: place.length }),
      };
    case "output":
      return {
        path,
        cell: place.cell,
        output: place.output,
        ...(place.line === undefined ? {} : { range: lineRange(place.line) }),
        ...storedRange(document, place.stored),
      };
    case "stored":
      return {
        path,
        ...(place.cell === undefined ? {} : { cell: place.cell }),
        ...storedRange(document, place.span),
      };
    case "text":
      return isTextDocument(document) ? locateSpan(document, place.span) : { path };
  }
}

/** A stretch of a notebook's JSON, for tools that know no cells. */
function storedRange(document: Document, span: Span | undefined): Pick<Location, "fileRange"> {
  const raw = document.kind === "notebook" ? document.raw : undefined;
  return span === undefined || raw === undefined ? {} : { fileRange: rangeInFile(raw, span) };
}

/** The beginning of a line. */
export function lineRange(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}

function locateSpan(document: TextDocument, span: Span): Location {
  const cell = cellOf(document, span.start);
  const range = rangeIn(document, span, cell);
  if (cell === undefined) return { path: document.path, range };
  const fileRange = document.kind === "notebook" ? fileRangeOf(document, span) : undefined;
  return {
    path: document.path,
    range,
    cell: cell.index,
    ...(fileRange === undefined ? {} : { fileRange }),
  };
}

function fileRangeOf(document: NotebookDocument, span: Span): Range | undefined {
  const { raw } = document;
  const place = rawSpan(document, span);
  return place === undefined || raw === undefined ? undefined : rangeInFile(raw, place);
}

function cellOf(document: TextDocument, offset: number): NotebookCell | undefined {
  return document.kind === "notebook" ? cellAt(document.notebook.cells, offset) : undefined;
}

/** A span's range, counted from the first line of its cell where it is in one. */
function rangeIn(document: TextDocument, span: Span, cell: NotebookCell | undefined): Range {
  const end = cell === undefined ? span.end : Math.min(span.end, cell.span.end);
  const range = document.lines.rangeOf({ start: span.start, end: Math.max(span.start, end) });
  if (cell === undefined) return range;
  const first = document.lines.positionAt(cell.span.start).line;
  return {
    start: { line: range.start.line - first, character: range.start.character },
    end: { line: range.end.line - first, character: range.end.character },
  };
}

/** A fix in the document's own edits, located; undefined where an edit crosses from one cell into another. */
export function locateFix(document: Document, fix: Fix): LocatedFix | undefined {
  const edits: LocatedEdit[] = [];
  for (const edit of fix.edits) {
    if (!isTextDocument(document)) return undefined;
    const cell = cellOf(document, edit.span.start);
    if (cell !== undefined && edit.span.end > cell.span.end) return undefined;
    edits.push({
      path: document.path,
      range: rangeIn(document, edit.span, cell),
      newText: edit.newText,
      ...(cell === undefined ? {} : { cell: cell.index }),
    });
  }
  const { title, applicability, clears, ensures, creates } = fix;
  const stored = fix.stored && storedEdits(document, fix.stored);
  if (fix.stored !== undefined && stored === undefined) return undefined;
  return {
    title,
    applicability,
    edits,
    ...(clears === undefined ? {} : { clears }),
    ...(stored === undefined ? {} : { stored }),
    ...(ensures === undefined ? {} : { ensures }),
    ...(creates === undefined ? {} : { creates: filesBeside(document.path, creates) }),
  };
}

/** Edits of a notebook's JSON by their place in the file; undefined where that is not at hand. */
function storedEdits(document: Document, edits: readonly TextEdit[]): readonly FileEdit[] | undefined {
  const raw = document.kind === "notebook" && document.complete ? document.raw : undefined;
  return raw && edits.map(({ span, newText }) => ({ fileRange: rangeInFile(raw, span), newText }));
}

/** A fix names files of its own folder alone. */
function filesBeside(path: string, files: readonly NewFile[]): NonNullable<LocatedFix["creates"]> {
  const folder = parentOf(path);
  if (folder === undefined) return [];
  return files
    .filter(({ name }) => /^[A-Za-z][\w.-]*$/.test(name))
    .map(({ name, text }) => ({ path: joinPath(folder, name), text }));
}

/** A fix of cells as edits of the notebook's JSON; undefined for other documents, and where they cannot be told. */
export function fileEditsOf(document: Document, fix: Fix, mask: Mask): readonly FileEdit[] | undefined {
  const { clears = [], stored = [] } = fix;
  if (document.kind !== "notebook" || fix.edits.length + clears.length + stored.length === 0)
    return undefined;
  const { raw } = document;
  const planned = notebookEdits(document, fix.edits, { clears, stored });
  if (raw === undefined || planned === undefined) return undefined;
  // What is written again could hold a key that the fix has nothing to do with.
  if (planned.rewrites && fix.edits.some((edit) => hasKey(document, edit.span, mask))) return undefined;
  return planned.rawEdits.map(({ span, newText }) => ({ fileRange: rangeInFile(raw, span), newText }));
}

function hasKey(document: NotebookDocument, span: Span, mask: Mask): boolean {
  const cell = cellOf(document, span.start);
  if (cell === undefined) return false;
  const { start, end } = cell.span;
  return mask(start, end) !== document.text.slice(start, end);
}

/** The longest excerpt, in UTF-16 units; a longer line is cut around the place. */
const excerptLength = 240;
/** How much of a cut line stays before the place. */
const leadLength = 60;

/** A stretch of the document's text with every key in it replaced by as many other characters. */
export type Mask = (start: number, end: number) => string;

/** The first line of a place. */
export function excerptOf(document: Document, place: Place, mask: Mask): Excerpt | undefined {
  if (place.kind !== "text" || !isTextDocument(document)) return undefined;
  const { start } = document.lines.rangeOf(place.span);
  const line = document.lines.lineSpan(start.line);
  const end = Math.min(place.span.end, line.end);
  const from =
    line.end - line.start <= excerptLength ? line.start : Math.max(line.start, place.span.start - leadLength);
  const to = Math.min(line.end, from + excerptLength);
  return {
    text: mask(from, to),
    highlight: { start: place.span.start - from, end: Math.max(place.span.start, Math.min(end, to)) - from },
  };
}
