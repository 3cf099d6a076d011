import type { FileResult, WeightRow } from "../engine/result.ts";
import { type Finding, type Severity, severities } from "../finding/finding.ts";
import { relativePath } from "../host/paths.ts";
import type { AnyRule } from "../rules/rule.ts";

/** A file whose check broke off: a fault of the program, never a silence. */
export interface RunFailure {
  readonly path: string;
  readonly message: string;
}

/** How many files a run met, by what came of them. */
export interface FileCounts {
  readonly checked: number;
  /** Text without a word that any enabled rule looks for: not parsed. */
  readonly prefiltered: number;
  /** Could not be read; a finding says why. */
  readonly unread: number;
  /** Named, but left out by the configuration. */
  readonly excluded: number;
  /** Symbolic links that lead out of the folders that were walked. */
  readonly outsideLinks: number;
}

/** A weight file in a line. */
export interface WeightFile extends WeightRow {
  readonly path: string;
}

/** All that came of a run, for any reporter: plain data. */
export interface RunReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** Absolute, with forward slashes: reports name files relative to it. */
  readonly workingFolder: string;
  /** The files that have something to tell, in the order of their paths. */
  readonly results: readonly FileResult[];
  readonly files: FileCounts;
  readonly failures: readonly RunFailure[];
  /** Every weight file that was checked, also those with nothing to tell. */
  readonly weights?: readonly WeightFile[];
  /** How many findings a fix was applied for. */
  readonly fixed: number;
}

/** What reporters may ask of the rules: their pages are long, and only SARIF shows them. */
export interface RuleBook {
  readonly rules: readonly AnyRule[];
  readonly pages: Readonly<Record<string, string>>;
}

export function findingsOf(report: RunReport): readonly Finding[] {
  return report.results.flatMap((result) => result.findings);
}

export function suppressedOf(report: RunReport): readonly Finding[] {
  return report.results.flatMap((result) => result.suppressed);
}

/** A path as reports name it: relative to the working folder where it lies in it, else as it is. */
export function reportedPath(path: string, workingFolder: string): string {
  const relative = relativePath(workingFolder, path);
  return relative.startsWith("../") ? path : relative;
}

export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const severity of severities) {
    counts[severity] = findings.filter((finding) => finding.severity === severity).length;
  }
  return counts;
}
