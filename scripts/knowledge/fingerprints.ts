// Licence texts → server/src/knowledge/licenses/fingerprints.json: numbers that a text is known by, never the text.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { comparedWords, isSampled, shinglesOf } from "../../server/src/knowledge/licenses/shingles.ts";
import { readTable } from "./table.ts";

/** A text has about so many numbers, up to twice that. */
const sampleSize = 96;

/** Other texts of the same licence: versions whose terms are the same in what the table says. */
const moreTexts: Readonly<Record<string, readonly string[]>> = {
  gemma: ["gemma-tou-2024-04-01"],
  llama4: ["llama-4-cla-2025"],
  gfdl: ["gfdl-1.1", "gfdl-1.2", "gfdl-1.3"],
  "other:modified-mit": ["moonshot-ai-modified-mit-2025"],
};

/** Licences that the table has no row for, and that are taken for one that it has where nobody knows them. */
const lookalikes = ["mit-0", "bsd-zero", "bsd-original", "bsl-1.1", "mongodb-sspl-1.0", "elastic-license-v2"];

interface Text {
  readonly id: string;
  readonly shingles: Uint32Array;
}

/** Whether so much of a text stands in another one that finding it there says nothing. */
const containedFrom = 0.5;

/**
 * @param folder texts as `KEY.LICENSE`, by the keys of ScanCode LicenseDB, and `ID.txt`, by the table's own ids
 * @returns one row a text: id, every how many shingles one is kept, how many shingles the text has, the
 *   kept ones as base64 of 32-bit little-endian numbers, the places of rows that hold most of this one
 */
export function fingerprints(table: string, columns: readonly string[], folder: string) {
  const texts: Text[] = [];
  for (const row of readTable(table, columns)) {
    const id = row.hf_id ?? "";
    const keys = [row.scancode_key ?? "", ...(moreTexts[id] ?? [])].filter((key) => key !== "");
    const files = [...new Set(keys)].map((key) => `${key}.LICENSE`);
    for (const file of [...files, `${id.replace(/^(other|data):/, "")}.txt`]) add(id, join(folder, file));
  }
  for (const key of lookalikes) add(`text:${key}`, join(folder, `${key}.LICENSE`));

  function add(id: string, path: string): void {
    if (!existsSync(path)) return;
    const shingles = shinglesOf(comparedWords(withoutHead(readFileSync(path, "utf8"))));
    if (shingles.length >= 12) texts.push({ id, shingles });
  }

  const sets = texts.map(({ shingles }) => new Set(shingles));
  const rows = texts.map(({ id, shingles }, at) => {
    const every = 2 ** Math.max(0, Math.floor(Math.log2(shingles.length / sampleSize)));
    const kept = [...new Set(shingles)].filter((shingle) => isSampled(shingle, every)).sort((a, b) => a - b);
    const within = texts.flatMap((other, place) => {
      const set = sets[place];
      if (place === at || set === undefined || other.id === id) return [];
      return [...shingles].filter((shingle) => set.has(shingle)).length >= shingles.length * containedFrom
        ? [place]
        : [];
    });
    return [id, every, shingles.length, base64(kept), within] as const;
  });
  return rows;
}

/** LicenseDB puts what it knows of a text before it, between two lines of `---`. */
function withoutHead(text: string): string {
  const match = /^---\r?\n[\s\S]*?\n---\r?\n/.exec(text);
  return match === null ? text : text.slice(match[0].length);
}

function base64(numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes.toString("base64");
}
