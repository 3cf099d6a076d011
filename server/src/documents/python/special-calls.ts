import { argumentValueSpan, positionalValue, type ResolvedArguments, resolveArguments } from "./arguments.ts";
import { attributeOf } from "./attributes.ts";
import type { CallSite } from "./collected.ts";
import { parsed } from "./constant-methods.ts";
import { merge } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { textAsName } from "./executed-text.ts";
import { flagOf, integerOf } from "./flags.ts";
import { baseNameOf, folderOf, isPath, path, textOfPath } from "./path-values.ts";
import type { Place, Scope } from "./scopes.ts";
import { concatenate, joinPath } from "./text-values.ts";
import {
  alternatives,
  type DictEntry,
  mapAlternatives,
  oneOf,
  type PartialValue,
  type ReferenceValue,
  truth,
  unknown,
  type Value,
} from "./values.ts";

class SpecialCall {
  readonly evaluator: Evaluator;
  readonly callee: ReferenceValue;
  readonly site: CallSite;
  readonly bound: PartialValue | undefined;
  #given: ResolvedArguments | undefined;

  constructor(evaluator: Evaluator, callee: ReferenceValue, site: CallSite, bound: PartialValue | undefined) {
    this.evaluator = evaluator;
    this.callee = callee;
    this.site = site;
    this.bound = bound;
  }

  /** All arguments; most special calls are asked for one of them. */
  get given(): ResolvedArguments {
    this.#given ??= resolveArguments(this.evaluator, this.site, this.bound);
    return this.#given;
  }
}

type Special = (call: SpecialCall) => Value;

/** Calls that hand names on, or put constants together: what they answer, by qualified name. */
const byName: ReadonlyMap<string, Special> = new Map<string, Special>([
  ["functools.partial", partial],
  ["functools.partialmethod", partial],
  ["builtins.getattr", getAttribute],
  ["builtins.vars", namespaceOf],
  // What nbconvert makes of `!command` and `%magic`.
  ["builtins.get_ipython", () => ({ type: "typed", name: "IPython.get_ipython" })],
  ["importlib.import_module", importModule],
  ["builtins.__import__", importTop],
  ["importlib.__import__", importTop],
  ["sys.modules.get", importModule],
  // What finds a function or a class by its dotted name.
  ["pydoc.locate", named],
  ["pkgutil.resolve_name", named],
  ["django.utils.module_loading.import_string", named],
  ["werkzeug.utils.import_string", named],
  ["kombu.utils.imports.symbol_by_name", named],
  ["hydra.utils.get_method", named],
  ["hydra.utils.get_object", named],
  ["hydra.utils.get_class", named],
  ["builtins.eval", evaluated],
  ["builtins.dict", dictionary],
  ["collections.OrderedDict", dictionary],
  ["builtins.staticmethod", first],
  ["builtins.list", first],
  ["builtins.tuple", first],
  ["builtins.sorted", first],
  ["builtins.set", first],
  ["copy.copy", first],
  ["copy.deepcopy", first],
  ["dataclasses.replace", first],
  ["os.fspath", text],
  ["builtins.str", text],
  ["builtins.bool", boolean],
  ["builtins.int", (call) => integerOf(first(call))],
  ["distutils.util.strtobool", (call) => flagOf(first(call))],
  ["setuptools._distutils.util.strtobool", (call) => flagOf(first(call))],
  ["str2bool.str2bool", (call) => flagOf(first(call))],
  ["builtins.super", superOf],
  ["builtins.type", typeOf],
  ["builtins.enumerate", enumerated],
  ["builtins.zip", zipped],
  ["typing.cast", second],
  ["os.environ.get", environment],
  ["os.getenv", environment],
  ["os.path.join", joined],
  ["posixpath.join", joined],
  ["os.path.dirname", (call) => ofText(call, folderOf)],
  ["os.path.basename", (call) => ofText(call, baseNameOf)],
  [
    "os.path.split",
    (call) => ofText(call, (whole) => ({ type: "list", items: [folderOf(whole), baseNameOf(whole)] })),
  ],
  ["os.path.abspath", absolute],
  ["os.path.realpath", absolute],
  ["os.path.normpath", absolute],
  ["pathlib.Path", pathOf],
  ["pathlib.PurePath", pathOf],
  ["pathlib.PosixPath", pathOf],
  ["pathlib.PurePosixPath", pathOf],
  ["pathlib.Path.joinpath", joinedPath],
  ["pathlib.Path.with_name", (call) => namedPath(call)],
  ["pathlib.Path.resolve", samePath],
  ["pathlib.Path.absolute", samePath],
  ["pathlib.Path.expanduser", samePath],
  ["pathlib.Path.as_posix", pathText],
  ["tyro.cli", configured],
  ["pyrallis.parse", configured],
  ["simple_parsing.parse", configured],
]);

