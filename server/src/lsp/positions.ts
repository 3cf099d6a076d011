import type { Position as ClientPosition, Range as ClientRange } from "vscode-languageserver";
import type { LineIndex } from "../text/line-index.ts";
import { fromUtf16Column, type PositionEncoding, toUtf16Column } from "../text/position-encoding.ts";
import type { Position, Range } from "../text/span.ts";

/** Gives the text of a line, counted from zero, without its line end. */
export interface LineSource {
  lineText(line: number): string;
}

/** The lines of one cell of a notebook's virtual source. */
export function cellLines(lines: LineIndex, cellStart: number): LineSource {
  const first = lines.positionAt(cellStart).line;
  return { lineText: (line) => lines.lineText(first + line) };
}

/** A place as the client counts it. */
export function toClientRange(range: Range, lines: LineSource, encoding: PositionEncoding): ClientRange {
  return {
    start: toClientPosition(range.start, lines, encoding),
    end: toClientPosition(range.end, lines, encoding),
  };
}

function toClientPosition(position: Position, lines: LineSource, encoding: PositionEncoding): ClientPosition {
  if (encoding === "utf-16") return position;
  const character = fromUtf16Column(lines.lineText(position.line), position.character, encoding);
  return { line: position.line, character };
}

/** A place of the client in UTF-16 columns. */
export function fromClientPosition(
  position: ClientPosition,
  lines: LineSource,
  encoding: PositionEncoding,
): Position {
  if (encoding === "utf-16") return position;
  const character = toUtf16Column(lines.lineText(position.line), position.character, encoding);
  return { line: position.line, character };
}

export function fromClientRange(range: ClientRange, lines: LineSource, encoding: PositionEncoding): Range {
  return {
    start: fromClientPosition(range.start, lines, encoding),
    end: fromClientPosition(range.end, lines, encoding),
  };
}
