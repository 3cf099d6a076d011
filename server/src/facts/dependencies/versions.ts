// @renovatebot/pep440 implements PEP 440's order of versions and is tested with the PEP's own cases.
import { compare, explain } from "@renovatebot/pep440";
import type { VersionAnswer } from "../project.ts";

/** The versions that a specifier set allows, between two ends. `!=` takes out points and moves no end. */
interface Interval {
  readonly lower?: string;
  readonly upper?: string;
  /** Whether the upper end itself is allowed. */
  readonly upperIncluded: boolean;
}

/** Longer than any real version; keeps hostile ones away from the parser's regular expression. */
const longestVersion = 100;

/**
 * Where the versions of a specifier set (PEP 440, "Version specifiers") lie against one version.
 *
 * An empty set, and one that cannot be read, say nothing: `unknown`.
 */
export function specifierAgainst(specifier: string, version: string): VersionAnswer {
  const clauses = specifier
    .split(",")
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  if (clauses.length === 0 || !isVersion(version)) return "unknown";
  let whole: Interval = { upperIncluded: true };
  for (const clause of clauses) {
    const interval = intervalOf(clause);
    if (interval === undefined) return "unknown";
    whole = intersect(whole, interval);
  }
  return answerOf(whole, version);
}

function answerOf({ lower, upper, upperIncluded }: Interval, version: string): VersionAnswer {
  if (lower !== undefined && compare(lower, version) >= 0) return "at-least";
  if (upper !== undefined) {
    const order = compare(upper, version);
    if (order < 0 || (order === 0 && !upperIncluded)) return "below";
  }
  return lower === undefined && upper === undefined ? "unknown" : "either";
}

function intersect(left: Interval, right: Interval): Interval {
  const lower = pick(left.lower, right.lower, (a, b) => compare(a, b) >= 0);
  const upper = pick(left.upper, right.upper, (a, b) => compare(a, b) <= 0);
  const upperIncluded =
    (left.upper !== upper || left.upperIncluded) && (right.upper !== upper || right.upperIncluded);
  return {
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    upperIncluded,
  };
}

function pick(
  left: string | undefined,
  right: string | undefined,
  leftWins: (left: string, right: string) => boolean,
): string | undefined {
  if (left === undefined) return right;
  if (right === undefined) return left;
  return leftWins(left, right) ? left : right;
}

/** One clause. Pre-releases of an end are not counted: `==2.6.*` begins at 2.6. */
function intervalOf(clause: string): Interval | undefined {
  const match = /^(===|==|~=|!=|<=|>=|<|>)\s*(\S+)$/.exec(clause);
  const operator = match?.[1];
  const version = match?.[2];
  if (operator === undefined || version === undefined) return undefined;
  const prefix = version.endsWith(".*") ? version.slice(0, -2) : undefined;
  if (!isVersion(prefix ?? version)) return undefined;
  switch (operator) {
    case "!=":
      return { upperIncluded: true };
    case ">=":
    case ">":
      return { lower: version, upperIncluded: true };
    case "<=":
      return { upper: version, upperIncluded: true };
    case "<":
      return { upper: version, upperIncluded: false };
    case "~=":
      return compatible(version);
    default:
      if (prefix === undefined) return { lower: version, upper: version, upperIncluded: true };
      return { lower: prefix, upper: bump(releaseOf(prefix)), upperIncluded: false };
  }
}

/** `~=2.2.1` is `>=2.2.1, ==2.2.*` (PEP 440, "Compatible release"); it needs two parts at least. */
function compatible(version: string): Interval | undefined {
  const release = releaseOf(version);
  if (release.length < 2) return undefined;
  return { lower: version, upper: bump(release.slice(0, -1)), upperIncluded: false };
}

function releaseOf(version: string): readonly number[] {
  return explain(version)?.release ?? [];
}

function bump(release: readonly number[]): string {
  return [...release.slice(0, -1), (release.at(-1) ?? 0) + 1].join(".");
}

export function isVersion(text: string): boolean {
  return text.length <= longestVersion && explain(text) !== null;
}

/** How much a specifier says: an exact version, a range, nothing. */
export function strengthOf(specifier: string): 0 | 1 | 2 {
  if (specifier.trim() === "") return 0;
  return /(?:^|,)\s*={2,3}\s*[^,*]+(?:,|$)/.test(specifier) ? 2 : 1;
}
