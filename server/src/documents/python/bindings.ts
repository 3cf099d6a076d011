import type { Expression } from "../../syntax/python/ir.ts";
import { annotated } from "./annotations.ts";
import { argumentValueSpan, resolveArguments, valueAmongAll } from "./arguments.ts";
import { selfValue, unwrapField } from "./classes.ts";
import type { CallSite } from "./collected.ts";
import { optionDefault } from "./command-line.ts";
import type { Evaluator } from "./evaluator.ts";
import { binaryValue } from "./operators.ts";
import { addTo, type Binding, type BindingSource, type FunctionDefinition, type Place } from "./scopes.ts";
import {
  alternatives,
  constantValue,
  type DictEntry,
  mapAlternatives,
  oneOf,
  unknown,
  type Value,
} from "./values.ts";

/** The most calls of a function in the module that say what its parameters may be. */
const callerLimit = 8;

/** The most keywords that are followed into `**options`. */
const optionLimit = 40;

/** What one binding gives its name. */
export function bindingValue(evaluator: Evaluator, binding: Binding): Value {
  const { source, place } = binding;
  switch (source.kind) {
    case "module":
      return { type: "reference", name: source.name };
    case "constant":
      return constantValue(source.constant);
    case "value":
      return evaluator.value(source.value, place);
    case "part":
      return partOf(evaluator.value(source.value, place), source.path);
    case "element":
      return partOf(elementOf(evaluator.value(source.value, place)), source.path);
    case "context":
      return evaluator.value(source.value, place);
    case "augmented": {
      const before = evaluator.name(binding.name, place, place.base);
      return binaryValue(source.operator, before, evaluator.value(source.value, place));
    }
    case "annotated":
      return annotated(evaluator, source.annotation, place);
    case "function":
      return { type: "function", definition: source.definition };
    case "class":
      return { type: "class", definition: source.definition };
    case "parameter":
      return parameterValue(evaluator, source);
    default:
      return unknown;
  }
}

function partOf(value: Value, path: readonly number[]): Value {
  let current = value;
  for (const index of path) {
    current = mapAlternatives(current, (whole) => {
      if (whole.type === "list") return whole.items[index] ?? unknown;
      // A library's tuple: what is done with its parts is done with its result.
      return whole.type === "result" ? whole : unknown;
    });
  }
  return current;
}

function elementOf(value: Value): Value {
  return mapAlternatives(value, (whole) => {
    if (whole.type === "list") return oneOf(whole.items);
    if (whole.type === "dict" && !whole.open) return oneOf(whole.entries.map((entry) => entry.key));
    return unknown;
  });
}

function parameterValue(
  evaluator: Evaluator,
  { parameter, index, definition }: BindingSource & { readonly kind: "parameter" },
): Value {
  const { name, form } = parameter;
  if (form === "dict-splat")
    return { type: "dict", entries: callerOptions(evaluator, definition), open: true };
  if (form === "list-splat") return unknown;
  const self = index === 0 ? selfValue(definition) : undefined;
  if (self !== undefined) return self;
  const { node, place } = definition;
  const values: Value[] = callerValues(evaluator, definition, name, index);
  if (parameter.default !== undefined) {
    values.push(unwrapField(evaluator, evaluator.value(parameter.default, place)));
  }
  if (node.kind === "function" && node.decorators.length > 0) {
    const option = optionDefault(evaluator, decoratorCalls(definition), name);
    if (option !== undefined) values.push(option);
  }
  values.push(typeOfParameter(evaluator, parameter.annotation, place, name));
  return oneOf(values);
}

function typeOfParameter(
  evaluator: Evaluator,
  annotation: Expression | undefined,
  place: Place,
  parameter: string,
): Value {
  if (annotation === undefined) return { type: "unknown", parameter };
  return mapAlternatives(annotated(evaluator, annotation, place), (value) => {
    if (value.type === "typed") return { ...value, parameter };
    return value.type === "instance" ? value : { type: "unknown", parameter };
  });
}

function decoratorCalls({ node, place }: FunctionDefinition): readonly CallSite[] {
  if (node.kind === "lambda") return [];
  return node.decorators.flatMap((call) => (call.kind === "call" ? [{ call, place }] : []));
}

/** What the calls in this module give for a parameter. Other callers may give something else. */
function callerValues(
  evaluator: Evaluator,
  definition: FunctionDefinition,
  name: string,
  index: number,
): Value[] {
  const values: Value[] = [];
  for (const { site, bound } of callersOf(evaluator, definition)) {
    if (values.length >= callerLimit) return [...values, unknown];
    const given = valueAmongAll(evaluator, site, name, index - bound);
    if (given !== undefined) values.push(given);
  }
  return values;
}

interface Caller {
  readonly site: CallSite;
  /** How many parameters the callee brings along itself. */
  readonly bound: number;
}

/** The calls in this module of a function or of the class that it constructs; none where there are too many. */
function callersOf(evaluator: Evaluator, definition: FunctionDefinition): readonly Caller[] {
  const isConstructor = definition.name === "__init__" && definition.method !== undefined;
  const called = isConstructor ? (definition.method?.name ?? "") : definition.name;
  const sites = evaluator.callsNamed(called);
  if (sites.length === 0 || sites.length > callerLimit * 4) return [];
  return sites.flatMap((site) => {
    const bound = boundSelf(evaluator, definition, site, isConstructor);
    return bound === undefined ? [] : [{ site, bound }];
  });
}

/**
 * The keywords that calls in this module give for no parameter of its own: what `**options` holds. One that not every
 * such call gives may be missing.
 */
function callerOptions(evaluator: Evaluator, definition: FunctionDefinition): readonly DictEntry[] {
  const own = new Set(definition.node.parameters.map(({ name }) => name));
  const found = new Map<string, DictEntry[]>();
  const callers = callersOf(evaluator, definition).slice(0, callerLimit);
  for (const { site } of callers) {
    for (const argument of resolveArguments(evaluator, site).list) {
      const { name, value } = argument;
      if (name === undefined || own.has(name) || found.size >= optionLimit) continue;
      const span = argumentValueSpan(argument);
      addTo(found, name, { key: { type: "string", value: name }, value, span });
    }
  }
  return [...found.values()].flatMap((entries) => {
    const first = entries[0];
    if (first === undefined) return [];
    const values = entries.map(({ value }) => value);
    return [{ ...first, value: oneOf(entries.length < callers.length ? [...values, unknown] : values) }];
  });
}

/** How many parameters the callee brings along itself (0 or 1); undefined where it is another function. */
function boundSelf(
  evaluator: Evaluator,
  definition: FunctionDefinition,
  site: CallSite,
  isConstructor: boolean,
): number | undefined {
  for (const callee of alternatives(evaluator.value(site.call.callee, site.place))) {
    if (isConstructor && callee.type === "class" && callee.definition === definition.method) return 1;
    if (callee.type === "function" && callee.definition === definition) {
      return callee.self !== undefined && selfValue(definition) !== undefined ? 1 : 0;
    }
  }
  return undefined;
}
