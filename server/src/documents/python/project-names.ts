import type { Host } from "../../host/host.ts";
import { joinPath, parentOf } from "../../host/paths.ts";
import {
  type Constant,
  type Export,
  exportsOf,
  fromLine,
  importLine,
  type ModuleExports,
  type Taken,
  takenNames,
} from "./exports.ts";

/** What names of the project's other modules stand for, by their qualified name: `.io.load`, `utils.read`. */
export interface ProjectNames {
  /** A library's name, or a constant. Names that the project defines itself are not among them. */
  readonly known: ReadonlyMap<string, KnownName>;
  /** Of modules from which everything is imported: the libraries from which those import everything. */
  readonly stars: ReadonlyMap<string, readonly string[]>;
}

export type KnownName =
  | { readonly kind: "library"; readonly name: string }
  | { readonly kind: "constant"; readonly value: Constant };

export const noProjectNames: ProjectNames = { known: new Map(), stars: new Map() };

/** So much of another module is read, in bytes. */
const mostBytes = 64 * 1024;
/** So many names of other modules are followed for one text. */
const mostNames = 60;
/** So many modules are looked into for what one `import *` brings. */
const mostModules = 20;
/** So many modules are asked what one name is. */
const mostAsked = 200;
/** So many folders upwards may be where imports begin. */
const mostFolders = 6;
/** What was read of other files is believed for so many milliseconds. */
const believed = 10_000;

/** Libraries of which a name is believed to come where a module imports everything from them. */
const wholeLibraries = new Set([
  "pickle",
  "_pickle",
  "cPickle",
  "dill",
  "cloudpickle",
  "joblib",
  "marshal",
  "yaml",
  "torch",
]);

/**
 * Names that are worth a look into another file: those of loaders, of modules that have some, and of switches.
 * Reading every module that every module imports would cost as much as checking them.
 */
const isLoader = /load|read|pickle|unpickl|dill|joblib|marshal|deserial|decode|restore|yaml/i;
const isSwitch = /^_?[A-Z][A-Z0-9_]*$/;
const switched = /TRUST|REMOTE|PICKLE|WEIGHTS|VERIFY|SSL|TLS|SAFE|DANGER/;

function isTelling(name: string): boolean {
  return isLoader.test(name) || wholeLibraries.has(name) || (isSwitch.test(name) && switched.test(name));
}

/** A class of which something is loaded: `Net.load_from_checkpoint(…)`. */
function loadsByClass(text: string, { as }: Taken): boolean {
  return /^[A-Z]/.test(as) && attributesOf(text, "", as).length > 0;
}

/**
 * What answers for the texts of one document, one after the other: what its imports from other modules of the project are.
 * As long as a text imports the same, the answer is the same object.
 */
export function projectNamesOf(host: Host, path: string): (text: string) => Promise<ProjectNames> {
  let asked: string | undefined;
  let answer = Promise.resolve(noProjectNames);
  return (text) => {
    const wanted = wantedNames(text);
    const key = JSON.stringify(wanted);
    if (key === asked) return answer;
    asked = key;
    if (wanted.length === 0) answer = Promise.resolve(noProjectNames);
    else answer = new Reader(host).answer(wanted, path);
    return answer;
  };
}

/** One name that a text takes from a module; `*` for all. */
interface Wanted {
  readonly module: string;
  readonly name: string;
}

function wantedNames(text: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  const line = /^[ \t]*(?:from|import)[ \t]/gm;
  for (let match = line.exec(text); match !== null && wanted.length < mostNames; match = line.exec(text)) {
    const rest = text.slice(match.index, match.index + 2400);
    const [, module = "", list = ""] = fromLine.exec(rest) ?? [];
    if (module !== "") {
      for (const taken of takenNames(list)) {
        const { name } = taken;
        if (name === "*" || isTelling(name) || loadsByClass(text, taken)) wanted.push({ module, name });
      }
    } else {
      const names = takenNames(importLine.exec(rest)?.[1] ?? "");
      wanted.push(...names.flatMap((taken) => attributesOf(text, taken.name, taken.as)));
    }
  }
  return wanted.slice(0, mostNames);
}

/** `import utils` and `utils.read(…)`. */
function attributesOf(text: string, module: string, as: string): readonly Wanted[] {
  const found = new Set<string>();
  const use = `${as}.`;
  for (let at = text.indexOf(use); at !== -1 && found.size < 10; at = text.indexOf(use, at + use.length)) {
    const name = /^\w{1,60}/.exec(text.slice(at + use.length, at + use.length + 60))?.[0];
    if (name !== undefined && isTelling(name) && !/[\w.]/.test(text.charAt(at - 1))) found.add(name);
  }
  return [...found].map((name) => ({ module, name }));
}

/** The qualified name by which the model of a module knows an import. */
export function importedName(module: string, name: string): string {
  return /^\.*$/.test(module) ? `${module}${name}` : `${module}.${name}`;
}

interface Everything {
  readonly names: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
}

class Reader {
  readonly #host: Host;
  readonly #memory: Memory;
  readonly #files = new Map<string, Promise<string | undefined>>();

  constructor(host: Host) {
    this.#host = host;
    this.#memory = memoryOf(host);
  }

  async answer(wanted: readonly Wanted[], path: string): Promise<ProjectNames> {
    const known = new Map<string, KnownName>();
    const stars = new Map<string, readonly string[]>();
    for (const { module, name } of wanted) {
      const file = await this.#fileOf(module, path);
      if (file === undefined) continue;
      if (name !== "*") {
        const found = await this.#resolve(file, name, new Set());
        if (found !== undefined) known.set(importedName(module, name), found);
        continue;
      }
      const { names, libraries } = await this.#everythingOf(file, new Set());
      for (const one of [...names].filter(isTelling).slice(0, mostNames)) {
        const found = await this.#resolve(file, one, new Set());
        if (found !== undefined) known.set(importedName(module, one), found);
      }
      stars.set(module, [...libraries]);
    }
    return { known, stars };
  }

