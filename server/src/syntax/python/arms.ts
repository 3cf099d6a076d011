import { children, expression } from "./expressions.ts";
import type { Arm, ArmBinding, Block, Expression } from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

type LowerBlock = (walk: Walk) => Block;

const noBlock: Block = { statements: [], comments: [] };

/** The arms of the compound statement that the cursor stands on. */
export function armsOf(walk: Walk, lowerBlock: LowerBlock): readonly Arm[] {
  const arms: Arm[] = [];
  const statementCode = walk.cursor.code;
  const header: Expression[] = [];
  const bindings: ArmBinding[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.block && statementCode === code.match_statement) {
      arms.push({ role: "body", header: header.slice(), bindings: [], body: noBlock });
      addCases(walk, arms, lowerBlock);
    } else if (child === code.block) {
      arms.push(firstArm(statementCode, header.slice(), bindings.slice(), lowerBlock(walk)));
    } else if (isClause(child)) arms.push(clause(walk, child, lowerBlock));
    else if (child === code.with_clause) withItems(walk, header, bindings);
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      header.push(expression(walk, child));
    }
  }
  return arms;
}

function addCases(walk: Walk, arms: Arm[], lowerBlock: LowerBlock): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.case_clause) arms.push(clause(walk, child, lowerBlock));
    else if (child === code.ERROR) walk.broken = true;
  }
}

function firstArm(
  statementCode: number,
  header: readonly Expression[],
  bindings: readonly ArmBinding[],
  body: Block,
): Arm {
  const role = firstRole(statementCode);
  // `for target in iterable`: the target is bound to each element, and is nothing that is evaluated.
  const [target, value] = header;
  if (statementCode !== code.for_statement || target === undefined || value === undefined) {
    return { role, header, bindings, body };
  }
  return { role, header: header.slice(1), bindings: [{ target, source: "element", value }], body };
}

function firstRole(statementCode: number): Arm["role"] {
  if (statementCode === code.if_statement) return "case";
  return statementCode === code.try_statement ? "try" : "body";
}

function isClause(child: number): boolean {
  return (
    child === code.elif_clause ||
    child === code.else_clause ||
    child === code.except_clause ||
    child === code.finally_clause
  );
}

function isMark(child: number): boolean {
  return child >= code["="];
}

function clause(walk: Walk, at: number, lowerBlock: LowerBlock): Arm {
  const header: Expression[] = [];
  let bindings: ArmBinding[] = [];
  let body = noBlock;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.block) body = lowerBlock(walk);
    // Every plain name in a pattern is taken as bound; that a class is named in it, too, does no harm.
    else if (child === code.case_pattern)
      bindings.push({ target: expression(walk, child), source: "unknown" });
    else if (child === code.as_pattern) addException(walk, header, bindings);
    else if (child === code.if_clause) header.push(...children(walk));
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      const value = expression(walk, child);
      // Python 2 wrote `except Error, name`.
      const isTarget = at === code.except_clause && header.length > 0 && value.kind === "name";
      if (isTarget) bindings = [{ target: value, source: "unknown" }];
      else header.push(value);
    }
  }
  return { role: clauseRole(at), header, bindings, body };
}

function clauseRole(at: number): Arm["role"] {
  if (at === code.except_clause) return "handler";
  if (at === code.finally_clause) return "finally";
  return at === code.else_clause ? "else" : "case";
}

/** `except Error as name`. */
function addException(walk: Walk, header: Expression[], bindings: ArmBinding[]): void {
  const [value, target] = children(walk);
  if (value !== undefined) header.push(value);
  if (target !== undefined) bindings.push({ target, source: "unknown" });
}

function withItems(walk: Walk, header: Expression[], bindings: ArmBinding[]): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.with_item) withItem(walk, header, bindings);
  }
}

function withItem(walk: Walk, header: Expression[], bindings: ArmBinding[]): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child !== code.as_pattern) {
      header.push(expression(walk, child));
      continue;
    }
    const [value, target] = children(walk);
    if (value !== undefined) header.push(value);
    if (value !== undefined && target !== undefined) bindings.push({ target, source: "context", value });
  }
}
