import type { Expression } from "../../syntax/python/ir.ts";
import type { Binding, Bindings, Place, Scope } from "./scopes.ts";

/**
 * Whether an expression could be a library's callable, judged by how the name in it is bound. It
 * answers no only where that is certain, and spares most arguments of a module a closer look.
 */
export function mayHandOn(expression: Expression, place: Place): boolean {
  switch (expression.kind) {
    case "name":
      return anyCallable(bindingsOf(expression.name, place));
    case "attribute":
      return true;
    case "call":
      // `partial(…)`, `getattr(…)`, or what a function of the project returns.
      return expression.callee.kind === "name" || expression.callee.kind === "attribute";
    default:
      return false;
  }
}

/** More bindings than these are not gone through: a closer look is bounded as well. */
const bindingLimit = 16;

function anyCallable(bindings: Bindings | undefined): boolean {
  if (bindings === undefined) return true;
  if (!Array.isArray(bindings)) return mayBeCallable(bindings);
  return bindings.length > bindingLimit || bindings.some(mayBeCallable);
}

/** All bindings of a name in the scope that binds it; undefined where none does. */
function bindingsOf(name: string, place: Place): Bindings | undefined {
  for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
    if (scope.redirected?.has(name) || scope.anytime?.has(name)) return undefined;
    const found = scope.bindings.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mayBeCallable({ source }: Binding): boolean {
  switch (source.kind) {
    case "module":
    case "part":
    case "element":
      return true;
    case "value":
      return !isConstant(source.value);
    default:
      // A callable that a parameter brings was handed on where the function is called.
      return false;
  }
}

function isConstant({ kind }: Expression): boolean {
  return (
    kind === "string" || kind === "number" || kind === "constant" || kind === "binary" || kind === "other"
  );
}
