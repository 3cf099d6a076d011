import { type Finding, isAtLeast, type Subject } from "../finding/finding.ts";
import { printable } from "./escape.ts";
import { placeList } from "./places.ts";
import type { BlockContext } from "./text-block.ts";

/** A finding, and others that say the very same of the same subject. */
export interface FindingGroup {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

export interface Arrangement {
  /** To be shown in full, in their order. */
  readonly groups: readonly FindingGroup[];
  /** Information and hints that are too many to be shown one by one. */
  readonly lesser: readonly Finding[];
}

/** So many findings of the lesser severities are shown in full. */
const mostLesser = 10;
/** From so many findings of one subject on, they are shown as one. */
const groupedFrom = 3;
/** So many subjects are named in a line. */
const mostSubjects = 8;
/** So many places are named in a line without subjects. */
const mostPlacesInDigest = 2;

/**
 * What a first look at a project should show: every error and warning, those of one subject together, and
 * the rest only while it is little.
 */
export function arrange(findings: readonly Finding[]): Arrangement {
  const lesser = findings.filter(({ severity }) => !isAtLeast(severity, "warning"));
  const areMany = lesser.length > mostLesser;
  const shown = areMany ? findings.filter(({ severity }) => isAtLeast(severity, "warning")) : findings;
  return { groups: grouped(shown), lesser: areMany ? lesser : [] };
}

function grouped(findings: readonly Finding[]): readonly FindingGroup[] {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key !== undefined) add(alike, key, finding);
  }
  return findings.flatMap((finding): readonly FindingGroup[] => {
    const [first, ...others] = alike.get(keyOf(finding) ?? "") ?? [];
    if (first === undefined || others.length + 1 < groupedFrom) return [{ first: finding, others: [] }];
    return first === finding ? [{ first, others }] : [];
  });
}

/** Undefined for what stands for itself: it has no subject, or has places of its own to tell. */
function keyOf({ rule, severity, subject, message, related }: Finding): string | undefined {
  if (subject === undefined || related.length > 0) return undefined;
  return [rule, severity, subject.kind, subject.name, message].join("\0");
}

function add<K>(groups: Map<K, Finding[]>, key: K, finding: Finding): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [finding]);
  else group.push(finding);
}

/** A line for each rule and severity, the most frequent first: what there is, and where most of it comes from. */
export function digestLines(findings: readonly Finding[], context: BlockContext): readonly string[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) add(byRule, `${finding.severity} ${finding.rule}`, finding);
  return [...byRule.values()].sort(byCount).map((group) => digestLine(group, context));
}

function digestLine(findings: readonly Finding[], context: BlockContext): string {
  const [first] = findings;
  if (first === undefined) return "";
  const { severity, rule } = first;
  const files = new Set(findings.map(({ location }) => location.path)).size;
  const count = `${plural(findings.length, "finding")} in ${plural(files, "file")}`;
  const head = `${context.paint(severity, severity)} ${context.paint("rule", rule)}: ${count}`;
  const subjects = subjectsOf(findings);
  const [most] = subjects;
  if (most !== undefined) return `${head}, ${plural(subjects.length, most.kind)}: ${mostFrequent(subjects)}`;
  const locations = findings.map(({ location }) => location);
  return `${head}: ${placeList(locations, context.workingFolder, mostPlacesInDigest)}`;
}

interface CountedSubject extends Subject {
  readonly count: number;
}

/** The most frequent first; findings without a subject are in none. */
function subjectsOf(findings: readonly Finding[]): readonly CountedSubject[] {
  const counted = new Map<string, CountedSubject>();
  for (const { subject } of findings) {
    if (subject === undefined) continue;
    const key = `${subject.kind} ${subject.name}`;
    counted.set(key, { ...subject, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort(
    (left, right) => right.count - left.count || (left.name < right.name ? -1 : 1),
  );
}

function mostFrequent(subjects: readonly CountedSubject[]): string {
  const named = subjects.slice(0, mostSubjects).map(({ name, count }) => `${printable(name)} (${count})`);
  const rest = subjects.length - named.length;
  return `${named.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}

function byCount(left: readonly Finding[], right: readonly Finding[]): number {
  return right.length - left.length;
}

/** `1 file`, `3 files`, `2 repositories`. */
export function plural(count: number, word: string): string {
  const words = word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
  return `${count} ${count === 1 ? word : words}`;
}
