import type { PickleCall } from "../../formats/pickle/records.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import type { Collection, PickleImport, Value } from "../../formats/pickle/values.ts";
import { classOf, isCollection, isObject } from "../../formats/pickle/values.ts";
import { isTellingCall } from "../../knowledge/pickle-globals/telling.ts";
import { judgeConstructor, judgeImport, type Verdict } from "../../knowledge/pickle-globals/tier.ts";
import { judgeCreateArray, judgeLoadType, judgeScriptObject } from "./judge-libraries.ts";
import { allArguments, allowed, type Found, isGlobal, type SpecialCase } from "./special-case.ts";
import { askStorage, toldByCalls, toldOfMaking } from "./telling-calls.ts";

/** An import with what is said of it; `module` and `name` may be what a getattr reaches. */
export interface JudgedImport {
  readonly import: PickleImport;
  readonly module: string;
  readonly name: string;
  readonly verdict: Verdict;
}

const unknown: Verdict = { tier: "unknown" };

/**
 * The tables' word on every import of a stream, except for some whose harm depends on what they are
 * given: there the calls decide, and only if each one of them is plain to see.
 */
export function judgeStream(stream: PickleStream): readonly JudgedImport[] {
  const callsByRoot = new Map<PickleImport, PickleCall[]>();
  for (const call of stream.calls) {
    if (call.root === undefined) continue;
    const known = callsByRoot.get(call.root);
    if (known === undefined) callsByRoot.set(call.root, [call]);
    else known.push(call);
  }
  return stream.imports.flatMap((imported) => {
    const { module, name } = imported;
    const special = specialCases.get(`${module} ${name}`);
    const calls = callsByRoot.get(imported) ?? [];
    const seen = special !== undefined && (calls.length === imported.calls || areAllAsked(imported));
    const outcome = seen ? special(calls) : undefined;
    if (outcome === undefined)
      return [{ import: imported, module, name, verdict: judgePlain(imported, stream, calls) }];
    return outcome.map((found) => ({ import: imported, module, name, ...found }));
  });
}

/** Whether each call was asked while it was made, also those that are not kept (telling-calls.ts). */
function areAllAsked({ module, name }: PickleImport): boolean {
  return module === "torch.storage" && name === "_load_from_bytes";
}

/** The tables' word; for classes that are harmless while they are only made, what the pickle does with them. */
function judgePlain(imported: PickleImport, stream: PickleStream, calls: readonly PickleCall[]): Verdict {
  const { module, name, constructed } = imported;
  const verdict = judgeImport(module, name);
  const told = verdict.tier === "denied" ? undefined : toldByCalls(imported, calls);
  if (told !== undefined) return told;
  if (verdict.tier === "allowed") return verdict;
  if (verdict.madeOnlyBy !== undefined && !constructed && !stream.argumentsUnseen) {
    return { tier: "allowed", library: verdict.madeOnlyBy };
  }
  if (verdict.tier === "denied") return verdict;
  return (constructed ? judgeConstructor(module, name) : undefined) ?? verdict;
}

const specialCases: ReadonlyMap<string, SpecialCase> = new Map<string, SpecialCase>([
  ["builtins getattr", judgeGetattr],
  ["__builtin__ getattr", judgeGetattr],
  ["functools partial", judgePartial],
  ["builtins type", (calls) => judgeArgumentCount(calls, 1)],
  ["__builtin__ type", (calls) => judgeArgumentCount(calls, 1)],
  ["builtins iter", judgeIterator],
  ["builtins reversed", judgeIterator],
  ["types GenericAlias", (calls) => judgeArgumentCount(calls, 2)],
  ["functools reduce", (calls) => judgeFirst(calls, /^_?operator\.or_$/)],
  ["_functools reduce", (calls) => judgeFirst(calls, /^_?operator\.or_$/)],
  ["operator getitem", (calls) => judgeFirst(calls, /^typing\.\w+$/)],
  ["_operator getitem", (calls) => judgeFirst(calls, /^typing\.\w+$/)],
  ["dateutil.tz.tz tzfile", judgeTimeZone],
  ["dateutil.tz tzfile", judgeTimeZone],
  ["dateutil.zoneinfo tzfile", judgeTimeZone],
  ["numpy memmap", (calls) => (calls.length === 0 ? [{ verdict: unknown }] : undefined)],
  ["numpy.core.memmap memmap", (calls) => (calls.length === 0 ? [{ verdict: unknown }] : undefined)],
  ["torch.storage _load_from_bytes", judgeLoadFromBytes],
  ["dill._dill _load_type", judgeLoadType],
  ["dill._dill _create_array", judgeCreateArray],
  ["torch ScriptObject", judgeScriptObject],
  ["torch._C ScriptObject", judgeScriptObject],
]);

