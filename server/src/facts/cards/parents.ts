import type { License } from "../../knowledge/licenses/license.ts";
import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { Span } from "../../text/span.ts";
import type { CardFact, CardParent, CardValue, NeighbourBases } from "../facts.ts";
import { hubId, valuesOf } from "./values.ts";

/** The tables, as far as they are needed here: each is imported at first use. */
export interface Tables {
  readonly licenseById: (id: string) => License | undefined;
  readonly modelRecord: typeof import("../../knowledge/models/catalogue.ts").modelRecord;
  readonly modelTableDate: string;
  readonly datasetRecord: typeof import("../../knowledge/datasets/catalogue.ts").datasetRecord;
}

export async function loadTables(): Promise<Tables> {
  const [{ licenseById }, models, datasets] = await Promise.all([
    import("../../knowledge/licenses/catalogue.ts"),
    import("../../knowledge/models/catalogue.ts"),
    import("../../knowledge/datasets/catalogue.ts"),
  ]);
  const { modelRecord, modelTableDate } = models;
  return { licenseById, modelRecord, modelTableDate, datasetRecord: datasets.datasetRecord };
}

/** The base models of a model card, each with what is known of its licence. */
export function baseModelsOf(root: YamlNode, tables: Tables): readonly CardParent[] {
  const values = valuesOf(root, "base_model");
  const relation = relationOf(root, values);
  return values.map((value) => modelParent(value, relation, tables));
}

/** What a file beside the card names, as if the card did; its place is the front matter's first line. */
export function neighbourParents(
  { ids, relation, file }: NeighbourBases,
  opening: Span,
  tables: Tables,
): readonly CardParent[] {
  return ids.map((id) => ({ ...modelParent({ value: id, span: opening }, relation, tables), foundIn: file }));
}

/** What a model card says it was trained on, or a dataset card was made from. */
export function datasetsOf(
  root: YamlNode,
  subject: CardFact["subject"],
  tables: Tables,
): readonly CardParent[] {
  if (subject === "dataset") {
    const sources = valuesOf(root, "source_datasets")
      .map(sourceDataset)
      .filter((value) => value !== undefined);
    return sources.map((value) => datasetParent(value, "derived-from", tables));
  }
  return valuesOf(root, "datasets").map((value) => datasetParent(value, "trained-on", tables));
}

const relations: ReadonlySet<string> = new Set(["finetune", "adapter", "quantized", "merge"]);

/** As the Hub infers it where the card does not say (hub-docs, model-cards.md, "Specifying a base model"). */
function relationOf(root: YamlNode, values: readonly CardValue[]): Relation {
  const stated = valuesOf(root, "base_model_relation")[0]?.value;
  if (stated !== undefined && relations.has(stated)) return stated as Relation; // one of the four above
  const words = [...valuesOf(root, "tags"), ...valuesOf(root, "library_name")].map(({ value }) =>
    value.toLowerCase(),
  );
  const has = (...names: readonly string[]) => names.some((name) => words.includes(name));
  if (has("merge", "mergekit") || values.length > 1) return "merge";
  if (has("lora", "adapter", "peft", "qlora")) return "adapter";
  return has("gguf", "gptq", "awq", "exl2", "quantized", "4-bit", "8-bit") ? "quantized" : "finetune";
}

/** A model by its id, with what the tables know of its licence. */
export function modelParent(value: CardValue, relation: Relation, tables: Tables): CardParent {
  const id = hubId(value.value);
  const record = tables.modelRecord(id);
  const license = record === undefined ? undefined : tables.licenseById(record.license);
  return {
    ...value,
    id,
    relation,
    licenses: license === undefined ? [] : [license],
    mixture: false,
    confidence: record?.confidence ?? "low",
    source: record === undefined ? "" : datedSource(record, tables.modelTableDate),
    generators: [],
    generatorLicenses: [],
    ...(record?.copyOf === undefined ? {} : { copyOf: record.copyOf }),
    ...(record?.byName === undefined ? {} : { byName: record.byName }),
  };
}

