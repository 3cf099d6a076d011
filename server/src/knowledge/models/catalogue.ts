import type { Confidence } from "../../finding/finding.ts";
// Made by scripts/refresh-knowledge.ts; sources in SOURCES.md. This module is reached by `await import` alone.
import families from "./families.json" with { type: "json" };
import { licenseInName, originalsOf } from "./mirrors.ts";
import table from "./models.json" with { type: "json" };
import { knownFamily } from "./more-families.ts";

/** What is known of a published model's licence. */
export interface ModelRecord {
  /** An id of the licence table. */
  readonly license: string;
  /** How sure it is that this model is under this licence. */
  readonly confidence: Confidence;
  readonly source: string;
  /** The model that it is a copy of, where the licence is known through that one. */
  readonly copyOf?: string;
  /** Nobody knows the model; its name begins like those of a family whose licence asks for that, or holds its name. */
  readonly byName?: true;
}

type ModelRow = readonly [id: string, license: number, confidence: string, source: number];

// The script writes rows of this shape; JSON has no type for a tuple.
const rows = table.rows as unknown as readonly ModelRow[];
const byId: ReadonlyMap<string, ModelRow> = new Map(rows.map((row) => [row[0].toLowerCase(), row]));

const patterns = families.rows.map(([pattern = "", license = "", confidence = "", source = ""]) => ({
  pattern: new RegExp(pattern, "i"),
  license,
  confidence: confidenceOf(confidence),
  source,
}));

/** When the tables were gathered. */
export const modelTableDate: string = table.date;

/**
 * The licence of a model by its hub id, letter case aside. A family's pattern, checked against the
 * publisher's licence file, is surer than a list; where the two disagree neither is sure.
 */
export function modelRecord(id: string): ModelRecord | undefined {
  if (lately.has(id)) return lately.get(id);
  const record = lookUp(id);
  if (lately.size >= mostLately) lately.clear();
  lately.set(id, record);
  return record;
}

/** A hundred patterns are asked for each id, and a workspace names the same few again and again. */
const lately = new Map<string, ModelRecord | undefined>();
const mostLately = 5_000;

function lookUp(id: string): ModelRecord | undefined {
  const own = ownRecord(id);
  if (own !== undefined) return own;
  for (const original of originalsOf(id)) {
    const record = ownRecord(original);
    if (record !== undefined)
      return { ...record, confidence: record.confidence === "low" ? "low" : "medium", copyOf: original };
  }
  const license = licenseInName(id);
  if (license === undefined) return undefined;
  return { license, confidence: "medium", source: "the model's name alone", byName: true };
}

function ownRecord(id: string): ModelRecord | undefined {
  const family = knownFamily(id) ?? patterns.find(({ pattern }) => pattern.test(id));
  const row = byId.get(id.toLowerCase());
  if (row === undefined) return family === undefined ? undefined : recordOf(family);
  const listed: ModelRecord = {
    license: table.licenses[row[1]] ?? "",
    confidence: confidenceOf(row[2]),
    source: table.sources[row[3]] ?? "",
  };
  if (family === undefined) return listed;
  return family.license === listed.license ? recordOf(family) : { ...recordOf(family), confidence: "low" };
}

function recordOf({ license, confidence, source }: ModelRecord): ModelRecord {
  return { license, confidence, source };
}

function confidenceOf(mark: string): Confidence {
  if (mark.startsWith("h")) return "high";
  return mark.startsWith("m") ? "medium" : "low";
}
