import { difference } from "../../syntax/python/difference.ts";
import type { Block } from "../../syntax/python/ir.ts";
import type { PythonSource } from "../../syntax/python/source.ts";
import { blockChange } from "./changed-function.ts";
import { collect } from "./collect.ts";
import { stillHolds } from "./containment.ts";
import { Dependencies } from "./dependencies.ts";
import { emit } from "./emit-calls.ts";
import { emitStrings } from "./emit-strings.ts";
import { ModuleEvaluator } from "./evaluate.ts";
import type { Evaluator } from "./evaluator.ts";
import { MadeModule } from "./made-module.ts";
import type { PythonImport, PythonModule } from "./module.ts";
import { outline } from "./outline.ts";
import { noProjectNames, type ProjectNames } from "./project-names.ts";
import { importsOf } from "./summaries.ts";
import { alternatives } from "./values.ts";

/** A module, and what the module of the next text needs to be made quickly. */
export interface BuiltModule {
  readonly module: PythonModule;
  readonly block: Block;
  readonly parsed: string;
  readonly dependencies: Dependencies;
  readonly project: ProjectNames;
}

/**
 * Makes the module of a source.
 *
 * @param before of a similar text: what it found in functions that the edit does not concern is kept
 */
export function buildModule(
  source: Omit<PythonSource, "tree">,
  before?: BuiltModule,
  project: ProjectNames = noProjectNames,
): BuiltModule {
  // What other modules say may concern every function.
  const former = before?.project === project ? before : undefined;
  const { text, block, blanked, parsed } = source;
  const collected = collect(block, text.length, project);
  const evaluator = new ModuleEvaluator(collected);
  const change = former && blockChange(former.block, block, difference(former.parsed, parsed));
  const changed = change?.kind === "function" ? change.after : undefined;
  const noted = new Dependencies();
  evaluator.track(noted);
  const holds =
    former !== undefined && change !== undefined && stillHolds(former.dependencies, change, evaluator, noted);
  const imports = collected.units.flatMap(importsOf);
  const emitted = emit(evaluator, imports, ({ node }) => holds && node !== changed);
  evaluator.track(undefined);
  const { comments, errors, importOffset } = outline(text, block, blanked);
  // A model that gave up has not seen everything, and must not look as if it had.
  const unseen = evaluator.exhausted ? [{ start: 0, end: text.length }] : [];
  const parts = {
    ...emitted,
    imports: [...imports, ...dynamicImports(evaluator)].sort((a, b) => a.span.start - b.span.start),
    comments,
    importOffset,
    errors: [...errors, ...unseen],
  };
  const module = new MadeModule(parts, () => emitStrings(evaluator, text));
  return { module, block, parsed, dependencies: noted, project };
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
