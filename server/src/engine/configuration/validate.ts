// @cfworker/json-schema interprets schemas without generating code, and has no dependency.
import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { entryOf, type TomlNode, type TomlTable, tomlAt, tomlToPlain } from "../../syntax/toml/tree.ts";
import type { Span } from "../../text/span.ts";
import { didYouMean } from "./closest.ts";
import type { JsonSchema } from "./schema.ts";

export interface ValidationProblem {
  readonly span: Span;
  readonly message: string;
  /** Keys and indexes from the table that was validated to the value at fault. */
  readonly path: readonly string[];
}

/** Checks a table against the schema. Import this module by `await import`: it carries the validator. */
export function validateTable(table: TomlTable, schema: JsonSchema): readonly ValidationProblem[] {
  // Our schemas are a subset of what the validator's type describes; only `readonly` differs.
  const validator = new Validator(schema as Schema, "7", false);
  const found: ValidationProblem[] = [];
  for (const error of validator.validate(tomlToPlain(table)).errors) {
    const steps = pointer(error.keywordLocation);
    const path = pointer(error.instanceLocation);
    const holder = schemaAt(schema, steps.slice(0, -1));
    const node = tomlAt(table, path);
    if (holder === undefined || node === undefined || isOtherBranch(table, schema, error)) continue;
    found.push(...problemsOf({ keyword: error.keyword, holder, node, path, table }));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

interface Fault {
  readonly keyword: string;
  readonly holder: JsonSchema;
  readonly node: TomlNode;
  readonly path: readonly string[];
  readonly table: TomlTable;
}

function problemsOf(fault: Fault): readonly ValidationProblem[] {
  const { keyword, holder, node, path } = fault;
  if (keyword === "additionalProperties" && node.kind === "table") return unknownKeys(node, holder, path);
  if (keyword === "required" && node.kind === "table") {
    return (holder.required ?? [])
      .filter((key) => entryOf(node, key) === undefined)
      .map((key) => ({ span: node.span, message: `\`${key}\` is missing here.`, path }));
  }
  const message = messageOf(fault);
  return message === undefined ? [] : [{ span: node.span, message, path }];
}

function unknownKeys(
  node: TomlTable,
  holder: JsonSchema,
  path: readonly string[],
): readonly ValidationProblem[] {
  const known = Object.keys(holder.properties ?? {});
  return node.entries
    .filter((entry) => !known.includes(entry.key))
    .map((entry) => {
      const place = path.length === 0 ? "" : ` of \`${path.join(".")}\``;
      const hint = didYouMean(entry.key, known) || listed(known, "; the keys here are ", ".");
      return {
        span: entry.keySpan,
        message: `\`${entry.key}\` is not a known key${place}${hint}`,
        path: [...path, entry.key],
      };
    });
}

function messageOf({ keyword, holder, node, path }: Fault): string | undefined {
  const key = path.filter((step) => !/^\d+$/.test(step)).at(-1) ?? "";
  const value = node.kind === "scalar" ? String(node.value) : "";
  switch (keyword) {
    case "enum": {
      const allowed = holder.enum ?? [];
      if (node.kind !== "scalar") return `\`${key}\` takes ${expectation(holder)}, not ${described(node)}.`;
      const hint = didYouMean(value, allowed) || listed(allowed, "; it takes ", ".");
      return `\`${value}\` is not a value of \`${key}\`${hint}`;
    }
    case "type":
      return `\`${key}\` takes ${expectation(holder)}, not ${described(node)}.`;
    case "minLength":
    case "minItems":
      return `\`${key}\` may not be empty.`;
    case "pattern":
      return `\`${key}\` takes ${holder["x-expected"] ?? "another form"}.`;
    default:
      // `properties`, `items`, `anyOf`: their cause has an entry of its own.
      return undefined;
  }
}

function expectation(schema: JsonSchema): string {
  if (schema.enum !== undefined) return "one of its words";
  switch (schema.type) {
    case "array":
      return "a list";
    case "object":
      return "a table";
    case "boolean":
      return "true or false";
    case "number":
      return "a number";
    default:
      return "a string";
  }
}

function described(node: TomlNode): string {
  if (node.kind === "table") return "a table";
  if (node.kind === "array") return "a list";
  return node.type === "boolean" ? String(node.value) : `a ${node.type}`;
}

function listed(words: readonly string[], before: string, after: string): string {
  if (words.length === 0 || words.length > 12) return ".";
  return before + words.map((word) => `\`${word}\``).join(", ") + after;
}

/**
 * Each `anyOf` of the schema is "one, or a list of them", in this order: an error of the branch that the
 * value does not stand for says nothing.
 */
function isOtherBranch(table: TomlTable, schema: JsonSchema, error: OutputUnit): boolean {
  const steps = pointer(error.keywordLocation);
  const at = steps.indexOf("anyOf");
  if (at < 0 || at === steps.length - 1) return false;
  // The value that the anyOf speaks of: as many instance steps as the schema path has descended.
  const depth = instanceDepth(schema, steps.slice(0, at));
  const node = tomlAt(table, pointer(error.instanceLocation).slice(0, depth));
  return (steps[at + 1] === "1") !== (node?.kind === "array");
}

function instanceDepth(schema: JsonSchema, steps: readonly string[]): number {
  let depth = 0;
  for (let index = 0; index < steps.length; index += 1) {
    if (steps[index] === "properties") index += 1;
    else if (steps[index] !== "items") continue;
    depth += 1;
  }
  return schemaAt(schema, steps) === undefined ? 0 : depth;
}

function schemaAt(schema: JsonSchema, steps: readonly string[]): JsonSchema | undefined {
  let current: unknown = schema;
  for (const step of steps) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Object.hasOwn(current, step) ? (current as Record<string, unknown>)[step] : undefined;
  }
  // The steps come from the validator, which has walked this very schema.
  return current as JsonSchema | undefined;
}

/** The steps of a JSON pointer in a URI fragment (RFC 6901, section 6). */
function pointer(location: string): readonly string[] {
  return location
    .split("/")
    .slice(1)
    .map((step) => decodeURI(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}
