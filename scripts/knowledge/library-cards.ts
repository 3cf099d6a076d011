// Cards of the datasets library's repository, one folder a dataset → server/src/knowledge/datasets/library-cards.json.
//
// The folder is `datasets/` of a checkout of huggingface/datasets at a commit before October 2022, when the cards
// moved to the Hub: the one place where some seven hundred cards can be had as files, under Apache-2.0.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsJson } from "./table.ts";

/** Words of cards that state no licence. */
const nothing: ReadonlySet<string> = new Set(["unknown", "other", "gfdl"]);

/** The values of a top-level key whose list is one item a line, as these cards all write it. */
function listOf(card: string, key: string): readonly string[] {
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(card)?.[1] ?? "";
  const lines = frontMatter.split(/\r?\n/);
  const start = lines.findIndex((line) => new RegExp(`^${key}s?:\\s*$`).test(line));
  if (start < 0) return [];
  const items: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s+(\S+)\s*$/.exec(line)?.[1];
    if (item === undefined) break;
    items.push(item.replace(/["']/g, ""));
  }
  return items;
}

export interface LibraryCards {
  readonly json: string;
  readonly kept: number;
  readonly left: number;
}

/**
 * Keeps datasets whose card names one licence that the table knows. Wikipedia's dual licence counts as its
 * Creative Commons half; a card with several licences for its parts says too little for one row.
 */
export function libraryCards(folder: string, ids: ReadonlySet<string>): LibraryCards {
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "README.md")))
    .sort();
  const rows = names.flatMap((name): readonly (readonly [string, string])[] => {
    const stated = listOf(readFileSync(join(folder, name, "README.md"), "utf8"), "license");
    const [license, ...others] = stated.filter((one) => !nothing.has(one));
    return license === undefined || others.length > 0 || !ids.has(license) ? [] : [[name, license]];
  });
  const head = { date: "2022-10", columns: ["id", "license"] };
  return { json: rowsJson(head, "rows", rows), kept: rows.length, left: names.length - rows.length };
}
