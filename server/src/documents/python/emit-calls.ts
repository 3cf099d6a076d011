import { resolveArguments } from "./arguments.ts";
import { isReported } from "./builtins.ts";
import { definesMethod, libraryBases } from "./classes.ts";
import type { CallSite, ValueSite } from "./collected.ts";
import type { Evaluator } from "./evaluator.ts";
import { DirectCall, HandedOnCallable, type Target } from "./library-calls.ts";
import { mayHandOn } from "./may-hand-on.ts";
import type { PythonCall } from "./module.ts";
import { alternatives, type PartialValue, type ReferenceValue, type Value } from "./values.ts";

const noTargets: readonly Target[] = [];

/** The most meanings of one callee that are told. */
const meaningLimit = 8;

/** Every call to a library, and every library callable that is handed on, in the order of the text. */
export function emitCalls(evaluator: Evaluator): readonly PythonCall[] {
  const { calls, values, imports } = evaluator.collected;
  const made: PythonCall[] = [];
  for (const site of calls) addCall(evaluator, site, made);
  const modules = new Set(imports.filter(({ form }) => form === "import").map(({ module }) => module));
  for (const site of values) addValue(evaluator, site, modules, made);
  return made.sort((left, right) => left.span.start - right.span.start || left.span.end - right.span.end);
}

function addCall(evaluator: Evaluator, site: CallSite, made: PythonCall[]): void {
  const { call, place } = site;
  const callee = evaluator.value(call.callee, place);
  for (const target of targetsOf(evaluator, callee)) {
    if (isReported(target.reference.name)) made.push(new DirectCall(evaluator, target, site));
  }
  if (callee.type !== "unknown" || !tells(evaluator, site)) return;
  const name = call.callee.kind === "name" || call.callee.kind === "attribute" ? call.callee.name : "";
  made.push(new DirectCall(evaluator, { reference: { type: "reference", name: `?.${name}` } }, site));
}

/** Arguments that say what a call does, whatever it calls. */
const tellingKeywords = new Set([
  "trust_remote_code",
  "allow_dangerous_deserialization",
  "allow_dangerous_code",
]);

function tells(evaluator: Evaluator, site: CallSite): boolean {
  const given = site.call.arguments;
  if (given.some(({ form, name }) => form === "keyword" && tellingKeywords.has(name ?? ""))) return true;
  if (!given.some(({ form }) => form === "dict-splat")) return false;
  return resolveArguments(evaluator, site).list.some(({ name }) => tellingKeywords.has(name ?? ""));
}

function addValue(
  evaluator: Evaluator,
  site: ValueSite,
  modules: ReadonlySet<string>,
  made: PythonCall[],
): void {
  const { expression, place, argumentOf } = site;
  if (!mayHandOn(expression, place)) return;
  const targets = targetsOf(evaluator, evaluator.value(expression, place));
  if (targets.length === 0) return;
  if (argumentOf !== undefined && handsOnItself(evaluator, argumentOf)) return;
  for (const target of targets) {
    const { name } = target.reference;
    if (!modules.has(name) && isReported(name)) made.push(new HandedOnCallable(evaluator, target, site));
  }
}

/** `partial(f, …)` is told itself, or where it is called; `isinstance(x, f)` calls nothing. */
function handsOnItself(evaluator: Evaluator, site: CallSite): boolean {
  const callee = evaluator.value(site.call.callee, site.place);
  return alternatives(callee).some(
    (value) =>
      value.type === "reference" &&
      /^(?:functools\.partial(?:method)?|builtins\.(?:isinstance|issubclass|getattr|hasattr|setattr|type|id|super|print))$/.test(
        value.name,
      ),
  );
}

function targetsOf(evaluator: Evaluator, callee: Value): readonly Target[] {
  if (callee.type === "unknown") return noTargets;
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
  return targets.slice(0, meaningLimit);
}

function referencesOf(partial: PartialValue, depth = 0): readonly ReferenceValue[] {
  return alternatives(partial.target).flatMap((target) => {
    if (target.type === "partial" && depth < meaningLimit) return referencesOf(target, depth + 1);
    return target.type === "reference" ? [target] : [];
  });
}
