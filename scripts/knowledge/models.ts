// Rows of the model tables → server/src/knowledge/models/models.json and families.json.
import { known, Pool, type Row, readTable, rowsJson } from "./table.ts";

export const modelColumns = [
  "id",
  "license",
  "base_model",
  "revision",
  "framework",
  "training_datasets",
  "source",
];
const familyColumns = ["regex", "licence", "note", "source"];

/** What the lists write for a licence → its id and how sure it is. `""`: they say nothing usable. */
const spellings = new Map<string, readonly [string, string]>([
  ["other", ["", "low"]],
  ["other:custom", ["", "low"]],
  ["other:skywork", ["", "low"]],
  ["other:apache-2.0-with-aup", ["", "low"]],
  // Two agreements of one publisher; the families below tell them apart by the model's name.
  ["other:qwen/tongyi-qianwen", ["", "low"]],
  ["unknown", ["", "low"]],
  ["multiple", ["", "low"]],
  ["seer-license", ["other:seer-license", "medium"]],
  ["mobileone-license", ["other:mobileone-license", "medium"]],
  ["dinov3-license", ["other:dinov3-license", "medium"]],
  ["bigscience-bloom-rail-1.0?", ["bigscience-bloom-rail-1.0", "medium"]],
  ["apache-2.0 (+cc-by-sa-3.0)", ["apache-2.0", "low"]],
  ["openrail-m (which one: check)", ["openrail", "low"]],
]);

const noteConfidence = new Map<string, string>([
  ["", "high"],
  ["vision models: EU exclusion", "high"],
  ["EU exclusion (multimodal)", "high"],
  ["Gemma 4 terms differ by source: verify", "high"],
  ["other Mistral models differ (MRL/MNPL)", "high"],
  ["100M MAU", "high"],
  ["100M MAU; no training of other LLM", "high"],
  ["700M MAU", "high"],
  ["non-commercial", "high"],
  ["RAIL-style restrictions", "high"],
  ["distills follow their base (llama3.x / apache)", "high"],
  ["revenue > USD 1M", "high"],
  ["NC; check generation", "medium"],
  ["not EU/UK/KR", "medium"],
  ["check card", "low"],
  ["chat variants differ", "high"],
  ["research only (OpenELM: apple-ascl/amlr by card)", "medium"],
  ["SOURCES DISAGREE: mteb records mit; check card", "low"],
  ["SOURCES DISAGREE: mteb records mit (code licence); both permissive", "low"],
  ["training sets include MS MARCO", "high"],
  ["e5-base/e5-large v1: mteb records apache-2.0", "medium"],
  ["v4: qwen-research base", "high"],
  ["weights too", "medium"],
]);

function modelRow(
  row: Row,
  pools: { licenses: Pool; sources: Pool },
  ids: ReadonlySet<string>,
): unknown[] | undefined {
  const id = row.id ?? "";
  const spelled = row.license ?? "";
  const [license, confidence] = spellings.get(spelled) ?? [spelled, "high"];
  if (license === "") return undefined;
  if (!ids.has(license)) throw new Error(`models: ${id}: the licence \`${license}\` is not known`);
  return [id, pools.licenses.place(license), confidence.charAt(0), pools.sources.place(row.source ?? "")];
}

export interface ModelTables {
  readonly models: string;
  readonly families: string;
  readonly kept: number;
  readonly left: number;
}

export interface ModelInput {
  readonly models: string;
  readonly families: string;
  readonly date: string;
  readonly ids: ReadonlySet<string>;
}

export function models({ models: path, families, date, ids }: ModelInput): ModelTables {
  const pools = { licenses: new Pool(), sources: new Pool() };
  const all = readTable(path, modelColumns);
  const made = all.map((row) => modelRow(row, pools, ids)).filter((row) => row !== undefined);
  const rows = made.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const head = {
    date,
    columns: ["id", "license", "confidence", "source"],
    licenses: pools.licenses.values,
    sources: pools.sources.values,
  };
  const familyRows = readTable(families, familyColumns).map((row) => familyRow(row, ids));
  return {
    models: rowsJson(head, "rows", rows),
    families: rowsJson({ date, columns: ["pattern", "license", "confidence", "source"] }, "rows", familyRows),
    kept: rows.length,
    left: all.length - rows.length,
  };
}

function familyRow(row: Row, ids: ReadonlySet<string>): readonly string[] {
  const pattern = row.regex ?? "";
  const license = row.licence ?? "";
  if (!ids.has(license)) throw new Error(`families: ${pattern}: the licence \`${license}\` is not known`);
  // One pass and no nested repetition, so that no name makes a pattern slow.
  if (!pattern.startsWith("^") || /[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]/.test(pattern)) {
    throw new Error(`families: \`${pattern}\` is not anchored, or repeats a repetition`);
  }
  const source = row.source ?? "";
  const noted = known(noteConfidence, row.note ?? "", `families: ${pattern}`);
  const unread = source === "secondary" || source === "text not read";
  const confidence = unread && noted === "high" ? "medium" : noted;
  return [pattern, license, confidence, source];
}
