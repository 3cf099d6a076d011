import type { Expression } from "../../syntax/python/ir.ts";
import { attributeOf } from "./attributes.ts";
import { bindingValue } from "./bindings.ts";
import { callValue } from "./call-values.ts";
import type { CallSite, Collected } from "./collected.ts";
import { dictionaryOf, itemOf } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { lookUp } from "./names.ts";
import { binaryValue } from "./operators.ts";
import { type Binding, type FunctionDefinition, listAt, type Place } from "./scopes.ts";
import { concatenate } from "./text-values.ts";
import { oneOf, truth, unknown, type Value } from "./values.ts";

/** How deep one question may lead to others: chains of aliases longer than this are unknown. */
const depthLimit = 80;

/** How many questions one module may ask: an ordinary script of 5,000 lines asks 30,000. */
const stepLimit = 3_000_000;

/** Answers what expressions of one module are the value of. */
export function createEvaluator(collected: Collected): Evaluator & { exhausted(): boolean } {
  const memo = new Map<object, Value>();
  const open = new Set<object>();
  let depth = 0;
  let steps = 0;
  let byName: Map<string, CallSite[]> | undefined;
  let lambdas: Map<object, FunctionDefinition> | undefined;

  const once = (key: object, compute: () => Value): Value => {
    const known = memo.get(key);
    if (known !== undefined) return known;
    steps += 1;
    if (open.has(key) || depth >= depthLimit || steps > stepLimit) return unknown;
    open.add(key);
    depth += 1;
    const made = compute();
    depth -= 1;
    open.delete(key);
    memo.set(key, made);
    return made;
  };

  const evaluator: Evaluator & { exhausted(): boolean } = {
    collected,
    once,
    value: (expression, place) => {
      const simple = literal(expression, place);
      return simple ?? once(expression, () => compose(evaluator, expression, place));
    },
    name: (name, place, at) => lookUp(evaluator, name, place, at),
    bindingValue: (binding: Binding) => once(binding, () => bindingValue(evaluator, binding)),
    callsNamed: (name) => {
      byName ??= indexCalls(collected.calls);
      return byName.get(name) ?? [];
    },
    lambda: (expression) => {
      lambdas ??= new Map(collected.functions.map((definition) => [definition.node, definition]));
      return lambdas.get(expression);
    },
    exhausted: () => steps > stepLimit,
  };
  return evaluator;
}

function indexCalls(calls: readonly CallSite[]): Map<string, CallSite[]> {
  const index = new Map<string, CallSite[]>();
  for (const site of calls) {
    const { callee } = site.call;
    if (callee.kind === "name" || callee.kind === "attribute") listAt(index, callee.name).push(site);
  }
  return index;
}

function literal(expression: Expression, place: Place): Value | undefined {
  switch (expression.kind) {
    case "string":
      if (expression.parts !== undefined) return undefined;
      return { type: "string", value: expression.value, span: spanOf(expression, place) };
    case "number":
      return Number.isNaN(expression.value) ? unknown : { type: "number", value: expression.value };
    case "constant":
      if (expression.value === null) return { type: "none" };
      return { type: "boolean", value: expression.value, span: spanOf(expression, place) };
    case "comprehension":
    case "other":
      return unknown;
    default:
      return undefined;
  }
}

function spanOf(expression: Expression, place: Place): { readonly start: number; readonly end: number } {
  return { start: place.base + expression.start, end: place.base + expression.end };
}

function compose(evaluator: Evaluator, expression: Expression, place: Place): Value {
  const value = (inner: Expression): Value => evaluator.value(inner, place);
  switch (expression.kind) {
    case "name":
      return evaluator.name(expression.name, place, place.base + expression.start);
    case "attribute":
      return attributeOf(evaluator, value(expression.object), expression.name);
    case "call":
      return callValue(evaluator, { call: expression, place });
    case "subscript": {
      const [index] = expression.indices;
      if (index === undefined || expression.indices.length > 1) return unknown;
      return itemOf(evaluator, value(expression.object), value(index));
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
      const definition = evaluator.lambda(expression);
      return definition === undefined ? unknown : { type: "function", definition };
    }
    default:
      return unknown;
  }
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
