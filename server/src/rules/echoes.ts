import type { CallFact } from "../facts/facts.ts";

/** Whether a call calls the very callable that was handed on: `load = partial(…)`, then `load(file)`. */
export function comesFrom({ form, origins }: CallFact, { span }: CallFact): boolean {
  return (
    form === "direct" && origins?.some(({ start, end }) => start === span.start && end === span.end) === true
  );
}

/** Whether a callable that is handed on is called in the same module, where it is told. */
export function isCalledBelow(value: CallFact, calls: readonly CallFact[]): boolean {
  return value.form === "value" && calls.some((call) => call.name === value.name && comesFrom(call, value));
}
