import type { Severity } from "../../finding/finding.ts";
import {
  entryOf,
  type TomlNode,
  type TomlScalar,
  type TomlTable,
  tomlAt,
  tomlToPlain,
} from "../../syntax/toml/tree.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import {
  type Configuration,
  type ExtendedFile,
  emptyConfiguration,
  type FailOn,
  type LicensesTable,
  type OptionValue,
  type OrganizationTable,
  type Override,
  type Profile,
  type RuleChoice,
  type SuppressEntry,
} from "./model.ts";
import type { ConfigurationProblem } from "./problem.ts";
import type { JsonSchema } from "./schema.ts";

export interface ReadConfiguration {
  /** undefined: the file is a `pyproject.toml` without `[tool.loadline]`. */
  readonly value: Configuration | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Reads the text of a `loadline.toml`, or of a `pyproject.toml` with its `[tool.loadline]`.
 *
 * Where something is wrong, the top-level keys that are right still count, so that an editor goes on
 * working while a person types; the command line refuses to run on any problem.
 */
export async function readConfiguration(
  path: string,
  text: string,
  schema: JsonSchema,
): Promise<ReadConfiguration> {
  const pyproject = path.endsWith("pyproject.toml");
  // Most projects have a pyproject.toml that says nothing of Loadline: no parser is loaded for it.
  if (pyproject && !text.includes("loadline")) return { value: undefined, problems: [] };
  const { parseToml } = await import("../../syntax/toml/parse.ts");
  const lines = new LineIndex(text);
  const problem = (span: Span, message: string): ConfigurationProblem => ({
    path,
    range: lines.rangeOf(span),
    message,
  });
  const parsed = parseToml(text);
  if (parsed.problems.length > 0) {
    // A broken pyproject.toml is another tool's to report, unless it speaks to us.
    if (pyproject && !/^\s*\[+\s*tool\s*\.\s*loadline\b/m.test(text))
      return { value: undefined, problems: [] };
    return {
      value: emptyConfiguration,
      problems: parsed.problems.map((p) => problem(p.span ?? { start: 0, end: 0 }, `${p.message}.`)),
    };
  }
  const table = pyproject ? tomlAt(parsed.value, ["tool", "loadline"]) : parsed.value;
  if (table === undefined) return { value: undefined, problems: [] };
  if (table.kind !== "table") {
    return {
      value: emptyConfiguration,
      problems: [problem(table.span, "`tool.loadline` takes a table.")],
    };
  }
  const { validateTable } = await import("./validate.ts");
  const faults = validateTable(table, schema);
  const wrong = new Set(faults.map((fault) => fault.path[0]));
  const sound: TomlTable = { ...table, entries: table.entries.filter((entry) => !wrong.has(entry.key)) };
  return {
    value: configurationOf(sound, lines),
    problems: faults.map((fault) => problem(fault.span, fault.message)),
  };
}

/** The table has passed the schema, so each value has the type that is named here. */
function configurationOf(table: TomlTable, lines: LineIndex): Configuration {
  return {
    ...choiceOf(table),
    extends: filesOf(table, "extends", lines),
    ...optional("profile", scalar<Profile>(table, "profile")),
    exclude: strings(table, "exclude"),
    ...optional("minSeverity", scalar<Severity>(table, "min-severity")),
    ...optional("failOn", scalar<FailOn>(table, "fail-on")),
    ...optional("foreignSuppressions", scalar<boolean>(table, "foreign-suppressions")),
    ...optional("baseline", filesOf(table, "baseline", lines)[0]),
    overrides: tables(table, "overrides").map(overrideOf),
    suppress: tables(table, "suppress").map((entry) => suppressOf(entry, lines)),
    ...optional("organization", organizationOf(entryOf(table, "organization")?.value)),
    ...optional("licenses", licensesOf(entryOf(table, "licenses")?.value, lines)),
  };
}

/** The files that a key names, and where. */
function filesOf(table: TomlTable, key: string, lines: LineIndex): readonly ExtendedFile[] {
  return scalars(table, key).map(({ value, span }) => ({ path: String(value), range: lines.rangeOf(span) }));
}

function organizationOf(node: TomlNode | undefined): OrganizationTable | undefined {
  if (node?.kind !== "table") return undefined;
  return {
    ...(entryOf(node, "territory") === undefined ? {} : { territory: strings(node, "territory") }),
    ...optional("monthlyUsers", scalar<number>(node, "monthly-users")),
    ...optional("annualRevenueUsd", scalar<number>(node, "annual-revenue-usd")),
    ...optional("commercial", scalar<boolean>(node, "commercial")),
  };
}

function licensesOf(node: TomlNode | undefined, lines: LineIndex): LicensesTable | undefined {
  if (node?.kind !== "table") return undefined;
  return {
    ...(entryOf(node, "allow") === undefined ? {} : { allow: strings(node, "allow") }),
    deny: strings(node, "deny"),
    waivers: tables(node, "waivers").map((entry) => ({
      subjects: strings(entry, "subject"),
      licenses: strings(entry, "license"),
      reason: scalar<string>(entry, "reason") ?? "",
      owner: scalar<string>(entry, "owner") ?? "",
      until: scalar<string>(entry, "until") ?? "",
      line: lines.positionAt(entry.span.start).line,
    })),
  };
}

function overrideOf(table: TomlTable): Override {
  return { ...choiceOf(table), paths: strings(table, "paths") };
}

function choiceOf(table: TomlTable): RuleChoice {
  return {
    ...(entryOf(table, "select") === undefined ? {} : { select: strings(table, "select") }),
    ...(entryOf(table, "ignore") === undefined ? {} : { ignore: strings(table, "ignore") }),
    ...optional("severity", plain<Record<string, Severity>>(table, "severity")),
    ...optional("rules", plain<Record<string, Record<string, OptionValue>>>(table, "rules")),
  };
}

function suppressOf(table: TomlTable, lines: LineIndex): SuppressEntry {
  return {
    paths: strings(table, "path"),
    rules: strings(table, "rules"),
    reason: scalar<string>(table, "reason") ?? "",
    ...optional("until", scalar<string>(table, "until")),
    ...optional("sha256", scalar<string>(table, "sha256")?.toLowerCase()),
    line: lines.positionAt(table.span.start).line,
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // One key of the union that the return type names.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function plain<T>(table: TomlTable, key: string): T | undefined {
  const node = entryOf(table, key)?.value;
  return node === undefined ? undefined : (tomlToPlain(node) as T); // the schema has said so
}

function scalar<T extends string | boolean | number>(table: TomlTable, key: string): T | undefined {
  return plain<T>(table, key);
}

function strings(table: TomlTable, key: string): readonly string[] {
  return scalars(table, key).map((item) => String(item.value));
}

/** One value, or the values of a list. */
function scalars(table: TomlTable, key: string): readonly TomlScalar[] {
  const node = entryOf(table, key)?.value;
  if (node === undefined) return [];
  const items: readonly TomlNode[] = node.kind === "array" ? node.items : [node];
  return items.filter((item) => item.kind === "scalar");
}

function tables(table: TomlTable, key: string): readonly TomlTable[] {
  const node = entryOf(table, key)?.value;
  return node?.kind === "array" ? node.items.filter((item) => item.kind === "table") : [];
}
