import type { CallJudge, SeenCall } from "../../formats/pickle/call-record.ts";
import type { PickleCall } from "../../formats/pickle/records.ts";
import type { Collection, PickleImport, Value } from "../../formats/pickle/values.ts";
import { classOf, isCollection, isObject } from "../../formats/pickle/values.ts";
import { evaluatesTexts, isOfSymPy, isTellingCall } from "../../knowledge/pickle-globals/telling.ts";
import { judgeImport, type Verdict } from "../../knowledge/pickle-globals/tier.ts";
import { isOpened } from "./opened-bytes.ts";
import { askUse, usesMethods } from "./used-instances.ts";

/** What a call of one import says of it: that it does harm, or that what it is given is not known, and might. */
type Told = Verdict | "unseen" | undefined;
type Asked = (call: Omit<SeenCall, "root">) => Told;

/**
 * Judges the calls of a file's pickles while they are made, so that those which tell something are kept however
 * many others there are.
 */
export function callJudge(): CallJudge {
  const known = new Map<PickleImport, Asked | undefined>();
  return (call) => {
    const { root } = call;
    if (!known.has(root)) known.set(root, askedOf(root));
    const told = known.get(root)?.(call);
    return told === undefined || told === "unseen" ? told : "telling";
  };
}

/** The verdict on an import that is not denied, where one of its calls tells it. */
export function toldByCalls(imported: PickleImport, calls: readonly PickleCall[]): Verdict | undefined {
  const asked = askedOf(imported);
  if (asked === undefined) return undefined;
  for (const { form, value } of calls) {
    if (form === "BUILD") continue;
    const { callee, arguments: args, keywords } = value;
    const told = asked({ form, callee, arguments: args, keywords });
    if (told !== undefined && told !== "unseen") return told;
  }
  return undefined;
}

/**
 * What to ask of the calls of an import. Of what is allowed, or may be made, an honest pickle calls no result: an
 * instance that is called calls what its state holds, a network its `forward`.
 */
function askedOf(imported: PickleImport): Asked | undefined {
  const verdict = judgeImport(imported.module, imported.name);
  const own = askedOfItself(imported, verdict.tier);
  if (verdict.tier !== "allowed" && verdict.madeOnlyBy === undefined) return own;
  return (call) => (callsResult(call) ? callsMade : own?.(call));
}

function callsResult({ form, callee }: Omit<SeenCall, "root">): boolean {
  return form !== "NEWOBJ" && form !== "NEWOBJ_EX" && isObject(callee) && callee.kind === "call";
}

const callsMade: Verdict = {
  tier: "denied",
  family: "attribute",
  danger:
    "is not only made but its result called, which then calls what it was given or what its state holds",
};

/** What to ask of the calls of an import itself; nothing of most. */
function askedOfItself({ module, name }: PickleImport, tier: Verdict["tier"]): Asked | undefined {
  if (module === "enum" && functionalEnums.test(name)) return askEnum;
  const caller = callers.get(`${module} ${name}`);
  if (caller !== undefined) return (call) => askCaller(caller, call);
  if (/^copy_?reg$/.test(module) && /^(?:__newobj(?:_ex)?__|_reconstructor)$/.test(name)) return askMaker;
  if (module === "torch._utils" && name === "_rebuild_parameter_with_state") return askAttributes;
  if (module === "torch.storage" && name === "_load_from_bytes") return askStorage;
  if (tier === "denied") return undefined;
  if (tier === "allowed" && usesMethods.test(module)) return askUse;
  if (evaluatesTexts(module, name))
    return (call) => worstOf([askEvaluator(call.arguments), askEvaluator(valuesOf(call.keywords))]);
  if (tier === "allowed") return undefined;
  // Whether a name tells something does not hang on the call, but for the texts that it is handed.
  if (isTellingCall(name, false)) return ({ callee }) => (isDirect(callee) ? calledSo : undefined);
  if (!isTellingCall(name, true)) return undefined;
  return (call) => (isDirect(call.callee) && holdsText(call.arguments) ? calledSo : undefined);
}

/**
 * `__newobj__(cls, …)` calls `cls.__new__(cls, …)`, as NEWOBJ does, and `_reconstructor(cls, base, …)` calls the base's
 * (CPython, Lib/copyreg.py): they are judged as that.
 */