/**
 * `getattr(Class, "NAME")`: how Python 3.11 pickles a member of an enum, and any Python a method.
 * It reaches `Class.NAME`, and is judged as that; a member in capitals of an allowed class is allowed.
 */
function judgeGetattr(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const direct = calls.filter(({ value }) => isGlobal(value.callee));
  const all = allArguments(direct);
  if (all === undefined) return undefined;
  const found = new Map<string, Found>();
  for (const { items } of all) {
    const [target, attribute] = items;
    if (target === undefined || items.length !== 2 || typeof attribute !== "string") return undefined;
    const reached = reachedBy(target, attribute, direct.length < calls.length);
    if (reached === undefined) return undefined;
    found.set(`${reached.module} ${reached.name} ${reached.name === undefined ? attribute : ""}`, reached);
  }
  // What the pickle calls itself has to be known to be harmless by its own name.
  const isAllowed = ({ module = "", name = "" }: Found) => judgeImport(module, name).tier === "allowed";
  if (direct.length < calls.length && ![...found.values()].every(isAllowed)) return undefined;
  // A method that a function is handed may be called by it.
  if (calls[0]?.root?.handedOn === true) return undefined;
  return [...found.values()];
}

/** What `getattr(target, attribute)` answers; undefined where it does harm, or cannot be said. */
function reachedBy(target: Value, attribute: string, isCalled: boolean): Found | undefined {
  if (attribute === "__new__" && isPlainCallable(target)) return { verdict: allowed };
  if (!/^(?!__)[A-Za-z_]\w*$/.test(attribute)) return undefined;
  if (isMethodOfValue(target, attribute) && !isCalled) return { verdict: allowed };
  const owner = isObject(target) && target.kind === "global" ? target.import : classOf(target);
  return owner === undefined ? undefined : judgeAttribute(owner, target, attribute);
}

/** `"text".lower`, `{…}.get`: a model keeps one as the function that it uses, and the pickle does not call it. */
function isMethodOfValue(target: Value, attribute: string): boolean {
  const isValue =
    typeof target === "string" || isCollection(target) || (isObject(target) && target.kind === "text");
  return isValue && methodsOfValues.test(attribute);
}

const methodsOfValues =
  /^(?:add|append|capitalize|casefold|copy|count|endswith|get|index|isalnum|isalpha|isdigit|items|join|keys|lower|lstrip|replace|rstrip|split|splitlines|startswith|strip|title|upper|values)$/;

const drawsNumbers =
  /^__(?:randomstate|generator)_ctor\.(?:beta|binomial|chisquare|choice|exponential|gamma|geometric|gumbel|integers|laplace|logistic|lognormal|multivariate_normal|normal|pareto|permutation|poisson|power|rand|randint|randn|random|random_sample|rayleigh|standard_normal|triangular|uniform|vonmises|weibull)$/;

