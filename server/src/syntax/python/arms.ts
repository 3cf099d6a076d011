import { children, expression } from "./expressions.ts";
import type { Arm, ArmBinding, Block, Expression } from "./ir.ts";
import { code } from "./node-codes.ts";
import type { Walk } from "./walk.ts";

type LowerBlock = (walk: Walk) => Block;

interface ArmHead {
  readonly role: Arm["role"];
  readonly header: readonly Expression[];
  readonly bindings: readonly ArmBinding[];
}

const noBlock: Block = { statements: [], comments: [] };

/** The arms of the compound statement that the cursor stands on. */
export function armsOf(walk: Walk, lowerBlock: LowerBlock): readonly Arm[] {
  const arms: Arm[] = [];
  const statementCode = walk.code();
  const role = firstRole(statementCode);
  const header: Expression[] = [];
  const bindings: ArmBinding[] = [];
  walk.each((child) => {
    if (child === code.block && statementCode === code.match_statement) {
      arms.push({ role: "body", header: [...header], bindings: [], body: noBlock });
      walk.each((inner) => {
        if (inner === code.case_clause) arms.push(clause(walk, inner, lowerBlock));
        else if (inner === code.ERROR) walk.broken = true;
      });
    } else if (child === code.block) {
      arms.push({ role, header: [...header], bindings: [...bindings], body: lowerBlock(walk) });
    } else if (isClause(child)) arms.push(clause(walk, child, lowerBlock));
    else if (child === code.with_clause) withItems(walk, header, bindings);
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      header.push(expression(walk, child));
    }
  });
  return statementCode === code.for_statement ? arms.map(withElement) : arms;
}

function firstRole(statementCode: number): Arm["role"] {
  if (statementCode === code.if_statement) return "case";
  return statementCode === code.try_statement ? "try" : "body";
}

/** `for target in iterable`: the target is bound to each element, and is nothing that is evaluated. */
function withElement(arm: Arm): Arm {
  const [target, value, ...rest] = arm.header;
  if (arm.role !== "body" || target === undefined || value === undefined) return arm;
  return { ...arm, header: [value, ...rest], bindings: [{ target, source: "element", value }] };
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
  let head: ArmHead = { role: clauseRole(at), header: [], bindings: [] };
  let body = noBlock;
  walk.each((child) => {
    if (child === code.block) body = lowerBlock(walk);
    else if (child === code.case_pattern) head = withCapture(head, walk);
    else if (child === code.as_pattern) head = withException(head, walk);
    else if (child === code.if_clause) head = { ...head, header: [...head.header, ...children(walk)] };
    else if (!isMark(child)) {
      if (child === code.ERROR) walk.broken = true;
      const value = expression(walk, child);
      // Python 2 wrote `except Error, name`.
      if (at === code.except_clause && head.header.length > 0 && value.kind === "name") {
        head = { ...head, bindings: [{ target: value, source: "unknown" }] };
      } else head = { ...head, header: [...head.header, value] };
    }
  });
  return { ...head, body };
}

function clauseRole(at: number): Arm["role"] {
  if (at === code.except_clause) return "handler";
  if (at === code.finally_clause) return "finally";
  return at === code.else_clause ? "else" : "case";
}

/** `except Error as name`. */
function withException(head: ArmHead, walk: Walk): ArmHead {
  const [value, target] = children(walk);
  return {
    ...head,
    header: value ? [...head.header, value] : head.header,
    bindings: target ? [...head.bindings, { target, source: "unknown" }] : head.bindings,
  };
}

/** Every plain name in a pattern is taken as bound; that a class is named in it, too, does no harm. */
function withCapture(head: ArmHead, walk: Walk): ArmHead {
  const target: Expression = expression(walk, code.case_pattern);
  return { ...head, bindings: [...head.bindings, { target, source: "unknown" }] };
}

function withItems(walk: Walk, header: Expression[], bindings: ArmBinding[]): void {
  walk.each((child) => {
    if (child !== code.with_item) return;
    walk.each((inner) => {
      if (inner !== code.as_pattern) {
        header.push(expression(walk, inner));
        return;
      }
      const [value, target] = children(walk);
      if (value) header.push(value);
      if (value && target) bindings.push({ target, source: "context", value });
    });
  });
}
