import type { TomlNode, TomlTable } from "../../syntax/toml/tree.ts";
import { tomlAt } from "../../syntax/toml/tree.ts";
import { entryOf } from "../../syntax/yaml/tree.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import type { DependencyFact } from "../project.ts";
import type { Manifest } from "./manifest.ts";
import type { Requirement } from "./requirement.ts";
import { fromPoetry, normalizeName, readConda, readRequirement } from "./requirement.ts";
import { includedBy } from "./text-manifests.ts";

/** A file while it is read: what it says so far, and where its lines are. */
interface Reading {
  readonly path: string;
  readonly lines: LineIndex;
  readonly found: DependencyFact[];
  /** Files that it takes requirements from, as written. */
  readonly includes: string[];
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
  ["packages"],
  ["dev-packages"],
];

/** Lists of files that requirements are taken from. Sources: setuptools, "Dynamic metadata"; hatch-requirements-txt. */
const fileLists: readonly (readonly string[])[] = [
  ["tool", "setuptools", "dynamic", "dependencies", "file"],
  ["tool", "hatch", "metadata", "hooks", "requirements_txt", "files"],
];

/** What a `pyproject.toml`, a `pixi.toml` or a `Pipfile` asks for. */
export async function readTomlManifest(text: string, path: string): Promise<Manifest> {
  const { parseToml } = await import("../../syntax/toml/parse.ts");
  const { value } = parseToml(text);
  const reading: Reading = { path, lines: new LineIndex(text), found: [], includes: [] };
  for (const keys of requirementLists) noteList(tomlAt(value, keys), reading);
  for (const keys of listTables) forEachValue(tomlAt(value, keys), (list) => noteList(list, reading));
  for (const keys of constraintTables) noteConstraints(tomlAt(value, keys), reading);
  forEachValue(tomlAt(value, ["tool", "poetry", "group"]), (group) =>
    noteConstraints(tomlAt(group, ["dependencies"]), reading),
  );
  // Hatch, "Environment configuration": the file `hatch.toml` has the same tables without `tool.hatch`.
  for (const keys of [["tool", "hatch", "envs"], ["envs"]])
    forEachValue(tomlAt(value, keys), (environment) => noteEnvironment(environment, reading));
  notePixi(value, reading);
  notePixi(tomlAt(value, ["tool", "pixi"]), reading);
  for (const keys of fileLists) noteFiles(tomlAt(value, keys), reading);
  return { dependencies: reading.found, includes: reading.includes };
}

function noteEnvironment(environment: TomlNode, reading: Reading): void {
  for (const key of ["dependencies", "extra-dependencies"]) noteList(tomlAt(environment, [key]), reading);
}

/** The tables of a pixi manifest, those of its features and platforms too. Source: pixi, "The pixi.toml manifest". */
function notePixi(node: TomlNode | undefined, reading: Reading, depth = 0): void {
  if (node === undefined || depth > 2) return;
  noteConda(tomlAt(node, ["dependencies"]), reading);
  noteConstraints(tomlAt(node, ["pypi-dependencies"]), reading);
  for (const inner of ["feature", "target"])
    forEachValue(tomlAt(node, [inner]), (table) => notePixi(table, reading, depth + 1));
}

function noteFiles(node: TomlNode | undefined, reading: Reading): void {
  const items = node?.kind === "array" ? node.items : node === undefined ? [] : [node];
  for (const item of items)
    if (item.kind === "scalar" && typeof item.value === "string") reading.includes.push(item.value);
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
export async function readCondaEnvironment(text: string, path: string): Promise<Manifest> {
  const { parseYaml } = await import("../../syntax/yaml/parse.ts");
  const { value } = await parseYaml(text);
  const reading: Reading = { path, lines: new LineIndex(text), found: [], includes: [] };
  const list = entryOf(value, "dependencies")?.value;
  if (list?.type !== "sequence") return nothing;
  for (const item of list.items) {
    if (item.type === "scalar") note(reading, readConda(item.text), item.span);
    const pip = entryOf(item, "pip")?.value;
    if (pip?.type !== "sequence") continue;
    for (const line of pip.items) {
      if (line.type !== "scalar") continue;
      const include = includedBy(line.text);
      if (include !== undefined) reading.includes.push(include);
      else note(reading, readRequirement(line.text), line.span);
    }
  }
  return { dependencies: reading.found, includes: reading.includes };
}

const nothing: Manifest = { dependencies: [], includes: [] };
