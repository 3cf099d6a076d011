import type { DictionaryExpression, Expression } from "../../syntax/python/ir.ts";
import type { Evaluator } from "./evaluator.ts";
import { dominates } from "./reaching.ts";
import type { ItemWrite, Place } from "./scopes.ts";
import {
  alternatives,
  type DictEntry,
  type DictValue,
  type ListValue,
  mapAlternatives,
  oneOf,
  unknown,
  type Value,
} from "./values.ts";

/** The most changes of one dictionary or list that are followed. */
const writeLimit = 200;

/** The most items that a list has after it was grown. */
const itemLimit = 500;

export function dictionaryOf(evaluator: Evaluator, expression: DictionaryExpression, place: Place): Value {
  const entries: DictEntry[] = [];
  let open = false;
  for (const { key, value } of expression.entries) {
    const made = evaluator.value(value, place);
    if (key !== undefined) {
      entries.push({ key: evaluator.value(key, place), value: made, span: spanAt(value, place) });
    } else {
      const merged = merge(made);
      entries.push(...merged.entries);
      open ||= merged.open;
    }
  }
  return { type: "dict", entries, open };
}

/** Dictionaries that one place may unpack, as one: every entry of every branch. */
export function merge(value: Value): DictValue {
  const entries: DictEntry[] = [];
  let open = false;
  const branches = alternatives(value);
  for (const branch of branches) {
    if (branch.type !== "dict") open = true;
    else {
      entries.push(...branch.entries);
      open ||= branch.open;
    }
  }
  return { type: "dict", entries: branches.length > 1 ? byKey(entries) : entries, open };
}

/** Entries of several branches under one key are one entry with every value. */
function byKey(entries: readonly DictEntry[]): readonly DictEntry[] {
  const merged = new Map<unknown, DictEntry>();
  for (const entry of entries) {
    const key = entry.key.type === "string" ? entry.key.value : entry;
    const known = merged.get(key);
    merged.set(key, known === undefined ? entry : { ...known, value: oneOf([known.value, entry.value]) });
  }
  return [...merged.values()];
}

export function spanAt(
  expression: Expression,
  place: Place,
): { readonly start: number; readonly end: number } {
  return { start: place.base + expression.start, end: place.base + expression.end };
}

/** `object[index]`. */
export function itemOf(evaluator: Evaluator, object: Value, index: Value): Value {
  return mapAlternatives(object, (container) => {
    switch (container.type) {
      case "dict":
        return mapAlternatives(index, (key) => dictItem(container, key) ?? unknown);
      case "list":
        return listItem(container.items, index);
      case "reference":
        return moduleItem(evaluator, container.name, index);
      case "result":
        return isDatasets(container.name) && index.type === "string" ? container : unknown;
      default:
        return unknown;
    }
  });
}

/** `load_dataset("a/b")["train"]`: a split of a dataset goes back to the call that loaded it. */
function isDatasets(name: string): boolean {
  return /^datasets\.(?:\w+\.)*load_dataset(?:\.\w+)*$/.test(name);
}

/** The value under a key; undefined where the dictionary has none, and nothing else can be in it. */
export function dictItem({ entries, open }: DictValue, key: Value): Value | undefined {
  if (key.type !== "string" && key.type !== "number") return unknown;
  const found = entries.findLast((entry) => entry.key.type === key.type && entry.key.value === key.value);
  if (found !== undefined) return found.value;
  const clear = !open && entries.every((entry) => entry.key.type === "string" || entry.key.type === "number");
  return clear ? undefined : unknown;
}

function listItem(items: readonly Value[], index: Value): Value {
  if (index.type !== "number") return unknown;
  return items.at(index.value) ?? unknown;
}

/** `sys.modules["pickle"]`, `pickle.__dict__["loads"]`. */
function moduleItem(_: Evaluator, name: string, index: Value): Value {
  if (index.type !== "string") return unknown;
  // A library's own table of makers: what lies in it is called by the table's name.
  if (/_registry$/.test(name)) return { type: "reference", name };
  if (name === "sys.modules") return { type: "reference", name: index.value };
  if (name.endsWith(".__dict__")) {
    return { type: "reference", name: `${name.slice(0, -".__dict__".length)}.${index.value}` };
  }
  return unknown;
}

