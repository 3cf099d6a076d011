import type { FromImportStatement, ImportStatement } from "../../syntax/python/ir.ts";
import type { Pile } from "../../syntax/python/pile.ts";
import { bindName } from "./bind.ts";
import type { StarImport } from "./collected.ts";
import type { PythonImport } from "./module.ts";
import { importedName, type ProjectNames } from "./project-names.ts";
import type { BindingSource, Place } from "./scopes.ts";

/** Serializers that modules for compatibility hand on: `from .compat import pickle`. */
const handedSerializers = new Set(["pickle", "cPickle", "cloudpickle", "dill", "joblib"]);

/** Binds the names of `import …`, and notes what is imported. */
export function bindImports(statement: ImportStatement, place: Place, imports: Pile<PythonImport>): void {
  const end = place.base + statement.length;
  for (const { name, alias, start, end: nameEnd } of statement.names) {
    const span = { start: place.base + start, end: place.base + nameEnd };
    const nested = place.scope.kind !== "module";
    imports.add({ module: name, span, form: "import", nested, ...(alias ? { alias } : {}) });
    const [top = name] = name.split(".");
    bindName(alias ?? top, { kind: "module", name: alias ? name : top }, place, end);
  }
}

/** What the imports of a module are noted in, and what is known of the project's other modules. */
export interface ImportTables {
  readonly imports: Pile<PythonImport>;
  readonly stars: StarImport[];
  readonly project: ProjectNames;
}

/** The same for `from … import …`. */
export function bindFromImports(
  statement: FromImportStatement,
  place: Place,
  { imports, stars, project }: ImportTables,
): void {
  const { module, relative, star, names, moduleSpan } = statement;
  const end = place.base + statement.length;
  const span = { start: place.base + moduleSpan.start, end: place.base + moduleSpan.end };
  const common = { module, span, form: "from", nested: place.scope.kind !== "module" } as const;
  if (star && !relative) {
    imports.add({ ...common, name: "*" });
    stars.push({ module, at: end });
  }
  if (star) {
    const whole = project.stars.get(module);
    if (relative && whole !== undefined) stars.push({ module, at: end });
    for (const library of whole ?? []) stars.push({ module: library, at: end });
  }
  for (const { name, alias } of names) {
    if (!relative) imports.add({ ...common, name, ...(alias ? { alias } : {}) });
    bindName(alias ?? name, sourceOfImport(module, name, relative, project), place, end);
  }
}

function sourceOfImport(
  module: string,
  name: string,
  relative: boolean,
  { known }: ProjectNames,
): BindingSource {
  const handedOn = known.size === 0 ? undefined : known.get(importedName(module, name));
  if (handedOn !== undefined)
    return handedOn.kind === "library"
      ? { kind: "module", name: handedOn.name }
      : { kind: "constant", constant: handedOn.value };
  if (handedSerializers.has(name) && /(?:^|\.|_)compat(?:ibility)?$/.test(module))
    return { kind: "module", name };
  return relative ? { kind: "unknown" } : { kind: "module", name: `${module}.${name}` };
}
