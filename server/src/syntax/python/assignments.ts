import { type Draft, expressionDraft, noComments } from "./drafts.ts";
import { children, expression } from "./expressions.ts";
import type { AssignStatement, Expression } from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

/** An expression, or an assignment: what the grammar calls an `expression_statement`. */
export function expressionStatement(walk: Walk): Draft {
  let assigned: Draft | undefined;
  const outside = walk.expressions.height;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.assignment) assigned = assignment(walk, []);
    else if (child === code.augmented_assignment) assigned = augmented(walk);
    else {
      if (child === code.ERROR) walk.broken = true;
      walk.expressions.add(expression(walk, child));
    }
  }
  const expressions = walk.expressions.takeFrom(outside);
  return assigned === undefined || expressions.length > 0 ? expressionDraft(expressions) : assigned;
}

/** @param outer targets of the assignments around this one: `a` of `a = b = c` */
function assignment(walk: Walk, outer: readonly Expression[]): Draft<AssignStatement> {
  let targets = outer;
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  let chained: Draft<AssignStatement> | undefined;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code["="] || child === code[":"]) continue;
    if (targets === outer && child !== code.ERROR) targets = withTarget(outer, expression(walk, child));
    else if (child === code.type) annotation = expression(walk, child);
    else if (child === code.assignment && walk.enter()) {
      chained = assignment(walk, targets);
      walk.leave();
    } else {
      if (child === code.ERROR) walk.broken = true;
      value = expression(walk, child);
    }
  }
  return chained ?? assignDraft(targets, value, annotation);
}

function withTarget(outer: readonly Expression[], target: Expression): readonly Expression[] {
  return outer.length === 0 ? [target] : [...outer, target];
}

function assignDraft(
  targets: readonly Expression[],
  value: Expression | undefined,
  annotation: Expression | undefined,
): Draft<AssignStatement> {
  const made: Draft<AssignStatement> =
    value === undefined
      ? { kind: "assign", length: 0, comments: noComments, broken: false, targets }
      : { kind: "assign", length: 0, comments: noComments, broken: false, targets, value };
  if (annotation !== undefined) made.annotation = annotation;
  return made;
}

function augmented(walk: Walk): Draft {
  const parts = children(walk);
  const target = parts[0];
  const value = parts[1];
  if (target === undefined || value === undefined) {
    walk.broken = true;
    return expressionDraft(parts);
  }
  const between = walk.text.slice(walk.base + target.end, walk.base + value.start);
  const operator = between.trim().replace(/=$/, "");
  return { kind: "augment", length: 0, comments: noComments, broken: false, target, operator, value };
}
