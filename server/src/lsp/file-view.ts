import type { Range as ClientRange } from "vscode-languageserver";
import type { Location } from "../finding/finding.ts";
import type { PositionEncoding } from "../text/position-encoding.ts";
import type { Range } from "../text/span.ts";
import type { OpenDocument } from "./open-documents.ts";
import { cellLines, type LineSource, toClientRange } from "./positions.ts";
import { uriOfPath } from "./uris.ts";

/** How places of one file are said to the client: by which URI, in which columns. */
export interface FileView {
  uriOf(location: Location): string;
  clientRange(location: Location): ClientRange;
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
  const cellOf = (location: Location) =>
    open.kind === "notebook" && location.cell !== undefined ? open.cells[location.cell] : undefined;
  return {
    uriOf: (location) => cellOf(location)?.uri ?? open.uri,
    clientRange: (location) => {
      if (location.output !== undefined) return start;
      return toClientRange(location.range ?? start, linesOf(open, location.cell), encoding);
    },
    prefix: (location) => {
      if (open.kind === "notebook" && location.output !== undefined) return `Output ${location.output + 1}: `;
      return open.kind === "notebook" ? "" : closedPrefix(location);
    },
  };
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
  return {
    uriOf: () => uri,
    clientRange: (location) => {
      if (location.range === undefined || location.cell !== undefined) return start;
      return lines === undefined ? location.range : toClientRange(location.range, source, encoding);
    },
    prefix: closedPrefix,
  };
}

function closedPrefix(location: Location): string {
  if (location.cell !== undefined) {
    const line = location.range === undefined ? "" : `, line ${location.range.start.line + 1}`;
    return `Cell ${location.cell + 1}${location.output === undefined ? line : `, output ${location.output + 1}`}: `;
  }
  return location.inner === undefined ? "" : `${location.inner}: `;
}
