import { decodeString } from "./strings.ts";
import type { JsonNode } from "./tree.ts";

/** The value of a key; of a duplicate key the last one, as Python and JavaScript take it. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  for (let index = node.members.length - 1; index >= 0; index -= 1) {
    const candidate = node.members[index];
    if (candidate?.key === key) return candidate.value;
  }
  return undefined;
}

/** The value at the end of a path of keys. */
export function memberAt(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  let current = node;
  for (const key of path) current = member(current, key);
  return current;
}

/** The items of an array; none for anything else. */
export function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? node.items : [];
}

/** The value of a string; undefined for anything else. */
export function stringValue(text: string, node: JsonNode | undefined): string | undefined {
  return node?.type === "string" ? decodeString(text, node) : undefined;
}

/** The value of a number as JavaScript has it (beyond 2^53 not exact); undefined for anything else. */
export function numberValue(text: string, node: JsonNode | undefined): number | undefined {
  if (node?.type !== "number") return undefined;
  const value = Number(text.slice(node.start, node.end));
  return Number.isNaN(value) ? undefined : value;
}

export function booleanValue(node: JsonNode | undefined): boolean | undefined {
  return node?.type === "literal" && node.value !== null ? node.value : undefined;
}
