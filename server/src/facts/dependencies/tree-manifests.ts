import type { TomlNode, TomlTable } from "../../syntax/toml/tree.ts";
import { tomlAt } from "../../syntax/toml/tree.ts";
import { entryOf } from "../../syntax/yaml/tree.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import type { DependencyFact } from "../project.ts";
import type { Requirement } from "./requirement.ts";
import { fromPoetry, normalizeName, readConda, readRequirement } from "./requirement.ts";

/** A file while it is read: what it says so far, and where its lines are. */
interface Reading {
  readonly path: string;
  readonly lines: LineIndex;
  readonly found: DependencyFact[];
}

function note(reading: Reading, requirement: Requirement | undefined, span: Span): void {
  if (requirement === undefined) return;
  const { line } = reading.lines.positionAt(span.start);
  reading.found.push({ ...requirement, path: reading.path, line });
}

/** Lists of requirements in a pyproject.toml. Sources: PEP 621, PEP 735, the documentation of PDM and uv. */
const requirementLists: readonly (readonly string[])[] = [
  ["project", "dependencies"],
  ["tool", "uv", "dev-dependencies"],
  ["tool", "uv", "constraint-dependencies"],
  ["tool", "uv", "override-dependencies"],
];

/** Tables whose values are lists of requirements. */
const listTables: readonly (readonly string[])[] = [
  ["project", "optional-dependencies"],
  ["dependency-groups"],
  ["tool", "pdm", "dev-dependencies"],
];

/** Tables of name and constraint: Poetry, pixi, Pipfile. */
const constraintTables: readonly (readonly string[])[] = [
  ["tool", "poetry", "dependencies"],
  ["tool", "poetry", "dev-dependencies"],
  ["tool", "pixi", "pypi-dependencies"],
  ["pypi-dependencies"],
  ["packages"],
  ["dev-packages"],
];

const condaTables: readonly (readonly string[])[] = [["tool", "pixi", "dependencies"], ["dependencies"]];

/** What a `pyproject.toml`, a `pixi.toml` or a `Pipfile` asks for. */
export async function readTomlManifest(text: string, path: string): Promise<readonly DependencyFact[]> {
  const { parseToml } = await import("../../syntax/toml/parse.ts");
  const { value } = parseToml(text);
  const reading: Reading = { path, lines: new LineIndex(text), found: [] };
  for (const keys of requirementLists) noteList(tomlAt(value, keys), reading);
  for (const keys of listTables) forEachValue(tomlAt(value, keys), (list) => noteList(list, reading));
  for (const keys of constraintTables) noteConstraints(tomlAt(value, keys), reading);
  forEachValue(tomlAt(value, ["tool", "poetry", "group"]), (group) =>
    noteConstraints(tomlAt(group, ["dependencies"]), reading),
  );
  for (const keys of condaTables) noteConda(tomlAt(value, keys), reading);
  return reading.found;
}

function noteList(node: TomlNode | undefined, reading: Reading): void {
  if (node?.kind !== "array") return;
  for (const item of node.items) {
    if (item.kind === "scalar" && typeof item.value === "string")
      note(reading, readRequirement(item.value), item.span);
  }
}

function forEachValue(node: TomlNode | undefined, visit: (value: TomlNode) => void): void {
  if (node?.kind === "table") for (const entry of node.entries) visit(entry.value);
}

function noteConstraints(node: TomlNode | undefined, reading: Reading): void {
  if (node?.kind !== "table") return;
  for (const { key, keySpan, value } of node.entries) {
    if (key === "python") continue;
    for (const constraint of constraintsOf(value)) {
      note(reading, { name: normalizeName(key), specifier: fromPoetry(constraint) }, keySpan);
    }
  }
}

/** A string, a table with `version`, or several such tables with their markers. */
function constraintsOf(node: TomlNode): readonly string[] {
  if (node.kind === "scalar") return typeof node.value === "string" ? [node.value] : [];
  if (node.kind === "array") return node.items.flatMap(constraintsOf);
  return versionOf(node);
}

function versionOf(table: TomlTable): readonly string[] {
  const version = tomlAt(table, ["version"]);
  // A dependency from git or from a folder has no version: any.
  return version?.kind === "scalar" && typeof version.value === "string" ? [version.value] : [""];
}

function noteConda(node: TomlNode | undefined, reading: Reading): void {
  if (node?.kind !== "table") return;
  for (const { key, keySpan, value } of node.entries) {
    for (const constraint of constraintsOf(value)) {
      const text = constraint === "*" ? key : `${key} ${constraint}`;
      note(reading, readConda(text), keySpan);
    }
  }
}

/** What an `environment.yml` of conda asks for, its `pip:` list included. */
export async function readCondaEnvironment(text: string, path: string): Promise<readonly DependencyFact[]> {
  const { parseYaml } = await import("../../syntax/yaml/parse.ts");
  const { value } = await parseYaml(text);
  const reading: Reading = { path, lines: new LineIndex(text), found: [] };
  const list = entryOf(value, "dependencies")?.value;
  if (list?.type !== "sequence") return [];
  for (const item of list.items) {
    if (item.type === "scalar") note(reading, readConda(item.text), item.span);
    const pip = entryOf(item, "pip")?.value;
    if (pip?.type !== "sequence") continue;
    for (const line of pip.items) {
      if (line.type === "scalar") note(reading, readRequirement(line.text), line.span);
    }
  }
  return reading.found;
}
