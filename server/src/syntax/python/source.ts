import { applyEdits, type TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { Block } from "./ir.ts";
import { code } from "./node-codes.ts";
import { editTree, type PythonParser, type SyntaxTree } from "./parser.ts";
import { blankOut, brokenLines, repairBudget, type WrongStretches } from "./repair.ts";
import { type ChangedStretch, FormerStatements } from "./reuse.ts";
import { block } from "./statements.ts";
import { Walk } from "./walk.ts";

/** How often a text is parsed again with its broken lines blanked out. */
const repairLimit = 6;

/** More edits than these cost more to tell a tree than a parse from nothing does. */
const incrementalLimit = 20;

/** A text lowered before, and where a newer text differs from it. */
export interface FormerBlock {
  readonly block: Block;
  readonly changed: ChangedStretch;
}

export interface LoweredText {
  readonly block: Block;
  /** Lines that were left out, because they would have taken others along. */
  readonly blanked: readonly Span[];
}

/** Lowers a whole text. The tree stays as it is. */
export function lowerText(
  parser: PythonParser,
  text: string,
  tree: SyntaxTree,
  former?: FormerBlock,
): LoweredText {
  let pass = lowerTree(parser, text, tree, former);
  let current = text;
  const blanked: Span[] = [];
  const budget = repairBudget(text);
  for (let round = 0; round < repairLimit; round += 1) {
    if (budget.left < 0) break;
    const edits = blankOut(current, brokenLines(parser, current, pass, budget));
    const changed = stretchOf(edits);
    if (changed === undefined) break;
    // Only the first round starts from the tree: for the next ones it would have to know all edits before.
    const base = round === 0 && edits.length <= incrementalLimit ? tree : undefined;
    const repaired = parseEdited(parser, current, edits, base);
    current = applyEdits(current, edits).text;
    if (repaired === undefined) break;
    pass = lowerTree(parser, current, repaired, { block: pass.block, changed });
    repaired.delete();
    blanked.push(...edits.map(({ span }) => span));
  }
  if (pass.pieces !== undefined) blanked.push(pass.pieces);
  return { block: pass.block, blanked };
}

/** The edits keep every length, so that they all speak of the same offsets. */
function parseEdited(
  parser: PythonParser,
  text: string,
  edits: readonly TextEdit[],
  tree: SyntaxTree | undefined,
): SyntaxTree | undefined {
  const copy = tree?.copy();
  if (copy !== undefined) for (const edit of edits) editTree(copy, text, edit);
  const made = parser.parse(applyEdits(text, edits).text, copy);
  copy?.delete();
  return made;
}

function stretchOf(edits: readonly TextEdit[]): ChangedStretch | undefined {
  const first = edits[0];
  const last = edits.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { start: first.span.start, oldEnd: last.span.end, newEnd: last.span.end };
}

interface Pass extends WrongStretches {
  readonly block: Block;
  /** All of the text, where nothing of it fits together: the parser saved only pieces. */
  readonly pieces: Span | undefined;
}

function lowerTree(parser: PythonParser, text: string, tree: SyntaxTree, former?: FormerBlock): Pass {
  const cursor = parser.openReader(tree);
  try {
    const walk = new Walk(text, cursor, parser.codes, former !== undefined);
    const statements = former && new FormerStatements(former.block.statements, 0, former.changed);
    const made = block(walk, statements);
    const { crossing, damaged } = walk;
    if (walk.code() !== code.ERROR) return { block: made, crossing, damaged, pieces: undefined };
    const pieces = { start: walk.start(), end: walk.end() };
    return { block: made, crossing: [pieces, ...crossing], damaged, pieces };
  } finally {
    cursor.close();
  }
}

/** A text that was not parsed at all, because that cost more than its bound. */
export function unparsed(text: string): LoweredText {
  const blanked: readonly Span[] = text.length > 0 ? [{ start: 0, end: text.length }] : [];
  return { block: { statements: [], comments: [] }, blanked };
}
