import type {
  Block,
  CompoundStatement,
  Expression,
  FunctionStatement,
  Statement,
} from "../../syntax/python/ir.ts";
import { blocksOf } from "../../syntax/python/reuse.ts";

/** Callees that refuse nothing: what else a method calls for itself may raise. */
const harmless = /^(?:print|debug|info|warning|warn|log|add|append)$/;

/**
 * Whether a method passes what it has no answer of its own for to the method of the same name that it replaces, whatever
 * that is: `find_class` of an unpickler that only renames modules. One that raises, or calls something that may, or
 * answers `None`, is taken to refuse.
 */
export function handsOn(method: FunctionStatement): boolean {
  return !refuses(method.body) && endsInBase(method.body, method.name, new Set());
}

function refuses(block: Block): boolean {
  return block.statements.some(({ statement }) => {
    if (statement.kind === "expression")
      return statement.leaves === "function" || !statement.expressions.every(isHarmless);
    if (statement.kind === "return") return isNone(statement.value);
    return statement.kind !== "function" && blocksOf(statement).some(refuses);
  });
}

function isNone(value: Expression | undefined): boolean {
  return value === undefined || (value.kind === "constant" && value.value === null);
}

/** A docstring, or a line of a log. */
function isHarmless(expression: Expression): boolean {
  if (expression.kind === "string" || expression.kind === "constant") return true;
  return expression.kind === "call" && harmless.test(lastName(expression.callee) ?? "");
}

/** Whether control that no condition has sent elsewhere comes to a return of what the base answers. */
function endsInBase(block: Block, name: string, answers: Set<string>): boolean {
  for (const { statement } of block.statements) {
    if (statement.kind === "return") return isBaseAnswer(statement.value, name, answers);
    if (statement.kind === "compound" && compoundEndsInBase(statement, name, answers)) return true;
    noteAnswer(statement, name, answers);
  }
  return false;
}

/** The arms that run where no condition holds. */
function compoundEndsInBase(statement: CompoundStatement, name: string, answers: Set<string>): boolean {
  return statement.arms.some(
    ({ role, body }) => role !== "case" && role !== "handler" && endsInBase(body, name, answers),
  );
}

/** `found = super().find_class(module, name)`. */
function noteAnswer(statement: Statement, name: string, answers: Set<string>): void {
  if (statement.kind !== "assign" || !isBaseAnswer(statement.value, name, answers)) return;
  for (const target of statement.targets) if (target.kind === "name") answers.add(target.name);
}

function isBaseAnswer(value: Expression | undefined, name: string, answers: ReadonlySet<string>): boolean {
  if (value === undefined) return false;
  if (value.kind === "name") return answers.has(value.name);
  if (value.kind === "conditional") return isBaseAnswer(value.whenFalse, name, answers);
  if (value.kind !== "call") return false;
  const { callee } = value;
  // `super().find_class(…)`, `pickle.Unpickler.find_class(self, …)`, or what that does itself: `getattr(module, name)`.
  return (callee.kind === "attribute" && callee.name === name) || lastName(callee) === "getattr";
}

function lastName(callee: Expression): string | undefined {
  return callee.kind === "name" || callee.kind === "attribute" ? callee.name : undefined;
}
