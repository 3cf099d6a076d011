import { attributeOf } from "./attributes.ts";
import type { CallSite } from "./collected.ts";
import type { Evaluator } from "./evaluator.ts";
import { mapAlternatives, type ResultValue, unknown, type Value } from "./values.ts";

/** What `operator.attrgetter("name")` answers for the first argument of a call of it. */
export function attributeGot(evaluator: Evaluator, getter: ResultValue, site: CallSite): Value {
  return getter.name === "operator.attrgetter" ? memberNamed(evaluator, getter, site) : unknown;
}

/**
 * What a call really calls: of `operator.methodcaller("load", file)(pickle)` it is `pickle.load`, with the arguments
 * that the method caller was given, as a partial would have them.
 */
export function methodCalled(evaluator: Evaluator, callee: Value, site: CallSite): Value {
  if (callee.type !== "result" || callee.name !== "operator.methodcaller") return callee;
  const { site: made } = callee;
  if (made === undefined) return unknown;
  return mapAlternatives(memberNamed(evaluator, callee, site), (target) =>
    target.type === "unknown" ? unknown : { type: "partial", target, site: made },
  );
}

function memberNamed(evaluator: Evaluator, { site: made }: ResultValue, { call, place }: CallSite): Value {
  const [name] = made?.call.arguments ?? [];
  const [object] = call.arguments;
  if (made === undefined || name?.form !== "positional" || object?.form !== "positional") return unknown;
  return mapAlternatives(evaluator.value(name.value, made.place), (text) =>
    text.type === "string" && /^\w+$/.test(text.value)
      ? attributeOf(evaluator, evaluator.value(object.value, place), text.value)
      : unknown,
  );
}
