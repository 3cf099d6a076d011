import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { ContentChange } from "../documents/open.ts";
import { LineIndex } from "../text/line-index.ts";
import type { PositionEncoding } from "../text/position-encoding.ts";
import { fromClientRange } from "./positions.ts";

export interface ChangedText {
  readonly text: string;
  /** What changed, each entry counted in the text that the entries before it left. */
  readonly changes: readonly ContentChange[];
}

/**
 * Applies the changes of one notification, in their order. The protocol counts each one in the text
 * that the one before it left; an editor with many cursors sends them from the end backwards, so the
 * line index is only made anew for a change that lies behind an earlier one.
 */
export function applyContentChanges(
  before: { readonly text: string; readonly lines?: LineIndex },
  events: readonly TextDocumentContentChangeEvent[],
  encoding: PositionEncoding,
): ChangedText {
  const changes: ContentChange[] = [];
  let { text } = before;
  let lines = before.lines ?? new LineIndex(text);
  let firstStaleLine = Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (!("range" in event) || event.range === undefined) {
      changes.push({ span: { start: 0, end: text.length }, newText: event.text });
      text = event.text;
      lines = new LineIndex(text);
      firstStaleLine = Number.POSITIVE_INFINITY;
      continue;
    }
    if (event.range.end.line >= firstStaleLine) {
      lines = new LineIndex(text);
      firstStaleLine = Number.POSITIVE_INFINITY;
    }
    const span = lines.spanOf(fromClientRange(event.range, lines, encoding));
    const ordered = { start: Math.min(span.start, span.end), end: Math.max(span.start, span.end) };
    changes.push({ span: ordered, newText: event.text });
    text = text.slice(0, ordered.start) + event.text + text.slice(ordered.end);
    firstStaleLine = Math.min(firstStaleLine, event.range.start.line, event.range.end.line);
  }
  return { text, changes };
}
