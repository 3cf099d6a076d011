import type { Expression } from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

/** Lowers the expression that the cursor stands on, whose code is given. The cursor is there again afterwards. */
export type LowerExpression = (walk: Walk, here: number) => Expression;

/** The children as expressions; a `type_parameter` stands for its own children. */
export function childrenOf(walk: Walk, lower: LowerExpression): readonly Expression[] {
  const outside = walk.expressions.height;
  addChildrenOf(walk, lower);
  return walk.expressions.takeFrom(outside);
}

/** Adds them to the walk's expressions. */
export function addChildrenOf(walk: Walk, lower: LowerExpression): void {
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code.ERROR) walk.broken = true;
    if (child === code.type_parameter) addChildrenOf(walk, lower);
    else if (!isMark(child)) walk.expressions.add(lower(walk, child));
  }
}

/** The one child that counts, as of parentheses. */
export function onlyChildOf(walk: Walk, lower: LowerExpression): Expression {
  const { expressions } = walk;
  const outside = expressions.height;
  addChildrenOf(walk, lower);
  const found = expressions.takeOnlyFrom(outside);
  if (found !== undefined) return found;
  return { kind: "other", children: expressions.takeFrom(outside), start: walk.from(), end: walk.to() };
}

/** What stands where something is missing. */
export function nothing(walk: Walk): Expression {
  walk.broken = true;
  const at = walk.from();
  return { kind: "other", children: [], start: at, end: at };
}

function isMark(child: number): boolean {
  return child >= code["="];
}
