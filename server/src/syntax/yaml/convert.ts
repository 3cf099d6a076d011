import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { Span } from "../../text/span.ts";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from "./tree.ts";

/** Nodes that all aliases of one document may stand for, together. */
const aliasBudget = 20_000;

interface Conversion {
  readonly offset: number;
  readonly depth: number;
  readonly problems: Problem[];
  /** The nodes that anchors name so far; a later anchor of the same name takes its place (YAML 1.2, 7.1). */
  readonly anchors: Map<string, { readonly node: YamlNode | undefined; readonly weight: number }>;
  /** Nodes made so far; a difference of two readings is the weight of what lies between. */
  nodes: number;
  aliased: number;
  depthReported: boolean;
}

/** Turns the `yaml` package's tree into ours: plain data, aliases resolved within bounds. */
export function convertDocument(
  document: Document.Parsed,
  offset: number,
  depth: number,
): Parsed<YamlNode | undefined> {
  const conversion: Conversion = {
    offset,
    depth,
    problems: [],
    anchors: new Map(),
    nodes: 0,
    aliased: 0,
    depthReported: false,
  };
  // The package's type says that `contents` is a ParsedNode; it is null for an empty text.
  const root: Node | null = document.contents;
  return { value: root === null ? undefined : convert(root, 0, conversion), problems: conversion.problems };
}

function convert(node: Node, level: number, conversion: Conversion): YamlNode | undefined {
  if (level > conversion.depth) {
    reportDepth(node, conversion);
    return undefined;
  }
  if (isAlias(node)) return resolveAlias(node, conversion);
  const before = conversion.nodes;
  conversion.nodes += 1;
  const anchor = "anchor" in node && typeof node.anchor === "string" ? node.anchor : undefined;
  // While a node is made its anchor names nothing: an alias inside it would never end.
  if (anchor !== undefined) conversion.anchors.set(anchor, { node: undefined, weight: 0 });
  const made = convertOwn(node, level, conversion);
  if (anchor !== undefined) conversion.anchors.set(anchor, { node: made, weight: conversion.nodes - before });
  return made;
}

function convertOwn(node: Node, level: number, conversion: Conversion): YamlNode | undefined {
  if (isMap(node)) return convertMap(node, level, conversion);
  if (isSequence(node)) return convertSequence(node, level, conversion);
  return isScalar(node) ? convertScalar(node, conversion) : undefined;
}

function convertScalar(node: Scalar, conversion: Conversion): YamlScalar {
  const raw = node.value;
  const value =
    raw === null || ["string", "number", "boolean", "bigint"].includes(typeof raw)
      ? (raw as YamlScalar["value"]) // one of the types that the line above names
      : String(raw);
  const style =
    node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE"
      ? "quoted"
      : node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL"
        ? "block"
        : "plain";
  const text = typeof value === "string" ? value : (node.source ?? "");
  return { type: "scalar", value, text, style, span: spanOf(node, conversion), ...tagOf(node) };
}

function convertSequence(node: YAMLSeq, level: number, conversion: Conversion): YamlSequence {
  const items: YamlNode[] = [];
  for (const item of node.items) {
    // A pair in a sequence (`[a: b]`) is a mapping of one entry (YAML 1.2, example 7.20); the package
    // has made it a map already.
    const made = isNode(item) ? convert(item, level + 1, conversion) : undefined;
    if (made !== undefined) items.push(made);
  }
  return {
    type: "sequence",
    items,
    flow: node.flow === true,
    span: spanOf(node, conversion),
    ...tagOf(node),
  };
}

function convertMap(node: YAMLMap, level: number, conversion: Conversion): YamlMapping {
  const entries: YamlEntry[] = [];
  const seen = new Map<string, YamlScalar>();
  for (const pair of node.items) {
    const entry = convertPair(pair, level, conversion);
    if (entry === undefined) continue;
    if (entry.key.text === "<<" && entry.key.style === "plain" && entry.value !== undefined) {
      mergeInto(entries, entry, conversion);
      continue;
    }
    const earlier = seen.get(entry.key.text);
    if (earlier !== undefined) conversion.problems.push(duplicateKey(entry.key));
    else seen.set(entry.key.text, entry.key);
    entries.push(entry);
  }
  return {
    type: "mapping",
    entries,
    flow: node.flow === true,
    span: spanOf(node, conversion),
    ...tagOf(node),
  };
}

