import type { PickleCall } from "../../formats/pickle/records.ts";
import { type Collection, type Global, isObject, type Value } from "../../formats/pickle/values.ts";
import type { Verdict } from "../../knowledge/pickle-globals/tier.ts";
import { directArguments } from "./telling-calls.ts";

/** What the calls of an import say of it, or of what it reaches. */
export interface Found {
  readonly module?: string;
  readonly name?: string;
  readonly verdict: Verdict;
}

/** An import whose harm hangs on its calls. Undefined: the tables' word stands. */
export type SpecialCase = (calls: readonly PickleCall[]) => readonly Found[] | undefined;

export const allowed: Verdict = { tier: "allowed", library: "Python" };

/** The arguments of all these calls; undefined where one is not plain to see, or there is none. */
export function allArguments(calls: readonly PickleCall[]): readonly Collection[] | undefined {
  const all = calls.map(({ form, value }) => directArguments(form, value));
  return all.every((args) => args !== undefined) && all.length > 0 ? all : undefined;
}

export function isGlobal(value: Value): value is Global {
  return isObject(value) && value.kind === "global";
}