  /** What `import *` brings: the module's own names, and what it takes from others in the same way. */
  async #everythingOf(file: string, seen: Set<string>): Promise<Everything> {
    seen.add(file);
    const exported = await this.#exportsOf(file);
    const names = new Set(exported.names.keys());
    const libraries = new Set<string>();
    for (const star of exported.stars) {
      const inner = await this.#fileOf(star, file);
      if (inner === undefined) {
        if (wholeLibraries.has(star)) libraries.add(star);
      } else if (!seen.has(inner) && seen.size < mostModules) {
        const more = await this.#everythingOf(inner, seen);
        for (const name of more.names) names.add(name);
        for (const library of more.libraries) libraries.add(library);
      }
    }
    return { names, libraries };
  }

  /** @param seen modules that were asked for it, by way of which names: packages take everything of each other */
  async #resolve(file: string, name: string, seen: Set<string>): Promise<KnownName | undefined> {
    const key = `${name} ${file}`;
    if (seen.has(key) || seen.size >= mostAsked) return undefined;
    seen.add(key);
    const { names, stars } = await this.#exportsOf(file);
    const found = names.get(name);
    if (found !== undefined) return this.#follow(file, found, seen);
    for (const star of stars) {
      const inner = await this.#fileOf(star, file);
      if (inner === undefined) {
        if (stars.length === 1 && wholeLibraries.has(star))
          return { kind: "library", name: `${star}.${name}` };
      } else {
        const handed = await this.#resolve(inner, name, seen);
        if (handed !== undefined) return handed;
      }
    }
    return undefined;
  }

  async #follow(file: string, found: Export, seen: Set<string>): Promise<KnownName | undefined> {
    if (found.kind === "constant") return found;
    const { module, name } = found;
    const inner = await this.#fileOf(module, file);
    if (inner === undefined) {
      if (module.startsWith(".")) return undefined;
      return { kind: "library", name: name === undefined ? module : `${module}.${name}` };
    }
    return name === undefined ? undefined : this.#resolve(inner, name, seen);
  }

  /** The file of a module of the project, as a module of it imports it; undefined for a library's. */
  #fileOf(module: string, path: string): Promise<string | undefined> {
    const key = `${module} ${path}`;
    let file = this.#files.get(key);
    if (file === undefined) {
      file = this.#findFile(module, path);
      this.#files.set(key, file);
    }
    return file;
  }

  async #findFile(module: string, path: string): Promise<string | undefined> {
    const [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
    const parts = rest === "" ? [] : rest.split(".");
    let folder = parentOf(path);
    for (let up = 1; up < dots.length && folder !== undefined; up += 1) folder = await this.#above(folder);
    for (let step = 0; folder !== undefined && step < (dots === "" ? mostFolders : 1); step += 1) {
      const file = await this.#moduleIn(folder, parts);
      if (file !== undefined && file !== path) return file;
      folder = await this.#above(folder);
    }
    return undefined;
  }

  /** What lies above a repository is no part of the project. */
  async #above(folder: string): Promise<string | undefined> {
    return (await this.#entriesOf(folder)).has(".git") ? undefined : parentOf(folder);
  }

  async #moduleIn(folder: string, parts: readonly string[]): Promise<string | undefined> {
    let at = folder;
    for (const part of parts.slice(0, -1)) {
      if (!(await this.#entriesOf(at)).has(part)) return undefined;
      at = joinPath(at, part);
    }
    const last = parts.at(-1);
    if (last !== undefined) {
      const entries = await this.#entriesOf(at);
      if (entries.has(`${last}.py`)) return joinPath(at, `${last}.py`);
      if (!entries.has(last)) return undefined;
      at = joinPath(at, last);
    }
    return (await this.#entriesOf(at)).has("__init__.py") ? joinPath(at, "__init__.py") : undefined;
  }

  #entriesOf(folder: string): Promise<ReadonlySet<string>> {
    return remembered(this.#memory.folders, folder, this.#host.now(), async () => {
      const listed = await this.#host.list(folder);
      return new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
    });
  }

  #exportsOf(file: string): Promise<ModuleExports> {
    return remembered(this.#memory.files, file, this.#host.now(), async () => {
      const read = await this.#host.readRange(file, 0, mostBytes);
      return exportsOf(read.ok ? new TextDecoder().decode(read.value) : "");
    });
  }
}

/** What was read of other files, for the documents of one host. */
interface Memory {
  readonly folders: Remembered<ReadonlySet<string>>;
  readonly files: Remembered<ModuleExports>;
}

type Remembered<T> = Map<string, { readonly at: number; readonly value: Promise<T> }>;

const memories = new WeakMap<Host, Memory>();

function memoryOf(host: Host): Memory {
  const known = memories.get(host);
  if (known !== undefined) return known;
  const made: Memory = { folders: new Map(), files: new Map() };
  memories.set(host, made);
  return made;
}

/** So many folders, and files, are remembered. */
const mostRemembered = 2000;

function remembered<T>(memory: Remembered<T>, key: string, now: number, read: () => Promise<T>): Promise<T> {
  const known = memory.get(key);
  if (known !== undefined && now - known.at < believed) return known.value;
  if (memory.size >= mostRemembered) memory.clear();
  const value = read();
  memory.set(key, { at: now, value });
  return value;
}
