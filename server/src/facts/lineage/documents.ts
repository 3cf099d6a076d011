import { joinPath, nameOf } from "../../host/paths.ts";
import { member, stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { Span } from "../../text/span.ts";
import { hubId, isRepositoryId } from "../cards/values.ts";
import type { LineageFact, LineageThing } from "../facts.ts";
import { gapsOf } from "./gaps.ts";
import { datasetList, folderOf, thingIn } from "./things.ts";
import { licensesNamed } from "./weights.ts";

/** Longer JSON is data. */
export const longestDocument = 2 * 1024 * 1024;

/** The most names of one list of datasets that are looked at. */
const mostNames = 2_000;

/** Licences and sources in JSON: Croissant, `dataset_infos.json`, `package.json`. */
export function jsonStatements(text: string, path: string): readonly LineageFact[] {
  if (text.length > longestDocument) return [];
  const file = nameOf(path);
  if (file === "dataset_infos.json" || file === "dataset_info.json")
    return [...datasetInfos(text, path), ...datasetNames(text, path)];
  if (file === "package.json") return packageLicense(text, path);
  return isCroissant(text) ? croissant(text, path) : [];
}

/** Whether a text speaks of datasets in the words of schema.org. */
export function isCroissant(text: string): boolean {
  return /"(?:sc|schema):Dataset"|mlcommons\.org\/croissant|"https?:\/\/schema\.org\/?"/.test(text);
}

/** Croissant 1.0 (mlcommons/croissant, docs/croissant-spec.md): `license`, `isBasedOn`, `url` of the dataset. */
function croissant(text: string, path: string): readonly LineageFact[] {
  const { root } = parseJson(text).value;
  const type = stringValue(text, member(root, "@type")) ?? "";
  if (!/Dataset$/.test(type)) return [];
  const address = [member(root, "url"), member(root, "@id")]
    .map((node) => hubDataset(stringValue(text, node) ?? ""))
    .find((id) => id !== undefined);
  const of: LineageThing = {
    thing: "dataset",
    ids: address === undefined ? [] : [address],
    folders: [folderOf(path)],
  };
  const says = "the Croissant description";
  const sources = textsOf(text, member(root, "isBasedOn")).flatMap((source): readonly LineageFact[] => {
    const id = hubDataset(source.text);
    if (id === undefined) return [];
    const parent: LineageThing = { thing: "dataset", ids: [id], folders: [] };
    return [
      {
        kind: "lineage",
        statement: "made-from",
        child: of,
        parent,
        relation: "derived-from",
        span: source.span,
        says,
        confidence: "high",
      },
    ];
  });
  return [...claims(of, textsOf(text, member(root, "license")), says), ...sources];
}

/** `https://huggingface.co/datasets/owner/name` and what may follow. */
function hubDataset(text: string): string | undefined {
  const id = /huggingface\.co\/(?:api\/)?datasets\/([\w.-]+\/[\w.-]+)/.exec(text)?.[1];
  return id === undefined || !isRepositoryId(hubId(id)) ? undefined : hubId(id);
}

/** datasets, src/datasets/info.py: one entry for each configuration, with its `license`. */
function datasetInfos(text: string, path: string): readonly LineageFact[] {
  const { root } = parseJson(text).value;
  if (root?.type !== "object") return [];
  const of = thingIn("dataset", folderOf(path));
  const nodes = root.members.flatMap(({ key, value }) =>
    key === "license" ? [value] : [member(value, "license")],
  );
  const texts = nodes.flatMap((node) => textsOf(text, node));
  const distinct = [...new Map(texts.map((one) => [one.text, one])).values()];
  return claims(of, distinct, `\`${nameOf(path)}\``);
}

/**
 * LLaMA-Factory, README of its `data`: what each name of its list stands for, where that is a dataset of the Hub.
 * The datasets library writes a file of the same name, whose entries have no such key.
 */
function datasetNames(text: string, path: string): readonly LineageFact[] {
  const { root } = parseJson(text).value;
  if (root?.type !== "object") return [];
  return root.members.slice(0, mostNames).flatMap(({ key, value }): readonly LineageFact[] => {
    const id = hubId(stringValue(text, member(value, "hf_hub_url")) ?? "");
    if (!id.includes("/") || !isRepositoryId(id) || !/^[\w.-]{1,100}$/.test(key)) return [];
    const folders = [joinPath(folderOf(path), `${datasetList.file}#${key}`)];
    const of: LineageThing = { thing: "dataset", ids: [id], folders };
    return [
      {
        kind: "lineage",
        statement: "same",
        of,
        says: "LLaMA-Factory's list of datasets",
        confidence: "high",
      },
    ];
  });
}

/** npm, package.json: `license` is an SPDX expression. */
function packageLicense(text: string, path: string): readonly LineageFact[] {
  const { root } = parseJson(text).value;
  return claims(thingIn("project", folderOf(path)), textsOf(text, member(root, "license")), "`package.json`");
}

interface Placed {
  readonly text: string;
  readonly span: Span;
}

/** One text, those of a list, or the `url`, `@id` and `name` of a structure. */
function textsOf(text: string, node: JsonNode | undefined): readonly Placed[] {
  switch (node?.type) {
    case "string":
      return [{ text: stringValue(text, node) ?? "", span: { start: node.start, end: node.end } }];
    case "array":
      return node.items.slice(0, 50).flatMap((item) => textsOf(text, item));
    case "object":
      return ["url", "@id", "name"].flatMap((key) => textsOf(text, member(node, key))).slice(0, 1);
    default:
      return [];
  }
}

function claims(of: LineageThing, texts: readonly Placed[], says: string): readonly LineageFact[] {
  return texts
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, span }) => ({
      kind: "lineage",
      statement: "license",
      of,
      text: text.slice(0, 200),
      licenses: licensesNamed(text),
      span,
      says,
      confidence: "high",
    }));
}

/** `pyproject.toml`: `project.license` as text or table (PEP 621, PEP 639), Poetry's `tool.poetry.license`. */
export async function pyprojectStatements(text: string, path: string): Promise<readonly LineageFact[]> {
  if (!/^\s*license\b/m.test(text)) return [];
  const [{ parseToml }, { tomlAt }] = await Promise.all([
    import("../../syntax/toml/parse.ts"),
    import("../../syntax/toml/tree.ts"),
  ]);
  const { value: root, problems } = parseToml(text);
  const of = thingIn("project", folderOf(path));
  const places = [
    ["project", "license"],
    ["project", "license", "text"],
    ["tool", "poetry", "license"],
  ];
  const found = places
    .map((keys) => tomlAt(root, keys))
    .flatMap((node) => (node?.kind === "scalar" ? [{ text: String(node.value), span: node.span }] : []));
  return [...claims(of, found, "`pyproject.toml`"), ...gapsOf(problems)];
}
