import { type NamedSite, nameSites } from "./callee-names.ts";
import type { Unit } from "./collected.ts";
import { patchesIn } from "./emit-patches.ts";
import type { ModuleEvaluator } from "./evaluate.ts";
import { DirectCall, HandedOnCallable } from "./library-calls.ts";
import type { PythonCall, PythonImport, PythonPatch } from "./module.ts";
import { notesOf } from "./notes.ts";

/** Calls and patches of a module, in the order of the text. */
export interface Emitted {
  readonly calls: readonly PythonCall[];
  readonly patches: readonly PythonPatch[];
}

/**
 * Every call to a library, every library callable that is handed on, and what is assigned to names
 * of libraries.
 *
 * @param isUnchanged whether the names that were found in a function before still hold
 */
export function emit(
  evaluator: ModuleEvaluator,
  imports: readonly PythonImport[],
  isUnchanged: (unit: Unit) => boolean,
): Emitted {
  const modules = new Set(imports.filter(({ form }) => form === "import").map(({ module }) => module));
  const calls: (DirectCall | HandedOnCallable)[] = [];
  const patches: PythonPatch[] = [];
  for (const unit of evaluator.collected.units) {
    const known = unit.node !== undefined && isUnchanged(unit) ? notesOf(unit.node).names : undefined;
    evaluator.askFrom(unit.node);
    const sites = known?.sites ?? nameSites(evaluator, unit, modules);
    const found = known?.patches === false ? [] : patchesIn(evaluator, unit);
    if (known === undefined && unit.node !== undefined) {
      notesOf(unit.node).names = { sites, patches: found.length > 0 };
    }
    for (const site of sites) calls.push(callOf(evaluator, unit, site));
    patches.push(...found);
  }
  evaluator.askFrom(undefined);
  calls.sort((left, right) => left.start - right.start || left.end - right.end);
  patches.sort((left, right) => left.span.start - right.span.start);
  if (patches.length > 0) {
    const replaced = new Set(patches.map(({ name }) => name));
    for (const call of calls) call.replaced = replaced.has(call.name) && call.isAttribute;
  }
  return { calls, patches };
}

function callOf(evaluator: ModuleEvaluator, unit: Unit, site: NamedSite): DirectCall | HandedOnCallable {
  return site.form === "direct"
    ? new DirectCall(evaluator, unit, site)
    : new HandedOnCallable(evaluator, unit, site);
}
