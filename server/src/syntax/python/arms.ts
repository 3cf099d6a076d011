import { addChildren, children, expression } from "./expressions.ts";
import type { Arm, Block } from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

type LowerBlock = (walk: Walk) => Block;

const noBlock: Block = { statements: [], comments: [] };

/** The arms of the compound statement that the cursor stands on. */
export function armsOf(walk: Walk, lowerBlock: LowerBlock): readonly Arm[] {
  const { arms, expressions, bindings, cursor } = walk;
  const statementCode = cursor.code;
  const outside = [arms.height, expressions.height, bindings.height] as const;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.block) {
      const head = { header: expressions.listFrom(outside[1]), bindings: bindings.listFrom(outside[2]) };
      if (statementCode === code.match_statement) addCases(walk, head, lowerBlock);
      else arms.add(firstArm(statementCode, head, lowerBlock(walk)));
    } else if (isClause(child)) arms.add(clause(walk, child, lowerBlock));
    else if (child === code.with_clause) withItems(walk);
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      expressions.add(expression(walk, child));
    }
  }
  expressions.height = outside[1];
  bindings.height = outside[2];
  return arms.takeFrom(outside[0]);
}

type ArmHead = Pick<Arm, "header" | "bindings">;

function addCases(walk: Walk, { header }: ArmHead, lowerBlock: LowerBlock): void {
  walk.arms.add({ role: "body", header, bindings: [], body: noBlock });
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.case_clause) walk.arms.add(clause(walk, child, lowerBlock));
    else if (child === code.ERROR) walk.broken = true;
  }
}

function firstArm(statementCode: number, { header, bindings }: ArmHead, body: Block): Arm {
  const role = firstRole(statementCode);
  // `for target in iterable`: the target is bound to each element, and is nothing that is evaluated.
  const target = header[0];
  const value = header[1];
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
  const { expressions, bindings } = walk;
  const outsideHeader = expressions.height;
  const outsideBindings = bindings.height;
  let body = noBlock;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.block) body = lowerBlock(walk);
    // Every plain name in a pattern is taken as bound; that a class is named in it, too, does no harm.
    else if (child === code.case_pattern)
      bindings.add({ target: expression(walk, child), source: "unknown" });
    else if (child === code.as_pattern) addException(walk);
    else if (child === code.if_clause) addChildren(walk);
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      const value = expression(walk, child);
      // Python 2 wrote `except Error, name`.
      if (at === code.except_clause && expressions.height > outsideHeader && value.kind === "name") {
        bindings.height = outsideBindings;
        bindings.add({ target: value, source: "unknown" });
      } else expressions.add(value);
    }
  }
  const header = expressions.takeFrom(outsideHeader);
  return { role: clauseRole(at), header, bindings: bindings.takeFrom(outsideBindings), body };
}

function clauseRole(at: number): Arm["role"] {
  if (at === code.except_clause) return "handler";
  if (at === code.finally_clause) return "finally";
  return at === code.else_clause ? "else" : "case";
}

/** `except Error as name`. */
function addException(walk: Walk): void {
  const [value, target] = children(walk);
  if (value !== undefined) walk.expressions.add(value);
  if (target !== undefined) walk.bindings.add({ target, source: "unknown" });
}

function withItems(walk: Walk): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.with_item) withItem(walk);
  }
}

function withItem(walk: Walk): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child !== code.as_pattern) {
      walk.expressions.add(expression(walk, child));
      continue;
    }
    const parts = children(walk);
    const value = parts[0];
    const target = parts[1];
    if (value === undefined) continue;
    walk.expressions.add(value);
    if (target !== undefined) walk.bindings.add({ target, source: "context", value });
  }
}
