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
  return made === undefined ? unknown : partialOf(memberNamed(evaluator, callee, site), made);
}

function partialOf(member: Value, site: CallSite): Value {
  return mapAlternatives(member, (target) =>
    target.type === "unknown" ? unknown : { type: "partial", target, site },
  );
}

function memberNamed(evaluator: Evaluator, { site: made }: ResultValue, { call, place }: CallSite): Value {
  const [name] = made?.call.arguments ?? [];
  const object = call.arguments[0];
  if (made === undefined || name?.form !== "positional" || object?.form !== "positional") return unknown;
  return mapAlternatives(evaluator.value(name.value, made.place), (text) =>
    text.type === "string" && /^\w+$/.test(text.value)
      ? attributeOf(evaluator, evaluator.value(object.value, place), text.value)
      : unknown,
  );
}
