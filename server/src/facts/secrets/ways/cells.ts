import type { NotebookDocument } from "../../../documents/document.ts";
import { cellAt } from "../../../documents/notebook/model.ts";
import { contains, type Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";
import { languageWays } from "./languages.ts";
import { proseWays } from "./prose.ts";
import { shellWays } from "./shell.ts";

/** The ways out of what is no Python in a code cell: a shell line, and cells in other languages. */
export function cellWays(
  { notebook, text }: NotebookDocument,
  key: Span,
  variable: string,
): readonly SecretWay[] {
  const magic = notebook.magics.find(({ span, wholeCell }) => !wholeCell && contains(span, key));
  if (magic !== undefined) return magic.name === "!" ? shellLineWays(text, key, variable) : [];
  const cell = cellAt(notebook.cells, key.start);
  if (cell === undefined || cell.language === "python") return [];
  const { start, end } = cell.span;
  const own = text.slice(start, end);
  const inside = { start: key.start - start, end: key.end - start };
  // What is written to a file is text, whatever reads that file later.
  if (/^%%(?:writefile|file)\b/.test(own)) return proseWays(key, variable);
  const ways =
    cell.language === "bash"
      ? shellWays("cell.sh", own, inside, variable)
      : languageWays(cell.language, own, inside, variable);
  return ways.map((way) => ({ ...way, edits: way.edits.map((edit) => moved(edit, start)) }));
}

function moved(edit: SecretWay["edits"][number], by: number): SecretWay["edits"][number] {
  return { ...edit, span: { start: edit.span.start + by, end: edit.span.end + by } };
}

/**
 * `$NAME`: IPython puts in a Python variable of that name, where there is one, and leaves the rest to the shell
 * (IPython/core/interactiveshell.py, `var_expand`). With braces it would take the name for an expression.
 */
function shellLineWays(text: string, key: Span, variable: string): readonly SecretWay[] {
  const reads = `$${variable}`;
  const isLiteral = text.charAt(key.start - 1) === "'" && text.charAt(key.end) === "'";
  if (isLiteral) {
    return [
      {
        source: "reference",
        reads,
        edits: [{ span: { start: key.start - 1, end: key.end + 1 }, newText: `"${reads}"` }],
      },
    ];
  }
  const line = text.slice(text.lastIndexOf("\n", key.start - 1) + 1, key.start);
  // Between single quotes the shell puts nothing in.
  if ((line.match(/'/g)?.length ?? 0) % 2 === 1) return [];
  return [{ source: "reference", reads, edits: [{ span: key, newText: reads }] }];
}
