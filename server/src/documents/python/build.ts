import type { PythonSource } from "../../syntax/python/source.ts";
import { collect } from "./collect.ts";
import { emitCalls } from "./emit-calls.ts";
import { emitPatches } from "./emit-patches.ts";
import { emitStrings } from "./emit-strings.ts";
import { ModuleEvaluator } from "./evaluate.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonImport, PythonModule } from "./module.ts";
import { outline } from "./outline.ts";
import { alternatives } from "./values.ts";

/** Makes the module of a lowered text. */
export function buildModule({ text, block, blanked }: PythonSource): PythonModule {
  const { comments, errors, importOffset } = outline(text, block, blanked);
  const collected = collect(block, text.length);
  const evaluator = new ModuleEvaluator(collected);
  const calls = emitCalls(evaluator);
  const strings = emitStrings(evaluator, text);
  const patches = emitPatches(evaluator);
  const imports = [...collected.imports, ...dynamicImports(evaluator)];
  imports.sort((left, right) => left.span.start - right.span.start);
  // A model that gave up has not seen everything, and must not look as if it had.
  const unseen = evaluator.exhausted ? [{ start: 0, end: text.length }] : [];
  return { calls, strings, imports, patches, comments, importOffset, errors: [...errors, ...unseen] };
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