function convertPair(pair: Pair, level: number, conversion: Conversion): YamlEntry | undefined {
  const key = isNode(pair.key) ? convert(pair.key, level + 1, conversion) : undefined;
  // A mapping or a list as a key names nothing that a rule looks for.
  if (key?.type !== "scalar") return undefined;
  const value = isNode(pair.value) ? convert(pair.value, level + 1, conversion) : undefined;
  const end = Math.max(key.span.end, value?.span.end ?? 0);
  const span = { start: key.span.start, end };
  const written = value !== undefined && !isAbsent(value);
  return written ? { key, value, span, merged: false } : { key, span, merged: false };
}

/** `key:` with nothing after it is read as a null of no length. */
function isAbsent(node: YamlNode): boolean {
  return node.type === "scalar" && node.value === null && node.span.start === node.span.end;
}

/** The merge key of YAML 1.1 (yaml.org/type/merge.html), which PyYAML and js-yaml follow. */
function mergeInto(entries: YamlEntry[], merge: YamlEntry, conversion: Conversion): void {
  const sources = merge.value?.type === "sequence" ? merge.value.items : [merge.value];
  for (const source of sources) {
    if (source?.type !== "mapping") continue;
    if (!spend(source.entries.length, merge.span, conversion)) return;
    for (const entry of source.entries) entries.push({ ...entry, span: merge.span, merged: true });
  }
}

function resolveAlias(alias: Alias, conversion: Conversion): YamlNode | undefined {
  const target = conversion.anchors.get(alias.source);
  const span = spanOf(alias, conversion);
  if (target?.node === undefined) {
    conversion.problems.push({
      kind: "malformed",
      code: target === undefined ? "yaml-unknown-alias" : "yaml-recursive-alias",
      message:
        target === undefined
          ? "an alias has no anchor of its name before it"
          : "an alias stands inside the value that it names",
      span,
    });
    return undefined;
  }
  if (!spend(target.weight, span, conversion)) return undefined;
  conversion.nodes += target.weight;
  return { ...target.node, span };
}

function spend(weight: number, span: Span, conversion: Conversion): boolean {
  const before = conversion.aliased;
  conversion.aliased += weight;
  if (conversion.aliased <= aliasBudget) return true;
  if (before <= aliasBudget) {
    conversion.problems.push({
      kind: "limit",
      code: "yaml-aliases",
      message: `its aliases stand for more than ${aliasBudget} values`,
      span,
    });
  }
  return false;
}

function duplicateKey(key: YamlScalar): Problem {
  return {
    kind: "malformed",
    code: "yaml-duplicate-key",
    message: `the key \`${shorten(key.text)}\` stands twice, and readers differ in which one counts`,
    span: key.span,
  };
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

function reportDepth(node: Node, conversion: Conversion): void {
  if (conversion.depthReported) return;
  conversion.depthReported = true;
  conversion.problems.push({
    kind: "limit",
    code: "yaml-depth",
    message: `the YAML is nested more than ${conversion.depth} levels deep`,
    span: spanOf(node, conversion),
  });
}

function spanOf(node: Node, conversion: Conversion): Span {
  // [start, end of the value, end with trailing comments and white space]
  const range = node.range ?? [0, 0, 0];
  return { start: conversion.offset + range[0], end: conversion.offset + range[1] };
}

function tagOf(node: Node): { readonly tag?: string } {
  const tag = "tag" in node ? node.tag : undefined;
  return typeof tag === "string" && !tag.startsWith("tag:yaml.org,2002:") ? { tag } : {};
}

// The package's own guards would make this module load the package; these read the same mark
// (eemeli/yaml, src/nodes/identity.ts).
const nodeType = Symbol.for("yaml.node.type");

function typeOf(node: object): unknown {
  return (node as { readonly [nodeType]?: unknown })[nodeType]; // every node of the package carries the mark
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" &&
    value !== null &&
    typeOf(value) !== undefined &&
    typeOf(value) !== Symbol.for("yaml.pair")
  );
}

function isAlias(node: Node): node is Alias {
  return typeOf(node) === Symbol.for("yaml.alias");
}

function isMap(node: Node): node is YAMLMap {
  return typeOf(node) === Symbol.for("yaml.map");
}

function isSequence(node: Node): node is YAMLSeq {
  return typeOf(node) === Symbol.for("yaml.seq");
}

function isScalar(node: Node): node is Scalar {
  return typeOf(node) === Symbol.for("yaml.scalar");
}