/**
 * A dictionary or a list as it is at a use, after what was written into it since it was made.
 *
 * @param later whether the use runs at another time than the code that writes
 */
export function applyWrites(
  evaluator: Evaluator,
  value: Value,
  writes: readonly ItemWrite[],
  use: { readonly place: Place; readonly at: number; readonly from: number; readonly later: boolean },
): Value {
  if (writes.length > writeLimit) return mapAlternatives(value, opened);
  const isRelevant = ({ at }: ItemWrite): boolean => at > use.from && (use.later || at <= use.at);
  if (!writes.some(isRelevant)) return value;
  const relevant = writes.filter(isRelevant);
  return mapAlternatives(value, (branch) => {
    if (branch.type === "list") return grown(evaluator, branch, relevant);
    if (branch.type !== "dict") return branch;
    let current: DictValue = branch;
    for (const write of relevant) current = applyWrite(evaluator, current, write, use.place);
    return current;
  });
}

/** What is put to a list on one branch only counts as if it were there. */
function grown(evaluator: Evaluator, list: ListValue, writes: readonly ItemWrite[]): Value {
  const items = [...list.items];
  for (const { change, place } of writes) {
    if (!("value" in change) || change.kind === "item" || change.kind === "default") continue;
    const value = evaluator.value(change.value, place);
    if (change.kind === "append") items.push(value);
    else if (change.kind === "insert") items.unshift(value);
    else if (value.type === "list") items.push(...value.items);
    if (items.length > itemLimit) return list;
  }
  return { type: "list", items };
}

function opened(value: Value): Value {
  return value.type === "dict" ? { ...value, open: true } : value;
}

function applyWrite(evaluator: Evaluator, dict: DictValue, write: ItemWrite, use: Place): DictValue {
  const { change, place } = write;
  const certain = dominates(place, use);
  switch (change.kind) {
    case "item":
    case "default": {
      const key = evaluator.value(change.key, place);
      const value = evaluator.value(change.value, place);
      const added = { key, value, span: spanAt(change.value, place) };
      return put(dict, added, certain && change.kind === "item", change.kind === "default");
    }
    case "delete": {
      const key = evaluator.value(change.key, place);
      if (key.type !== "string" || !certain) return dict;
      const entries = dict.entries.filter(
        (entry) => entry.key.type !== "string" || entry.key.value !== key.value,
      );
      return { ...dict, entries };
    }
    case "update":
      return update(evaluator, dict, change.call, place);
    default:
      return dict;
  }
}

/** @param certain the new value stands in any case; else the old one may still be there */
function put(dict: DictValue, added: DictEntry, certain: boolean, onlyIfMissing: boolean): DictValue {
  const { key } = added;
  if (key.type !== "string" && key.type !== "number") return { ...dict, open: true };
  const index = dict.entries.findLastIndex(
    (entry) => entry.key.type === key.type && entry.key.value === key.value,
  );
  const old = dict.entries[index];
  if (old === undefined) {
    const value = certain || onlyIfMissing ? added.value : oneOf([added.value, unknown]);
    return { ...dict, entries: [...dict.entries, { ...added, value }] };
  }
  if (onlyIfMissing) return dict;
  const replaced = certain ? added : { ...added, value: oneOf([old.value, added.value]) };
  return { ...dict, entries: dict.entries.with(index, replaced) };
}

function update(
  evaluator: Evaluator,
  dict: DictValue,
  call: Expression & { readonly kind: "call" },
  place: Place,
): DictValue {
  let current = dict;
  for (const argument of call.arguments) {
    const value = evaluator.value(argument.value, place);
    if (argument.form === "keyword" && argument.name !== undefined) {
      const key: Value = { type: "string", value: argument.name };
      current = put(current, { key, value, span: spanAt(argument.value, place) }, true, false);
      continue;
    }
    const merged = merge(value);
    for (const entry of merged.entries) current = put(current, entry, true, false);
    if (merged.open) current = { ...current, open: true };
  }
  return current;
}
