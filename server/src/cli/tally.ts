import type { FailOn } from "../engine/configuration/model.ts";
import type { FileResult } from "../engine/result.ts";
import { isAtLeast } from "../finding/finding.ts";
import type { FileCounts, RunFailure, WeightFile } from "../reporters/report.ts";

/** Collects what comes of files, in any order, and answers in the order of their paths. */
export interface Tally {
  add(result: FileResult, failOn: FailOn): void;
  /** More findings for a file, which may have a result already. */
  append(result: FileResult, failOn: FailOn): void;
  fail(failure: RunFailure): void;
  /** Left out by the configuration, or a link that is not followed. */
  skip(kind: "excluded" | "outside"): void;
  /** Whether a file was checked. */
  has(path: string): boolean;
  /** In the order of their paths; files with nothing to tell are only counted. */
  results(): readonly FileResult[];
  /** The weight files among all that was checked, in the order of their paths. */
  weights(): readonly WeightFile[];
  failures(): readonly RunFailure[];
  counts(): FileCounts;
  /** Whether a finding is as severe as its file's `fail-on`. */
  hasFailing(): boolean;
}

export function createTally(): Tally {
  const kept = new Map<string, FileResult>();
  const statuses = new Map<string, FileResult["status"]>();
  const failing = new Set<string>();
  const weights = new Map<string, WeightFile>();
  const failures: RunFailure[] = [];
  let excluded = 0;
  let outsideLinks = 0;
  const count = (status: FileResult["status"]) =>
    [...statuses.values()].filter((its) => its === status).length;
  function keep(result: FileResult, failOn: FailOn): void {
    if (result.findings.length + result.suppressed.length > 0) kept.set(result.path, result);
    else kept.delete(result.path);
    const fails =
      failOn !== "never" && result.findings.some((finding) => isAtLeast(finding.severity, failOn));
    if (fails) failing.add(result.path);
    else failing.delete(result.path);
  }

  return {
    add(result, failOn) {
      statuses.set(result.path, result.status);
      if (result.weights !== undefined) weights.set(result.path, { path: result.path, ...result.weights });
      keep(result, failOn);
    },
    append(result, failOn) {
      const known = kept.get(result.path);
      const findings = [...(known?.findings ?? []), ...result.findings];
      keep({ ...(known ?? result), findings }, failOn);
    },
    fail: (failure) => failures.push(failure),
    skip(kind) {
      if (kind === "excluded") excluded += 1;
      else outsideLinks += 1;
    },
    has: (path) => statuses.has(path),
    results: () => [...kept.values()].sort(byPath),
    weights: () => [...weights.values()].sort(byPath),
    failures: () => [...failures].sort(byPath),
    counts: () => ({
      checked: count("checked"),
      prefiltered: count("prefiltered"),
      unread: count("unread"),
      excluded,
      outsideLinks,
    }),
    hasFailing: () => failing.size > 0,
  };
}

/** By code units: the same order on every machine. */
function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
