import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import { items, member, memberAt, numberValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { CellSource } from "./cell-source.ts";
import { cellExtras, notebookExtras } from "./extras.ts";
import { type JsonSource, stringOf } from "./json-source.ts";
import { languageName, languageOfCode, languageOfKernel } from "./languages.ts";
import type { CellKind, NotebookExtra, NotebookOutput, RawOutputs, RawSource } from "./model.ts";
import { outputsOf } from "./outputs.ts";

/** What a notebook file holds, before its cells have their places. */
export interface NotebookContent {
  readonly format: number;
  readonly language: string;
  readonly platform?: "colab" | "kaggle";
  readonly cells: readonly CellSource[];
  readonly sources: readonly RawSource[];
  readonly outputs: readonly NotebookOutput[];
  readonly rawOutputs: readonly RawOutputs[];
  readonly extras: readonly NotebookExtra[];
  readonly problems: readonly Problem[];
}

/** Values that may be huge and are decoded when asked for, if ever: outputs, attachments, the state of widgets. */
const bulky: ReadonlySet<string> = new Set([
  "attachments",
  "html",
  "javascript",
  "json",
  "latex",
  "svg",
  "text",
  "traceback",
  "widgets",
]);

/** Reads the JSON of a notebook of nbformat 3 or 4. A broken one gives the cells that could be read. */
export function readNotebookJson(json: JsonSource, limits: Limits): NotebookContent {
  const { outline: text } = json;
  const parsed = parseJson(text, {
    depth: limits.depth,
    opaque: (key) => bulky.has(key) || key.includes("/"),
  });
  const root = parsed.value.root;
  const problems = [...syntaxProblems(text, parsed.problems)];
  const cellNodes = cellsOf(root);
  // An editor that makes a new file leaves it empty until the first save.
  if (text.trim() === "") return emptyContent([]);
  if (root?.type !== "object" || cellNodes === undefined) {
    problems.push({
      kind: "malformed",
      code: "not-a-notebook",
      message: "there is no list of cells in the file",
    });
    return emptyContent(problems);
  }
  const format =
    numberValue(text, member(root, "nbformat")) ?? (member(root, "worksheets") === undefined ? 4 : 3);
  if (format > 4) {
    problems.push({
      kind: "unsupported",
      code: "notebook-format",
      message: `it is of notebook format ${format}, and was read as format 4`,
    });
  }
  return readCells(json, root, cellNodes, { format, problems });
}

function readCells(
  json: JsonSource,
  root: JsonNode,
  nodes: readonly JsonNode[],
  found: { readonly format: number; readonly problems: Problem[] },
): NotebookContent {
  const raw: RawCell[] = [];
  for (const node of nodes) {
    const cell = node.type === "object" ? readCell(json, node) : undefined;
    if (cell !== undefined) raw.push(cell);
  }
  const code = raw.filter((cell) => cell.kind === "code").map((cell) => cell.text);
  const language = kernelLanguage(json, root) ?? languageOfCode(code);
  const broken = nodes.length - raw.filter((cell) => cell.readable).length;
  if (broken > 0) {
    const message = broken === 1 ? "one cell has no readable text" : `${broken} cells have no readable text`;
    found.problems.push({ kind: "malformed", code: "bad-cell", message });
  }
  const platform = platformOf(root);
  return {
    format: found.format,
    language,
    ...(platform === undefined ? {} : { platform }),
    cells: raw.map(({ kind, id, tags, text: source, ...cell }) => ({
      kind,
      language: kind === "code" ? (cell.language ?? language) : kind === "markdown" ? "markdown" : "raw",
      text: source,
      tags,
      ...(id === undefined ? {} : { id }),
    })),
    sources: raw.map((cell) => cell.source),
    outputs: raw.flatMap((cell, index) => outputsOf(json, cell.outputs, index)),
    rawOutputs: raw.map((cell) => rawOutputs(cell.outputList)),
    extras: [...notebookExtras(root), ...raw.flatMap(({ node }, index) => cellExtras(json, node, index))].map(
      (extra) => ({ ...extra, text: () => extra.text(json) }),
    ),
    problems: found.problems,
  };
}

interface RawCell {
  readonly kind: CellKind;
  readonly id: string | undefined;
  /** Only where the cell says it itself, as notebooks of several languages do. */
  readonly language: string | undefined;
  readonly tags: readonly string[];
  readonly text: string;
  readonly source: RawSource;
  readonly readable: boolean;
  readonly outputs: readonly JsonNode[];
  readonly outputList: JsonNode | undefined;
  readonly node: JsonNode;
}

function rawOutputs(list: JsonNode | undefined): RawOutputs {
  if (list?.type !== "array") return { items: [] };
  const items = list.items.map(({ start, end }) => ({ start, end }));
  return { list: { start: list.start, end: list.end }, items };
}

function readCell(json: JsonSource, node: JsonNode): RawCell {
  const value = member(node, "source") ?? member(node, "input");
  const metadata = member(node, "metadata");
  const tags = items(member(metadata, "tags")).map((tag) => stringOf(json, tag));
  return {
    kind: cellKind(json, node),
    id: stringOf(json, member(node, "id")),
    language: cellLanguage(json, node, metadata),
    tags: tags.filter((tag) => tag !== undefined),
    outputs: items(member(node, "outputs")),
    outputList: member(node, "outputs"),
    node,
    ...readSource(json, value),
  };
}

function cellKind(json: JsonSource, node: JsonNode): CellKind {
  const type = stringOf(json, member(node, "cell_type"));
  if (type === "code" || type === "markdown") return type;
  if (type === "heading") return "markdown";
  // A cell that lost its type is code where it could have been run.
  if (type === undefined && (member(node, "outputs") ?? member(node, "execution_count"))) return "code";
  return type === undefined ? "code" : "raw";
}

/** VS Code's key, then those of .NET Interactive and its successor, then nbformat 3's. */
function cellLanguage(json: JsonSource, node: JsonNode, metadata: JsonNode | undefined): string | undefined {
  const name =
    stringOf(json, memberAt(metadata, "vscode", "languageId")) ??
    stringOf(json, memberAt(metadata, "polyglot_notebook", "kernelName")) ??
    stringOf(json, memberAt(metadata, "dotnet_interactive", "language")) ??
    stringOf(json, member(node, "language"));
  return name === undefined || name === "" ? undefined : languageName(name);
}

function readSource(
  json: JsonSource,
  value: JsonNode | undefined,
): { readonly text: string; readonly source: RawSource; readonly readable: boolean } {
  // A cell without a source is an empty cell.
  if (value === undefined || (value.type === "literal" && value.value === null)) {
    return { text: "", source: { strings: [] }, readable: true };
  }
  if (value.type === "string") {
    const span = { start: value.start, end: value.end };
    return { text: stringOf(json, value) ?? "", source: { strings: [span], value: span }, readable: true };
  }
  if (value.type !== "array") return { text: "", source: { strings: [] }, readable: false };
  const strings = value.items.filter((item) => item.type === "string");
  const readable = strings.length === value.items.length;
  const source = {
    strings: strings.map(({ start, end }) => ({ start, end })),
    ...(readable ? { value: { start: value.start, end: value.end } } : {}),
  };
  return { text: strings.map((item) => stringOf(json, item) ?? "").join(""), source, readable };
}

/** Colab and Kaggle leave their names in the metadata. */
function platformOf(root: JsonNode): "colab" | "kaggle" | undefined {
  const metadata = member(root, "metadata");
  if (member(metadata, "colab") !== undefined) return "colab";
  return member(metadata, "kaggle") === undefined ? undefined : "kaggle";
}

function kernelLanguage(json: JsonSource, root: JsonNode): string | undefined {
  const metadata = member(root, "metadata");
  const stated =
    stringOf(json, memberAt(metadata, "kernelspec", "language")) ??
    stringOf(json, memberAt(metadata, "language_info", "name"));
  if (stated !== undefined && stated.trim() !== "") return languageName(stated);
  const kernel = stringOf(json, memberAt(metadata, "kernelspec", "name"));
  return kernel === undefined ? undefined : languageOfKernel(kernel);
}

/** nbformat 4 has one list of cells, 3 has one in each worksheet (usually a single one). */
function cellsOf(root: JsonNode | undefined): readonly JsonNode[] | undefined {
  const cells = member(root, "cells");
  if (cells?.type === "array") return cells.items;
  const worksheets = member(root, "worksheets");
  if (worksheets?.type !== "array") return undefined;
  return worksheets.items.flatMap((sheet) => items(member(sheet, "cells")));
}

function emptyContent(problems: readonly Problem[]): NotebookContent {
  return {
    format: 4,
    language: "python",
    cells: [],
    sources: [],
    outputs: [],
    rawOutputs: [],
    extras: [],
    problems,
  };
}

/**
 * The faults that keep Jupyter from opening the file. It reads with Python's json module, which takes
 * `NaN` and lone surrogates.
 */
function syntaxProblems(text: string, problems: readonly Problem[]): readonly Problem[] {
  const kept = problems.filter(
    (problem) => problem.code !== "not-a-number" && problem.code !== "lone-surrogate",
  );
  if (kept.length === 0) return [];
  const lines = new LineIndex(text);
  return kept.map(({ span, message, ...problem }) => {
    if (span === undefined) return { ...problem, message };
    // Spans of this document speak of cells; in the JSON around them only a line can be named.
    const { line, character } = lines.positionAt(span.start);
    return { ...problem, message: `${message} (line ${line + 1}, column ${character + 1} of the file)` };
  });
}
