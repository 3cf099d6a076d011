import type { ConfigurationEntry, ConfigurationMapping, ConfigurationNode } from "./tree.ts";

/** The most nodes that are looked at: configurations are small, and data is none. */
const mostNodes = 200_000;

/** The last entry of a key, as loaders take it. */
export function entryOf(node: ConfigurationNode | undefined, key: string): ConfigurationEntry | undefined {
  if (node?.type !== "mapping") return undefined;
  return node.entries.findLast((entry) => entry.key === key);
}

/** The value under a path of keys. */
export function valueAt(node: ConfigurationNode, path: readonly string[]): ConfigurationNode | undefined {
  let current: ConfigurationNode | undefined = node;
  for (const key of path) current = entryOf(current, key)?.value;
  return current;
}

/** Every mapping of a tree, outer ones first, with the keys that lead to it. */
export function mappingsIn(
  root: ConfigurationNode,
): readonly { readonly mapping: ConfigurationMapping; readonly path: readonly string[] }[] {
  const found: { mapping: ConfigurationMapping; path: readonly string[] }[] = [];
  const waiting: { node: ConfigurationNode; path: readonly string[] }[] = [{ node: root, path: [] }];
  for (let count = 0; count < mostNodes; count += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { node, path } = next;
    if (node.type === "mapping") found.push({ mapping: node, path });
    for (const child of childrenOf(node)) {
      waiting.push({ node: child.node, path: [...path, child.step].slice(-deepest) });
    }
  }
  return found;
}

/** The inner nodes, the last one first: they are taken from the end. */
function childrenOf(
  node: ConfigurationNode,
): readonly { readonly node: ConfigurationNode; readonly step: string }[] {
  const all =
    node.type === "mapping"
      ? node.entries.map(({ key, value }) => ({ node: value, step: key }))
      : node.type === "list"
        ? node.items.map((item) => ({ node: item, step: "*" }))
        : [];
  return all.filter((child) => child.node.type !== "scalar").reverse();
}

/** Of a longer path the last steps are kept. */
const deepest = 64;

/** A value at a path with wildcards, and the mapping around it. */
export interface Match {
  readonly value: ConfigurationNode;
  readonly entry?: ConfigurationEntry;
  readonly around?: ConfigurationMapping;
}

/** Every value at a path: `*` is any item or entry, `**` any depth. */
export function matchesOf(root: ConfigurationNode, path: readonly string[]): readonly Match[] {
  const deep = path.indexOf("**");
  if (deep !== -1) {
    const start = deep === 0 ? [root] : matchesOf(root, path.slice(0, deep)).map(({ value }) => value);
    const rest = path.slice(deep + 1);
    return start.flatMap((node) => mappingsIn(node).flatMap(({ mapping }) => matchesOf(mapping, rest)));
  }
  let found: readonly Match[] = [{ value: root }];
  for (const step of path) found = found.flatMap((match) => stepInto(match, step));
  return found;
}

function stepInto({ value, around, entry }: Match, step: string): readonly Match[] {
  if (step === "*" && value.type === "list") {
    return value.items.map((item) => ({
      value: item,
      ...(around === undefined ? {} : { around }),
      ...(entry === undefined ? {} : { entry }),
    }));
  }
  if (value.type !== "mapping") return [];
  const entries = step === "*" ? value.entries : value.entries.filter(({ key }) => key === step).slice(-1);
  return entries.map((found) => ({ value: found.value, entry: found, around: value }));
}
