import type { ActingNames } from "./acting-functions.ts";
import { further } from "./further.ts";
import { numpy } from "./numpy.ts";
import type { AllowPack } from "./pack.ts";
import { pandas } from "./pandas.ts";
import { python } from "./python.ts";
import { sklearn } from "./sklearn.ts";
import { isTellingName } from "./telling.ts";
import { torchModules, torchTensors } from "./torch.ts";
import { values } from "./values.ts";

/** Every pack of the allow-list. */
export const allowPacks: readonly AllowPack[] = [
  python,
  torchTensors,
  torchModules,
  numpy,
  pandas,
  sklearn,
  ...values,
];

export type Verdict =
  | { readonly tier: "allowed"; readonly library: string }
  | { readonly tier: "unknown"; readonly madeOnlyBy?: string }
  | {
      readonly tier: "denied";
      readonly family: string;
      readonly danger: string;
      /** The library of a class that is harmless as long as nothing of it is called but `__new__`. */
      readonly madeOnlyBy?: string;
    };

/** One place where a module is known under another name. Applied to the module's beginning. */
const aliases: readonly (readonly [string, string])[] = [
  ["__builtin__", "builtins"],
  ["__builtins__", "builtins"],
  ["numpy._core", "numpy.core"],
  ["sklearn.externals.joblib", "joblib"],
  ["pandas.core.indexes.api", "pandas.core.indexes.base"],
  ["posix", "os"],
  ["nt", "os"],
  ["_functools", "functools"],
  ["_operator", "operator"],
  ["_pydecimal", "decimal"],
  ["_pydatetime", "datetime"],
  ["_random", "random"],
  ["copy_reg", "copyreg"],
  ["cPickle", "pickle"],
  ["mxnet.numpy", "numpy"],
  ["pathlib._local", "pathlib"],
  ["compression.bz2", "bz2"],
  ["compression.gzip", "gzip"],
  ["compression.lzma", "lzma"],
  ["repr", "reprlib"],
  // Wheels of scikit-learn 1.3 to 1.5 name the extension so (sklearn/_loss/_loss.pyx.tp).
  ["_loss", "sklearn._loss._loss"],
];

const aliasesByRoot = new Map<string, readonly (readonly [string, string])[]>();
for (const alias of aliases) {
  const [root = ""] = alias[0].split(".");
  aliasesByRoot.set(root, [...(aliasesByRoot.get(root) ?? []), alias]);
}

/** The module under the name that the tables have. */
export function canonicalModule(module: string): string {
  const dot = module.indexOf(".");
  for (const [alias, canonical] of aliasesByRoot.get(dot < 0 ? module : module.slice(0, dot)) ?? []) {
    if (module === alias) return canonical;
    if (module.startsWith(`${alias}.`)) return canonical + module.slice(alias.length);
  }
  return module;
}

/** What is denied. */
interface Tables {
  /** `module.name` → family. */
  readonly exact: ReadonlyMap<string, Verdict>;
  /** Module → family, for the module and all below it. */
  readonly prefixes: ReadonlyMap<string, Verdict>;
}

let tables: Tables | undefined;

function loadTables(): Tables {
  if (tables !== undefined) return tables;
  const exact = new Map<string, Verdict>();
  const prefixes = new Map<string, Verdict>();
  for (const { id, does, patterns } of further.denied()) {
    const verdict: Verdict = { tier: "denied", family: id, danger: does };
    for (const pattern of patterns.split(" ")) {
      const [into, key] = pattern.endsWith(".*") ? [prefixes, pattern.slice(0, -2)] : [exact, pattern];
      if (!into.has(key)) into.set(key, verdict);
    }
  }
  addActing(further.actingFunctions(), exact);
  tables = { exact, prefixes };
  return tables;
}

function addActing(families: readonly ActingNames[], into: Map<string, Verdict>): void {
  for (const { id, does, globals } of families) {
    const verdict: Verdict = { tier: "denied", family: id, danger: does };
    for (const [module, names] of Object.entries(globals)) {
      for (const name of names.split(" ")) {
        const key = `${module}.${name}`;
        if (!into.has(key)) into.set(key, verdict);
      }
    }
  }
}

let constructors: ReadonlyMap<string, Verdict> | undefined;

/** What the constructor of a class does with what it is given; undefined where nothing is known of it. */
export function judgeConstructor(module: string, name: string): Verdict | undefined {
  if (constructors === undefined) {
    const made = new Map<string, Verdict>();
    addActing(further.actingConstructors(), made);
    constructors = made;
  }
  return constructors.get(`${canonicalModule(module)}.${name}`);
}

/** The packs that name a module. Packs name modules as `canonicalModule` does: a test sees to that. */
let madeOnlyByModule: ReadonlyMap<string, readonly AllowPack[]> | undefined;

function packsByModule(packs: readonly AllowPack[]): ReadonlyMap<string, readonly AllowPack[]> {
  const byModule = new Map<string, AllowPack[]>();
  for (const pack of packs) {
    for (const module in pack.globals) {
      const known = byModule.get(module);
      if (known === undefined) byModule.set(module, [pack]);
      else known.push(pack);
    }
  }
  return byModule;
}

/** Whether a pack has the pair. The few packs of what is allowed are asked as they are: most checks ask for two names. */
function holds({ globals }: AllowPack, module: string, name: string): boolean {
  return Object.hasOwn(globals, module) && isAmong(globals[module] ?? "", name);
}

/** Whether the name is one of those between the spaces. */
function isAmong(names: string, name: string): boolean {
  for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
    const end = at + name.length;
    if ((at === 0 || names[at - 1] === " ") && (end === names.length || names[end] === " ")) return true;
  }
  return false;
}

