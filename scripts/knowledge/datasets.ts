// Rows of the dataset table → server/src/knowledge/datasets/datasets.json.
import { Pool, type Row, readTable, rowsJson } from "./table.ts";

export const datasetColumns = [
  ...["id", "name", "kind", "modality", "declared_hub_license", "audited_licenses", "restriction_class"],
  ...["model_generated", "derived_from", "hub_mismatch", "license_url", "revision", "source"],
];

/** Names and addresses that the collections use for a licence of the table. `""`: they say nothing usable. */
const spellings = new Map([
  ["unspecified", ""],
  ["unknown", ""],
  ["other", ""],
  ["custom", ""],
  ["various", ""],
  ["multiple", ""],
  ["", ""],
  ["LDC User Agreement", "data:request-form"],
  ["Public Domain", ""],
  ["CDLA-Sharing-1.0", "cdla-sharing-1.0"],
  ["nvidia-open-model-license", "other:nvidia-open-model-license"],
  // A ported version that the table has no row for.
  ["cc-by-nd-2.1-jp", ""],
  ["https://creativecommons.org/licenses/by/4.0/", "cc-by-4.0"],
  ["https://cdla.dev/permissive-2-0/", "cdla-permissive-2.0"],
  ["https://microsoft.github.io/msmarco/", "data:msmarco"],
  ["http://opendatacommons.org/licenses/odbl/1.0/", "odbl"],
  ["https://github.com/msnews/MIND/blob/master/MSR%20License_Data.pdf", "data:msr-la-nc"],
  ["https://choosealicense.com/licenses/cc-by-sa-4.0/", "cc-by-sa-4.0"],
  ["https://choosealicense.com/licenses/cc-by-3.0/", "cc-by-3.0"],
  ["https://choosealicense.com/licenses/apache-2.0/", "apache-2.0"],
  ["http://www.wtfpl.net/about/", "wtfpl"],
]);

/** Pages that hold terms of their own, which nobody has classed. */
const unclassedAddress = /^https?:\/\//;

/** What made the data, where a provider's terms follow its outputs. */
const generators: readonly (readonly [RegExp, string])[] = [
  [/\b(openai|chatgpt|gpt-?3|gpt-?4|instruct-?gpt\b(?!-j)|codex)/i, "OpenAI"],
  [/\b(claude|anthropic)/i, "Anthropic"],
  [/\bllama-?3\.[123]/i, "Llama 3.1"],
  [/\bllama-?3\b(?!\.)/i, "Llama 3"],
  [/\bllama-?2/i, "Llama 2"],
  [/\bgoogle (cloud )?translat/i, "Google Translate"],
  [/\b(command r|cohere)/i, "Cohere"],
];

function licenseId(spelling: string, ids: ReadonlySet<string>, where: string): string {
  const mapped = spellings.get(spelling);
  if (mapped !== undefined) return mapped;
  if (ids.has(spelling)) return spelling;
  if (ids.has(`data:${spelling}`)) return `data:${spelling}`;
  if (unclassedAddress.test(spelling)) return "";
  throw new Error(`${where}: the licence \`${spelling}\` is not known`);
}

function generatorsOf(cell: string): readonly string[] {
  const names = cell.split(";").map((name) => name.trim());
  const found = generators.filter(([pattern]) =>
    names.some((name) => pattern.test(name) && !/gpt-?2\b/i.test(name)),
  );
  return found.map(([, provider]) => provider);
}

interface Pools {
  readonly licenses: Pool;
  readonly generators: Pool;
  readonly sources: Pool;
}

/** [id, licences found by an audit, licence that the hub or a benchmark records, generators, source] */
function datasetRow(row: Row, pools: Pools, ids: ReadonlySet<string>): readonly unknown[] | undefined {
  const id = row.id ?? "";
  const read = (cell: string) => licenseId(cell, ids, `datasets: ${id}`);
  const cell = row.audited_licenses ?? "";
  const spelled = cell === "" ? [] : cell.split(" + ").map((name) => name.trim());
  const audited = [...new Set(spelled.map(read).filter((name) => name !== ""))];
  // Subsets that were audited one by one; several licences without that hold for all of it.
  const mixture = (row.restriction_class ?? "").includes("(mixture of") && new Set(spelled).size > 1;
  const declared = read(row.declared_hub_license ?? "");
  const made = generatorsOf(row.model_generated ?? "");
  if (audited.length === 0 && declared === "" && made.length === 0) return undefined;
  const source = (row.source ?? "").replace(/, collection:.*/, "");
  return [
    id,
    audited.map((name) => pools.licenses.place(name)),
    mixture ? 1 : 0,
    declared === "" ? -1 : pools.licenses.place(declared),
    made.map((name) => pools.generators.place(name)),
    pools.sources.place(source),
  ];
}

export interface DatasetTable {
  readonly json: string;
  readonly kept: number;
  readonly left: number;
}

export function datasets(path: string, date: string, ids: ReadonlySet<string>): DatasetTable {
  const pools: Pools = { licenses: new Pool(), generators: new Pool(), sources: new Pool() };
  const all = readTable(path, datasetColumns);
  const named = all.filter((row) => row.id !== "");
  const made = named.map((row) => datasetRow(row, pools, ids)).filter((row) => row !== undefined);
  const rows = made.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const head = {
    date,
    columns: ["id", "audited", "mixture", "declared", "generators", "source"],
    licenses: pools.licenses.values,
    generators: pools.generators.values,
    sources: pools.sources.values,
  };
  return { json: rowsJson(head, "rows", rows), kept: rows.length, left: all.length - rows.length };
}
