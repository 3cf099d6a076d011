// Made by scripts/refresh-knowledge.ts; its source is in ../licenses/SOURCES.md. This module is reached by `await import` alone.
import table from "./commits.json" with { type: "json" };

/** The month in which the table was gathered: `2026-08`. */
export const commitTableDate: string = table.date;

/** By `model org/name`, in lower case. */
const byName: ReadonlyMap<string, string> = new Map(
  table.rows.map(([kind = "", id = "", commit = ""]) => [`${kind} ${id.toLowerCase()}`, commit]),
);

/** A commit of a model or dataset that a public benchmark pins, and so has tried. */
export function knownCommit(kind: "model" | "dataset", id: string): string | undefined {
  return byName.get(`${kind} ${id.toLowerCase()}`);
}
