import type { Range as ClientRange } from "vscode-languageserver";
import type { NotebookDocument } from "../documents/document.ts";
import { clearingEdits } from "../documents/notebook/clear-outputs.ts";
import { notebookEdits, rawSpan } from "../documents/notebook/edit.ts";
import { spanOfRange } from "../documents/notebook/raw-places.ts";
import { documentEdit } from "../engine/fix.ts";
import type { FileEdit, LocatedEdit, Location, OutputRef } from "../finding/finding.ts";
import { LineIndex } from "../text/line-index.ts";
import type { PositionEncoding } from "../text/position-encoding.ts";
import type { Range, Span } from "../text/span.ts";
import type { OpenDocument, OpenText } from "./open-documents.ts";
import { cellLines, type LineSource, toClientRange } from "./positions.ts";
import { uriOfPath } from "./uris.ts";

/** An edit as the client makes it: where, in its own columns, and what. */
export interface ClientEdit {
  readonly uri: string;
  readonly range: ClientRange;
  readonly newText: string;
}

/** How places of one file are said to the client: by which URI, in which columns. */
export interface FileView {
  uriOf(location: Location): string;
  clientRange(location: Location): ClientRange;
  /** Edits of this file, as the client is to make them; none where they cannot be said to it. */
  edits(edits: readonly LocatedEdit[]): readonly ClientEdit[];
  /** Edits that take outputs away, where the notebook is open as the JSON it is stored as. */
  clears?(outputs: readonly OutputRef[]): readonly ClientEdit[];
  /** Edits of a notebook's JSON beside its cells and outputs, where it is open as that JSON. */
  stored?(edits: readonly FileEdit[]): readonly ClientEdit[];
  /** Words that say where in the file, where no range can: the cell, the member of an archive. */
  prefix(location: Location): string;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * A file that is open: its own URI, or its cells'.
 *
 * An output has no URI in the protocol, so what was found in one is shown at the start of its cell.
 */
export function openView(open: OpenDocument, encoding: PositionEncoding): FileView {
  const { document } = open;
  if (open.kind === "text" && document.kind === "notebook") return jsonView(open, document, encoding);
  const cellOf = (location: Location) =>
    open.kind === "notebook" && location.cell !== undefined ? open.cells[location.cell] : undefined;
  return withEdits({
    uriOf: (location) => cellOf(location)?.uri ?? open.uri,
    clientRange: (location) => {
      if (location.output !== undefined) return start;
      return toClientRange(location.range ?? start, linesOf(open, location.cell), encoding);
    },
    prefix: (location) => {
      if (open.kind === "notebook" && location.output !== undefined) return `Output ${location.output + 1}: `;
      return open.kind === "notebook" ? "" : closedPrefix(location);
    },
  });
}

/** Each edit stands for itself. */
function withEdits(view: Omit<FileView, "edits">): FileView {
  const clientEdit = ({ path, cell, range, newText }: LocatedEdit): ClientEdit => {
    const place = { path, range, ...(cell === undefined ? {} : { cell }) };
    return { uri: view.uriOf(place), range: view.clientRange(place), newText };
  };
  return { ...view, edits: (edits) => edits.map(clientEdit) };
}

/** A notebook that is open as the JSON it is stored as, in an editor that knows no cells. */
function jsonView(open: OpenText, document: NotebookDocument, encoding: PositionEncoding): FileView {
  let index: LineIndex | undefined;
  const clientRange = (span: Span | undefined): ClientRange => {
    if (span === undefined) return start;
    index ??= new LineIndex(open.text);
    return toClientRange(index.rangeOf(span), index, encoding);
  };
  return {
    uriOf: () => open.uri,
    prefix: (location) => (location.output === undefined ? "" : closedPrefix(location)),
    clears: (outputs) => {
      const edits = document.raw === undefined ? [] : clearingEdits(document.raw, outputs);
      return edits.map(({ span, newText }) => ({ uri: open.uri, range: clientRange(span), newText }));
    },
    stored: (edits) =>
      edits.map(({ fileRange, newText }) => ({
        uri: open.uri,
        range: clientRange(jsonRange(document, fileRange)),
        newText,
      })),
    clientRange: (location) => clientRange(jsonSpan(document, location)),
    edits: (edits) => {
      const inText = edits.map((edit) => documentEdit(document, edit));
      if (!inText.every((edit) => edit !== undefined)) return [];
      const { rawEdits = [] } = notebookEdits(document, inText) ?? {};
      return rawEdits.map(({ span, newText }) => ({ uri: open.uri, range: clientRange(span), newText }));
    },
  };
}

/** Where a place of a cell stands in the JSON; for an output, the cell that it is of. */
function jsonSpan(document: NotebookDocument, location: Location): Span | undefined {
  const { path, cell, range } = location;
  if (location.fileRange !== undefined && range === undefined) {
    return jsonRange(document, location.fileRange);
  }
  if (cell === undefined) return undefined;
  const source = document.raw?.sources[cell]?.value;
  if (range === undefined || location.output !== undefined) return source;
  const span = documentEdit(document, { path, cell, range, newText: "" })?.span;
  return span === undefined ? source : rawSpan(document, span);
}

function jsonRange({ raw }: NotebookDocument, range: Range): Span | undefined {
  return raw === undefined ? undefined : spanOfRange(raw, range);
}

function linesOf(open: OpenDocument, cell: number | undefined): LineSource {
  if (open.kind === "text") return open.document.lines;
  const span = open.document.notebook.cells[cell ?? -1]?.span;
  return span === undefined ? open.document.lines : cellLines(open.document.lines, span.start);
}

/**
 * A file that is not open. A notebook's cells have no URI then, so its findings stand at the start
 * of the file and say in which cell they are.
 *
 * @param lines the file's text, where columns must be counted anew
 */
export function closedView(path: string, encoding: PositionEncoding, lines?: LineSource): FileView {
  const uri = uriOfPath(path);
  const source = lines ?? { lineText: () => "" };
  return withEdits({
    uriOf: () => uri,
    clientRange: (location) => {
      if (location.range === undefined || location.cell !== undefined) return start;
      return lines === undefined ? location.range : toClientRange(location.range, source, encoding);
    },
    prefix: closedPrefix,
  });
}

function closedPrefix(location: Location): string {
  if (location.cell !== undefined) {
    const line = location.range === undefined ? "" : `, line ${location.range.start.line + 1}`;
    return `Cell ${location.cell + 1}${location.output === undefined ? line : `, output ${location.output + 1}`}: `;
  }
  return location.inner === undefined ? "" : `${location.inner}: `;
}