/**
 * A class of transformers' own modules: configurations, fast tokenizers, networks. None of them has a
 * `__setstate__` or `__reduce__` (transformers 4.30 to 4.57, Apache-2.0; slow tokenizers have, and are not meant).
 */
const transformersClass =
  /^transformers\.models\.(\w+)\.(?:configuration_\1 [A-Z]\w*Config|tokenization_\1_fast [A-Z]\w*TokenizerFast|(?:feature_extraction|image_processing|processing)_\1 [A-Z]\w*|modeling_\1 [A-Z]\w*)$/;

/** The library of a class that a pickle may make instances of, if it calls nothing else of it. */
function madeOnlyLibrary(module: string, name: string): string | undefined {
  if (name === "" || name.includes(" ")) return undefined;
  madeOnlyByModule ??= packsByModule(further.madeOnly());
  const found = madeOnlyByModule.get(module)?.find((pack) => holds(pack, module, name))?.library;
  return found ?? (transformersClass.test(`${module} ${name}`) ? "transformers" : undefined);
}

/**
 * What a network of transformers answers: an OrderedDict that pickles itself as a call with its values
 * (transformers/utils/generic.py, ModelOutput.__reduce__).
 */
const transformersOutput =
  /^transformers\.(?:modeling_outputs|generation\.utils|generation_utils|models\.(\w+)\.modeling_\1) [A-Z]\w*Output(?:With\w+)?$/;

/** The library whose pack has the exact pair; the last one where several have. */
function allowedBy(module: string, name: string): string | undefined {
  if (name === "" || name.includes(" ")) return undefined;
  const found = allowPacks.findLast((pack) => holds(pack, module, name))?.library;
  return found ?? (transformersOutput.test(`${module} ${name}`) ? "transformers" : undefined);
}

/** Modules whose very name, reached as an attribute of anything, is a way out. */
const ways = new Set(
  (
    "os sys subprocess builtins importlib posix nt shutil socket ctypes pty runpy imp pickle marshal pdb commands popen2 " +
    "globals locals builtin import code class subclasses bases base mro dict getattribute getattr setattr reduce reduce_ex init new call self func " +
    "wrapped loader spec closure defaults kwdefaults init_subclass"
  ).split(" "),
);
/** Those among them that are common words: they count only between double underscores. */
const onlyDunder = new Set(
  "globals locals builtin import code class subclasses bases base mro dict getattribute getattr setattr reduce reduce_ex init new call self func wrapped loader spec closure defaults kwdefaults init_subclass".split(
    " ",
  ),
);

const reachesOut: Verdict = {
  tier: "denied",
  family: "attribute",
  danger: "walks through attributes to a module or an object that leads to everything else",
};
const namedSo: Verdict = {
  tier: "denied",
  family: "name",
  danger: "has the name of a function that runs code or commands",
};

/**
 * A type of a TorchScript archive, whose code lies beside it and runs in PyTorch's own interpreter.
 * No Python module has this name, so Python's unpickler stops at it
 * (torch/csrc/jit/serialization/unpickler.cpp, readGlobal).
 */
const torchScriptType = /^__torch__\.(?:\w+\.)*\w+$/;

/** Modules that many others have imported: as attributes of those they are a way out. As modules of a package they are not. */
const importedModules = new Set(
  "functools operator inspect threading multiprocessing tempfile platform webbrowser urllib http requests linecache traceback glob zipfile tarfile".split(
    " ",
  ),
);

function isWay(component: string): boolean {
  const bare = component.replace(/^_+|_+$/g, "");
  if (!ways.has(bare)) return false;
  return !onlyDunder.has(bare) || component.startsWith("__");
}

/** The longest denied module that a module lies in. */
function deniedModule(module: string, prefixes: Tables["prefixes"]): Verdict | undefined {
  for (let name = module; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    const verdict = prefixes.get(name);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/**
 * What the tables say of one import. An exact pair of the allow-list is allowed; a pair or a module
 * of a denied family is denied, and so is a walk through a telling attribute; all else is unknown.
 */
export function judgeImport(writtenModule: string, name: string): Verdict {
  const module = canonicalModule(writtenModule);
  const verdict = judgeCanonical(module, name);
  if (verdict.tier === "allowed") return verdict;
  const library = madeOnlyLibrary(module, name);
  return library === undefined ? verdict : { ...verdict, madeOnlyBy: library };
}

/** The same for those who make instances as `pickle` does, and call nothing: skops. */
export function judgeMade(module: string, name: string): Verdict {
  const verdict = judgeImport(module, name);
  if (verdict.tier === "allowed" || verdict.madeOnlyBy === undefined) return verdict;
  return { tier: "allowed", library: verdict.madeOnlyBy };
}

function judgeCanonical(module: string, name: string): Verdict {
  const library = allowedBy(module, name);
  if (library !== undefined) return { tier: "allowed", library };
  if (torchScriptType.test(`${module}.${name}`)) return { tier: "allowed", library: "TorchScript" };
  const { exact, prefixes } = loadTables();
  const components = name.split(".");
  const pair = longestExact(module, components, exact) ?? deniedModule(`${module}.${name}`, prefixes);
  if (pair !== undefined) return pair;
  const moduleComponents = module.split(".").slice(1);
  if (components.some(isWay) || moduleComponents.some(isWay)) return reachesOut;
  if (components.some((component) => importedModules.has(component))) return reachesOut;
  const last = components[components.length - 1] ?? "";
  return isTellingName(last) ? namedSo : { tier: "unknown" };
}

/** `builtins.eval.__call__` is denied as `builtins.eval` is. */
function longestExact(
  module: string,
  components: readonly string[],
  exact: Tables["exact"],
): Verdict | undefined {
  for (let count = components.length; count > 0; count -= 1) {
    const verdict = exact.get(`${module}.${components.slice(0, count).join(".")}`);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
