import type { Span } from "../../text/span.ts";
import type { Block } from "./ir.ts";
import type { PythonParser, SyntaxTree } from "./parser.ts";
import { type ChangedStretch, FormerStatements } from "./reuse.ts";
import { block } from "./statements.ts";
import { Walk } from "./walk.ts";

/** A text lowered before, and where a newer text differs from it. */
export interface FormerBlock {
  readonly block: Block;
  readonly changed: ChangedStretch;
}

/** Lowers a whole tree. */
export function lowerTree(parser: PythonParser, text: string, tree: SyntaxTree, former?: FormerBlock): Block {
  const cursor = parser.openReader(tree);
  try {
    const walk = new Walk(text, cursor, parser.codes, former !== undefined);
    const statements = former && new FormerStatements(former.block.statements, 0, former.changed);
    return block(walk, statements);
  } finally {
    cursor.close();
  }
}

/** A text that was not parsed at all, because that cost more than its bound. */
export function unparsed(text: string): Block {
  const errors: readonly Span[] = text.length > 0 ? [{ start: 0, end: text.length }] : [];
  return { statements: [], comments: [], errors };
}
