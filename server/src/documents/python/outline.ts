import type { Block, Statement } from "../../syntax/python/ir.ts";
import { blocksOf } from "../../syntax/python/reuse.ts";
import type { Span } from "../../text/span.ts";
import type { Comment } from "../document.ts";

/** What a module is besides its names. */
export interface Outline {
  readonly comments: readonly Comment[];
  readonly errors: readonly Span[];
  readonly importOffset: number;
}

/** Comments and broken statements in the order of the text, and where an import may go. */
export function outline(text: string, block: Block, blanked: readonly Span[]): Outline {
  const comments: Comment[] = [];
  const errors: Span[] = [...blanked];
  addBlock(block, 0, { text, comments, errors });
  comments.sort((left, right) => left.span.start - right.span.start);
  errors.sort((left, right) => left.start - right.start);
  return { comments, errors, importOffset: importOffset(text, block) };
}

interface Found {
  readonly text: string;
  readonly comments: Comment[];
  readonly errors: Span[];
}

function addBlock({ comments, statements }: Block, base: number, found: Found): void {
  if (comments.length > 0) addComments(comments, base, found);
  // By index: every statement of a text is gone through, and an iterator makes an object for each.
  for (let index = 0; index < statements.length; index += 1) {
    const placed = statements[index];
    if (placed !== undefined) addStatement(placed.statement, base + placed.at, found);
  }
}

function addStatement(statement: Statement, start: number, found: Found): void {
  if (statement.comments.length > 0) addComments(statement.comments, start, found);
  if (statement.broken) found.errors.push({ start, end: start + ownLength(statement) });
  if (statement.kind === "function" || statement.kind === "class") addBlock(statement.body, start, found);
  else if (statement.kind === "compound") for (const arm of statement.arms) addBlock(arm.body, start, found);
}

function addComments(spans: readonly Span[], base: number, { text, comments }: Found): void {
  for (const { start, end } of spans) {
    const span = { start: base + start, end: base + end };
    comments.push({ span, text: text.slice(span.start, span.end) });
  }
}

/** Up to the first statement inside: that a part of a class is broken does not say that its methods are. */
function ownLength(statement: Statement): number {
  const inner = blocksOf(statement).flatMap((block) => block.statements);
  const first = inner[0];
  return first === undefined ? statement.length : Math.max(first.at, 1);
}

/**
 * The start of the first line that may hold a new import: that of the first statement behind the
 * docstring and the imports from `__future__`. In a notebook it lies in the first cell that has one.
 */
function importOffset(text: string, block: Block): number {
  let afterPrologue = 0;
  let behindLine = 0;
  let prologue = true;
  for (const { at, statement } of block.statements) {
    prologue &&= isDocstring(statement, afterPrologue === 0) || isFutureImport(statement);
    if (prologue) {
      afterPrologue = at + statement.length;
      behindLine = text.indexOf("\n", afterPrologue);
      continue;
    }
    // `"""…"""; import x` leaves no room before its second statement.
    if (afterPrologue > 0 && (behindLine < 0 || at < behindLine)) continue;
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    const lead = text.slice(lineStart, at);
    if (!/^[\s\uFEFF]*$/.test(lead)) continue;
    return lead.startsWith("\uFEFF") ? lineStart + 1 : lineStart;
  }
  const lineEnd = text.indexOf("\n", afterPrologue);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

function isDocstring(statement: Statement, first: boolean): boolean {
  return first && statement.kind === "expression" && statement.expressions[0]?.kind === "string";
}

function isFutureImport(statement: Statement): boolean {
  return statement.kind === "from-import" && statement.module === "__future__" && !statement.relative;
}
