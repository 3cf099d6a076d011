import { type Document, isTextDocument, type TextDocument } from "../../documents/document.ts";
import { cellAt } from "../../documents/notebook/model.ts";
import type { Place } from "../../finding/finding.ts";
import type { SuppressionComment } from "./comments.ts";

/** How many lines of comments may stand between a suppression and the line it speaks of. */
const longestStack = 20;

/**
 * Answers whether a comment speaks of a place: any line of the place, or, for a comment alone on its
 * line, the next line that is code. A file comment speaks of every place; no comment reaches into another cell.
 */
export function commentReach(
  document: Document,
  comments: readonly SuppressionComment[],
): (comment: SuppressionComment, place: Place) => boolean {
  if (!isTextDocument(document)) return () => false;
  const lines = new Map(comments.map((comment) => [comment, linesOf(document, comment)]));
  return (comment, place) => {
    if (comment.scope === "file") return true;
    if (place.kind !== "text") return false;
    const range = document.lines.rangeOf(place.span);
    const targets = lines.get(comment) ?? [];
    return (
      targets.some((line) => line >= range.start.line && line <= range.end.line) &&
      sameCell(document, comment.span.start, place.span.start)
    );
  };
}

function sameCell(document: TextDocument, left: number, right: number): boolean {
  if (document.kind !== "notebook") return true;
  const { cells } = document.notebook;
  return cellAt(cells, left) === cellAt(cells, right);
}

/** The lines that a comment speaks of: its own, or the next line of code below a comment of its own. */
function linesOf(document: TextDocument, comment: SuppressionComment): readonly number[] {
  const { lines, text } = document;
  const start = lines.positionAt(comment.span.start).line;
  const end = lines.positionAt(comment.span.end).line;
  const own = text.slice(lines.lineSpan(start).start, comment.span.start);
  if (own.trim() !== "") return [start, end];
  let next = end + 1;
  const last = Math.min(lines.lineCount - 1, end + longestStack);
  while (next < last && isCommentOrBlank(lines.lineText(next))) next += 1;
  return [start, next];
}

function isCommentOrBlank(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === "" || trimmed.startsWith("#") || trimmed.startsWith("<!--");
}
