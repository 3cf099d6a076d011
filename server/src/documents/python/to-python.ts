import { argumentSpan, argumentValueSpan, type ResolvedArgument, resolveArguments } from "./arguments.ts";
import { libraryBases } from "./classes.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonArgument, PythonValue } from "./module.ts";
import type { ResultValue, Value } from "./values.ts";

/** How deep calls inside arguments, lists and dictionaries are told. */
const depthLimit = 6;

/** The most items of a list or a dictionary that are told; a longer one is unknown. */
const itemLimit = 2000;

const unknown: PythonValue = { type: "unknown" };

/** A value as facts give it. */
export function toPython(evaluator: Evaluator, value: Value, depth = 0): PythonValue {
  if (depth > depthLimit) return unknown;
  switch (value.type) {
    case "string":
    case "number":
    case "boolean":
    case "none":
    case "partial-string":
    case "script-path":
    case "unknown":
      return value;
    case "result":
      return resultToPython(evaluator, value, depth);
    default:
      return composedToPython(evaluator, value, depth);
  }
}

function composedToPython(evaluator: Evaluator, value: Value, depth: number): PythonValue {
  const inner = (part: Value): PythonValue => toPython(evaluator, part, depth + 1);
  switch (value.type) {
    case "list":
      return value.items.length > itemLimit ? unknown : { type: "list", items: value.items.map(inner) };
    case "dict":
      if (value.open || value.entries.length > itemLimit) return unknown;
      return { type: "dict", entries: value.entries.map((entry) => [inner(entry.key), inner(entry.value)]) };
    case "reference":
      return value.receiver?.type === "result"
        ? { type: "reference", name: value.name, receiver: inner(value.receiver) }
        : { type: "reference", name: value.name };
    case "one-of":
      return { type: "one-of", values: distinct(value.values.map(inner)) };
    case "class": {
      const { name, scope } = value.definition;
      const bases = libraryBases(evaluator, value.definition).map((base) => base.name);
      return { type: "class", name, bases, defines: scope.bindings.names() };
    }
    case "typed":
      return value.parameter === undefined ? unknown : { type: "unknown", parameter: value.parameter };
    default:
      return unknown;
  }
}

/** What only the model tells apart may all be unknown to a reader. */
function distinct(values: readonly PythonValue[]): readonly PythonValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    if (value.type !== "unknown") return true;
    const key = value.parameter ?? "";
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function resultToPython(evaluator: Evaluator, value: ResultValue, depth: number): PythonValue {
  const { name, known, site, bound, receiver } = value;
  const common = receiver?.type === "result" ? { receiver: toPython(evaluator, receiver, depth + 1) } : {};
  if (known !== undefined || site === undefined) {
    const positional = (known ?? []).map((part) => toPython(evaluator, part, depth + 1));
    return { type: "call-result", name, arguments: positional, ...common };
  }
  const { list } = resolveArguments(evaluator, site, bound);
  const positional: PythonValue[] = [];
  const keywords: [string, PythonValue][] = [];
  for (const argument of list) {
    const made = toPython(evaluator, argument.value, depth + 1);
    if (argument.name === undefined) positional.push(made);
    else keywords.push([argument.name, made]);
  }
  return {
    type: "call-result",
    name,
    arguments: positional,
    ...(keywords.length > 0 ? { keywords } : {}),
    ...common,
  };
}

export function argumentToPython(evaluator: Evaluator, argument: ResolvedArgument): PythonArgument {
  const { name, index, indirect } = argument;
  const span = argumentSpan(argument);
  const valueSpan = argumentValueSpan(argument);
  const value = toPython(evaluator, argument.value);
  if (index === undefined) return { name: name ?? "", span, valueSpan, value, indirect };
  return { index, span, valueSpan, value, indirect };
}
