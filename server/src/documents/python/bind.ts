import type { Expression } from "../../syntax/python/ir.ts";
import { addBinding, Binding, type BindingSource, type Place } from "./scopes.ts";

/** What a target of an assignment is given. */
export type Given =
  | { readonly kind: "value"; readonly value: Expression }
  | { readonly kind: "element"; readonly value: Expression }
  | { readonly kind: "context"; readonly value: Expression }
  | { readonly kind: "annotated"; readonly annotation: Expression }
  | { readonly kind: "unknown" };

/** Is told of targets that are no names: `self.x`, `table["key"]`. */
export interface Writer {
  /** @param end the absolute offset from which on it holds */
  write(target: Expression, value: Expression | undefined, place: Place, end: number): void;
}

export interface Where {
  readonly place: Place;
  /** Absolute offset from which on the names have their new value. */
  readonly at: number;
  /** Absent where only names count. */
  readonly writer: Writer | undefined;
}

const noPath: readonly number[] = [];

const unknownSource = { kind: "unknown" } as const;

/** Binds every name in a target. */
export function bindTarget(target: Expression, given: Given, where: Where): void {
  bindAt(target, given, noPath, where);
}

/** What a name is bound to that is the whole target. */
export function wholeOf(given: Given): BindingSource {
  return sourceOf(given, noPath);
}

function bindAt(target: Expression, given: Given, path: readonly number[], where: Where): void {
  switch (target.kind) {
    case "name":
      bindName(target.name, sourceOf(given, path), where.place, where.at);
      return;
    case "list":
    case "tuple":
      bindItems(target.items, given, path, where);
      return;
    case "starred":
      bindAt(target.value, unknownSource, noPath, where);
      return;
    case "attribute":
    case "subscript":
      if (where.writer !== undefined) {
        const value = given.kind === "value" && path.length === 0 ? given.value : undefined;
        where.writer.write(target, value, where.place, where.at);
      }
      return;
    case "other":
      // A pattern of `match`: what is named in it may be bound.
      for (const child of target.children) bindAt(child, unknownSource, noPath, where);
      return;
    default:
      return;
  }
}

function bindItems(items: readonly Expression[], given: Given, path: readonly number[], where: Where): void {
  const spread = items.findIndex(isStarred);
  const paired = spread < 0 ? pairedItems(given, path, items.length) : undefined;
  let index = 0;
  for (const item of items) {
    const pair = paired?.[index];
    if (pair !== undefined) bindAt(item, { kind: "value", value: pair }, noPath, where);
    else if (spread >= 0 && index >= spread) bindAt(item, unknownSource, noPath, where);
    else bindAt(item, given, path.length === 0 ? [index] : [...path, index], where);
    index += 1;
  }
}

function isStarred({ kind }: Expression): boolean {
  return kind === "starred";
}

/** `a, b = x, y` is two assignments. */
function pairedItems(
  given: Given,
  path: readonly number[],
  count: number,
): readonly Expression[] | undefined {
  if (given.kind !== "value" || path.length > 0) return undefined;
  const { value } = given;
  if (value.kind !== "tuple" && value.kind !== "list") return undefined;
  const plain = value.items.length === count && !value.items.some(isStarred);
  return plain ? value.items : undefined;
}

function sourceOf(given: Given, path: readonly number[]): BindingSource {
  switch (given.kind) {
    case "value":
      return path.length === 0 ? given : { kind: "part", value: given.value, path };
    case "element":
      return { kind: "element", value: given.value, path };
    case "context":
      return path.length === 0 ? given : unknownSource;
    default:
      return given;
  }
}

/** Binds one name where the scope says: `global` and `nonlocal` send it elsewhere. */
export function bindName(name: string, source: BindingSource, place: Place, at: number): void {
  const binding = new Binding(name, source, at, place);
  const elsewhere = place.scope.redirected?.get(name);
  if (elsewhere === undefined) place.scope.bindings.add(binding);
  else {
    elsewhere.anytime ??= new Map();
    addBinding(elsewhere.anytime, binding);
  }
}
