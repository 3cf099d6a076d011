/** A constant that a module hands on. */
export type Constant = string | boolean;

/** What a module-level name of a module is, as far as lines tell: nothing is parsed. */
export type Export =
  /** A name of another module: `from pickle import load`, `import cPickle as pickle`. `name` is absent for the module itself. */
  | { readonly kind: "name"; readonly module: string; readonly name?: string }
  | { readonly kind: "constant"; readonly value: Constant };

export interface ModuleExports {
  readonly names: ReadonlyMap<string, Export>;
  /** Modules of which every name is taken over: `from pickle import *`. */
  readonly stars: readonly string[];
}

/** One name that an import takes, and what it is called then. */
export interface Taken {
  readonly name: string;
  readonly as: string;
}

/** `load, loads as parse`, with the brackets around it where it has some; a comment ends a line. */
export function takenNames(list: string): readonly Taken[] {
  const plain = list.replace(/#[^\n]*/g, "").replace(/[()\\]/g, " ");
  return plain.split(",").flatMap((part) => {
    const [name = "", as, alias, ...more] = part.trim().split(/\s+/);
    if (!/^[\w.]+$|^\*$/.test(name) || more.length > 0) return [];
    if (as === undefined) return [{ name, as: name }];
    return as === "as" && alias !== undefined && /^\w+$/.test(alias) ? [{ name, as: alias }] : [];
  });
}

/** `from module import names`, at most so far to the right. */
export const fromLine = /^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]{0,2000}\)|[^\n#;]{1,400})/;
export const importLine = /^[ \t]*import[ \t]+([^\n#;]{1,400})/;
const assignment = /^([A-Za-z_]\w*)[ \t]*(?::[^=\n]{1,60})?=(?!=)[ \t]*([^\n#]{1,200})/;
const definition = /^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/;
const derivedClass = /^class[ \t]+(\w+)[ \t]*\(([^()]{1,400})\)[ \t]*:/;
/** A method by which a class loads in its own way, or refuses what it loads: what it derives from decides nothing then. */
const ownLoading =
  /^[ \t]+(?:async[ \t]+)?def[ \t]+(?:\w*(?:load|read|from_)\w*|find_class|__init_subclass__)[ \t]*\(/;
/** Bases that say nothing of what a class can load. */
const plainBase = /^(?:object|abc\.ABC|ABC|Generic|Protocol|(?:torch\.)?nn\.Module)$/;
/** Statements whose blocks still are the module's own. */
const inModule = /^(?:try|except|else|elif|if|finally|with)\b/;

/**
 * Reads the lines of a module that say which of its names are another module's, or a constant. A class that derives from
 * another module's, and loads nothing in its own way, is told as that one.
 */
export function exportsOf(text: string): ModuleExports {
  const names = new Map<string, Export>();
  const stars: string[] = [];
  /** Names that the module defines itself, in whatever way: what they are is not told. */
  const own = new Set<string>();
  let isOwnBlock = true;
  let inClass: string | undefined;
  let at = 0;
  while (at < text.length) {
    const line = text.slice(at, nextLine(text, at));
    const isOutside = !/^[\s#)\]}]/.test(line);
    if (isOutside) isOwnBlock = !definition.test(line) && !line.startsWith("@");
    const isRead = isOutside || (isOwnBlock && /^(?: {1,4}|\t)\S/.test(line));
    if (isRead) readLine(text.slice(at, at + 2400), { names, stars, own });
    if (isOutside) inClass = derivedClass.exec(text.slice(at, at + 500))?.[1];
    else if (inClass !== undefined && ownLoading.test(line)) own.add(inClass);
    if (isOutside && !inModule.test(line)) isOwnBlock = isOwnBlock && !line.trimEnd().endsWith(":");
    at = nextLine(text, at);
  }
  for (const name of own) names.delete(name);
  return { names, stars };
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

interface Found {
  readonly names: Map<string, Export>;
  readonly stars: string[];
  readonly own: Set<string>;
}

/** @param rest of the text, from the line's start: an import in brackets goes on behind it */
function readLine(rest: string, found: Found): void {
  const from = fromLine.exec(rest);
  const imported = from === null ? importLine.exec(rest) : null;
  if (from !== null) noteFrom(from[1] ?? "", takenNames(from[2] ?? ""), found);
  if (imported !== null) noteModules(takenNames(imported[1] ?? ""), found);
  const defined = definition.exec(rest)?.[1];
  if (defined !== undefined) noteDefinition(defined, rest, found);
  const [, name, value] = assignment.exec(rest) ?? [];
  if (name !== undefined && value !== undefined) noteValue(name, value.trim(), found);
}

/** `class Net(pl.LightningModule):` is told as the first base that may tell something. */
function noteDefinition(name: string, rest: string, { names, own }: Found): void {
  const bases = (derivedClass.exec(rest)?.[2] ?? "").split(",").map((base) => base.trim());
  const [base] = bases.flatMap((written) => {
    const value = plainBase.test(written) ? undefined : assignedValue(written, names);
    return value?.kind === "name" ? [value] : [];
  });
  if (base === undefined || names.has(name)) own.add(name);
  else names.set(name, base);
}

/** Of alternatives, as of `try` and `except ImportError`, the first counts. */
function note({ names }: Found, name: string, taken: Export): void {
  if (!names.has(name)) names.set(name, taken);
}

function noteFrom(module: string, taken: readonly Taken[], found: Found): void {
  for (const { name, as } of taken) {
    if (name === "*") found.stars.push(module);
    else note(found, as, { kind: "name", module, name });
  }
}

/** `import a.b` binds `a`, `import a.b as c` binds `c`. */
function noteModules(taken: readonly Taken[], found: Found): void {
  for (const { name, as } of taken) {
    const module = name === as ? (name.split(".")[0] ?? name) : name;
    note(found, name === as ? module : as, { kind: "name", module });
  }
}

function noteValue(name: string, written: string, { names, own }: Found): void {
  const given = assignedValue(written, names);
  if (given === undefined || names.has(name)) own.add(name);
  else names.set(name, given);
}

/** `pickle.load`, `True`, `"org/net"`. */
function assignedValue(written: string, names: ReadonlyMap<string, Export>): Export | undefined {
  if (written === "True" || written === "False") return { kind: "constant", value: written === "True" };
  const text = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(written);
  if (text !== null) return { kind: "constant", value: text[1] ?? text[2] ?? "" };
  if (!/^[A-Za-z_][\w.]*$/.test(written)) return undefined;
  const [first = "", ...parts] = written.split(".");
  const known = names.get(first);
  if (known?.kind !== "name") return undefined;
  const name = [...(known.name === undefined ? [] : [known.name]), ...parts].join(".");
  return { kind: "name", module: known.module, ...(name === "" ? {} : { name }) };
}
