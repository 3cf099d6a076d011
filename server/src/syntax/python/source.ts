import type { Span } from "../../text/span.ts";
import { type ChangedStretch, difference, moved } from "./difference.ts";
import { editTree } from "./edit-tree.ts";
import type { Block } from "./ir.ts";
import { type LogicalLine, logicalLineAt, logicalLines } from "./logical-lines.ts";
import { code } from "./node-codes.ts";
import type { PythonParser, SyntaxTree } from "./parser.ts";
import {
  blankOut,
  brokenLines,
  lineIndentedAt,
  linesThatFail,
  outermost,
  repairBudget,
  type WrongStretches,
} from "./repair.ts";
import { blocksOf, FormerStatements } from "./reuse.ts";
import { block } from "./statements.ts";
import { Walk } from "./walk.ts";

/** How often a text is parsed again with more broken lines blanked out. */
const repairLimit = 6;

/** More lines of an edit, or more broken lines, than these are not tried before the text is parsed. */
const guessLimit = 50;

/** A Python text as plain data, and what the next text needs to become data quickly. */
export interface PythonSource {
  readonly text: string;
  readonly block: Block;
  /** Lines that were left out, because they are broken and would have taken others along. */
  readonly blanked: readonly Span[];
  /** The text without those lines, at the same length: the one that was parsed. */
  readonly parsed: string;
  /** Of `parsed`; until another source takes it over. Absent where parsing cost more than its bound. */
  readonly tree: SyntaxTree | undefined;
}

/**
 * Reads a text.
 *
 * @param former a source of a similar text: its tree is used up, and what has not changed is kept
 */
export function readSource(parser: PythonParser, text: string, former?: PythonSource): PythonSource {
  const budget = repairBudget(text);
  const guessed = former === undefined ? [] : likelyBroken(parser, text, former, budget);
  let blanked: readonly Span[] = guessed;
  let state = parseAndLower(parser, blankOut(text, blanked), former);
  for (let round = 0; round < repairLimit && state !== undefined && budget.left > 0; round += 1) {
    const more = brokenLines(parser, state.parsed, state.wrong, budget);
    if (more.length === 0) break;
    blanked = outermost([...blanked, ...more]);
    state = parseAndLower(parser, blankOut(text, blanked), state);
  }
  if (state === undefined) return unparsed(text);
  const { parsed, tree, wrong } = state;
  return { text, block: state.block, blanked: [...blanked, ...wrong.pieces], parsed, tree };
}

/** A text that was not parsed, because that cost more than its bound. */
function unparsed(text: string): PythonSource {
  const blanked: readonly Span[] = text.length > 0 ? [{ start: 0, end: text.length }] : [];
  return { text, block: { statements: [], comments: [] }, blanked, parsed: text, tree: undefined };
}

interface State {
  readonly parsed: string;
  readonly tree: SyntaxTree;
  readonly block: Block;
  readonly wrong: Wrong;
}

function parseAndLower(
  parser: PythonParser,
  parsed: string,
  former: Pick<PythonSource, "parsed" | "tree" | "block"> | undefined,
): State | undefined {
  const changed = former && difference(former.parsed, parsed);
  if (former?.tree !== undefined && changed !== undefined) {
    editTree(former.tree, former.parsed, parsed, changed);
  }
  const tree = parser.parse(parsed, former?.tree);
  former?.tree?.delete();
  if (tree === undefined) return undefined;
  const lowered = lowerTree(parser, parsed, tree, former && changed && { block: former.block, changed });
  return { parsed, tree, ...lowered };
}

interface Wrong extends WrongStretches {
  /** All of the text, where nothing of it fits together: the parser saved only pieces. */
  readonly pieces: readonly Span[];
}

function lowerTree(
  parser: PythonParser,
  text: string,
  tree: SyntaxTree,
  former: { readonly block: Block; readonly changed: ChangedStretch } | undefined,
): { readonly block: Block; readonly wrong: Wrong } {
  const cursor = parser.openReader(tree);
  try {
    const walk = new Walk(text, cursor, parser.names, former !== undefined);
    const statements = former && new FormerStatements(former.block.statements, 0, former.changed);
    const made = block(walk, statements);
    const { crossing, damaged } = walk;
    const pieces = cursor.code === code.ERROR ? [{ start: walk.start(), end: walk.end() }] : [];
    return { block: made, wrong: { crossing: [...pieces, ...crossing], damaged, pieces } };
  } finally {
    cursor.close();
  }
}

/**
 * Lines that a look at an edit shows to be broken: those that were, and those that the edit touches.
 * To blank them out before the text is parsed spares the parser's search for what they broke.
 */
function likelyBroken(
  parser: PythonParser,
  text: string,
  former: PythonSource,
  budget: ReturnType<typeof repairBudget>,
): readonly LogicalLine[] {
  if (former.blanked.length > guessLimit) return [];
  const changed = difference(former.text, text);
  const touched = touchedLines(text, former.block, changed);
  const lineAt = (start: number): LogicalLine => logicalLineAt(text, lineIndentedAt(text, start), true);
  const before = former.blanked
    .filter(({ start, end }) => end < changed.start || start > changed.oldEnd)
    .map(({ start }) => lineAt(moved(start, changed)));
  const reopened = former.blanked
    .filter(({ start, end }) => end >= changed.start && start <= changed.start)
    .map(({ start }) => lineAt(start));
  return linesThatFail(parser, text, outermost([...before, ...reopened, ...touched]), budget);
}

function touchedLines(text: string, former: Block, changed: ChangedStretch): readonly LogicalLine[] {
  const start = lineIndentedAt(text, statementAt(former, 0, changed.start) ?? changed.start);
  const lines = logicalLines(text, start, Math.max(changed.newEnd, start + 1), guessLimit + 1);
  return lines.length > guessLimit ? [] : lines;
}

/** Where the statement begins whose own line holds an offset: not a statement around its block. */
function statementAt(block: Block, base: number, offset: number): number | undefined {
  for (const { at, statement } of block.statements) {
    const start = base + at;
    if (start > offset) return undefined;
    if (start + statement.length < offset) continue;
    const blocks = blocksOf(statement);
    const first = blocks[0]?.statements[0];
    if (first === undefined || offset < start + first.at) return start;
    for (const inner of blocks) {
      const found = statementAt(inner, start, offset);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return undefined;
}
