import type { License } from "./license.ts";
// Made by scripts/refresh-knowledge.ts; sources in SOURCES.md. This module is reached by `await import` alone.
import table from "./licenses.json" with { type: "json" };
import { corrections, moreLicenses } from "./more-licenses.ts";

// The script that wrote the file checked every cell against these types, and a test does so again.
const gathered = table.licenses as unknown as readonly License[];
const licenses: readonly License[] = [
  ...gathered.map((license) => ({ ...license, ...corrections[license.id] })),
  ...moreLicenses,
];

const byId: ReadonlyMap<string, License> = new Map(licenses.map((license) => [license.id, license]));

/** When the table was gathered: `2026-08`. */
export const licenseTableDate: string = table.date;

/** All rows, in the order of the table: the Hub's ids first. */
export function allLicenses(): readonly License[] {
  return licenses;
}

/** The licence of an id, as the Hub or the table writes it. */
export function licenseById(id: string): License | undefined {
  return byId.get(id);
}

/** The ids that the Hub takes for `license:`. */
export function hubLicenses(): readonly License[] {
  return licenses.filter((license) => !license.id.includes(":"));
}
