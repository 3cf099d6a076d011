import type { NotebookDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";

/** A name, an item of one, a read of a variable, or a copy of these. A call of anything else shows its own answer. */
const expression =
  /^(?:(?:dict|str|repr|list|sorted)\()?(?:(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:\[[^\][]{0,120}\])?(?:\.(?:copy|items|values)\(\))?|(?:[\w.]+\.)?(?:getenv|environ\.get|userdata\.get|get_secret)\([^()]{0,120}\))\)?$/;

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
