// toml-eslint-parser gives every key and value its range, which the other TOML parsers for JavaScript do not.
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { Span } from "../../text/span.ts";
import type { TomlNode, TomlTable } from "./tree.ts";

/** A table while it is put together from its headers, dotted keys and inline parts. */
interface TableBuilder {
  readonly kind: "table";
  readonly span: Span;
  readonly entries: { key: string; keySpan: Span; value: Building }[];
  /** The same by key: a lock file has thousands of tables. */
  readonly byKey: Map<string, Building>;
}

interface ArrayBuilder {
  readonly kind: "array";
  readonly span: Span;
  readonly items: Building[];
}

type Building = TableBuilder | ArrayBuilder | TomlNode;

/**
 * Parses TOML 1.1 into one tree of tables with ranges. Spans are UTF-16 offsets of `text`.
 *
 * TOML has no recovery: after a fault the value is an empty table, and one problem says where.
 * Import this module by `await import`: it carries the parser.
 */
export function parseToml(text: string): Parsed<TomlTable> {
  const root = newTable({ start: 0, end: text.length });
  try {
    const [top] = parseTOML(text, { tomlVersion: "latest" }).body;
    for (const node of top.body) {
      if (node.type === "TOMLTable") addTable(root, node);
      else addKeyValue(root, node);
    }
  } catch (error) {
    return {
      value: { kind: "table", span: root.span, entries: [] },
      problems: [problemOf(error, text.length)],
    };
  }
  return { value: root, problems: [] };
}

function problemOf(error: unknown, length: number): Problem {
  if (error instanceof ParseError) {
    const start = Math.min(error.index, length);
    const message = error.message.replace(/\.$/, "");
    return {
      kind: "malformed",
      code: "toml-syntax",
      message,
      span: { start, end: Math.min(start + 1, length) },
    };
  }
  // The parser is recursive: arrays nested without end exhaust the stack before any bound of its own.
  return { kind: "limit", code: "toml-depth", message: "it nests too deeply", span: { start: 0, end: 0 } };
}

function newTable(span: Span): TableBuilder {
  return { kind: "table", span, entries: [], byKey: new Map() };
}

function spanOf(node: AST.HasLocs): Span {
  return { start: node.range[0], end: node.range[1] };
}

function addTable(root: TableBuilder, node: AST.TOMLTable): void {
  const keys = node.key.keys;
  const last = keys.at(-1);
  if (last === undefined) return;
  const holder = descend(root, keys.slice(0, -1));
  if (node.kind === "array") {
    const array = child(holder, last, () => ({ kind: "array", span: spanOf(node), items: [] }));
    const item = newTable(spanOf(node));
    if (array.kind === "array") (array as ArrayBuilder).items.push(item); // built here, so still open
    for (const entry of node.body) addKeyValue(item, entry);
    return;
  }
  const table = descend(holder, [last]);
  for (const entry of node.body) addKeyValue(table, entry);
}

function addKeyValue(table: TableBuilder, node: AST.TOMLKeyValue): void {
  const last = node.key.keys.at(-1);
  if (last === undefined) return;
  const holder = descend(table, node.key.keys.slice(0, -1));
  addEntry(holder, last, content(node.value));
}

/** The table that dotted keys lead to; through an array of tables, its last one (TOML 1.0, "Array of Tables"). */
function descend(table: TableBuilder, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[]): TableBuilder {
  let current = table;
  for (const key of keys) {
    let next = child(current, key, () => newTable(spanOf(key)));
    if (next.kind === "array") next = next.items.at(-1) ?? next;
    // The parser has refused keys that run through a scalar or an inline table.
    if (next.kind === "table") current = next as TableBuilder;
  }
  return current;
}

function child(table: TableBuilder, key: AST.TOMLBare | AST.TOMLQuoted, make: () => Building): Building {
  const existing = table.byKey.get(nameOf(key));
  if (existing !== undefined) return existing;
  const value = make();
  addEntry(table, key, value);
  return value;
}

function addEntry(table: TableBuilder, key: AST.TOMLBare | AST.TOMLQuoted, value: Building): void {
  table.entries.push({ key: nameOf(key), keySpan: spanOf(key), value });
  table.byKey.set(nameOf(key), value);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function content(node: AST.TOMLContentNode): Building {
  if (node.type === "TOMLArray") {
    return { kind: "array", span: spanOf(node), items: node.elements.map(content) };
  }
  if (node.type === "TOMLInlineTable") {
    const table = newTable(spanOf(node));
    for (const entry of node.body) addKeyValue(table, entry);
    return table;
  }
  const span = spanOf(node);
  if (node.kind === "string" || node.kind === "boolean") {
    return { kind: "scalar", span, type: node.kind, value: node.value };
  }
  if (node.kind === "integer" || node.kind === "float") {
    return { kind: "scalar", span, type: "number", value: node.value };
  }
  return { kind: "scalar", span, type: "date", value: node.datetime };
}
