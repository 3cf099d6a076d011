import type { Arm, CompoundStatement } from "../../syntax/python/ir.ts";
import type { Fork, Place, Region } from "./scopes.ts";

/** The statement as something of which one arm runs, or none; its regions are yet to come. */
export function forkOf({ form, arms }: CompoundStatement): Fork {
  const isTry = form === "try";
  const hasElse = form === "if" && arms.some((arm) => arm.role === "else");
  return { regions: [], exhaustive: isTry || hasElse, visible: isTry };
}

/** The region in which an arm of a statement runs: one of its own, or that around the statement where it runs in any case. */
export function regionOf(
  statement: CompoundStatement,
  arm: Arm,
  around: { readonly place: Place; readonly fork: Fork; readonly index: number; readonly end: number },
): Region {
  const { place, fork, index, end } = around;
  const parent = place.region;
  const runsAlways =
    statement.form === "with" ||
    arm.role === "finally" ||
    (statement.form === "try" && statement.arms.every((other) => other.role !== "handler")) ||
    (arm.role === "else" && (statement.form === "for" || statement.form === "while")) ||
    (statement.form === "match" && arm.role === "body");
  if (runsAlways) return parent;
  // `else` of a `try` goes on where its body ends.
  const first = fork.regions[0];
  if (statement.form === "try" && arm.role === "else" && first !== undefined) return first;
  const loop = arm.role === "body";
  const made: Region = { parent, fork, arm: index, loop, end, leaves: false, around: undefined };
  // Most statements have one or two: a list that is added to makes room for seventeen.
  fork.regions = first === undefined ? [made] : [...fork.regions, made];
  return made;
}