/** `owner.attribute`, of the class itself or of an instance: bound methods are pickled so. Undefined: denied. */
function judgeAttribute(
  { module, name }: PickleImport,
  target: Value,
  attribute: string,
): Required<Found> | undefined {
  // `array.tofile`, `frame.to_csv`: whoever is handed such a method may call it.
  if (isTellingCall(`${name}.${attribute}`, true)) return undefined;
  const owner = judgeImport(module, name);
  // `numpy.random.normal` is a method of a generator that NumPy keeps (numpy/random/mtrand.pyx).
  if (owner.tier === "allowed" && drawsNumbers.test(`${name}.${attribute}`))
    return { module, name: `${name}.${attribute}`, verdict: owner };
  const isMember = /^[A-Z][A-Z0-9_]*$/.test(attribute);
  const reached = `${name}.${attribute}`;
  const judged = judgeImport(module, reached);
  // `http.HTTPStatus.OK`: the class is harmless, whatever else its module has.
  if (owner.tier === "allowed" && isMember && isGlobal(target))
    return { module, name: reached, verdict: { tier: "allowed", library: owner.library } };
  // What is said of a class holds for its attributes too; of an instance that was only made, its attribute's name counts.
  const sameWord = owner.tier === "denied" && judged.tier === "denied" && judged.family === owner.family;
  if (judged.tier === "denied" && !(sameWord && owner.madeOnlyBy !== undefined)) return undefined;
  if (owner.tier === "denied" && owner.madeOnlyBy === undefined) return undefined;
  // What a function answers is of a type that is not known here.
  const isInstance =
    isObject(target) &&
    target.kind === "call" &&
    /^_*[A-Z]|_gen$/.test(name.slice(name.lastIndexOf(".") + 1));
  const library = owner.tier === "allowed" ? owner.library : isInstance ? owner.madeOnlyBy : undefined;
  const isKnown = library !== undefined && (isInstance || isMember);
  return { module, name: reached, verdict: isKnown ? { tier: "allowed", library } : judged };
}

/**
 * `partial(function, …)` that nothing calls: no more than the function, which is an import of its own. It is called only
 * as pandas calls `partial(new_block, ndim=2)` (pandas/_libs/internals.pyx, Block.__reduce__).
 */
function judgePartial(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const others = calls.filter((call) => call.form !== "BUILD" && !callsNew(call.value));
  const made = others.filter((call) => !callsPartial(call));
  const all = allArguments(made);
  if (all === undefined) return undefined;
  const isPlain =
    made.length < others.length
      ? isBlockMaker
      : (target: Value | undefined): boolean => isPlainCallable(target) || isNewOf(target);
  const harmless = all.every((args) => isPlain(args.items[0]) && !isToldByNew(args));
  // BUILD hands a partial the function that it calls from then on; to an instance it hands a state.
  const built = calls.filter(({ form, value }) => form === "BUILD" && !callsNew(value));
  const replaced = built.every(
    ({ value: { state } }) => isCollection(state) && isPlain(state.items[0]) && !isToldByState(state),
  );
  const once = new Set(built.map(({ value }) => value)).size === built.length;
  return harmless && replaced && once ? [{ verdict: allowed }] : undefined;
}

/** `partial(function, …)(…)`. */
function callsPartial({ form, value: { callee } }: PickleCall): boolean {
  return form === "REDUCE" && isObject(callee) && callee.kind === "call" && isGlobal(callee.callee);
}

/** What pandas makes a partial of. */
function isBlockMaker(target: Value | undefined): boolean {
  return (
    target !== undefined &&
    isGlobal(target) &&
    target.import.module === "pandas.core.internals.blocks" &&
    /^new_block(?:_2d)?$/.test(target.import.name)
  );
}

/**
 * `partial(cls.__new__, cls, …)()`: how protocols 2 and 3 make an instance with keyword arguments (CPython,
 * Lib/pickle.py, save_reduce). It is judged as the class is.
 */
function callsNew({ callee, arguments: args }: PickleCall["value"]): boolean {
  if (!isObject(callee) || callee.kind !== "call" || !isGlobal(callee.callee)) return false;
  const none = isCollection(args) && args.size === 0;
  return none && isCollection(callee.arguments) && isNewOf(callee.arguments.items[0]);
}

