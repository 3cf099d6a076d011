import type { Expression } from "../../syntax/python/ir.ts";
import type { BlockChange } from "./changed-function.ts";
import type { Unit } from "./collected.ts";
import type { Dependencies, Observations } from "./dependencies.ts";
import type { ModuleEvaluator } from "./evaluate.ts";
import type { Place } from "./scopes.ts";
import { shapeOf } from "./shapes.ts";
import { type Summary, summaryOf } from "./summaries.ts";

/**
 * Whether the names that were found outside of a change hold in spite of it: all that was looked at in the changed
 * function is still there, and gives the same answers.
 *
 * @param noted takes what those names depend on, where they hold. The evaluator notes there what it is asked here, too:
 * it keeps its answers, and nobody would note that again.
 */
export function stillHolds(
  former: Dependencies,
  change: BlockChange,
  evaluator: ModuleEvaluator,
  noted: Dependencies,
): boolean {
  if (change.kind === "more") return false;
  if (change.kind === "nothing") {
    noted.takeOver(former, undefined);
    return true;
  }
  const unit = evaluator.collected.units.find(({ node }) => node === change.after);
  if (unit === undefined) return false;
  // Its body is read for its summary.
  unit.sites();
  const [before, after] = [summaryOf(change.before), summaryOf(change.after)];
  if (before === undefined || after === undefined || before.redirects || after.redirects) return false;
  const observed = former.observed.get(change.before);
  const holds =
    sameLists(former, observed, unit, { before, after }) && sameAnswers(observed, unit, evaluator);
  if (!holds) return false;
  noted.takeOver(former, change.before);
  for (const [key, list] of observed?.lists ?? []) noted.noteList(change.after, key, () => list);
  return true;
}

/** Whether the lists that were gone through hold the same things of the function as before. */
function sameLists(
  former: Dependencies,
  observed: Observations | undefined,
  unit: Unit,
  { before, after }: { readonly before: Summary; readonly after: Summary },
): boolean {
  for (const name of [...before.fieldNames, ...after.fieldNames]) {
    if (former.fieldNames.has(name)) return false;
  }
  for (const name of [...before.calleeNames, ...after.calleeNames]) {
    if (!former.calleeNames.has(name)) continue;
    const calls = unit
      .sites()
      .calls.filter(({ call: { callee } }) => "name" in callee && callee.name === name);
    const current = calls.map(({ call }) => call);
    if (!sameItems(observed?.lists?.get(`call ${name}`) ?? [], current)) return false;
  }
  for (const [key, list] of observed?.lists ?? []) {
    if (key.startsWith("call ")) continue;
    const returns = unit.definition?.returns.map(({ expression }) => expression) ?? [];
    if (key !== "return" || !sameItems(list, returns)) return false;
  }
  return true;
}

function sameItems(left: readonly object[], right: readonly object[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

function sameAnswers(observed: Observations | undefined, unit: Unit, evaluator: ModuleEvaluator): boolean {
  if (observed?.answers === undefined) return true;
  const places = placesIn(unit);
  for (const [expression, answer] of observed.answers) {
    const place = places.get(expression);
    const shape = typeof answer === "object" ? shapeOf(answer) : answer;
    if (place === undefined || shapeOf(evaluator.value(expression, place)) !== shape) return false;
  }
  return true;
}

/** Where the expressions stand that are asked for from outside: parts of calls, and returns. */
function placesIn(unit: Unit): ReadonlyMap<Expression, Place> {
  const places = new Map<Expression, Place>();
  for (const { call, place } of unit.sites().calls) {
    places.set(call, place);
    places.set(call.callee, place);
    for (const { value } of call.arguments) places.set(value, place);
  }
  for (const { expression, place } of unit.definition?.returns ?? []) places.set(expression, place);
  return places;
}
