import type { Span } from "../../text/span.ts";
import { type LogicalLine, lineStartOf, logicalLineAt, logicalLines } from "./logical-lines.ts";
import type { PythonParser } from "./parser.ts";

/**
 * A broken line takes the lines after it along: the parser reads `x = 1 +` and the next statement as
 * one. So lines that are broken in themselves are blanked out, and the rest is parsed again.
 */

/** The most lines of one broken stretch that are tried one by one. */
const lineLimit = 1000;

/** What trying lines one by one may still cost, in characters. */
export interface RepairBudget {
  left: number;
}

/** What a parse costs beside the length of its text. */
const parseStart = 100;

export function repairBudget(text: string): RepairBudget {
  return { left: text.length + 200_000 };
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
  const lines = [
    ...outermost(crossing).flatMap(({ start, end }) =>
      logicalLines(text, lineIndentedAt(text, start), end, lineLimit),
    ),
    ...damaged.map((span) => logicalLineAt(text, lineIndentedAt(text, span.start), true)),
  ];
  const candidates = outermost(lines);
  const found = linesThatFail(parser, text, candidates, budget);
  return found.length > 0 || crossing.length === 0 ? found : candidates.slice(0, 1);
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
export function outermost(spans: readonly Span[]): readonly Span[] {
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
  const tree = parser.parse(`${before}${line}${after}\n`);
  const good = tree !== undefined && !tree.rootNode.hasError;
  tree?.delete();
  return good;
}

/**
 * The text with lines blanked out, at the same length. A line that opens a block leaves one behind, so
 * that what is indented below it stays in place.
 */
export function blankOut(text: string, lines: readonly LogicalLine[]): string {
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

/** Whether a stretch that the parser took for one simple statement goes over the end of its line. */
export function crossesLine(text: string, span: Span, broken: boolean): boolean {
  return logicalLineAt(text, span.start, broken).end < span.end;
}
