import type { Span } from "../../text/span.ts";
import type { CallSite } from "./collected.ts";
import type { ClassDefinition, FunctionDefinition } from "./scopes.ts";

/**
 * What the model knows of a value while it works: the constants of PythonValue, and what only the
 * model needs to follow names: the project's own functions, classes and their instances.
 */
export type Value =
  | { readonly type: "string"; readonly value: string; readonly span?: Span }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "boolean"; readonly value: boolean; readonly span?: Span }
  | { readonly type: "none" }
  | { readonly type: "partial-string"; readonly parts: readonly (string | undefined)[] }
  /** A path that begins with `__file__`: what is joined to that, `/..` for the script's folder. */
  | { readonly type: "script-path"; readonly path: string }
  | ListValue
  | DictValue
  | ReferenceValue
  | ResultValue
  | { readonly type: "one-of"; readonly values: readonly Value[] }
  | { readonly type: "unknown"; readonly parameter?: string }
  /** `functools.partial(target, …)`: the call itself holds the arguments. */
  | PartialValue
  | { readonly type: "function"; readonly definition: FunctionDefinition; readonly self?: Value }
  | { readonly type: "class"; readonly definition: ClassDefinition }
  | InstanceValue
  /** `super()` in a method of the class. */
  | { readonly type: "super"; readonly definition: ClassDefinition; readonly self: Value }
  /** A value of a library's class, known by an annotation alone. */
  | { readonly type: "typed"; readonly name: string; readonly parameter?: string }
  /** What `argparse` makes of the command line. */
  | { readonly type: "namespace" };

export interface ListValue {
  readonly type: "list";
  readonly items: readonly Value[];
}

export interface DictValue {
  readonly type: "dict";
  readonly entries: readonly DictEntry[];
  /** It may hold more than is known. */
  readonly open: boolean;
}

export interface DictEntry {
  readonly key: Value;
  readonly value: Value;
  /** Where the value is written. */
  readonly span: Span;
}

/** A library's own name, or a method of a value that a library made. */
export interface ReferenceValue {
  readonly type: "reference";
  readonly name: string;
  /** The call whose result it is a method of. */
  readonly receiver?: ResultValue | InstanceValue;
  /** The project's class that it was reached through. */
  readonly through?: ClassDefinition;
}

/** What a call to a library answers. */
export interface ResultValue {
  readonly type: "result";
  readonly name: string;
  /** Absent for `Path("a") / "b"`. */
  readonly site?: CallSite;
  /** Where the callee was a partial: what it brings along. */
  readonly bound?: PartialValue;
  readonly receiver?: ResultValue | InstanceValue;
  /** Positional arguments that stand instead of the call's own: a path that was put together. */
  readonly known?: readonly Value[];
}

/** An instance of one of the project's classes. */
export interface InstanceValue {
  readonly type: "instance";
  readonly definition: ClassDefinition;
  /** The call that made it; absent for `self`. */
  readonly made?: CallSite;
}

export interface PartialValue {
  readonly type: "partial";
  readonly target: Value;
  readonly site: CallSite;
}

export const unknown: Value = { type: "unknown" };

export function constantValue(value: string | boolean): Value {
  return typeof value === "string" ? { type: "string", value } : { type: "boolean", value };
}

/** The most alternatives that one value keeps. */
const alternativeLimit = 16;

/** The value that is one of these. Beyond 16 alternatives the rest is unknown. */
export function oneOf(values: readonly Value[]): Value {
  const first = values[0];
  const second = values[1];
  if (first !== undefined && values.length === 1) return first;
  if (first !== undefined && second !== undefined && values.length === 2) {
    const both = oneOfTwo(first, second);
    if (both !== undefined) return both;
  }
  const kept: Value[] = [];
  // So few that a list is faster than a set.
  const keys: unknown[] = [];
  let cut = values.length === 0;
  for (const value of values) {
    if (value.type !== "one-of") cut = !keep(value, kept, keys) || cut;
    else for (const alternative of value.values) cut = !keep(alternative, kept, keys) || cut;
  }
  if (cut && !keys.includes(keyOf(unknown))) kept.push(unknown);
  const single = kept[0];
  // A list that grew takes more room than it needs.
  return single !== undefined && kept.length === 1 ? single : { type: "one-of", values: kept.slice() };
}

/** The same for two without branches; undefined for others. Lists that grow take many times the room of two values. */
function oneOfTwo(first: Value, second: Value): Value | undefined {
  if (first.type === "one-of" || second.type === "one-of") return undefined;
  return keyOf(first) === keyOf(second) ? first : { type: "one-of", values: [first, second] };
}

/** @returns false where there are too many alternatives for one more */
function keep(alternative: Value, kept: Value[], keys: unknown[]): boolean {
  const key = keyOf(alternative);
  if (keys.includes(key)) return true;
  if (kept.length >= alternativeLimit) return false;
  keys.push(key);
  kept.push(alternative);
  return true;
}

/** The branches of a value; itself, where it has none. */
export function alternatives(value: Value): readonly Value[] {
  return value.type === "one-of" ? value.values : [value];
}

/** Equal for values that a reader could not tell apart; the value itself where that is not worth a look. */
function keyOf(value: Value): unknown {
  switch (value.type) {
    case "string":
      return `s${value.value}`;
    case "number":
    case "boolean":
      return value.value;
    case "none":
      return null;
    case "unknown":
      return `u${value.parameter ?? ""}`;
    case "reference":
      return value.receiver === undefined ? `r${value.name}` : value;
    case "typed":
      return `t${value.name}`;
    case "script-path":
      return `p${value.path}`;
    case "class":
      return value.definition;
    case "namespace":
      return value.type;
    default:
      return value;
  }
}

/** Applies a function to every branch. */
export function mapAlternatives(value: Value, change: (alternative: Value) => Value): Value {
  if (value.type !== "one-of") return change(value);
  return oneOf(value.values.map(change));
}

/** Whether a value counts as true; undefined where that is not known. */
export function truth(value: Value): boolean | undefined {
  switch (value.type) {
    case "boolean":
      return value.value;
    case "none":
      return false;
    case "string":
      return value.value !== "";
    case "number":
      return value.value !== 0;
    case "list":
      return value.items.length > 0;
    case "script-path":
      return true;
    default:
      return undefined;
  }
}
