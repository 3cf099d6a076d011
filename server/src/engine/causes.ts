import { compareSeverity, type Severity } from "../finding/finding.ts";
import type { RuleReport } from "./dispatch.ts";

/** A report with what the configuration and the suppressions say of it. */
export interface JudgedReport {
  readonly entry: RuleReport;
  readonly severity: Severity;
  /** What suppresses it, where something does. */
  readonly stated: unknown;
}

/**
 * Of the rules that speak of one cause (Report.cause) the one with the gravest report stays, the first of
 * equals: that report takes over what the others add, and their places. What is suppressed takes no part.
 */
export function withOneFindingACause<T extends JudgedReport>(all: readonly T[]): readonly T[] {
  const gravest = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    const before = key === undefined ? undefined : gravest.get(key);
    if (key !== undefined && (before === undefined || compareSeverity(one.severity, before.severity) > 0))
      gravest.set(key, one);
  }
  if (gravest.size === 0) return all;
  return all.flatMap((one) => {
    const key = keyOf(one);
    const kept = key === undefined ? undefined : gravest.get(key);
    if (kept === undefined) return [one];
    if (kept.entry.rule !== one.entry.rule) return [];
    if (kept !== one) return [one];
    const others = all.filter((other) => keyOf(other) === key && other.entry.rule !== one.entry.rule);
    return [{ ...one, entry: others.reduce((entry, other) => joined(entry, other.entry), one.entry) }];
  });
}

function keyOf({ entry, stated }: JudgedReport): string | undefined {
  return stated === undefined ? entry.report.cause?.key : undefined;
}

function joined(kept: RuleReport, other: RuleReport): RuleReport {
  const { report } = kept;
  const adds = other.report.cause?.adds ?? "";
  const message = report.message.includes(adds) ? report.message : `${report.message} ${adds}`;
  const related = [
    ...(report.related ?? []),
    { place: other.report.place, message: adds },
    ...(other.report.related ?? []),
  ];
  return { ...kept, report: { ...report, message, related } };
}
