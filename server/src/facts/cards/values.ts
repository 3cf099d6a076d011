import type { YamlNode, YamlScalar } from "../../syntax/yaml/tree.ts";
import { entryOf } from "../../syntax/yaml/tree.ts";
import type { CardValue } from "../facts.ts";

/** More values of one key than this say nothing new about a card. */
const maximumValues = 500;

/** The scalars under a key, whether it holds one or a list of them. */
export function scalarsOf(root: YamlNode, key: string): readonly YamlScalar[] {
  const value = entryOf(root, key)?.value;
  if (value === undefined) return [];
  const nodes = value.type === "sequence" ? value.items.slice(0, maximumValues) : [value];
  return nodes
    .filter((node) => node.type === "scalar")
    .filter((node) => node.text.trim() !== "" && node.value !== null);
}

/** The same as values with their places. */
export function valuesOf(root: YamlNode, key: string): readonly CardValue[] {
  return scalarsOf(root, key).map(cardValue);
}

export function cardValue(scalar: YamlScalar): CardValue {
  return { value: scalar.text.trim(), span: scalar.span };
}

/** A hub id out of what people write: an address of the Hub, or one with a revision. */
export function hubId(text: string): string {
  return text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co)\/(datasets\/)?/i, "")
    .replace(/^hf:\/\/(datasets\/)?/i, "")
    .replace(/\/(tree|blob|resolve)\/.*$/, "")
    .replace(/\/+$/, "");
}

/** Whether a text may be the id of a repository: one name, or two with a slash (huggingface_hub, validate_repo_id). */
export function isRepositoryId(text: string): boolean {
  return text.length <= 160 && /^[\w.-]+(\/[\w.-]+)?$/.test(text) && !/--|\.\.|^[-.]|[-.]$|\.git$/.test(text);
}
