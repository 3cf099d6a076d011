import { difference } from "../../syntax/python/difference.ts";
import type { Block, FunctionStatement } from "../../syntax/python/ir.ts";
import type { PythonSource } from "../../syntax/python/source.ts";
import { type BlockChange, blockChange } from "./changed-function.ts";
import { collect } from "./collect.ts";
import type { Collected, Unit } from "./collected.ts";
import { Dependencies } from "./dependencies.ts";
import { emit } from "./emit-calls.ts";
import { emitStrings } from "./emit-strings.ts";
import { ModuleEvaluator } from "./evaluate.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonImport, PythonModule } from "./module.ts";
import { outline } from "./outline.ts";
import { shifted, summarize, summaryOf } from "./summaries.ts";
import { alternatives } from "./values.ts";

/** A module, and what the module of the next text needs to be made quickly. */
export interface BuiltModule {
  readonly module: PythonModule;
  readonly block: Block;
  readonly parsed: string;
  readonly dependencies: Dependencies;
}

/**
 * Makes the module of a source.
 *
 * @param former of a similar text: what it found in functions that the edit does not concern is kept
 */
export function buildModule(source: PythonSource, former?: BuiltModule): BuiltModule {
  const { text, block, blanked, parsed } = source;
  const collected = collect(block, text.length);
  const change = former && blockChange(former.block, block, difference(former.parsed, parsed));
  const kept = former && change && isContained(former.dependencies, change, collected) ? former : undefined;
  const dependencies = new Dependencies(kept?.dependencies);
  const evaluator = new ModuleEvaluator(collected);
  const imports = importsOf(collected);
  const changed = change?.kind === "function" ? change.after : undefined;
  evaluator.track(dependencies);
  const emitted = emit(evaluator, imports, ({ node }) => kept !== undefined && node !== changed);
  evaluator.track(undefined);
  const { comments, errors, importOffset } = outline(text, block, blanked);
  // A model that gave up has not seen everything, and must not look as if it had.
  const unseen = evaluator.exhausted ? [{ start: 0, end: text.length }] : [];
  const module: PythonModule = {
    ...emitted,
    strings: emitStrings(evaluator, text),
    imports: [...imports, ...dynamicImports(evaluator)].sort((a, b) => a.span.start - b.span.start),
    comments,
    importOffset,
    errors: [...errors, ...unseen],
  };
  return { module, block, parsed, dependencies };
}

/** Whether what was found elsewhere cannot depend on the change. */
function isContained(dependencies: Dependencies, change: BlockChange, collected: Collected): boolean {
  if (change.kind !== "function") return change.kind === "nothing";
  if (dependencies.observed.has(change.before)) return false;
  // What the function says now: its body is read for that.
  collected.units.find(({ node }) => node === change.after)?.sites();
  const [before, after] = [summaryOf(change.before), summaryOf(change.after)];
  if (before === undefined || after === undefined || before.redirects || after.redirects) return false;
  return (
    !meet(after.calleeNames, dependencies.calleeNames) && !meet(after.fieldNames, dependencies.fieldNames)
  );
}

function meet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const name of left) if (right.has(name)) return true;
  return false;
}

function importsOf({ units }: Collected): readonly PythonImport[] {
  return units.flatMap((unit) => {
    const summary = summaryOfUnit(unit);
    return summary.imports.map((row) => ({ ...row, span: shifted(row.span, unit.start) }));
  });
}

function summaryOfUnit(unit: Unit): ReturnType<typeof summarize> {
  const known: FunctionStatement | undefined = unit.node;
  return (known && summaryOf(known)) ?? summarize(unit, unit.sites());
}

/** `importlib.import_module("torch")` and `__import__("torch")`. */
function dynamicImports(evaluator: Evaluator): readonly PythonImport[] {
  return ["import_module", "__import__"].flatMap((name) =>
    evaluator.callsNamed(name).flatMap(({ call, place }) => {
      const span = { start: place.base + call.start, end: place.base + call.end };
      const nested = place.scope.kind !== "module";
      return alternatives(evaluator.value(call, place)).flatMap((value): PythonImport[] =>
        value.type === "reference" ? [{ module: value.name, span, form: "dynamic", nested }] : [],
      );
    }),
  );
}
