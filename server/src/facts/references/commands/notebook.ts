import type { NotebookDocument } from "../../../documents/document.ts";
import type { WordValue } from "../../../syntax/shell/values.ts";
import type { Span } from "../../../text/span.ts";
import type { CommandFact } from "../fact.ts";
import { filledIn, withFilledIn } from "./filled-in.ts";
import { linesOf, readCommands } from "./script.ts";
import { readVariables } from "./variables.ts";

/** Line magics that are commands of the shell under another mark. */
const commandMagics = new Set(["pip", "conda", "mamba", "uv", "sx", "system", "!"]);

/**
 * What the shell lines and shell cells of a notebook name: `!hf download …`, `%pip install …`,
 * `%%bash`. All lines are one list, so that a `!git checkout` is seen behind its `!git clone`.
 */
export async function readNotebookCommands(document: NotebookDocument): Promise<readonly CommandFact[]> {
  const { notebook, text } = document;
  const values = await filledIn(document);
  const shellCells = notebook.cells.filter(({ kind, language }) => kind === "code" && language === "bash");
  const inShell = new Set(shellCells.map(({ index }) => index));
  const cells = shellCells.map(({ span }) => ({ span: behindMagic(text, span), isLine: false }));
  const magics = notebook.magics
    .filter(({ name, cell, wholeCell }) => commandMagics.has(name) && !wholeCell && !inShell.has(cell))
    .map(({ span }) => ({ span: behindMark(text, span), isLine: true }));
  const known = new Map<string, WordValue>();
  const scripts = [...cells, ...magics].sort((left, right) => left.span.start - right.span.start);
  const found = scripts.map(({ span, isLine }) => {
    if (!isLine) return linesOf(text, span, known);
    // Each line is a shell of its own.
    const given = values(span.start);
    const { lines, variables } = linesOf(text, span, new Map(given));
    return { variables, lines: lines.map((line) => withFilledIn(line, given)) };
  });
  return [
    ...readCommands(found.flatMap(({ lines }) => lines)),
    ...readVariables(found.flatMap(({ variables }) => variables)),
  ];
}

/** The cell without the lines of its magics, `%%bash` and `%%capture`. */
function behindMagic(text: string, span: Span): Span {
  const magics =
    /^(?:[ \t]*%%?[^\n]*\n){0,5}/.exec(text.slice(span.start, Math.min(span.end, span.start + 2000)))?.[0]
      .length ?? 0;
  return { start: Math.min(span.end, span.start + magics), end: span.end };
}

/** `!cmd`, `!!cmd`, `%pip install …`: without the mark; `%sx` and `%system` without their names. */
function behindMark(text: string, span: Span): Span {
  const mark =
    /^(?:!!?|%(?:sx|system)[ \t]+|%)/.exec(text.slice(span.start, span.start + 20))?.[0].length ?? 0;
  return { start: span.start + mark, end: span.end };
}
