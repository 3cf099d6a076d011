// Makes the licence, model, dataset and hub tables of server/src/knowledge from files that a person hands over:
//
//   node scripts/run.mjs refresh-knowledge --date 2026-08 --licenses L.tsv --models M.tsv
//     --families F.tsv --datasets D.tsv --tasks node_modules/@huggingface/tasks [--texts FOLDER] [--cards FOLDER]
//
// Without --texts, a folder of licence texts, the numbers that texts are known by stay as they are; without --cards, the
// folder `datasets` of an old checkout of the datasets library, what its cards say does.
// What the files must look like, and where their rows come from, is in server/src/knowledge/licenses/SOURCES.md.
// A column, a word or a licence that the script does not know ends the run: nothing is guessed, nothing is dropped
// without being counted. The same files give the same bytes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commits } from "./knowledge/commits.ts";
import { datasets } from "./knowledge/datasets.ts";
import { fingerprints } from "./knowledge/fingerprints.ts";
import { hubVocabulary } from "./knowledge/hub.ts";
import { libraryCards } from "./knowledge/library-cards.ts";
import { licenseColumns, licenses } from "./knowledge/licenses.ts";
import { models } from "./knowledge/models.ts";
import { rowsJson } from "./knowledge/table.ts";

const folder = join(import.meta.scriptRoot, "server/src/knowledge");

const { values } = parseArgs({
  options: {
    date: { type: "string" },
    licenses: { type: "string" },
    models: { type: "string" },
    families: { type: "string" },
    datasets: { type: "string" },
    tasks: { type: "string" },
    texts: { type: "string" },
    cards: { type: "string" },
  },
});

function argument(name: keyof typeof values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
  console.log(`${path}: ${text.length} characters`);
}

const date = argument("date");
const licenseTable = licenses(argument("licenses"), date);
const { ids } = licenseTable;
const modelTables = models({ models: argument("models"), families: argument("families"), date, ids });
const datasetTable = datasets(argument("datasets"), date, ids);
write("licenses/licenses.json", licenseTable.json);
if (values.texts !== undefined) {
  const rows = fingerprints(argument("licenses"), licenseColumns, values.texts);
  write("licenses/fingerprints.json", rowsJson({ date }, "rows", rows));
  console.log(`fingerprints: ${rows.length} texts of ${new Set(rows.map(([id]) => id)).size} licences`);
}
if (values.cards !== undefined) {
  const cards = libraryCards(values.cards, ids);
  write("datasets/library-cards.json", cards.json);
  console.log(`library cards: ${cards.kept} datasets, ${cards.left} name no licence, or several`);
}
write("models/models.json", modelTables.models);
write("models/families.json", modelTables.families);
write("datasets/datasets.json", datasetTable.json);
const commitTable = commits({ models: argument("models"), datasets: argument("datasets"), date });
write("commits/commits.json", commitTable.json);
write("hub/vocabulary.json", await hubVocabulary(argument("tasks")));
console.log(`models: ${modelTables.kept} rows, ${modelTables.left} name no usable licence`);
console.log(`commits: ${commitTable.kept} names`);
console.log(
  `datasets: ${datasetTable.kept} rows, ${datasetTable.left} have no hub id or say nothing of a licence`,
);
