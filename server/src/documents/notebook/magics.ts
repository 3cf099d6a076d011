import type { Span } from "../../text/span.ts";
import { lazy } from "../lazy.ts";
import { CodeScanner, type Escape, mayHoldEscapes } from "./code-scanner.ts";
import { languageOfDatabricksMagic, languageOfMagic } from "./languages.ts";

/** A magic or shell line; offsets count from the start of the cell. */
export interface CellMagic {
  readonly name: string;
  readonly text: string;
  readonly span: Span;
  readonly wholeCell: boolean;
}

export interface AnalysedCode {
  readonly language: string;
  readonly magics: readonly CellMagic[];
  /** Absent where nothing of the cell is Python. */
  readonly masked?: () => MaskedCode;
}

/** What Python is to see of a cell. */
export interface MaskedCode {
  /** As long as the cell, with its line ends. */
  readonly text: string;
  /** Offsets of the brackets and of the string that are never closed, which were taken out. */
  readonly unclosed: readonly number[];
}

/** Line magics that run the Python statement behind them, with the options that take a value. */
const statementMagics: ReadonlyMap<string, string> = new Map([
  ["time", ""],
  ["timeit", "nrp"],
  ["prun", "lsTD"],
  ["memit", "rt"],
  ["lprun", "fmTDus"],
  ["mprun", "fT"],
  ["snakeviz", "f"],
]);

/** Splits the text of a Python cell into Python and magics, as IPython does (IPython/core/inputtransformer2.py). */
export function analyseCode(text: string): AnalysedCode {
  const head = leadingMagics(text);
  if (head.language !== undefined) return { language: head.language, magics: head.magics };
  if (!mayHoldEscapes(text.slice(head.end))) {
    return { language: "python", magics: head.magics, masked: lazy(() => maskedCode(text, head.end).masked) };
  }
  const { magics, masked } = maskedCode(text, head.end);
  return { language: "python", magics: [...head.magics, ...magics], masked: () => masked };
}

/** The magics from an offset on, and the text without them. */
function maskedCode(
  text: string,
  start: number,
): { readonly magics: readonly CellMagic[]; readonly masked: MaskedCode } {
  const scanner = new CodeScanner(text, start);
  const pieces: string[] = [blankLines(text.slice(0, start))];
  const magics: CellMagic[] = [];
  let at = start;
  for (const found of scanner.escapes()) {
    const end = found.span.end;
    const magic = magicAt(text, found);
    magics.push(magic);
    pieces.push(text.slice(at, found.span.start), maskedEscape(text, found.span, found.assigned, magic));
    at = end;
  }
  pieces.push(text.slice(at));
  return { magics, masked: withoutOpenEnds(pieces.join(""), scanner.unclosed()) };
}

/**
 * A cell that ends in a string or in brackets would swallow the cells below it, though each is run by
 * itself: what it leaves open is taken out.
 */
function withoutOpenEnds(masked: string, unclosed: ReturnType<CodeScanner["unclosed"]>): MaskedCode {
  const { brackets, string } = unclosed;
  let text = masked;
  if (string !== undefined) text = `${text.slice(0, string)}_${blankLines(text.slice(string + 1))}`;
  for (const bracket of brackets) text = `${text.slice(0, bracket)} ${text.slice(bracket + 1)}`;
  return { text, unclosed: string === undefined ? brackets : [...brackets, string] };
}

/** Cell magics on the first lines: `%%capture` may be followed by `%%time`. */
function leadingMagics(text: string): { language?: string; magics: readonly CellMagic[]; end: number } {
  const magics: CellMagic[] = [];
  const line = /(?:[ \t]*\r?\n)*(%%?)([\w.!-]+)([^\r\n]*)(?:\r?\n|\r|$)/y;
  let end = 0;
  for (;;) {
    line.lastIndex = end;
    const match = line.exec(text);
    const [whole, marker = "", name = "", rest = ""] = match ?? [];
    if (whole === undefined) return { magics, end };
    const language =
      marker === "%%"
        ? languageOfMagic(name, rest)
        : magics.length > 0
          ? undefined
          : languageOfDatabricksMagic(name, rest);
    if (marker === "%" && language === undefined) return { magics, end };
    const start = end + whole.indexOf("%");
    const length = marker.length + name.length + rest.length;
    magics.push({ name, text: rest.trimStart(), span: { start, end: start + length }, wholeCell: true });
    if (language !== undefined) return { language, magics, end: text.length };
    end = line.lastIndex;
  }
}

function magicAt(text: string, found: Escape): CellMagic {
  const { end } = found.span;
  const written = text.slice(found.mark, end);
  const [, marker = "", name = ""] = /^(%%?|!!?)?([\w.-]*)/.exec(written) ?? [];
  const span = { start: found.mark, end };
  if (marker.startsWith("!")) {
    return { name: "!", text: written.slice(marker.length).trim(), span, wholeCell: false };
  }
  if (text.charAt(found.mark) !== "?" && name !== "") {
    return { name, text: written.slice(marker.length + name.length).trim(), span, wholeCell: false };
  }
  const asked = text.slice(found.span.start, end).replace(/^[?\s]+|[?\s]+$/g, "");
  return { name: "?", text: asked, span: found.span, wholeCell: false };
}

/** What stands for an escape in the masked text: as long as it, with its line ends. */
function maskedEscape(text: string, span: Span, assigned: boolean, magic: CellMagic): string {
  const written = text.slice(span.start, span.end);
  const statement = statementStart(magic, written);
  // `best = %timeit -o train()`: of a value that is wanted nothing is known but what runs for it.
  if (statement !== undefined && assigned) return " ".repeat(statement) + written.slice(statement);
  // `pass;` before the statement keeps it where it is, and on a line by itself in its block.
  if (statement !== undefined) return `pass;${" ".repeat(statement - 5)}${written.slice(statement)}`;
  // A name that nothing is known of, where a value is wanted.
  const line = /^[^\r\n]*/.exec(written)?.[0].length ?? 0;
  const stand = assigned || line < 4 ? "_".slice(0, line) : "pass";
  return stand + blankLines(written.slice(stand.length));
}

/** Where the statement behind `%time` and its like begins, counted from the start of what is written. */
function statementStart(magic: CellMagic, written: string): number | undefined {
  const valued = statementMagics.get(magic.name);
  if (valued === undefined || magic.text === "" || written.includes("\n")) return undefined;
  let at = 1 + magic.name.length;
  const option = /[ \t]+(?:-([A-Za-z])(\S*)(?=[ \t]))/y;
  for (;;) {
    option.lastIndex = at;
    const match = option.exec(written);
    const [whole, letter = "", attached = ""] = match ?? [];
    if (whole === undefined) break;
    at += whole.length;
    if (valued.includes(letter) && attached === "") {
      at += /^[ \t]+\S+/.exec(written.slice(at))?.[0].length ?? 0;
    }
  }
  at += /^[ \t]*/.exec(written.slice(at))?.[0].length ?? 0;
  return at < written.length && at >= 6 ? at : undefined;
}

/** Every character but line ends replaced by a space. */
export function blankLines(text: string): string {
  return text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));
}
