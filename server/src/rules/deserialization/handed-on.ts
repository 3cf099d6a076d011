import type { CallFact } from "../../facts/facts.ts";
import type { Related, Report } from "../../finding/finding.ts";
import { writerNamed } from "../../knowledge/loaders/writers.ts";
import { comesFrom } from "../echoes.ts";

/** Of a callable that is handed on and called in one module: the places that are told beside the one finding. */
export type HandedOn = ReadonlyMap<CallFact, readonly Related[]>;

/**
 * The calls that get a finding, one for each place, with the other places of the same cause.
 *
 * A default, an item or what a function returns is told where it is called; what is given to the program's own function
 * is told where it is given, since that function calls whatever it gets.
 */
export function withoutEchoes(calls: readonly CallFact[]): HandedOn {
  const told = new Map<CallFact, readonly Related[]>(distinctCalls(calls).map((call) => [call, []]));
  for (const value of [...told.keys()].filter(({ form }) => form === "value")) {
    const places = calls.filter((call) => call.name === value.name && comesFrom(call, value)).map(placeKey);
    const called = [...told.keys()].filter((call) => places.includes(placeKey(call)));
    if (called.length === 0) continue;
    if (value.handed === "own") {
      for (const call of called) told.delete(call);
      told.set(
        value,
        called.map((call) => placeOf(call, "called")),
      );
    } else {
      told.delete(value);
      for (const call of called) told.set(call, [...(told.get(call) ?? []), placeOf(value, "handed on")]);
    }
  }
  return told;
}

/** One call for each place: a callee with several meanings (`try: import cPickle as pickle`) is listed once for each. */
function distinctCalls(calls: readonly CallFact[]): readonly CallFact[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    if (writerNamed(call.name) !== undefined || isReduction(call)) return false;
    const key = placeKey(call);
    return !seen.has(key) && seen.add(key);
  });
}

function placeKey({ span }: CallFact): string {
  return `${span.start}-${span.end}`;
}

/** `return cloudpickle.loads, (data,)` in `__reduce__`: how an object says that it is to be unpickled, in a pickle. */
function isReduction({ form, scope = "" }: CallFact): boolean {
  return form === "value" && /(?:^|\.)__reduce(?:_ex)?__$/.test(scope);
}

/** So many places of one cause are shown. */
const mostPlaces = 5;

function placeOf({ span, name }: CallFact, how: "called" | "handed on"): Related {
  return { place: { kind: "text", span }, message: `\`${name}\` is ${how} here.` };
}

/** A report with the other places of its cause. */
export function alsoAt(report: Report, others: readonly Related[] = []): Report {
  if (others.length === 0) return report;
  return { ...report, related: [...(report.related ?? []), ...others.slice(0, mostPlaces)] };
}
