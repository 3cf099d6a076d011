import type { NotebookDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";

/** One plain expression: a name, a read, a call around one. What is assigned, returned or compared shows nothing. */
const expression =
  /^(?:(?:dict|str|repr|list|sorted|print)\()?(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:\([^()=]{0,120}\)|\[[^\][]{0,120}\])?(?:\.\w+\(\))?\)?$/;

/** The last expression of each Python cell, which Jupyter displays; a semicolon behind it hides it. */
export function lastExpressions({ notebook }: NotebookDocument, code: string): readonly Span[] {
  return notebook.cells.flatMap(({ kind, language, span }) => {
    if (kind !== "code" || language !== "python") return [];
    const body = code.slice(span.start, span.end).trimEnd();
    const start = body.lastIndexOf("\n") + 1;
    const line = body.slice(start);
    return expression.test(line) ? [{ start: span.start + start, end: span.start + body.length }] : [];
  });
}
