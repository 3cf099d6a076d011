import type { Parsed } from "../../host/problem.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { entryOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/tree.ts";

/** JSON is YAML (YAML 1.2, chapter 1.2), and one reader with places is enough for both. */
export async function treeOf(text: string): Promise<Parsed<YamlNode | undefined>> {
  return parseYaml(text);
}

/** The most values of one key that are looked at. */
const mostValues = 200;

export function nodeAt(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  let current = node;
  for (const key of path) current = entryOf(current, key)?.value;
  return current;
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.type === "sequence" ? node.items.slice(0, mostValues) : [];
}

/** A scalar that says something. */
export function scalarAt(node: YamlNode | undefined, ...path: readonly string[]): YamlScalar | undefined {
  const found = nodeAt(node, ...path);
  return found?.type === "scalar" && found.value !== null && found.text.trim() !== "" ? found : undefined;
}

/** One scalar, or those of a list. */
export function scalarsAt(node: YamlNode | undefined, ...path: readonly string[]): readonly YamlScalar[] {
  const found = nodeAt(node, ...path);
  const nodes =
    found?.type === "sequence" ? found.items.slice(0, mostValues) : found === undefined ? [] : [found];
  return nodes
    .filter((one) => one.type === "scalar")
    .filter((one) => one.value !== null && one.text.trim() !== "");
}

export function hasKey(node: YamlNode | undefined, key: string): boolean {
  return entryOf(node, key) !== undefined;
}
