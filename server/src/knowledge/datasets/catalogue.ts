// Made by scripts/refresh-knowledge.ts; sources in SOURCES.md. This module is reached by `await import` alone.
import table from "./datasets.json" with { type: "json" };
import { knownDataset } from "./known-datasets.ts";
import cards from "./library-cards.json" with { type: "json" };
import { oldNameOf } from "./moved.ts";

/** What is known of a published dataset's licence. */
export interface DatasetRecord {
  /** Ids of the licence table that people found by reading; empty where nobody has looked. */
  readonly audited: readonly string[];
  /** Its subsets were audited one by one: each licence holds for some of them. */
  readonly mixture: boolean;
  /** The licence that the Hub's tag or a benchmark's record states. */
  readonly declared?: string;
  /** Whose models wrote it: `OpenAI`, `Llama 3.1`. */
  readonly generators: readonly string[];
  readonly source: string;
}

type DatasetRow = readonly [
  id: string,
  audited: readonly number[],
  mixture: number,
  declared: number,
  generators: readonly number[],
  source: number,
];

// The script writes rows of this shape; JSON has no type for a tuple.
const rows = table.rows as unknown as readonly DatasetRow[];
const byId: ReadonlyMap<string, DatasetRow> = new Map(rows.map((row) => [row[0].toLowerCase(), row]));

const libraryCards: ReadonlyMap<string, string> = new Map(
  cards.rows.map(([id = "", license = ""]) => [id.toLowerCase(), license]),
);

/**
 * What is known of a dataset by its hub id, letter case aside: by the gathered table, else by what its card states,
 * else under the name that it had before it got an owner.
 */
export function datasetRecord(id: string): DatasetRecord | undefined {
  const own = gatheredRecord(id) ?? cardRecord(id);
  const old = own === undefined ? oldNameOf(id) : undefined;
  return old === undefined ? own : (gatheredRecord(old) ?? cardRecord(old));
}

function cardRecord(id: string): DatasetRecord | undefined {
  const known = knownDataset(id);
  if (known !== undefined) {
    const { license, generators } = known;
    const declared = license === undefined ? {} : { declared: license };
    return { audited: [], mixture: false, ...declared, generators, source: "card: as known in 2026-11" };
  }
  const declared = libraryCards.get(id.toLowerCase());
  if (declared === undefined) return undefined;
  return {
    audited: [],
    mixture: false,
    declared,
    generators: [],
    source: `card: of ${cards.date}`,
  };
}

function gatheredRecord(id: string): DatasetRecord | undefined {
  const row = byId.get(id.toLowerCase());
  if (row === undefined) return undefined;
  const [, audited, mixture, declaredAt, generators, source] = row;
  const declared = table.licenses[declaredAt];
  return {
    audited: audited.map((place) => table.licenses[place] ?? ""),
    mixture: mixture === 1,
    ...(declared === undefined ? {} : { declared }),
    generators: generators.map((place) => table.generators[place] ?? ""),
    source: table.sources[source] ?? "",
  };
}
