import { decodeString } from "../../syntax/json/strings.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { TomlNode } from "../../syntax/toml/tree.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { Span } from "../../text/span.ts";
import type { OptionFact, PatchFact } from "../facts.ts";
import { isRepository } from "../references/repository-name.ts";
import { optionsOf, readCommandLines } from "./command-lines.ts";

/** What the three languages of configurations have in common. */
export type TreeNode =
  | { readonly type: "mapping"; readonly entries: readonly TreeEntry[] }
  | { readonly type: "list"; readonly items: readonly TreeNode[] }
  | { readonly type: "scalar"; readonly text: string; readonly isText: boolean; readonly span: Span };

export interface TreeEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

const nothing: TreeNode = { type: "list", items: [] };
/** The most entries that are looked at: configurations are small, and data is none. */
const mostNodes = 200_000;

/** Options and environment variables of a YAML, TOML or JSON text. */
export async function readTree(
  kind: "yaml" | "toml" | "json",
  text: string,
): Promise<readonly (OptionFact | PatchFact)[]> {
  const root = await parseTree(kind, text);
  const found: (OptionFact | PatchFact)[] = [];
  const waiting: TreeNode[] = [root];
  for (let count = 0; count < mostNodes; count += 1) {
    const node = waiting.pop();
    if (node === undefined) break;
    if (node.type === "mapping") {
      found.push(...inMapping(node.entries, kind));
      waiting.push(...node.entries.map(({ value }) => value));
    } else if (node.type === "list") {
      found.push(...inList(node.items));
      waiting.push(...node.items);
    } else found.push(...inText(node, text));
  }
  return distinct(found).sort((left, right) => left.span.start - right.span.start);
}

