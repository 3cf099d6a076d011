import { resolveArguments } from "./arguments.ts";
import type { CallSite } from "./collected.ts";
import { dictItem } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { braceFormat, join, stringMethod } from "./text-values.ts";
import { type DictValue, mapAlternatives, oneOf, unknown, type Value } from "./values.ts";

/**
 * A method of a text, a list or a dictionary whose value is known: `"/".join(…)`, `config.get("model")`.
 *
 * @returns undefined where the object is something else
 */
export function constantMethod(
  evaluator: Evaluator,
  object: Value,
  method: string,
  site: CallSite,
): Value | undefined {
  if (object.type === "one-of") {
    if (object.values.some(hasMethods)) return branchMethods(evaluator, object, method, site);
  } else if (hasMethods(object)) return methodOf(evaluator, object, method, site);
  return isParse(object, method) ? parsed(method) : fallbackOf(evaluator, object, method, site);
}

function hasMethods({ type }: Value): boolean {
  return type === "string" || type === "dict";
}

function branchMethods(evaluator: Evaluator, object: Value, method: string, site: CallSite): Value {
  return mapAlternatives(object, (value) => methodOf(evaluator, value, method, site));
}

function methodOf(evaluator: Evaluator, value: Value, method: string, site: CallSite): Value {
  if (value.type === "string") return textMethod(evaluator, value.value, method, site);
  return value.type === "dict" ? dictMethod(evaluator, value, method, site) : unknown;
}

/** `parser.parse_args()` of a parser that came from outside. */
function isParse(object: Value, method: string): boolean {
  return object.type === "unknown" && (method === "parse_args" || method === "parse_known_args");
}

/** `settings.get("model", "org/name")` of settings that came from outside: what they say, or that text. */
function fallbackOf(evaluator: Evaluator, object: Value, method: string, site: CallSite): Value | undefined {
  if (object.type !== "unknown" || method !== "get") return undefined;
  const [key, fallback, ...others] = resolveArguments(evaluator, site).list;
  if (key?.value.type !== "string" || fallback?.value.type !== "string" || others.length > 0)
    return undefined;
  return oneOf([unknown, fallback.value]);
}

/** What `argparse` makes of the command line: `parse_known_args` answers the rest beside it. */
export function parsed(method: string): Value {
  const namespace: Value = { type: "namespace" };
  return method === "parse_known_args" ? { type: "list", items: [namespace, unknown] } : namespace;
}

function textMethod(evaluator: Evaluator, text: string, method: string, site: CallSite): Value {
  const { list, open } = resolveArguments(evaluator, site);
  const [first, second] = list;
  switch (method) {
    case "format": {
      if (open) return unknown;
      const positional = list.filter(({ index }) => index !== undefined).map(({ value }) => value);
      const named = list.flatMap(({ name, value }): [string, Value][] => (name ? [[name, value]] : []));
      return braceFormat(text, positional, new Map(named));
    }
    case "join":
      return first?.value.type === "list" ? join(text, first.value.items) : unknown;
    case "replace": {
      if (first?.value.type !== "string" || second?.value.type !== "string") return unknown;
      return { type: "string", value: text.replaceAll(first.value.value, () => textOf(second.value)) };
    }
    case "encode":
      return { type: "string", value: text };
    default:
      return list.length === 0 && !open ? stringMethod(text, method) : unknown;
  }
}

function textOf(value: Value): string {
  return value.type === "string" ? value.value : "";
}

function dictMethod(evaluator: Evaluator, dict: DictValue, method: string, site: CallSite): Value {
  switch (method) {
    case "get":
    case "pop":
    case "setdefault": {
      const [key, fallback] = resolveArguments(evaluator, site).list;
      if (key === undefined) return unknown;
      return dictItem(dict, key.value) ?? fallback?.value ?? { type: "none" };
    }
    case "copy":
      return dict;
    case "keys":
      return dict.open ? unknown : { type: "list", items: dict.entries.map(({ key }) => key) };
    case "values":
      return dict.open ? unknown : { type: "list", items: dict.entries.map(({ value }) => value) };
    case "items": {
      const pairs = dict.entries.map(({ key, value }): Value => ({ type: "list", items: [key, value] }));
      return dict.open ? oneOf([unknown]) : { type: "list", items: pairs };
    }
    default:
      return unknown;
  }
}