/** `partial(cls.__new__, cls, …)`, whose call makes an instance of what it is given. */
function isToldByNew({ items, size }: Collection): boolean {
  const [target, made = null] = items;
  if (!isNewOf(target)) return false;
  return isTold(toldOfMaking(made, { kind: "tuple", items: items.slice(2), size: size - 2 }));
}

/** The same of what BUILD hands to it: the function, its arguments, and its keyword arguments. */
function isToldByState({ items }: Collection): boolean {
  const [target, given, keywords = null] = items;
  if (!isNewOf(target)) return false;
  if (given === undefined || !isCollection(given)) return true;
  const rest: Collection = { kind: "tuple", items: given.items.slice(1), size: given.size - 1 };
  return isTold(toldOfMaking(given.items[0] ?? null, rest, keywords));
}

function isTold(told: ReturnType<typeof toldOfMaking>): boolean {
  return told === "unseen" || told?.tier === "denied";
}

/** `getattr(cls, "__new__")` of a class that is judged by itself. */
function isNewOf(value: Value | undefined): boolean {
  if (value === undefined || !isObject(value) || value.kind !== "call" || !isGlobal(value.callee))
    return false;
  if (value.callee.import.name !== "getattr" || !isCollection(value.arguments)) return false;
  return value.arguments.items[1] === "__new__" && isPlainCallable(value.arguments.items[0]);
}

/** An import that is judged by itself. */
function isPlainCallable(target: Value | undefined): boolean {
  if (target === undefined || !isObject(target) || target.kind !== "global") return false;
  return judgeImport(target.import.module, target.import.name).tier !== "denied";
}

/** `type(None)` names a class, `type(name, bases, dict)` makes one; `iter(call, end)` calls. */
function judgeArgumentCount(calls: readonly PickleCall[], count: number): readonly Found[] | undefined {
  if (calls.length === 0) return [{ verdict: unknown }];
  const all = allArguments(calls);
  if (all === undefined || all.some((args) => args.size !== count)) return undefined;
  return [{ verdict: allowed }];
}

/** `iter(values)` with the place where it stands, which BUILD hands to it as a number. */
function judgeIterator(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const made = calls.filter(({ form }) => form !== "BUILD");
  const placed = calls.every(({ form, value }) => form !== "BUILD" || typeof value.state === "number");
  return placed ? judgeArgumentCount(made, 1) : undefined;
}

/**
 * `reduce(operator.or_, (int, str))` and `getitem(typing.Optional, int)`: how CPython pickles types that are put
 * together (Lib/copyreg.py, pickle_union; Lib/typing.py, _GenericAlias.__reduce__).
 */
function judgeFirst(calls: readonly PickleCall[], own: RegExp): readonly Found[] | undefined {
  const all = allArguments(calls);
  const isOwn = (value: Value | undefined): boolean =>
    value !== undefined && isGlobal(value) && own.test(`${value.import.module}.${value.import.name}`);
  if (all === undefined || !all.every(({ items }) => items.length === 2 && isOwn(items[0]))) return undefined;
  return [{ verdict: allowed }];
}

/** `tzfile(None, name)` with its state: a time zone without a file (dateutil/tz/tz.py, tzfile.__reduce_ex__). */
function judgeTimeZone(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const all = allArguments(calls.filter(({ form }) => form !== "BUILD"));
  if (all?.every(({ items: [file] }) => file === null) !== true) return undefined;
  return [{ verdict: { tier: "allowed", library: "dateutil" } }];
}

/**
 * A storage's bytes are a torch file, which is opened and judged like any other: so only bytes that were opened are
 * allowed. All its calls were asked for them (askStorage).
 */
function judgeLoadFromBytes(calls: readonly PickleCall[]): readonly Found[] | undefined {
  return calls.every(
    ({ form, value }) =>
      askStorage({
        form: form === "BUILD" ? "REDUCE" : form,
        callee: value.callee,
        arguments: value.arguments,
      }) === undefined,
  )
    ? [{ verdict: allowed }]
    : undefined;
}
