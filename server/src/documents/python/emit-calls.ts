import { type ResolvedArgument, resolveArguments } from "./arguments.ts";
import { isReported } from "./builtins.ts";
import { definesMethod, libraryBases } from "./classes.ts";
import type { CallSite, ValueSite } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonArgument, PythonCall } from "./module.ts";
import { argumentToPython } from "./to-python.ts";
import {
  alternatives,
  type InstanceValue,
  type PartialValue,
  type ReferenceValue,
  type ResultValue,
  type Value,
} from "./values.ts";

/** The most meanings of one callee that are told. */
const meaningLimit = 8;

/** A library's callable that a callee may be. */
interface Target {
  readonly reference: ReferenceValue;
  readonly bound?: PartialValue;
}

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
  const targets = targetsOf(evaluator, evaluator.value(call.callee, place));
  for (const { reference, bound } of targets) {
    if (!isReported(reference.name)) continue;
    const { list, open } = resolveArguments(evaluator, site, bound);
    made.push({
      name: reference.name,
      span: spanAt(call, place),
      calleeSpan: spanAt(call.callee, place),
      argumentsSpan: { start: place.base + call.argumentsStart, end: place.base + call.end },
      arguments: argumentsOf(evaluator, list),
      written: call.arguments.map(({ start, end }) => ({ start: place.base + start, end: place.base + end })),
      open,
      form: "direct",
      ...detailsOf(evaluator, reference, site.place.scope.name),
    });
  }
}

function addValue(
  evaluator: Evaluator,
  site: ValueSite,
  modules: ReadonlySet<string>,
  made: PythonCall[],
): void {
  const { expression, place, argumentOf } = site;
  if (argumentOf !== undefined && handsOnItself(evaluator, argumentOf)) return;
  for (const { reference, bound } of targetsOf(evaluator, evaluator.value(expression, place))) {
    if (modules.has(reference.name) || !isReported(reference.name)) continue;
    const given = bound === undefined ? { list: [] } : resolveArguments(evaluator, emptySite(site), bound);
    const span = spanAt(expression, place);
    made.push({
      name: reference.name,
      span,
      calleeSpan: bound === undefined ? span : targetSpan(bound),
      arguments: argumentsOf(evaluator, given.list),
      open: true,
      form: "value",
      ...detailsOf(evaluator, reference, place.scope.name),
    });
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

/** A call without arguments, for those that a partial has of its own. */
function emptySite({ expression, place }: ValueSite): CallSite {
  const { start, end } = expression;
  return {
    call: { kind: "call", callee: expression, arguments: [], argumentsStart: end, start, end },
    place,
  };
}

function targetSpan({ site }: PartialValue): { readonly start: number; readonly end: number } {
  const [target] = site.call.arguments;
  return target === undefined ? spanAt(site.call, site.place) : spanAt(target.value, site.place);
}

function targetsOf(evaluator: Evaluator, callee: Value): readonly Target[] {
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

function argumentsOf(evaluator: Evaluator, list: readonly ResolvedArgument[]): readonly PythonArgument[] {
  return list.map((argument) => argumentToPython(evaluator, argument));
}

function detailsOf(
  evaluator: Evaluator,
  { receiver, through }: ReferenceValue,
  scope: string | undefined,
): Partial<Pick<PythonCall, "receiver" | "through" | "scope">> {
  const made = receiver === undefined ? undefined : constructorArguments(evaluator, receiver);
  return {
    ...(made ? { receiver: made } : {}),
    ...(through ? { through: { class: through.name, defines: [...through.scope.bindings.keys()] } } : {}),
    ...(scope === undefined ? {} : { scope }),
  };
}

function constructorArguments(
  evaluator: Evaluator,
  receiver: ResultValue | InstanceValue,
): readonly PythonArgument[] | undefined {
  const site = receiver.type === "result" ? receiver.site : receiver.made;
  if (site === undefined) return undefined;
  const bound = receiver.type === "result" ? receiver.bound : undefined;
  return argumentsOf(evaluator, resolveArguments(evaluator, site, bound).list);
}
