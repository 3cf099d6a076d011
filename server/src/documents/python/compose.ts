import type { Expression } from "../../syntax/python/ir.ts";
import { attributeOf } from "./attributes.ts";
import { callValue } from "./call-values.ts";
import { isEnumeration, memberOf } from "./classes.ts";
import { dictionaryOf, itemOf } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { binaryValue } from "./operators.ts";
import type { Place } from "./scopes.ts";
import { concatenate } from "./text-values.ts";
import { mapAlternatives, oneOf, truth, unknown, type Value } from "./values.ts";

/** Puts the value of an expression together from the values of its parts. */
export function compose(evaluator: Evaluator, expression: Expression, place: Place): Value {
  switch (expression.kind) {
    case "attribute": {
      const object = evaluator.value(expression.object, place);
      if (expression.name === "value" && isMember(evaluator, expression.object, place)) return object;
      return attributeOf(evaluator, object, expression.name);
    }
    case "call":
      return callValue(evaluator, { call: expression, place });
    default:
      return composeOther(evaluator, expression, place);
  }
}

/** `Mode.FAST`, `Mode["FAST"]` of an enumeration of the project: its `value` is what stands behind the name. */
function isMember(evaluator: Evaluator, member: Expression, place: Place): boolean {
  if (member.kind !== "attribute" && member.kind !== "subscript") return false;
  const owner = evaluator.value(member.object, place);
  return owner.type === "class" && isEnumeration(evaluator, owner.definition);
}

/** `Mode["FAST"]`. */
function enumerationMember(
  evaluator: Evaluator,
  owner: Value & { readonly type: "class" },
  index: Value,
): Value {
  if (!isEnumeration(evaluator, owner.definition)) return unknown;
  return mapAlternatives(index, (name) =>
    name.type === "string" ? memberOf(evaluator, owner, name.value) : unknown,
  );
}

function composeOther(evaluator: Evaluator, expression: Expression, place: Place): Value {
  const value = (inner: Expression): Value => evaluator.value(inner, place);
  switch (expression.kind) {
    case "subscript": {
      const [index] = expression.indices;
      if (index === undefined || expression.indices.length > 1) return unknown;
      if (isNamespace(expression.object)) return namedItem(evaluator, value(index), place, expression.start);
      const object = value(expression.object);
      return object.type === "class"
        ? enumerationMember(evaluator, object, value(index))
        : itemOf(evaluator, object, value(index));
    }
    case "string":
      return concatenate(
        (expression.parts ?? []).map((part) =>
          typeof part === "string" ? { type: "string", value: part } : value(part),
        ),
      );
    case "list":
    case "tuple":
    case "set":
      return listOf(evaluator, expression.items, place);
    case "dictionary":
      return dictionaryOf(evaluator, expression, place);
    case "binary":
      return binaryValue(expression.operator, value(expression.left), value(expression.right));
    case "conditional":
      return oneOf([value(expression.whenTrue), value(expression.whenFalse)]);
    case "boolean":
      return booleanValue(expression.operator, expression.operands.map(value));
    case "walrus":
    case "starred":
      return value(expression.value);
    case "not": {
      const negated = truth(value(expression.value));
      return negated === undefined ? unknown : { type: "boolean", value: !negated };
    }
    case "lambda": {
      const definition = evaluator.collected.lambda(expression);
      return definition === undefined ? unknown : { type: "function", definition };
    }
    default:
      return unknown;
  }
}

/** `globals()`, `locals()`, `vars()`. */
function isNamespace(object: Expression): boolean {
  if (object.kind !== "call" || object.callee.kind !== "name" || object.arguments.length > 0) return false;
  const { name } = object.callee;
  return name === "globals" || name === "locals" || name === "vars";
}

/** `globals()["pickle"]`: the name itself, as far as it is seen from there. */
function namedItem(evaluator: Evaluator, index: Value, place: Place, start: number): Value {
  return mapAlternatives(index, (name) =>
    name.type === "string" ? evaluator.name(name.value, place, place.base + start) : unknown,
  );
}

function listOf(evaluator: Evaluator, items: readonly Expression[], place: Place): Value {
  const values: Value[] = [];
  for (const item of items) {
    const value = evaluator.value(item, place);
    if (item.kind !== "starred") values.push(value);
    else if (value.type === "list") values.push(...value.items);
    else return unknown;
  }
  return { type: "list", items: values };
}

/** `a or b` may be each of its operands, but for those that are known to be passed over. */
function booleanValue(operator: "and" | "or", operands: readonly Value[]): Value {
  const stops = operator === "or";
  const kept: Value[] = [];
  for (const [index, operand] of operands.entries()) {
    const known = truth(operand);
    if (known === !stops && index < operands.length - 1) continue;
    kept.push(operand);
    if (known === stops) break;
  }
  return oneOf(kept);
}
