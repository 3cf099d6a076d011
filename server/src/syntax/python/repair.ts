import type { Span } from "../../text/span.ts";
import { type LogicalLine, lineStartOf, logicalLineAt, logicalLines } from "./logical-lines.ts";
import type { PythonParser } from "./parser.ts";

/**
 * A broken line takes the lines after it along: the parser reads `x = 1 +` and the next statement as
 * one. So lines that are broken in themselves are blanked out, and the rest is parsed again.
 */

/** The most lines of one broken stretch that are looked at. */
const lineLimit = 50_000;

/** Lines are first tried together, in pieces of about this many characters. */
const pieceLength = 4000;

/** What trying lines one by one may still cost, in characters. */
export interface RepairBudget {
  left: number;
}

/** What a parse costs beside the length of its text. */
const parseStart = 100;

export function repairBudget(text: string): RepairBudget {
  return { left: 2 * text.length + 1_000_000 };
}

/** Absolute stretches that lowering found wrong. */
export interface WrongStretches {
  /** One statement, as the parser has it, over more lines than a statement can have. */
  readonly crossing: readonly Span[];
  /** Broken, and on one line. */
  readonly damaged: readonly Span[];
}

/**
 * The lines behind wrong stretches that do not parse alone. Where every line does, and they only do
 * not fit together, the first is given up.
 */
export function brokenLines(
  parser: PythonParser,
  text: string,
  { crossing, damaged }: WrongStretches,
  budget: RepairBudget,
): readonly LogicalLine[] {
  const found = outermost(crossing).flatMap((stretch) => brokenIn(parser, text, stretch, budget));
  const lines = damaged.map((span) => logicalLineAt(text, lineIndentedAt(text, span.start), true));
  return outermost([...found, ...linesThatFail(parser, text, outermost(lines), budget)]);
}

function brokenIn(
  parser: PythonParser,
  text: string,
  stretch: Span,
  budget: RepairBudget,
): readonly LogicalLine[] {
  const lines = logicalLines(text, lineIndentedAt(text, stretch.start), stretch.end, lineLimit);
  const open = lines.filter(({ isOpen }) => isOpen);
  if (open.length > 0) return open;
  const found = blocksIn(text, lines).flatMap((block) => {
    if (parsesTogether(parser, text, block, budget)) return [];
    const broken = linesThatFail(parser, text, block, budget);
    return broken.length > 0 ? broken : block.slice(0, 1);
  });
  return found.length > 0 ? found : lines.slice(0, 1);
}

/** Lines in pieces that stand on their own: each begins with a line that is indented no deeper than the first. */
function blocksIn(text: string, lines: readonly LogicalLine[]): readonly (readonly LogicalLine[])[] {
  const blocks: LogicalLine[][] = [];
  const indentationOf = ({ start }: LogicalLine): number => start - lineStartOf(text, start);
  const least = lines[0] === undefined ? 0 : indentationOf(lines[0]);
  let behindDecorator = false;
  for (const line of lines) {
    const current = blocks.at(-1);
    const first = current?.[0];
    const begins = indentationOf(line) <= least && !behindDecorator && !isClause(text, line);
    const isFull = first !== undefined && line.end - first.start > pieceLength;
    if (current === undefined || (begins && isFull)) blocks.push([line]);
    else current.push(line);
    behindDecorator = text.startsWith("@", line.start);
  }
  return blocks;
}

const clause = /(?:elif|else|except|finally|case)\b/y;

function isClause(text: string, { start }: LogicalLine): boolean {
  clause.lastIndex = start;
  return clause.test(text);
}

function parsesTogether(
  parser: PythonParser,
  text: string,
  lines: readonly LogicalLine[],
  budget: RepairBudget,
): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return true;
  const start = lineStartOf(text, first.start);
  budget.left -= last.end - start + parseStart;
  if (budget.left < 0) return true;
  return parsesWhole(parser, `${text.slice(start, last.end)}\n`);
}

function parsesWhole(parser: PythonParser, source: string): boolean {
  const tree = parser.parse(source);
  const good = tree !== undefined && !tree.rootNode.hasError;
  tree?.delete();
  return good;
}

/** Those of the lines that do not parse alone, as far as the budget reaches. */
export function linesThatFail(
  parser: PythonParser,
  text: string,
  lines: readonly LogicalLine[],
  budget: RepairBudget,
): readonly LogicalLine[] {
  return lines.filter(({ start, end }) => {
    budget.left -= end - start + parseStart;
    return budget.left > 0 && !parsesAlone(parser, text.slice(start, end));
  });
}

/** In order, without those that lie in another. */
export function outermost<S extends Span>(spans: readonly S[]): readonly S[] {
  const ordered = [...spans].sort((left, right) => left.start - right.start || right.end - left.end);
  let behind = -1;
  return ordered.filter((span) => {
    if (span.start < behind) return false;
    behind = span.end;
    return true;
  });
}

/** A longer line in a broken stretch counts as broken: it is the likely cause, and costly to parse again. */
const lengthLimit = 20_000;

/** The first character that is no blank on the line of an offset. */
export function lineIndentedAt(text: string, offset: number): number {
  const lineStart = lineStartOf(text, offset);
  const indentation = /^[ \t\f]*/.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
  return lineStart + indentation;
}

/** What makes a clause or a header a whole statement. */
const surroundings: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:elif|else)\b.*:$/s, "if 1: pass\n", " pass"],
  [/^(?:except|finally)\b.*:$/s, "try: pass\n", " pass"],
  [/^case\b.*:$/s, "match x:\n  ", " pass"],
  [/^@/, "", "\ndef f(): pass"],
  [/^try\s{0,10}:$/, "", " pass\nfinally: pass"],
  [/:$/, "", " pass"],
];

function parsesAlone(parser: PythonParser, source: string): boolean {
  if (source.length > lengthLimit) return false;
  const line = source.replace(/(?:^|\s)#[^\n'"]*$/, "").trim();
  const [, before = "", after = ""] = surroundings.find(([shape]) => shape.test(line)) ?? [];
  return parsesWhole(parser, `${before}${line}${after}\n`);
}

/**
 * The text with lines blanked out, at the same length. A line that opens a block leaves one behind, so
 * that what is indented below it stays in place.
 */
export function blankOut(text: string, lines: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of lines) {
    const blanks = text.slice(start, end).replace(/[^\r\n]/g, " ");
    const [firstLine = ""] = blanks.split(/[\r\n]/, 1);
    const opens = firstLine.length >= placeholder.length && indentsDeeper(text, start, end);
    pieces.push(text.slice(at, start), opens ? placeholder + blanks.slice(placeholder.length) : blanks);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

const placeholder = "if 1:";

function indentsDeeper(text: string, start: number, end: number): boolean {
  const [next] = logicalLines(text, end, text.length, 1);
  if (next === undefined) return false;
  return next.start - lineStartOf(text, next.start) > start - lineStartOf(text, start);
}
