import type { Span } from "../../text/span.ts";

export type YamlValue = string | number | bigint | boolean | null;

/** A scalar. `text` is what a reader that wants a string sees: `1.0` stays `1.0`, `"a\n"` is decoded. */
export interface YamlScalar {
  readonly type: "scalar";
  /** By the core schema of YAML 1.2 (chapter 10.3). */
  readonly value: YamlValue;
  readonly text: string;
  readonly style: "plain" | "quoted" | "block";
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  /** Absent where nothing stands after the colon. */
  readonly value?: YamlNode;
  /** From the key to the end of its value; for a merged entry, that of the `<<` entry. */
  readonly span: Span;
  /** It came through a merge key (`<<: *defaults`) and is not written in this mapping. */
  readonly merged: boolean;
}

/** Entries in the order of the text, duplicates included: the last one wins for most readers. */
export interface YamlMapping {
  readonly type: "mapping";
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlSequence {
  readonly type: "sequence";
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

/**
 * A YAML tree with its places. An alias is replaced by what it names, at the alias' own place; the
 * parts below are shared, and their number is bounded, so a plain recursive walk always ends soon.
 */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

/** The entry of a key: the last one written, as the loaders of the field take it. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  if (node?.type !== "mapping") return undefined;
  let merged: YamlEntry | undefined;
  let written: YamlEntry | undefined;
  for (const entry of node.entries) {
    if (entry.key.text !== key) continue;
    if (entry.merged) merged ??= entry;
    else written = entry;
  }
  return written ?? merged;
}

/** Whether a node says nothing: absent, `null`, `~` or an empty string. */
export function isEmptyNode(node: YamlNode | undefined): boolean {
  if (node === undefined) return true;
  if (node.type === "scalar") return node.value === null || node.text.trim() === "";
  return node.type === "sequence" ? node.items.length === 0 : node.entries.length === 0;
}