/** Whether calls of a name answer anything but their own result, or what is unknown. */
export function isSpecial(name: string): boolean {
  return byName.has(name) || byMethod(name) !== undefined;
}

/** What a call of a known name answers; undefined where that is only the call's result. */
export function specialResult(
  evaluator: Evaluator,
  callee: ReferenceValue,
  site: CallSite,
  bound: PartialValue | undefined,
): Value | undefined {
  const { name } = callee;
  const special = byName.get(name) ?? byMethod(name);
  if (special !== undefined) {
    return special(new SpecialCall(evaluator, callee, site, bound));
  }
  // What is compiled is what came in, and what is read from a file lies in it.
  const keepsOrigin = /^builtins\.(?:open|compile)(?:\.|$)/.test(name);
  return name.startsWith("builtins.") && !keepsOrigin ? unknown : undefined;
}

function byMethod(name: string): Special | undefined {
  const method = name.slice(name.lastIndexOf(".") + 1);
  switch (method) {
    case "parse_args":
    case "parse_known_args":
      return () => parsed(method);
    case "parse_args_into_dataclasses":
    case "parse_dict":
    case "parse_json_file":
    case "parse_yaml_file":
      return name.startsWith("transformers.") ? dataclasses : undefined;
    default:
      return undefined;
  }
}

function value(call: SpecialCall, index: number): Value | undefined {
  if (call.bound === undefined) return positionalValue(call.evaluator, call.site, index);
  return call.given.list.find((argument) => argument.index === index)?.value;
}

function first(call: SpecialCall): Value {
  return value(call, 0) ?? unknown;
}

function second(call: SpecialCall): Value {
  return value(call, 1) ?? unknown;
}

/** What the environment says, or the default. */
function environment(call: SpecialCall): Value {
  const fallback = value(call, 1) ?? call.given.list.find(({ name }) => name === "default")?.value;
  const own = plainResult(call);
  return fallback === undefined || fallback.type === "none" ? own : oneOf([own, fallback]);
}

function partial({ evaluator, site }: SpecialCall): Value {
  const target = site.call.arguments[0];
  if (target?.form !== "positional") return unknown;
  return mapAlternatives(evaluator.value(target.value, site.place), (callable) =>
    callable.type === "unknown" ? unknown : { type: "partial", target: callable, site },
  );
}

function getAttribute(call: SpecialCall): Value {
  const object = value(call, 0);
  const name = value(call, 1);
  if (object === undefined || name === undefined) return unknown;
  const found = mapAlternatives(name, (text) =>
    text.type === "string" ? attributeOf(call.evaluator, object, text.value) : unknown,
  );
  const fallback = value(call, 2);
  // The default only counts where it could be what is called.
  return fallback === undefined || fallback.type === "none" ? found : oneOf([found, fallback]);
}

/** `eval("pickle.loads")` is that name; of any other text the answer is not known. */
function evaluated(call: SpecialCall): Value {
  const { place, call: written } = call.site;
  return mapAlternatives(first(call), (text) => {
    const expression = text.type === "string" ? textAsName(text.value, written) : undefined;
    return expression === undefined ? unknown : call.evaluator.value(expression, place);
  });
}

/** `vars(pickle)` is `pickle.__dict__`. */
function namespaceOf(call: SpecialCall): Value {
  return attributeOf(call.evaluator, first(call), "__dict__");
}

function importModule(call: SpecialCall): Value {
  const given = value(call, 0) ?? call.given.list.find(({ name }) => name === "name")?.value;
  return mapAlternatives(given ?? unknown, (name) =>
    name.type === "string" && !name.value.startsWith(".") ? { type: "reference", name: name.value } : unknown,
  );
}

/** `locate("a.b")`, and `resolve_name("a:b")`, which says where the module ends. */
function named(call: SpecialCall): Value {
  return mapAlternatives(first(call), (name) =>
    name.type === "string" && /^[A-Za-z_][\w.]{0,200}(?::[\w.]{1,100})?$/.test(name.value)
      ? { type: "reference", name: name.value.replace(":", ".") }
      : unknown,
  );
}

/** `__import__("a.b")` answers `a`, unless it is told to take names out of it. */
function importTop(call: SpecialCall): Value {
  const whole = call.given.list.some((argument) => argument.name === "fromlist" || argument.index === 3);
  return mapAlternatives(importModule(call), (module) =>
    module.type === "reference" && !whole ? { ...module, name: module.name.split(".")[0] ?? "" } : module,
  );
}

function dictionary(call: SpecialCall): Value {
  const entries: DictEntry[] = [];
  let open = call.given.open;
  for (const argument of call.given.list) {
    const { name, value: given } = argument;
    if (name !== undefined) {
      entries.push({ key: { type: "string", value: name }, value: given, span: argumentValueSpan(argument) });
    } else {
      const merged = merge(given);
      entries.push(...merged.entries);
      open ||= merged.open;
    }
  }
  return { type: "dict", entries, open };
}

