import { decodeString } from "../../syntax/json/strings.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { TomlNode } from "../../syntax/toml/tree.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { Span } from "../../text/span.ts";

/** What the three languages of configurations have in common. */
export type ConfigurationNode =
  | ConfigurationMapping
  | { readonly type: "list"; readonly items: readonly ConfigurationNode[] }
  | ConfigurationScalar;

export interface ConfigurationMapping {
  readonly type: "mapping";
  readonly entries: readonly ConfigurationEntry[];
}

export interface ConfigurationScalar {
  readonly type: "scalar";
  readonly text: string;
  /** A string, and neither a number nor a truth value. */
  readonly isText: boolean;
  /** With its quotes. */
  readonly span: Span;
}

export interface ConfigurationEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigurationNode;
}

export type ConfigurationLanguage = "yaml" | "toml" | "json";

const nothing: ConfigurationNode = { type: "list", items: [] };

/** Reads a YAML, TOML or JSON text: a tree for each of its documents. What cannot be read is left out. */
export async function parseConfigurations(
  kind: ConfigurationLanguage,
  text: string,
): Promise<readonly ConfigurationNode[]> {
  switch (kind) {
    case "yaml":
      return (await (await import("../../syntax/yaml/parse.ts")).parseYamlDocuments(text)).map(fromYaml);
    case "toml":
      return [fromToml((await import("../../syntax/toml/parse.ts")).parseToml(text).value)];
    case "json":
      return [fromJson((await import("../../syntax/json/parse.ts")).parseJson(text).value.root, text)];
  }
}

function fromYaml(node: YamlNode | undefined): ConfigurationNode {
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

function fromToml(node: TomlNode): ConfigurationNode {
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

function fromJson(node: JsonNode | undefined, text: string): ConfigurationNode {
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
