import type { AlphabetName } from "../alphabets.ts";
import type { KeyShape, Run, Segment } from "../format.ts";
import { changesOfKind } from "../randomness.ts";

/** `length` characters of an alphabet, or from `length` to `longest`. */
export function run(alphabet: AlphabetName, length: number, longest = length): Run {
  return { alphabet, min: length, max: longest };
}

/** A shape that needs no witness: nothing else starts like this. */
export function alone(prefixes: string | readonly string[], ...segments: readonly Segment[]): KeyShape {
  return { prefixes: typeof prefixes === "string" ? [prefixes] : prefixes, segments, evidence: "alone" };
}

/** A shape whose prefix others use too: it counts beside its provider's name. */
export function owned(prefixes: string | readonly string[], ...segments: readonly Segment[]): KeyShape {
  return { prefixes: typeof prefixes === "string" ? [prefixes] : prefixes, segments, evidence: "owner" };
}

/** Whether what stands behind a short prefix is left to chance: digits, upper and lower case, changing often. */
export function isRandom(key: string): boolean {
  return /[0-9]/.test(key) && /[A-Z]/.test(key) && /[a-z]/.test(key) && changesOfKind(key) >= 0.35;
}

/** A UUID in lower case. */
export const uuid: readonly Segment[] = [
  run("hex", 8),
  "-",
  run("hex", 4),
  "-",
  run("hex", 4),
  "-",
  run("hex", 4),
  "-",
  run("hex", 12),
];
