import type { Span } from "../../text/span.ts";
import {
  type ConfigurationEntry as Entry,
  type ConfigurationNode as Node,
  parseConfigurations,
} from "../configuration/tree.ts";
import type { OptionFact, PatchFact } from "../facts.ts";
import { isRepository } from "../references/repository-name.ts";
import { optionsOf, readCommandLines } from "./command-lines.ts";
import { modelKey, revisionKey } from "./keys.ts";

/** The most entries that are looked at: configurations are small, and data is none. */
const mostNodes = 200_000;

/** Options and environment variables of a YAML, TOML or JSON text. */
export async function readTree(
  kind: "yaml" | "toml" | "json",
  text: string,
): Promise<readonly (OptionFact | PatchFact)[]> {
  const found: (OptionFact | PatchFact)[] = [];
  const waiting: Node[] = [...(await parseConfigurations(kind, text))];
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

const trustKey = /^(?:trust[-_]remote[-_]code|trustRemoteCode|TRUST_REMOTE_CODE)$/;
const yes = /^(?:true|yes|on|1)$/i;
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

function inMapping(
  entries: readonly Entry[],
  kind: "yaml" | "toml" | "json",
): readonly (OptionFact | PatchFact)[] {
  const found = entries.flatMap(({ key, keySpan, value }): readonly (OptionFact | PatchFact)[] => {
    if (key === "auto_map") return autoMap(value);
    if (value.type !== "scalar") return [];
    const span = { start: keySpan.start, end: value.span.end };
    if (variableName.test(key) && !trustKey.test(key)) return [variable(key, value.text, span)];
    if (!trustKey.test(key) || !yes.test(value.text)) return [];
    const off = value.isText ? undefined : kind === "yaml" && /^[A-Z]/.test(value.text) ? "False" : "false";
    return [
      {
        kind: "option",
        name: "trust_remote_code",
        where: "configuration",
        span,
        ...besideTrust(entries),
        ...(off === undefined ? {} : { edits: [{ span: value.span, newText: off }] }),
      },
    ];
  });
  return [...found, ...namedVariable(entries)];
}

/** The model that the same mapping names, and its revision. */
function besideTrust(entries: readonly Entry[]): Pick<OptionFact, "repository" | "revision"> {
  const repository = neighbour(entries);
  const revision = entries.find(({ key }) => revisionKey.test(key))?.value;
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(revision?.type === "scalar" && revision.text !== "" ? { revision: revision.text } : {}),
  };
}

/** The model that the same mapping names. */
function neighbour(entries: readonly Entry[]): string | undefined {
  const names = entries.flatMap(({ key, value }) =>
    modelKey.test(key) && value.type === "scalar" && isRepository(value.text) ? [value.text] : [],
  );
  return names[0];
}

/** Kubernetes: `- name: NAME`, `value: "1"`. */
function namedVariable(entries: readonly Entry[]): readonly PatchFact[] {
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
function autoMap(value: Node): readonly OptionFact[] {
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
function inList(items: readonly Node[]): readonly (OptionFact | PatchFact)[] {
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
function inText(node: Node & { readonly type: "scalar" }, text: string): readonly (OptionFact | PatchFact)[] {
  if (!node.isText || !/--trust[-_]remote[-_]code/i.test(node.text)) return [];
  const { start, end } = node.span;
  // A single word is an item of a list, which was looked at as a whole.
  if (!/\s/.test(node.text.trim())) return [];
  return readCommandLines(text.slice(start, end).replace(/^["']|["']$/g, " "), start, "shell").filter(
    (fact) => fact.kind === "option",
  );
}
