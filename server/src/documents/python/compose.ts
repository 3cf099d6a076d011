import type { Expression } from "../../syntax/python/ir.ts";
import { attributeOf } from "./attributes.ts";
import { callValue } from "./call-values.ts";
import { isEnumeration, memberOf } from "./classes.ts";
import { dictionaryOf, itemOf } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { negated } from "./flags.ts";
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
    case "binary":
      return binaryValue(
        expression.operator,
        evaluator.value(expression.left, place),
        evaluator.value(expression.right, place),
      );
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
      const index = expression.indices[0];
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
    case "conditional":
      // `path if path else True` is `path or True`.
      return isSameName(expression.test, expression.whenTrue)
        ? booleanValue("or", [value(expression.whenTrue), value(expression.whenFalse)])
        : oneOf([value(expression.whenTrue), value(expression.whenFalse)]);
    case "boolean":
      return booleanValue(expression.operator, expression.operands.map(value));
    case "walrus":
    case "starred":
      return value(expression.value);
    case "not":
      return negated(value(expression.value));
    case "lambda": {
      const definition = evaluator.collected.lambda(expression);
      return definition === undefined ? unknown : { type: "function", definition };
    }
    default:
      return unknown;
  }
}

function isSameName(left: Expression, right: Expression): boolean {
  return left.kind === "name" && right.kind === "name" && left.name === right.name;
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
    const answer = index < operands.length - 1 ? withoutPassedOver(operand, !stops) : operand;
    if (answer === undefined) continue;
    kept.push(answer);
    if (truth(operand) === stops) break;
  }
  return oneOf(kept);
}

/** What a value may be where it is not passed over, as all are that are true, or false; undefined where none is left. */
function withoutPassedOver(value: Value, passed: boolean): Value | undefined {
  if (value.type !== "one-of") return truth(value) === passed ? undefined : value;
  const left = value.values.filter((one) => truth(one) !== passed);
  if (left.length === value.values.length) return value;
  return left.length === 0 ? undefined : oneOf(left);
}
