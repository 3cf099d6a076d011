import type { Expression } from "../../syntax/python/ir.ts";
import { type Binding, type BindingSource, listAt, type Place } from "./scopes.ts";

/** What a target of an assignment is given. */
export type Given =
  | { readonly kind: "value" | "element" | "context"; readonly value: Expression }
  | { readonly kind: "annotated"; readonly annotation: Expression }
  | { readonly kind: "unknown" };

/** Called for targets that are no names: `self.x`, `table["key"]`. */
export type WriteTarget = (target: Expression, value: Expression | undefined) => void;

/**
 * Binds every name in a target.
 *
 * @param at absolute offset from which on the names have their new value
 */
export function bindTarget(
  target: Expression,
  given: Given,
  where: { readonly place: Place; readonly at: number },
  write: WriteTarget,
): void {
  bindAt(target, given, [], { ...where, write });
}

interface Where {
  readonly place: Place;
  readonly at: number;
  readonly write: WriteTarget;
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
      bindAt(target.value, { kind: "unknown" }, [], where);
      return;
    case "attribute":
    case "subscript":
      where.write(target, given.kind === "value" && path.length === 0 ? given.value : undefined);
      return;
    case "other":
      // A pattern of `match`: what is named in it may be bound.
      for (const child of target.children) bindAt(child, { kind: "unknown" }, [], where);
      return;
    default:
      return;
  }
}

function bindItems(items: readonly Expression[], given: Given, path: readonly number[], where: Where): void {
  const spread = items.findIndex((item) => item.kind === "starred");
  const paired = spread < 0 ? pairedItems(given, path, items.length) : undefined;
  items.forEach((item, index) => {
    const pair = paired?.[index];
    if (pair !== undefined) bindAt(item, { kind: "value", value: pair }, [], where);
    else if (spread >= 0 && index >= spread) bindAt(item, { kind: "unknown" }, [], where);
    else bindAt(item, given, [...path, index], where);
  });
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
  const plain = value.items.length === count && value.items.every((item) => item.kind !== "starred");
  return plain ? value.items : undefined;
}

function sourceOf(given: Given, path: readonly number[]): BindingSource {
  switch (given.kind) {
    case "value":
      return path.length === 0
        ? { kind: "value", value: given.value }
        : { kind: "part", value: given.value, path };
    case "element":
      return { kind: "element", value: given.value, path };
    case "context":
      return path.length === 0 ? { kind: "context", value: given.value } : { kind: "unknown" };
    case "annotated":
      return given;
    default:
      return { kind: "unknown" };
  }
}

/** Binds one name where the scope says: `global` and `nonlocal` send it elsewhere. */
export function bindName(name: string, source: BindingSource, place: Place, at: number): void {
  const binding: Binding = { name, source, at, place };
  const elsewhere = place.scope.redirected?.get(name);
  if (elsewhere === undefined) listAt(place.scope.bindings, name).push(binding);
  else {
    elsewhere.anytime ??= new Map();
    listAt(elsewhere.anytime, name).push(binding);
  }
}
