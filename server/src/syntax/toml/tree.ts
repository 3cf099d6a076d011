import type { Span } from "../../text/span.ts";

/** A TOML table, whether written as `[a.b]`, as dotted keys or inline: its entries in the order of the text. */
export interface TomlTable {
  readonly kind: "table";
  /** Where it is first written: its header, its braces, or its first dotted key. */
  readonly span: Span;
  readonly entries: readonly TomlEntry[];
}

export interface TomlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TomlNode;
}

/** An array, or an array of tables (`[[a]]`). */
export interface TomlArray {
  readonly kind: "array";
  readonly span: Span;
  readonly items: readonly TomlNode[];
}

export interface TomlScalar {
  readonly kind: "scalar";
  readonly span: Span;
  /** Dates and times are strings, as written. */
  readonly type: "string" | "number" | "boolean" | "date";
  readonly value: string | number | boolean;
}

export type TomlNode = TomlTable | TomlArray | TomlScalar;

/** The value under a path of keys and array indexes. */
export function tomlAt(node: TomlNode, path: readonly (string | number)[]): TomlNode | undefined {
  let current: TomlNode | undefined = node;
  for (const step of path) {
    if (current?.kind === "table") current = entryOf(current, String(step))?.value;
    else if (current?.kind === "array") current = current.items[Number(step)];
    else return undefined;
  }
  return current;
}

/** The entry of a table, by its key. */
export function entryOf(table: TomlTable, key: string): TomlEntry | undefined {
  return table.entries.find((entry) => entry.key === key);
}

/** Plain data of a node. A key such as `__proto__` stays an own key. */
export function tomlToPlain(node: TomlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(tomlToPlain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, tomlToPlain(entry.value)]));
}
