import type { NotebookDocument, PythonDocument } from "../../../documents/document.ts";
import { cellAt } from "../../../documents/notebook/model.ts";
import type { TextEdit } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import { removeStatement } from "../../code/edits.ts";

/** Takes a line away that holds nothing but a statement. In a notebook the line's end is taken only within its cell. */
export function removalOf(document: PythonDocument | NotebookDocument, span: Span): readonly TextEdit[] {
  const { text } = document;
  const edits = removeStatement(text, span);
  if (document.kind !== "notebook") return edits;
  const cell = cellAt(document.notebook.cells, span.start)?.span;
  if (cell === undefined) return [];
  return edits.map((edit) => {
    if (edit.span.end <= cell.end) return edit;
    const before = edit.span.start > cell.start && text.charAt(edit.span.start - 1) === "\n" ? 1 : 0;
    return { ...edit, span: { start: edit.span.start - before, end: cell.end } };
  });
}