function askMaker({ form, callee, arguments: args }: Omit<SeenCall, "root">): Told {
  const direct = directArguments(form, { callee, arguments: args });
  if (direct === undefined || !isObject(callee) || callee.kind !== "global") return undefined;
  const [first = null, second = null, third] = direct.items;
  switch (callee.import.name) {
    case "__newobj_ex__":
      return toldOfMaking(first, second, third);
    case "_reconstructor":
      return toldOfMaking(second, { kind: "tuple", items: [third ?? null], size: 1 });
    default:
      return toldOfMaking(first, { ...direct, items: direct.items.slice(1), size: direct.size - 1 });
  }
}

/** What `__new__` of a class is told by: what it is given. */
export function toldOfMaking(made: Value, given: Value, keywords?: Value): Told {
  if (!isObject(made) || made.kind !== "global") return undefined;
  if (isNothing(given) && (keywords === undefined || isNothing(keywords))) return undefined;
  const verdict = judgeImport(made.import.module, made.import.name);
  if (verdict.tier === "denied" && verdict.madeOnlyBy === undefined) return verdict;
  return askedOf(made.import)?.({ form: "NEWOBJ", callee: made, arguments: given, keywords });
}

function isNothing(value: Value): boolean {
  return value === null || (isCollection(value) && value.size === 0);
}

/** `Enum(value)` looks a member up, `Enum(name, members)` makes a class, of methods too (CPython, Lib/enum.py, EnumType.__call__). */
const functionalEnums = /^(?:Enum|Flag|IntEnum|IntFlag|StrEnum)$/;

function askEnum({ form, callee, arguments: args }: Omit<SeenCall, "root">): Told {
  if (form === "NEWOBJ" || form === "NEWOBJ_EX" || (isCollection(args) && args.size < 2)) return undefined;
  return isDirect(callee) ? makesClass : undefined;
}

const makesClass: Verdict = {
  tier: "denied",
  family: "code-object",
  danger: "makes a class of what the file holds, whose methods are called at once",
};

/** The last argument is set, attribute by attribute, on the parameter (torch/_utils.py, _set_obj_state). */
function askAttributes({ form, callee, arguments: args }: Omit<SeenCall, "root">): Told {
  const state = directArguments(form, { callee, arguments: args })?.items[3];
  if (state === undefined || !isCollection(state)) return undefined;
  const dicts = state.kind === "tuple" ? state.items.filter(isCollection) : [state];
  const keys = dicts.flatMap(({ items }) => items.filter((_, index) => index % 2 === 0));
  return keys.some((key) => typeof key === "string" && key.startsWith("__")) ? setsHidden : undefined;
}

const setsHidden: Verdict = {
  tier: "denied",
  family: "attribute",
  danger: "sets a special attribute of what it makes, such as its class",
};

const calledSo: Verdict = {
  tier: "denied",
  family: "name",
  danger: "has the name of a function that loads, runs, fetches or writes what it is given",
};
const evaluates: Verdict = {
  tier: "denied",
  family: "evaluate",
  danger: "evaluates a text that it is given as Python code",
};
const callsArgument: Verdict = {
  tier: "denied",
  family: "attribute",
  danger: "calls what it is given, and is given something that its library does not hand to it",
};

function isDirect(callee: Value): boolean {
  return isObject(callee) && callee.kind === "global";
}

/** Whether a text is among the arguments, or could be. */
function holdsText(args: Value): boolean {
  if (!isCollection(args)) return true;
  return args.items.some(
    (item) => typeof item === "string" || (isObject(item) && (item.kind === "text" || isCollection(item))),
  );
}

/**
 * SymPy makes an expression of what it is given: of numbers and of its own objects as they are, of all else by way of a
 * text of it, also of an exception whose text is a program (sympy/core/sympify.py, SymPy 1.11).
 */
function askEvaluator(given: Value, depth = mostNested): Told {
  if (!isObject(given)) return typeof given === "string" ? evaluates : undefined;
  if (isCollection(given)) {
    if (depth === 0 || given.items.length < given.size) return "unseen";
    return worstOf(given.items.map((item) => askEvaluator(item, depth - 1)));
  }
  if (given.kind === "forgotten") return "unseen";
  if (given.kind === "long" || given.kind === "float") return undefined;
  const made = given.kind === "global" ? given.import : classOf(given);
  return made !== undefined && isOfSymPy(made.module) ? undefined : evaluates;
}

