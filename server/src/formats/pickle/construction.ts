import type { MachineState } from "./state.ts";
import { type CallForm, type Collection, isCollection, isObject, type Value } from "./values.ts";

/**
 * Notes of which imports more is called than `__new__`: constructors, functions, instances that are
 * called, and what is handed to a function that may call it. A class that is only made and given a
 * state, as `pickle` does with classes without a `__reduce__` of their own, runs nothing but that.
 */
export function noteConstruction(state: MachineState, form: CallForm, callee: Value, args: Value): void {
  if (form === "NEWOBJ" || form === "NEWOBJ_EX") return;
  const known = isCollection(args) && args.items.length >= args.size;
  // Without arguments a constructor has nothing of the file to work with.
  if (known && args.size === 0 && isObject(callee) && callee.kind === "global") return;
  for (let at = callee; isObject(at); at = at.callee) {
    if (at.kind === "global") at.import.constructed = true;
    if (at.kind !== "call") break;
  }
  if (!known) state.argumentsUnseen = true;
  if (!isCollection(args)) return;
  noteHandedOn(args, deepest);
  noteConstructedArguments(callee, args);
}

/** Classes and functions among the arguments: the function may call them. */
function noteConstructedArguments(callee: Value, args: Collection): void {
  let harmless: number | undefined;
  for (let index = 0; index < args.items.length; index += 1) {
    const item = args.items[index];
    if (typeof item !== "object" || item === null || item.kind !== "global") continue;
    harmless ??= isPartialOfNew(callee, args) ? 1 : (positionsOfMade(callee) ?? -1);
    if (index !== harmless) item.import.constructed = true;
  }
}

/** How deep a method may lie in the tuples and lists of an argument. */
const deepest = 3;

/** Notes `getattr(instance, "method")` among arguments: the function may call it. A member of an enum is a value. */
function noteHandedOn({ items }: Collection, depth: number): void {
  // By index: this is asked for every call, and until it is compiled each step of an iterator is an object.
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item !== "object" || item === null || item.kind === "global" || item.kind === "persistent")
      continue;
    if (isCollection(item)) {
      if (depth > 1) noteHandedOn(item, depth - 1);
    } else if (item.kind === "call" && isObject(item.callee) && item.callee.kind === "global") {
      const { name } = item.callee.import;
      if (name === "getattr" && !isMember(item.arguments)) item.callee.import.handedOn = true;
    }
  }
}

function isMember(args: Value): boolean {
  const attribute = isCollection(args) ? args.items[1] : undefined;
  return typeof attribute === "string" && /^(?:[A-Z][A-Z0-9_]*|__new__)$/.test(attribute);
}

/** `partial(cls.__new__, cls, …)`: protocols 2 and 3 make an instance with keyword arguments so, and call no more of it. */
function isPartialOfNew(callee: Value, { items }: Collection): boolean {
  if (!isObject(callee) || callee.kind !== "global" || callee.import.name !== "partial") return false;
  const [target] = items;
  if (!isObject(target) || target.kind !== "call" || !isCollection(target.arguments)) return false;
  return target.arguments.items[1] === "__new__" && target.arguments.items[0] === items[1];
}

/** Functions that make an instance of the argument at this place by `__new__`, or only keep it. */
const makers: ReadonlyMap<string, number> = new Map([
  ["copyreg _reconstructor", 0],
  ["copyreg __newobj__", 0],
  ["copyreg __newobj_ex__", 0],
  ["collections defaultdict", 0],
  ["builtins getattr", 0],
]);

function positionsOfMade(callee: Value): number | undefined {
  if (!isObject(callee) || callee.kind !== "global") return undefined;
  return makers.get(`${callee.import.module} ${callee.import.name}`);
}
