import { overlaps } from "../../text/span.ts";
import type { KeyHit } from "./format.ts";
import { findKeys, type ScanOptions } from "./scan.ts";

/** So many different keys are looked for again; each costs a pass over the text. */
const mostRepeated = 20;

/** Keys that were found in a text, to be looked for in another. */
export interface KnownKeys {
  readonly text: string;
  readonly hits: readonly KeyHit[];
}

/** All keys of a text, in order: those that are found by shape or name, and every place where one of them stands again. */
export function findEveryKey(text: string, options: ScanOptions, known?: KnownKeys): readonly KeyHit[] {
  const found = findKeys(text, options);
  const own = repeats(text, found, { text, hits: found });
  const others = known === undefined ? [] : repeats(text, [...found, ...own], known);
  if (own.length + others.length === 0) return found;
  return [...found, ...own, ...others].sort((left, right) => left.span.start - right.span.start);
}

/** Where keys without a shape stand again without a name, as in an output that prints one. */
function repeats(text: string, found: readonly KeyHit[], known: KnownKeys): readonly KeyHit[] {
  const again: KeyHit[] = [];
  const seen = new Set<string>();
  for (const hit of known.hits) {
    const key = known.text.slice(hit.span.start, hit.span.end);
    if (hit.prefixLength > 0 || seen.has(key) || seen.size === mostRepeated) continue;
    seen.add(key);
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
      const span = { start: at, end: at + key.length };
      if (!found.some((other) => overlaps(other.span, span))) again.push({ ...hit, span });
    }
  }
  return again;
}