function text(call: SpecialCall): Value {
  const given = value(call, 0);
  return given === undefined
    ? unknown
    : mapAlternatives(given, (known) => (known.type === "string" ? known : concatenate([known])));
}

function boolean(call: SpecialCall): Value {
  return mapAlternatives(first(call), (given) => {
    const known = truth(given);
    return known === undefined ? unknown : { type: "boolean", value: known };
  });
}

function superOf({ site }: SpecialCall): Value {
  const method = enclosingMethod(site.place);
  if (method?.method === undefined) return unknown;
  return {
    type: "super",
    definition: method.method,
    self: { type: "instance", definition: method.method },
  };
}

function enclosingMethod(place: Place): Scope["owner"] {
  for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
    if (scope.owner?.method !== undefined) return scope.owner;
  }
  return undefined;
}

function typeOf(call: SpecialCall): Value {
  return mapAlternatives(first(call), (known) => {
    if (known.type === "instance") return { type: "class", definition: known.definition };
    return known.type === "result" || known.type === "typed"
      ? { type: "reference", name: known.name }
      : unknown;
  });
}

function enumerated(call: SpecialCall): Value {
  const list = first(call);
  if (list.type !== "list") return unknown;
  return { type: "list", items: list.items.map((item): Value => ({ type: "list", items: [unknown, item] })) };
}

function zipped({ given }: SpecialCall): Value {
  const lists = given.list.map((argument) => argument.value);
  const [shortest] = lists
    .map((list) => (list.type === "list" ? list.items.length : 0))
    .sort((a, b) => a - b);
  if (given.open || !shortest) return unknown;
  const items = Array.from({ length: shortest }, (_, index): Value => {
    const row = lists.map((list) => (list.type === "list" ? (list.items[index] ?? unknown) : unknown));
    return { type: "list", items: row };
  });
  return { type: "list", items };
}

/** A function of a text, where one is known; else the call's own result. */
function ofText(call: SpecialCall, change: (text: Value) => Value): Value {
  const given = first(call);
  const known = isPath(given) ? (textOfPath(given) ?? unknown) : given;
  const isKnown = (part: Value): boolean => part.type === "string" || part.type === "script-path";
  return alternatives(known).some(isKnown) ? change(known) : plainResult(call);
}

/** Where the script is run from is not known: only what begins with `__file__` is absolute. */
function absolute(call: SpecialCall): Value {
  const given = text(call);
  return given.type === "script-path" ? given : plainResult(call);
}

function plainResult({ callee, site, bound }: SpecialCall): Value {
  return { type: "result", name: callee.name, site, ...(bound ? { bound } : {}) };
}

function joined({ given }: SpecialCall): Value {
  if (given.list.some((argument) => argument.index === undefined)) return unknown;
  const parts = given.list.map((argument) => argument.value);
  return joinPath(given.open ? [...parts, unknown] : parts);
}

function pathOf(call: SpecialCall): Value {
  const whole = joined(call);
  return { type: "result", name: call.callee.name, site: call.site, known: [whole] };
}

function joinedPath(call: SpecialCall): Value {
  const base = ownPath(call);
  if (base === undefined) return unknown;
  return path(joinPath([base, ...call.given.list.map((argument) => argument.value)]));
}

function namedPath(call: SpecialCall): Value {
  const base = ownPath(call);
  return base === undefined ? unknown : path(joinPath([folderOf(base), first(call)]));
}

function samePath(call: SpecialCall): Value {
  const base = ownPath(call);
  return base === undefined ? { type: "typed", name: "pathlib.Path" } : path(base);
}

function pathText(call: SpecialCall): Value {
  return ownPath(call) ?? unknown;
}

function ownPath({ callee }: SpecialCall): Value | undefined {
  return callee.receiver?.type === "result" ? callee.receiver.known?.[0] : undefined;
}

/** A configuration class of the project that is filled in from the command line. */
function configured(call: SpecialCall): Value {
  const named = call.given.list.find((argument) => argument.name === "config_class");
  return instance(named?.value ?? first(call));
}

function instance(type: Value): Value {
  return mapAlternatives(type, (known) =>
    known.type === "class" ? { type: "instance", definition: known.definition } : unknown,
  );
}

/** `HfArgumentParser((ModelArguments, TrainingArguments)).parse_args_into_dataclasses()`. */
function dataclasses({ evaluator, callee }: SpecialCall): Value {
  const parser = callee.receiver;
  if (parser?.type !== "result" || parser.site === undefined) return unknown;
  const [types] = resolveArguments(evaluator, parser.site).list;
  if (types === undefined) return unknown;
  const classes = types.value.type === "list" ? types.value.items : [types.value];
  return { type: "list", items: classes.map(instance) };
}
