// Made by scripts/refresh-knowledge.ts; sources in SOURCES.md. This module is reached by `await import` alone.
import table from "./fingerprints.json" with { type: "json" };
import { comparedWords, isSampled, shinglesOf } from "./shingles.ts";

/** A text that is known by a sample of its shingles. */
interface KnownText {
  /** Of the licence table; `text:KEY` for a text that it has no row for. */
  readonly id: string;
  /** One shingle of so many is kept: a power of two. */
  readonly every: number;
  /** Shingles of the whole text. */
  readonly length: number;
  readonly kept: ReadonlySet<number>;
  /** Rows whose text holds most of this one, so that finding it there says nothing. */
  readonly within: ReadonlySet<number>;
}

/** How much of a known text stands in another text. */
export interface TextMatch {
  readonly id: string;
  /** 0 to 1, of the known text. */
  readonly coverage: number;
  /** Words of the text that are beside it, estimated from the sample. */
  readonly otherWords: number;
}

type Row = readonly [id: string, every: number, length: number, kept: string, within: readonly number[]];

let known: readonly KnownText[] | undefined;

function knownTexts(): readonly KnownText[] {
  // The script writes rows of this shape; JSON has no type for a tuple.
  known ??= (table.rows as unknown as readonly Row[]).map(([id, every, length, kept, within]) => ({
    id,
    every,
    length,
    kept: numbersOf(kept),
    within: new Set(within),
  }));
  return known;
}

/** Base64 of 32-bit little-endian numbers. */
function numbersOf(text: string): ReadonlySet<number> {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return new Set(Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true)));
}

/** What is kept of all texts of a licence: the union of their samples, as far as they are taken alike. */
export function sampleOf(id: string): { readonly every: number; readonly kept: ReadonlySet<number> } {
  const rows = knownTexts().filter((row) => row.id === id);
  const every = Math.max(1, ...rows.map((row) => row.every));
  const kept = rows.flatMap((row) => [...row.kept]).filter((shingle) => isSampled(shingle, every));
  return { every, kept: new Set(kept) };
}

/** Below this a text only quotes a licence, or is another one of the same house. */
const quoted = 0.7;

/**
 * The licence texts that a text holds, the one that explains most of it first. One that another of
 * them holds anyway is left out.
 */
export function matchTexts(text: string): readonly TextMatch[] {
  const shingles = shinglesOf(comparedWords(text));
  if (shingles.length === 0) return [];
  const present = new Set(shingles);
  const matches = knownTexts().flatMap((row, place) => {
    let hits = 0;
    for (const shingle of row.kept) if (present.has(shingle)) hits += 1;
    const coverage = hits / row.kept.size;
    return coverage < quoted ? [] : [{ row, place, coverage, explained: coverage ** 3 * row.length }];
  });
  matches.sort((left, right) => right.explained - left.explained);
  const chosen: typeof matches = [];
  for (const match of matches) {
    const isPart = chosen.some(({ row, place }) => match.row.within.has(place) || row.id === match.row.id);
    if (!isPart) chosen.push(match);
  }
  const rows = chosen.map(({ row }) => row);
  return chosen.map(({ row, coverage }) => ({
    id: row.id,
    coverage,
    otherWords: wordsBeside(shingles, rows, row.every),
  }));
}

/** Shingles of the sample that belong to none of the rows, as a number of words. */
function wordsBeside(shingles: Uint32Array, rows: readonly KnownText[], every: number): number {
  // A row that keeps fewer shingles cannot say whether one that it left out is its own.
  const coarsest = Math.max(every, ...rows.map((row) => row.every));
  let beside = 0;
  for (const shingle of shingles) {
    if (isSampled(shingle, coarsest) && !rows.some(({ kept }) => kept.has(shingle))) beside += 1;
  }
  return beside * coarsest;
}
