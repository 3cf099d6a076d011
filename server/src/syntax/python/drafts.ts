import type { Span } from "../../text/span.ts";
import type { Expression, ExpressionStatement, Statement } from "./ir.ts";

/**
 * A statement that is being made. Its length, its comments and whether it is broken are known last, and
 * filled in then: a copy of each statement would cost more than the statement.
 */
export type Draft<S extends Statement = Statement> = S extends Statement
  ? { -readonly [K in keyof S]: S[K] }
  : never;

/** Shared by all that have no comments. */
export const noComments: readonly Span[] = [];

export function expressionDraft(expressions: readonly Expression[]): Draft<ExpressionStatement> {
  return { kind: "expression", length: 0, comments: noComments, broken: false, expressions };
}
