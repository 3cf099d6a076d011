import { type Draft, noComments } from "./drafts.ts";
import type { FromImportStatement, ImportedName, ImportStatement, Ranged } from "./ir.ts";
import { code } from "./node-codes.ts";
import { none, type Walk } from "./walk.ts";

/** `import a.b as c`, on which the walk stands. */
export function importDraft(walk: Walk): Draft<ImportStatement> {
  const names = importedNames(walk);
  return { kind: "import", length: 0, comments: noComments, broken: false, names };
}

/** `from __future__ import name`. */
export function futureImportDraft(walk: Walk): Draft<FromImportStatement> {
  return fromImport(
    { module: "__future__", span: nowhere },
    { relative: false, star: false },
    importedNames(walk),
  );
}

/** `from module import name`. */
export function fromImportDraft(walk: Walk): Draft<FromImportStatement> {
  let module: string | undefined;
  let span = nowhere;
  let relative = false;
  let star = false;
  const names: ImportedName[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (module === undefined && (child === code.dotted_name || child === code.relative_import)) {
      span = { start: walk.from(), end: walk.to() };
      module = dottedName(walk);
      relative = child === code.relative_import;
    } else if (child === code.wildcard_import) star = true;
    else addName(walk, child, names);
  }
  return fromImport({ module: module ?? "", span }, { relative, star }, names);
}

const nowhere: Ranged = { start: 0, end: 0 };

function fromImport(
  from: { readonly module: string; readonly span: Ranged },
  form: { readonly relative: boolean; readonly star: boolean },
  names: readonly ImportedName[],
): Draft<FromImportStatement> {
  return {
    kind: "from-import",
    length: 0,
    comments: noComments,
    broken: false,
    module: from.module,
    moduleSpan: from.span,
    relative: form.relative,
    star: form.star,
    names,
  };
}

function importedNames(walk: Walk): readonly ImportedName[] {
  const names: ImportedName[] = [];
  for (let child = walk.down(); child !== none; child = walk.along()) addName(walk, child, names);
  return names;
}

function addName(walk: Walk, child: number, names: ImportedName[]): void {
  const start = walk.from();
  const end = walk.to();
  if (child === code.dotted_name) names.push({ name: dottedName(walk), start, end });
  else if (child === code.aliased_import) names.push(aliasedName(walk, { start, end }));
  else if (child === code.ERROR) walk.broken = true;
}

function aliasedName(walk: Walk, { start, end }: Ranged): ImportedName {
  let name = "";
  let alias = "";
  for (let part = walk.down(); part !== none; part = walk.along()) {
    if (part === code.dotted_name) name = dottedName(walk);
    else if (part === code.identifier) alias = walk.name();
  }
  return alias === "" ? { name, start, end } : { name, alias, start, end };
}

/** A dotted name as one word: Python allows blanks around its dots. */
function dottedName(walk: Walk): string {
  const name = walk.name();
  return /[\s\\]/.test(name) ? name.replace(/[\s\\]+/g, "") : name;
}
