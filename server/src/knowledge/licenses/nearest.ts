/**
 * The one candidate that differs by a slip: a wrong, missing or added letter, or two that changed
 * places. Undefined where none does, where several do, and for short words, where a slip is another word.
 */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  const allowed = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  if (allowed === 0) return undefined;
  let best = allowed + 1;
  let found: string[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed || digitsOf(candidate) !== digitsOf(word))
      continue;
    const far = slips(word, candidate);
    if (far < best) [best, found] = [far, [candidate]];
    else if (far === best && best <= allowed) found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Another number is another licence, not a slip. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ".");
}

/** Restricted edit distance with neighbours that changed places (optimal string alignment). */
function slips(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    [before, above] = [above, current];
  }
  return above[right.length] ?? 0;
}
