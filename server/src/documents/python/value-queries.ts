import type { Span } from "../../text/span.ts";
import type { PythonValue } from "./module.ts";

/** What a value is where the program asks `if value:`. `mixed`: branches differ, or only some are known. */
export type Truth = "true" | "false" | "mixed" | "unknown";

/** The truth of a value, as far as it is known. */
export function truthOf(value: PythonValue): Truth {
  const truths = new Set(truthsOf(value));
  const [only] = truths;
  return truths.size === 1 && only !== undefined ? only : "mixed";
}

/** Whether the value may be true: it is, or one of its branches is. */
export function mayBeTrue(value: PythonValue): boolean {
  return truthsOf(value).includes("true");
}

/** Whether the value may be false (or None): it is, or one of its branches is. */
export function mayBeFalse(value: PythonValue): boolean {
  return truthsOf(value).includes("false");
}

function truthsOf(value: PythonValue): readonly ("true" | "false" | "unknown")[] {
  switch (value.type) {
    case "boolean":
      return [value.value ? "true" : "false"];
    case "none":
      return ["false"];
    case "number":
      return [value.value === 0 ? "false" : "true"];
    case "string":
      return [value.value === "" ? "false" : "true"];
    case "list":
      return [value.items.length === 0 ? "false" : "true"];
    case "dict":
      return [value.entries.length === 0 ? "false" : "true"];
    case "script-path":
      return ["true"];
    case "one-of":
      return value.values.flatMap(truthsOf);
    default:
      return ["unknown"];
  }
}

/** A string that a value may be, and the literal that it is written as. */
export interface KnownString {
  readonly value: string;
  readonly span?: Span;
}

/** Every string that the value is known to be in one of its branches. */
export function literalsOf(value: PythonValue): readonly KnownString[] {
  if (value.type === "string") return [value];
  if (value.type === "one-of") return value.values.flatMap(literalsOf);
  return [];
}

/** The same, without their places. */
export function stringsOf(value: PythonValue): readonly string[] {
  return literalsOf(value).map((literal) => literal.value);
}

/** The names of all library names and of all calls of a library that the value is made from. */
export function namesIn(value: PythonValue): readonly string[] {
  switch (value.type) {
    case "reference":
      return [value.name];
    case "call-result":
      return [
        value.name,
        ...(value.receiver === undefined ? [] : namesIn(value.receiver)),
        ...value.arguments.flatMap(namesIn),
        ...(value.keywords ?? []).flatMap(([, item]) => namesIn(item)),
      ];
    case "list":
      return value.items.flatMap(namesIn);
    case "dict":
      return value.entries.flatMap(([key, item]) => [...namesIn(key), ...namesIn(item)]);
    case "one-of":
      return value.values.flatMap(namesIn);
    default:
      return [];
  }
}

/** The first string that the value is, or is made from: the file behind `open("x", "rb")` and `Path("x").open()`. */
export function underlyingString(value: PythonValue): string | undefined {
  if (value.type === "string") return value.value;
  if (value.type === "call-result") {
    if (value.name === "pathlib.Path.open" && value.receiver === undefined) return undefined;
    const first = value.receiver ?? value.arguments[0];
    return first === undefined ? undefined : underlyingString(first);
  }
  if (value.type === "one-of") return value.values.map(underlyingString).find((text) => text !== undefined);
  return undefined;
}
