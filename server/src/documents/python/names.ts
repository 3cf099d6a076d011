import { isBuiltin } from "./builtins.ts";
import { applyWrites } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { type Reaching, reachingHere, reachingLater } from "./reaching.ts";
import { type Binding, listOf, type Place, type Scope } from "./scopes.ts";
import { oneOf, unknown, type Value } from "./values.ts";

/**
 * The binding of a name that is bound once, before its use, in the scope that it is looked up in: nearly every name.
 * Undefined for all others.
 */
export function boundOnce(name: string, place: Place, at: number): Binding | undefined {
  let later = false;
  for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
    if (scope.redirected?.has(name)) return undefined;
    if (scope.kind !== "class" || scope === place.scope) {
      if (scope.anytime?.has(name)) return undefined;
      const found = scope.bindings.get(name);
      if (found !== undefined) {
        return !Array.isArray(found) && (later || found.at <= at) ? found : undefined;
      }
    }
    later ||= scope.kind === "function";
  }
  return undefined;
}

/**
 * What a name stands for at a place: Python's scoping (reference 4.2.2), then `from x import *`, then
 * the builtins.
 */
export function lookUp(evaluator: Evaluator, name: string, place: Place, at: number): Value {
  const once = boundOnce(name, place, at);
  if (once !== undefined && !once.place.scope.itemWrites?.has(name)) return evaluator.bindingValue(once);
  let later = false;
  for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
    const outer = scope.redirected?.get(name);
    if (outer !== undefined) {
      return valueIn(evaluator, { name, place, at, scope: outer, later: true }) ?? unknown;
    }
    // A class's names are seen in its body, but not in its methods.
    const isSeen = scope.kind !== "class" || scope === place.scope;
    if (isSeen && (scope.anytime !== undefined || scope.bindings.has(name))) {
      const found = valueIn(evaluator, { name, place, at, scope, later });
      if (found !== undefined) return found;
    }
    later ||= scope.kind === "function";
  }
  return unbound(evaluator, name, at);
}

interface Use {
  readonly name: string;
  readonly place: Place;
  readonly at: number;
  readonly scope: Scope;
  /** The use runs in a function inside the scope: at another time. */
  readonly later: boolean;
}

/** The name's value in one scope; undefined where that does not bind it, or has not yet. */
function valueIn(evaluator: Evaluator, use: Use): Value | undefined {
  const { name, scope } = use;
  const bound = scope.bindings.get(name);
  const list = bound && listOf(bound);
  const anytime = scope.anytime?.get(name);
  if (list === undefined && anytime === undefined) return undefined;
  const { bindings, cut } = list === undefined ? { bindings: [], cut: false } : reaching(list, use);
  const only = bindings[0];
  if (anytime === undefined && !cut && only !== undefined && bindings.length === 1) {
    return written(evaluator, only, use);
  }
  const all = anytime === undefined ? bindings : [...bindings, ...listOf(anytime).slice(0, 16)];
  if (all.length === 0) return scope.kind === "function" ? unknown : undefined;
  const values = all.map((binding) => written(evaluator, binding, use));
  return oneOf(cut ? [...values, unknown] : values);
}

function reaching(list: readonly Binding[], use: Use): Reaching {
  if (use.later) return reachingLater(list, use.scope);
  const here = reachingHere(list, use.place.region, use.at);
  // A builtin that is bound later still is the builtin; else cells may have run in another order.
  if (here.bindings.length > 0 || use.scope.kind !== "module" || isBuiltin(use.name)) return here;
  return reachingLater(list, use.scope);
}

/** A binding's value, with what was written into it since where it is a dictionary or a list. */
function written(evaluator: Evaluator, binding: Binding, use: Use): Value {
  const value = evaluator.bindingValue(binding);
  const writes = use.scope.itemWrites?.get(use.name);
  if (writes === undefined || !isContainer(value)) return value;
  const { place, at, later } = use;
  return applyWrites(evaluator, value, writes, { place, at, later, from: binding.at });
}

function isContainer({ type }: Value): boolean {
  return type === "dict" || type === "list" || type === "one-of";
}

function unbound(evaluator: Evaluator, name: string, at: number): Value {
  if (name === "__file__") return { type: "script-path", path: "" };
  if (isBuiltin(name)) return evaluator.member("builtins", name);
  const { stars } = evaluator.collected;
  const isOwn = (module: string): boolean => module.startsWith(".");
  if (stars.length === 0) return unknown;
  const before = stars.filter((star) => star.at <= at);
  const candidates = before.length > 0 ? before : stars;
  return oneOf(
    candidates.slice(0, 8).map(({ module }) => {
      const member = evaluator.member(module, name);
      return isOwn(module) && member.type === "reference" && member.name === `${module}.${name}`
        ? unknown
        : member;
    }),
  );
}