/** Rows by hand, and names that speak for themselves, do not share the date of the gathered table. */
function datedSource(
  { source, byName }: { readonly source: string; readonly byName?: true },
  date: string,
): string {
  return byName === true || /\d{4}-\d{2}/.test(source) ? source : `${source}, as of ${date}`;
}

/** `squad`, `extended|squad`; `original` and `extended|other-…` name no dataset (datasets' card specification). */
function sourceDataset(value: CardValue): CardValue | undefined {
  const text = value.value.replace(/^extended\|/, "");
  const nameless = /^(original|extended|other)\b|^other-/.test(text);
  return nameless ? undefined : { value: text, span: value.span };
}

/** A dataset by its id, with what audits and records found. */
export function datasetParent(value: CardValue, relation: Relation, tables: Tables): CardParent {
  const id = hubId(value.value);
  const record = tables.datasetRecord(id);
  if (record === undefined) {
    return {
      ...value,
      id,
      relation,
      licenses: [],
      mixture: false,
      confidence: "low",
      source: "",
      generators: [],
      generatorLicenses: [],
    };
  }
  const owner = id.slice(0, Math.max(id.indexOf("/"), 0)).toLowerCase();
  // What a provider publishes itself, it does not forbid.
  const isOwn = (license: License) => license.class === "contract" && license.id === `data:${owner}-terms`;
  const audited = record.audited
    .map(tables.licenseById)
    .filter((license) => license !== undefined)
    .filter((license) => !isOwn(license));
  const declared = record.declared === undefined ? undefined : tables.licenseById(record.declared);
  const licenses = audited.length > 0 ? audited : declared === undefined ? [] : [declared];
  const tag =
    declared !== undefined && audited.length > 0 && isStricter(audited, declared)
      ? record.declared
      : undefined;
  const { mixture } = record;
  return {
    ...value,
    id,
    relation,
    licenses,
    mixture,
    confidence: mixture ? "low" : audited.length > 0 ? "high" : "medium",
    source: sourceWords(record.source, audited.length > 0),
    generators: record.generators,
    generatorLicenses: generatorLicenses(record.generators, tables).filter(
      (one) => !licenses.includes(one) && !isOwn(one),
    ),
    ...(tag === undefined ? {} : { laxerTag: tag }),
  };
}

/** The terms of those who made the models that wrote the data. */
const generatorTerms: Readonly<Record<string, string>> = {
  OpenAI: "data:openai-terms",
  Anthropic: "data:anthropic-terms",
  "Google Translate": "data:google-translate-terms",
  "Llama 2": "llama2",
  "Llama 3": "llama3",
};

function generatorLicenses(generators: readonly string[], tables: Tables): readonly License[] {
  return generators
    .map((name) => tables.licenseById(generatorTerms[name] ?? ""))
    .filter((one) => one !== undefined);
}

/** Whether an audit found terms that the Hub's tag does not speak of. */
function isStricter(audited: readonly License[], declared: License): boolean {
  if (audited.some((license) => license.id === declared.id)) {
    return audited.some((license) => license.commercial === "no" && declared.commercial === "yes");
  }
  return audited.some((license) => license.class !== declared.class && license.class !== "permissive");
}

function sourceWords(source: string, audited: boolean): string {
  if (source.startsWith("Data-Provenance-Initiative")) {
    return audited ? "an audit of 2025-03 (Data Provenance Initiative)" : "a record of 2025-03";
  }
  if (source.startsWith("card: ")) return `its own card, ${source.slice("card: ".length)}`;
  const date = /\d{4}-\d{2}/.exec(source)?.[0];
  const name = source
    .replace(/@.*$/, "")
    .replace(/\s*\(.*$/, "")
    .replace(/ README$| tasks$| datasets\/$/, "");
  return date === undefined ? `a record of ${name}` : `a record of ${name} of ${date}`;
}
