import { randomBytes } from "node:crypto";
import {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  formatBaseline,
  hashOf,
  pathIn,
} from "../engine/baseline/baseline.ts";
import { readBaseline } from "../engine/baseline/read.ts";
import type { FileResult } from "../engine/result.ts";
import type { Finding } from "../finding/finding.ts";
import type { Host } from "../host/host.ts";
import { isWithin, joinPath, nameOf, parentOf } from "../host/paths.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { printable } from "../reporters/escape.ts";
import { reportedPath } from "../reporters/report.ts";
import { type Terminal, UsageError } from "./command.ts";
import type { Tally } from "./tally.ts";
import { replaceFile, writeWhole } from "./write-file.ts";

export interface BaselineRun {
  readonly host: Host;
  readonly tally: Tally;
  readonly terminal: Terminal;
  readonly workingFolder: string;
  /** What was checked: files and folders, as the host names them. */
  readonly starts: readonly string[];
}

/** Before anything is checked: throws UsageError where a baseline cannot be read, or is not there and must be. */
export async function refuseBadBaseline(host: Host, path: string, isWritten: boolean): Promise<void> {
  const read = await readBaseline(host, path);
  if (read.ok || (isWritten && read.isAbsent)) return;
  throw new UsageError(`${isWritten ? "--write-baseline" : "--baseline"} ${printable(path)}: ${read.why}`);
}

/**
 * Writes all that was found into a baseline, and takes it out of the report. What an earlier one knows of files that this
 * run did not look at stays in it; what no longer occurs goes.
 */
export async function writeBaseline(run: BaselineRun, path: string): Promise<void> {
  const { host, tally, terminal, workingFolder } = run;
  const read = await readBaseline(host, path);
  const old = read.ok ? read.baseline : baselineOf(path, randomBytes(16).toString("hex"), []);
  const found = tally.results().flatMap((result) => entriesOf(old, result));
  const stale = new Set(await staleEntries(run, old));
  const hashes = new Set(found.map(({ hash }) => hash));
  const kept = old.entries.filter((entry) => !stale.has(entry) && !hashes.has(entry.hash));
  const entries = [...found, ...kept];
  try {
    const bytes = new TextEncoder().encode(formatBaseline({ salt: old.salt, entries }));
    if (read.ok) await replaceFile(path, bytes);
    else await writeWhole(path, bytes, { expected: undefined });
  } catch (error) {
    throw new UsageError(`--write-baseline ${printable(path)}: ${hostErrorOf(error).message}`);
  }
  for (const result of tally.results()) tally.add(known(result, path), "never");
  const gone = stale.size === 0 ? "" : `, ${stale.size} that no longer occur taken out`;
  const name = printable(reportedPath(path, workingFolder));
  await terminal.stderr.write(`${findingsOf(entries.length)} written to ${name}${gone}.\n`);
}

/** Says which findings of a baseline no longer occur in what was checked. */
export async function tellStaleEntries(run: BaselineRun, baselines: readonly Baseline[]): Promise<void> {
  for (const baseline of baselines) {
    const stale = await staleEntries(run, baseline);
    if (stale.length === 0) continue;
    const name = printable(reportedPath(baseline.path, run.workingFolder));
    const verb = stale.length === 1 ? "occurs" : "occur";
    await run.terminal.stderr.write(
      `${findingsOf(stale.length)} of ${name} no longer ${verb}: --write-baseline ${name} takes ${stale.length === 1 ? "it" : "them"} out.\n`,
    );
  }
}

function findingsOf(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}

function entriesOf(baseline: Baseline, { path, findings, suppressed }: FileResult): readonly BaselineEntry[] {
  return [...findings, ...suppressed.filter(isFromBaseline)].map(({ rule, fingerprint }) => ({
    rule,
    path: pathIn(baseline, path),
    hash: hashOf(baseline, path, fingerprint),
  }));
}

function isFromBaseline({ suppression }: Finding): boolean {
  return suppression?.source === "baseline";
}

function known(result: FileResult, path: string): FileResult {
  const suppression = { source: "baseline", origin: nameOf(path) } as const;
  const now = result.findings.map((finding) => ({ ...finding, suppression }));
  return { ...result, findings: [], suppressed: [...result.suppressed, ...now] };
}

/** Entries of files that were checked and do not have them, and of files below what was checked that are gone. */
async function staleEntries(run: BaselineRun, baseline: Baseline): Promise<readonly BaselineEntry[]> {
  const { tally, host, starts } = run;
  const occurring = new Set(
    tally.results().flatMap((result) => entriesOf(baseline, result).map(({ hash }) => hash)),
  );
  const folder = parentOf(baseline.path) ?? baseline.path;
  // Of what could not be read this time, nobody knows whether it is gone.
  const unread = new Set(
    tally
      .results()
      .filter(({ status }) => status === "unread")
      .map(({ path }) => path),
  );
  const stale: BaselineEntry[] = [];
  for (const entry of baseline.entries) {
    if (occurring.has(entry.hash)) continue;
    const path = joinPath(folder, entry.path);
    if (unread.has(path)) continue;
    const isBelow = starts.some((start) => isWithin(start, path));
    if (tally.has(path) || (isBelow && !(await host.stat(path)).ok)) stale.push(entry);
  }
  return stale;
}
