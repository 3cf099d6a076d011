import type { PythonModule, PythonString } from "./module.ts";

/**
 * A module of which the strings are found when they are asked for: that is where a key was found, in few files.
 *
 * It is a class, since V8 keeps the accessors of a literal with its hidden class: the whole module would live until the
 * next full collection.
 */
export class MadeModule implements PythonModule {
  readonly calls: PythonModule["calls"];
  readonly imports: PythonModule["imports"];
  readonly patches: PythonModule["patches"];
  readonly comments: PythonModule["comments"];
  readonly importOffset: number;
  readonly errors: PythonModule["errors"];
  private readonly findStrings: () => readonly PythonString[];
  private found: readonly PythonString[] | undefined = undefined;

  constructor(parts: Omit<PythonModule, "strings">, findStrings: () => readonly PythonString[]) {
    this.calls = parts.calls;
    this.imports = parts.imports;
    this.patches = parts.patches;
    this.comments = parts.comments;
    this.importOffset = parts.importOffset;
    this.errors = parts.errors;
    this.findStrings = findStrings;
  }

  get strings(): readonly PythonString[] {
    this.found ??= this.findStrings();
    return this.found;
  }
}

/** The same module with other errors, or another place for imports. */
export function changedModule(
  module: PythonModule,
  change: { readonly importOffset: number } | { readonly errors: PythonModule["errors"] },
): PythonModule {
  const { calls, imports, patches, comments, importOffset, errors } = module;
  const parts = { calls, imports, patches, comments, importOffset, errors, ...change };
  return new MadeModule(parts, () => module.strings);
}
