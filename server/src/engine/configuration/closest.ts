// Levenshtein's distance, in the fastest form that npm has; it is small and has no dependency.
import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt word most likely means; undefined where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  // A third of the letters wrong is still a slip; more is another word.
  let best = Math.max(2, Math.floor(word.length / 3)) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    const far = distance(wanted, candidate.toLowerCase());
    if (far < best) {
      best = far;
      found = candidate;
    }
  }
  return found;
}

/** `; did you mean …?` or nothing, to stand at the end of a message. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = closest(word, candidates);
  return found === undefined ? "" : `; did you mean \`${found}\`?`;
}
