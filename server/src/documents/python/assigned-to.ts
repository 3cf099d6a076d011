import type { AugmentStatement, CallExpression, Expression } from "../../syntax/python/ir.ts";
import { type Context, ownedBy } from "./collect-context.ts";
import type { Place } from "./scopes.ts";

/** `a, b = x, y` is two assignments. */
export function pairsOf(target: Expression, value: Expression): [Expression, Expression][] | undefined {
  if (target.kind !== "tuple" || value.kind !== "tuple") return undefined;
  if (target.items.length !== value.items.length) return undefined;
  return target.items.flatMap((part, index) => {
    const item = value.items[index];
    return item === undefined ? [] : [[part, item]];
  });
}

/** `self.name` in a method. */
export function isSelfField(target: Expression, place: Place): boolean {
  const owner = place.scope.owner;
  if (target.kind !== "attribute" || target.object.kind !== "name" || owner?.method === undefined)
    return false;
  return owner.node.parameters[0]?.name === target.object.name;
}

/**
 * The context of what is assigned to `api_key`, `self.api_key`, `os.environ["API_KEY"]`.
 *
 * @param handsOn whether a callable in it leaves our sight
 */
export function contextOf(target: Expression, handsOn: boolean, named?: string): Context {
  switch (target.kind) {
    case "name":
    case "attribute":
      return ownedBy("assignment", target.name, handsOn, named);
    case "subscript": {
      const key = target.indices[0];
      return ownedBy("subscript", key?.kind === "string" ? key.value : undefined, handsOn);
    }
    default:
      return ownedBy("assignment", undefined, handsOn);
  }
}

/** `os.environ |= {…}` is `os.environ.update({…})`. */
export function asUpdate({ target, value, length }: AugmentStatement): CallExpression {
  const { start, end } = value;
  return {
    kind: "call",
    callee: { kind: "attribute", object: target, name: "update", start: target.start, end: target.end },
    arguments: [{ form: "positional", value, start, end }],
    argumentsStart: start,
    start: 0,
    end: length,
  };
}
