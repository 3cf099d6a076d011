import { tupleClass } from "./attributes.ts";
import type { CallSite } from "./collected.ts";
import { constantMethod } from "./constant-methods.ts";
import type { Evaluator } from "./evaluator.ts";
import { attributeGot } from "./operator-calls.ts";
import { returned } from "./returned.ts";
import { specialResult } from "./special-calls.ts";
import { oneOf, type PartialValue, unknown, type Value } from "./values.ts";

/** What a call answers. */
export function callValue(evaluator: Evaluator, site: CallSite): Value {
  const { callee } = site.call;
  if (callee.kind === "attribute") {
    const object = evaluator.value(callee.object, site.place);
    const given = constantMethod(evaluator, object, callee.name, site);
    if (given !== undefined) return given;
  }
  return resultOf(evaluator, evaluator.value(callee, site.place), site);
}

function resultOf(evaluator: Evaluator, callee: Value, site: CallSite, bound?: PartialValue): Value {
  return callee.type === "one-of"
    ? resultOfSeveral(evaluator, callee.values, site, bound)
    : resultOfOne(evaluator, callee, site, bound);
}

function resultOfSeveral(
  evaluator: Evaluator,
  callees: readonly Value[],
  site: CallSite,
  bound: PartialValue | undefined,
): Value {
  return oneOf(callees.map((value) => resultOfOne(evaluator, value, site, bound)));
}

function resultOfOne(evaluator: Evaluator, value: Value, site: CallSite, bound?: PartialValue): Value {
  switch (value.type) {
    case "reference": {
      const special = specialResult(evaluator, value, site, bound);
      if (special !== undefined) return special;
      const { name, receiver } = value;
      if (bound === undefined && receiver === undefined) return { type: "result", name, site };
      return { type: "result", name, site, ...(bound ? { bound } : {}), ...(receiver ? { receiver } : {}) };
    }
    case "partial":
      return bound === undefined ? resultOf(evaluator, value.target, site, value) : unknown;
    case "class":
      return { type: "instance", definition: value.definition, made: site };
    case "result":
      if (value.name === tupleClass && value.receiver === undefined)
        return { type: "result", name: tupleClass, site, receiver: value };
      return attributeGot(evaluator, value, site);
    case "function":
      return returned(evaluator, value.definition);
    default:
      return unknown;
  }
}
