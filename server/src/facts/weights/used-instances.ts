import type { SeenCall } from "../../formats/pickle/call-record.ts";
import { classOf, isCollection, isObject, type Value } from "../../formats/pickle/values.ts";
import { judgeConstructor, judgeImport, type Verdict } from "../../knowledge/pickle-globals/tier.ts";

type Use = Omit<SeenCall, "root">;

/**
 * What takes the items of what it is given, compares it, adds it or makes a text of it calls methods of it. Honest
 * pickles hand numbers, texts and collections to these, and no instances of libraries' classes.
 */
export const usesMethods =
  /^(?:builtins|__builtin__|_?operator|itertools|_?collections|array|decimal|fractions|ipaddress|pathlib|random|re|statistics|uuid)$/;

/** What is said of a call of one of them. */
export function askUse(call: Use): Verdict | undefined {
  // A checkpoint has an OrderedDict of nothing for each of its tensors.
  if (isCollection(call.arguments) && call.arguments.size === 0) return undefined;
  if (isBomb(call)) return fillsMemory;
  for (const given of instancesOf(call)) {
    const told = askInstance(given);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Those that call methods of the items of what they are given too: to compare, add or name them. */
const usesItems = /^(?:sorted|min|max|sum|any|all|str|repr|hash)$/;

function instancesOf({ callee, arguments: args }: Use): readonly Value[] {
  if (!isCollection(args)) return [];
  if (isObject(callee) && callee.kind === "global" && usesItems.test(callee.import.name))
    return args.items.flatMap((item) => (isCollection(item) ? [item, ...item.items] : [item]));
  // The factory of a dict of defaults is not called by it.
  const isFactory = isObject(callee) && callee.kind === "global" && callee.import.name === "defaultdict";
  return isFactory ? args.items.slice(1) : args.items;
}

/** Of classes that a pickle may only make instances of, no method is called that was read. */
function askInstance(given: Value): Verdict | undefined {
  if (!isObject(given) || given.kind !== "call") return undefined;
  const made = classOf(given);
  // It asks each of its dicts, of which one may call a factory (CPython, Lib/collections, ChainMap.__getitem__).
  if (made?.module === "collections" && made.name === "ChainMap") return callsMethods;
  if (made !== undefined && judgeConstructor(made.module, made.name) !== undefined) return callsMethods;
  const verdict = made === undefined ? undefined : judgeImport(made.module, made.name);
  if (verdict === undefined || verdict.tier === "allowed" || verdict.madeOnlyBy === undefined)
    return undefined;
  return callsMethods;
}

const fillsMemory: Verdict = {
  tier: "denied",
  family: "interpreter",
  danger: "is called to make more than fits into most machines' memory",
};

/** More than any honest pickle has Python make by a call of so few bytes. */
const mostMade = 2 ** 30;

/** `bytearray(n)`, `mul(text, n)`, and whatever goes through a `range` that long; a `range` alone takes no room. */
function isBomb({ callee, arguments: args }: Use): boolean {
  if (!isObject(callee) || callee.kind !== "global" || !isCollection(args)) return false;
  const { name } = callee.import;
  const [first, second] = args.items;
  if (name === "mul")
    return (
      [first, second].some((item) => numberIn(item) > mostMade) && numberIn(first) * numberIn(second) === 0
    );
  if (/^(?:bytes|bytearray)$/.test(name) && numberIn(first) > mostMade) return true;
  return !/^(?:range|len|slice|iter|isinstance|hash|max|min)$/.test(name) && args.items.some(isLongRange);
}

/** Zero for what is no number. */
function numberIn(value: Value | undefined): number {
  if (typeof value === "number") return value;
  return isObject(value) && value.kind === "long" ? Number(value.digits) : 0;
}

function isLongRange(value: Value): boolean {
  if (!isObject(value) || value.kind !== "call" || !isObject(value.callee) || value.callee.kind !== "global")
    return false;
  if (value.callee.import.name !== "range" || !isCollection(value.arguments)) return false;
  const [first, end, step = 1] = value.arguments.items;
  const length =
    end === undefined ? numberIn(first) : (numberIn(end) - numberIn(first)) / (numberIn(step) || 1);
  return length > mostMade;
}

const callsMethods: Verdict = {
  tier: "denied",
  family: "attribute",
  danger: "calls methods of what it is given, and is given an instance of a class whose methods may act",
};
