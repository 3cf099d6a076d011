// Rows of the model and dataset tables that name a commit → server/src/knowledge/commits/commits.json.
import { datasetColumns } from "./datasets.ts";
import { modelColumns } from "./models.ts";
import { type Row, readTable, rowsJson } from "./table.ts";

export interface CommitInput {
  readonly models: string;
  readonly datasets: string;
  readonly date: string;
}

/** What the hub names its commits by. */
const commitPattern = /^[0-9a-f]{40}$/;

function rowsOf(kind: "model" | "dataset", rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.flatMap(({ id = "", revision = "" }) => {
    if (revision === "" || id === "") return [];
    // A tag or a number of another registry pins nothing on the hub.
    return commitPattern.test(revision) && /^[\w.-]+(?:\/[\w.-]+)?$/.test(id) ? [[kind, id, revision]] : [];
  });
}

/** The table's text, and how many rows it has. An id with two commits is left out: nobody can say which is meant. */
export function commits({ models, datasets, date }: CommitInput): {
  readonly json: string;
  readonly kept: number;
} {
  const all = [
    ...rowsOf("model", readTable(models, modelColumns)),
    ...rowsOf("dataset", readTable(datasets, datasetColumns)),
  ];
  const byName = new Map<string, Set<string>>();
  for (const [kind = "", id = "", commit = ""] of all) {
    const key = `${kind} ${id.toLowerCase()}`;
    byName.set(key, (byName.get(key) ?? new Set()).add(commit));
  }
  const once = new Map(all.map((row) => [`${row[0]} ${row[1]?.toLowerCase()}`, row]));
  const rows = [...once]
    .filter(([key]) => byName.get(key)?.size === 1)
    .map(([, row]) => row)
    .sort((left, right) => (left.join(" ") < right.join(" ") ? -1 : 1));
  return { json: rowsJson({ date, columns: ["kind", "id", "commit"] }, "rows", rows), kept: rows.length };
}
