import type { Expression } from "../../syntax/python/ir.ts";
import { isReported } from "./builtins.ts";
import { definesMethod, libraryBases } from "./classes.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Place } from "./scopes.ts";
import { alternatives, type PartialValue, type ReferenceValue, type Value } from "./values.ts";

/** The most meanings of one callee that are told. */
const meaningLimit = 8;

/** A library's callable that an expression may be. */
export interface Target {
  readonly reference: ReferenceValue;
  /** The partial that it is called through. */
  readonly bound?: PartialValue;
}

const noTargets: readonly Target[] = [];

/** Whether a value is of a kind that can be called by a library's name: nearly none is. */
export function mayBeTarget({ type }: Value): boolean {
  return type === "reference" || type === "partial" || type === "class" || type === "one-of";
}

/** The libraries' callables that an expression may be: those of them that are told. */
export function targetsAt(evaluator: Evaluator, expression: Expression, place: Place): readonly Target[] {
  return targetsOf(evaluator, evaluator.value(expression, place));
}

export function targetsOf(evaluator: Evaluator, callee: Value): readonly Target[] {
  if (!mayBeTarget(callee)) return noTargets;
  if (callee.type === "reference") return isReported(callee.name) ? [{ reference: callee }] : noTargets;
  const targets: Target[] = [];
  for (const value of alternatives(callee)) {
    if (value.type === "reference") targets.push({ reference: value });
    else if (value.type === "partial") {
      for (const reference of referencesOf(value)) targets.push({ reference, bound: value });
    } else if (value.type === "class" && !definesMethod(evaluator, value.definition, "__init__")) {
      for (const base of libraryBases(evaluator, value.definition)) {
        targets.push({ reference: { ...base, through: value.definition } });
      }
    }
  }
  return targets.slice(0, meaningLimit).filter(({ reference }) => isReported(reference.name));
}

function referencesOf(partial: PartialValue, depth = 0): readonly ReferenceValue[] {
  return alternatives(partial.target).flatMap((target) => {
    if (target.type === "partial" && depth < meaningLimit) return referencesOf(target, depth + 1);
    return target.type === "reference" ? [target] : [];
  });
}
