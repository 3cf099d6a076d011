import type { TextEdit } from "../../text/edits.ts";
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

/**
 * The broken lines behind stretches that do not parse as statements should: all lines that do not
 * parse alone; the first, where every one does.
 */
export function brokenLines(
  parser: PythonParser,
  text: string,
  suspects: readonly Span[],
  budget: RepairBudget,
): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  let behind = 0;
  for (const suspect of suspects) {
    if (suspect.start < behind) continue;
    if (budget.left < 0) break;
    const lines = logicalLines(text, suspect.start, suspect.end, lineLimit);
    const broken = lines.filter((line) => {
      budget.left -= line.end - line.start + parseStart;
      return budget.left > 0 && !parsesAlone(parser, text.slice(line.start, line.end));
    });
    found.push(...(broken.length > 0 ? broken : lines.slice(0, 1)));
    behind = Math.max(suspect.end, found.at(-1)?.end ?? 0);
  }
  return found;
}

/** A longer line in a broken stretch counts as broken: it is the likely cause, and costly to parse again. */
const lengthLimit = 20_000;

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
  const line = source.replace(/(?:^|\s)#[^\n'"]*$/, "").trimEnd();
  const [, before = "", after = ""] = surroundings.find(([shape]) => shape.test(line)) ?? [];
  const tree = parser.parse(`${before}${line}${after}\n`);
  const good = tree !== undefined && !tree.rootNode.hasError;
  tree?.delete();
  return good;
}

/**
 * The edits that blank lines out, at the same length. A line that opens a block leaves one behind, so
 * that what is indented below it stays in place.
 */
export function blankOut(text: string, lines: readonly LogicalLine[]): readonly TextEdit[] {
  return lines.map(({ start, end }) => {
    const blanks = text.slice(start, end).replace(/[^\r\n]/g, " ");
    const opens = end - start >= placeholder.length && indentsDeeper(text, start, end);
    const newText = opens ? placeholder + blanks.slice(placeholder.length) : blanks;
    return { span: { start, end }, newText: newText.length === blanks.length ? newText : blanks };
  });
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