/** Of the names and values of keyword arguments, the values. */
function valuesOf(keywords: Value | undefined): Value {
  if (keywords === undefined) return null;
  if (!isCollection(keywords) || keywords.kind !== "dict") return keywords;
  const items = keywords.items.filter((_, index) => index % 2 === 1);
  return { kind: "list", items, size: keywords.size };
}

/** CPython's own recursion ends sooner in SymPy's. */
const mostNested = 100;

function worstOf(told: readonly Told[]): Told {
  return (
    told.find((each) => each !== undefined && each !== "unseen") ?? told.find((each) => each === "unseen")
  );
}

/** The arguments of a direct call of the import itself; undefined for any other use of it or of its results. */
export function directArguments(
  form: PickleCall["form"],
  { callee, arguments: args }: { readonly callee: Value; readonly arguments: Value },
): Collection | undefined {
  const direct = form === "REDUCE" && isDirect(callee);
  return direct && isCollection(args) && args.kind === "tuple" && args.items.length === args.size
    ? args
    : undefined;
}

/** A function of the allow-list that calls an argument: which one, and what its library hands to it there. */
interface Caller {
  readonly at: number;
  readonly own: RegExp;
}

const torchRebuilder: Caller = { at: 0, own: /^torch\._(?:utils|tensor)\._rebuild_\w+$/ };
const bitGenerator: Caller = { at: 1, own: /^numpy\.random\._pickle\.__bit_generator_ctor$/ };
const sklearnClass: Caller = { at: 0, own: /^sklearn\./ };

const callers: ReadonlyMap<string, Caller> = new Map([
  ["torch._tensor _rebuild_from_type_v2", torchRebuilder],
  ["torch._tensor _rebuild_from_type", torchRebuilder],
  ["torch.tensor _rebuild_from_type", torchRebuilder],
  ["astropy.units.core _recreate_irreducible_unit", { at: 0, own: /^astropy\.units\.core\.\w+Unit$/ }],
  ["fastai.torch_core _rebuild_from_type", torchRebuilder],
  ["numpy.random._pickle __generator_ctor", bitGenerator],
  ["numpy.random._pickle __randomstate_ctor", bitGenerator],
  ["pandas.core.indexes.base _new_Index", { at: 0, own: /^pandas\./ }],
  ["sklearn.metrics._dist_metrics newObj", sklearnClass],
  ["sklearn.neighbors._dist_metrics newObj", sklearnClass],
  ["sklearn.neighbors.dist_metrics newObj", sklearnClass],
  ["sklearn.neighbors.kd_tree newObj", sklearnClass],
  ["sklearn.neighbors.ball_tree newObj", sklearnClass],
  ["sklearn.neighbors._kd_tree newObj", sklearnClass],
  ["sklearn.neighbors._ball_tree newObj", sklearnClass],
]);

function askCaller({ at, own }: Caller, { form, callee, arguments: args }: Omit<SeenCall, "root">): Told {
  if (isObject(args) && args.kind === "forgotten") return "unseen";
  const direct = directArguments(form, { callee, arguments: args });
  if (direct === undefined) return callsArgument;
  if (direct.size <= at) return undefined;
  const given = direct.items[at];
  if (given !== undefined && isObject(given) && given.kind === "forgotten") return "unseen";
  return given !== undefined && isOwn(given, own) ? undefined : callsArgument;
}

/** What cannot be called does no harm; an import has to be of the library itself. */
function isOwn(given: Value, own: RegExp): boolean {
  if (!isObject(given) || isCollection(given)) return true;
  if (given.kind === "global") return own.test(`${given.import.module}.${given.import.name}`);
  return given.kind !== "call" && given.kind !== "forgotten" && given.kind !== "persistent";
}

/** A storage of a tensor in a plain pickle: what it is given has to be bytes that are opened and judged themselves. */
export function askStorage({ form, callee, arguments: args }: Omit<SeenCall, "root">): Told {
  const [bytes] = directArguments(form, { callee, arguments: args })?.items ?? [];
  return isOpened(bytes) ? undefined : callsArgument;
}