/** An alias stands for its anchor's tree at several places, and says it once. */
function distinct<T extends { readonly span: Span }>(facts: readonly T[]): T[] {
  const seen = new Set<string>();
  return facts.filter(({ span }) => {
    const key = `${span.start}-${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The tree of a configuration's text; whatever is broken in it is left out. */
export async function parseTree(kind: "yaml" | "toml" | "json", text: string): Promise<TreeNode> {
  switch (kind) {
    case "yaml":
      return fromYaml((await (await import("../../syntax/yaml/parse.ts")).parseYaml(text)).value);
    case "toml":
      return fromToml((await import("../../syntax/toml/parse.ts")).parseToml(text).value);
    case "json":
      return fromJson((await import("../../syntax/json/parse.ts")).parseJson(text).value.root, text);
  }
}

function fromYaml(node: YamlNode | undefined): TreeNode {
  switch (node?.type) {
    case "mapping":
      return {
        type: "mapping",
        entries: node.entries.flatMap(({ key, value, merged }) =>
          merged ? [] : [{ key: key.text, keySpan: key.span, value: fromYaml(value) }],
        ),
      };
    case "sequence":
      return { type: "list", items: node.items.map(fromYaml) };
    case "scalar":
      return { type: "scalar", text: node.text, isText: typeof node.value === "string", span: node.span };
    default:
      return nothing;
  }
}

function fromToml(node: TomlNode): TreeNode {
  switch (node.kind) {
    case "table":
      return {
        type: "mapping",
        entries: node.entries.map(({ key, keySpan, value }) => ({ key, keySpan, value: fromToml(value) })),
      };
    case "array":
      return { type: "list", items: node.items.map(fromToml) };
    case "scalar":
      return { type: "scalar", text: String(node.value), isText: node.type === "string", span: node.span };
  }
}

function fromJson(node: JsonNode | undefined, text: string): TreeNode {
  switch (node?.type) {
    case "object":
      return {
        type: "mapping",
        entries: node.members.map(({ key, keyNode, value }) => ({
          key,
          keySpan: { start: keyNode.start, end: keyNode.end },
          value: fromJson(value, text),
        })),
      };
    case "array":
      return { type: "list", items: node.items.map((item) => fromJson(item, text)) };
    case "string":
      return { type: "scalar", text: decodeString(text, node), isText: true, span: spanOf(node) };
    case "number":
    case "literal":
      return { type: "scalar", text: text.slice(node.start, node.end), isText: false, span: spanOf(node) };
    default:
      return nothing;
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

const trustKey = /^(?:trust[-_]remote[-_]code|trustRemoteCode|TRUST_REMOTE_CODE)$/;
const yes = /^(?:true|yes|on|1)$/i;
const modelKey =
  /^(?:name|model|(?:hf_|base_|pretrained_)?model[-_]?(?:id|name|path|name[-_]or[-_]path)?|base_model|repo_id|repo|pretrained|path|dataset|tokenizer|_name_or_path|pretrained_model_name_or_path)$/i;
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

function inMapping(
  entries: readonly TreeEntry[],
  kind: "yaml" | "toml" | "json",
): readonly (OptionFact | PatchFact)[] {
  const found = entries.flatMap(({ key, keySpan, value }): readonly (OptionFact | PatchFact)[] => {
    if (key === "auto_map") return autoMap(value);
    if (value.type !== "scalar") return [];
    const span = { start: keySpan.start, end: value.span.end };
    if (variableName.test(key) && !trustKey.test(key)) return [variable(key, value.text, span)];
    if (!trustKey.test(key) || !yes.test(value.text)) return [];
    const repository = neighbour(entries);
    const off = value.isText ? undefined : kind === "yaml" && /^[A-Z]/.test(value.text) ? "False" : "false";
    return [
      {
        kind: "option",
        name: "trust_remote_code",
        where: "configuration",
        span,
        ...(repository === undefined ? {} : { repository }),
        ...(off === undefined ? {} : { edits: [{ span: value.span, newText: off }] }),
      },
    ];
  });
  return [...found, ...namedVariable(entries)];
}

/** The model that the same mapping names. */
function neighbour(entries: readonly TreeEntry[]): string | undefined {
  const names = entries.flatMap(({ key, value }) =>
    modelKey.test(key) && value.type === "scalar" && isRepository(value.text) ? [value.text] : [],
  );
  return names[0];
}

/** Kubernetes: `- name: NAME`, `value: "1"`. */
function namedVariable(entries: readonly TreeEntry[]): readonly PatchFact[] {
  const name = entries.find(({ key }) => key === "name")?.value;
  const value = entries.find(({ key }) => key === "value")?.value;
  if (name?.type !== "scalar" || value?.type !== "scalar" || !variableName.test(name.text)) return [];
  return [
    variable(name.text, value.text, { start: name.span.start, end: Math.max(name.span.end, value.span.end) }),
  ];
}

function variable(name: string, value: string, span: Span): PatchFact {
  return { kind: "patch", name: `os.environ[${name}]`, span, value: { type: "string", value } };
}

/** `"AutoModel": "org/name--modeling.Model"`: code of another repository; else of this one. */
function autoMap(value: TreeNode): readonly OptionFact[] {
  if (value.type !== "mapping") return [];
  const targets = value.entries.flatMap((entry) => {
    const items = entry.value.type === "list" ? entry.value.items : [entry.value];
    return items.flatMap((item) => (item.type === "scalar" && item.isText ? [item] : []));
  });
  const [first] = targets;
  if (first === undefined) return [];
  const foreign = targets.find(({ text }) => text.includes("--"));
  const target = foreign ?? first;
  const repository = foreign?.text.slice(0, foreign.text.indexOf("--"));
  return [
    {
      kind: "option",
      name: "auto_map",
      where: "configuration",
      span: target.span,
      ...(repository === undefined || repository === "" ? {} : { repository }),
    },
  ];
}

/** `args: ["--trust-remote-code"]` and `- NAME=value`. */
function inList(items: readonly TreeNode[]): readonly (OptionFact | PatchFact)[] {
  const words = items.map((item) =>
    item.type === "scalar" ? { text: item.text, ...item.span } : { text: "", start: 0, end: 0 },
  );
  const variables = words.flatMap(({ text, start, end }) => {
    const [, name, value] = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=(.*)$/s.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [variable(name, value, { start, end })];
  });
  return [...optionsOf(words), ...variables];
}

/** A command that is written as one text: `command: vllm serve … --trust-remote-code`. */
function inText(
  node: TreeNode & { readonly type: "scalar" },
  text: string,
): readonly (OptionFact | PatchFact)[] {
  if (!node.isText || !/--trust[-_]remote[-_]code/i.test(node.text)) return [];
  const { start, end } = node.span;
  // A single word is an item of a list, which was looked at as a whole.
  if (!/\s/.test(node.text.trim())) return [];
  return readCommandLines(text.slice(start, end).replace(/^["']|["']$/g, " "), start, "shell").filter(
    (fact) => fact.kind === "option",
  );
}
