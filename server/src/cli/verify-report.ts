import type { LockEntry } from "../formats/lock/lock.ts";
import { printable } from "../reporters/escape.ts";
import { reportedPath } from "../reporters/report.ts";
import type { FileFault } from "./verify-files.ts";
import type { CopyResult, Verification } from "./verify-lock.ts";
import { tool } from "./version.ts";

interface ReportOptions {
  readonly json: boolean;
  readonly complete: boolean;
}

/** What came of a verification, for a person or for a program. */
export function verifyReport(
  verification: Verification,
  options: ReportOptions,
  workingFolder: string,
): string {
  return options.json
    ? jsonReport(verification, workingFolder)
    : textReport(verification, options, workingFolder);
}

function textReport(
  { copies, absent, strays, lock }: Verification,
  { complete }: ReportOptions,
  workingFolder: string,
): string {
  const name = (path: string): string => printable(reportedPath(path, workingFolder));
  const lines = copies.flatMap((copy) => copyLines(copy, complete, name));
  const rest = [
    ...absent.map((entry) => `${nameOf(entry)}: nothing of it lies on this machine`),
    ...strays.map(
      ({ folder, commit }) =>
        `${name(folder)}: was downloaded at ${commit.slice(0, 12)}, which the lock does not have`,
    ),
  ];
  const faults = copies.flatMap((copy) => copy.faults);
  const counts = (["changed", "extra", "unread", "missing"] as const)
    .map((fault) => [fault, faults.filter((each) => each.fault === fault).length] as const)
    .filter(([, count]) => count > 0)
    .map(([fault, count]) => `${count} ${fault}`);
  const intact = copies.reduce((sum, copy) => sum + copy.intact, 0);
  const summary = `${name(lock.path)}: ${intact} ${intact === 1 ? "file is" : "files are"} as locked${counts.length === 0 ? "" : `, ${counts.join(", ")}`}.`;
  return `${[...lines, ...rest, summary].join("\n")}\n`;
}

function copyLines(copy: CopyResult, complete: boolean, name: (path: string) => string): readonly string[] {
  const shown = copy.faults.filter(({ fault }) => complete || fault !== "missing");
  const missing = copy.faults.filter(({ fault }) => fault === "missing").length;
  const note = missing === 0 || complete ? "" : ` (${missing} not downloaded)`;
  const where = copy.where === "cache" ? "in the cache" : `in ${name(copy.folder)}`;
  const verdict = shown.length === 0 ? "as locked" : `${shown.length} not as locked`;
  return [
    `${nameOf(copy.entry)} ${where}: ${verdict}${note}`,
    ...shown.map(({ path, fault, message }) => `  ${faultWords[fault]} ${printable(path)}: ${message}`),
  ];
}

const faultWords: Readonly<Record<FileFault, string>> = {
  changed: "changed",
  extra: "extra  ",
  missing: "missing",
  unread: "unread ",
};

function nameOf({ kind, id, commit }: LockEntry): string {
  return printable(`${kind} ${id} at ${commit.slice(0, 12)}`);
}

/** The keys are documented in docs/lock.md; a change of what one means makes the version grow. */
function jsonReport({ copies, absent, strays, lock }: Verification, workingFolder: string): string {
  const named = ({ kind, registry, id, revision, commit }: LockEntry) => ({
    kind,
    registry,
    id,
    revision,
    commit,
  });
  const report = {
    version: 1,
    tool,
    lock: reportedPath(lock.path, workingFolder),
    copies: copies.map(({ entry, folder, where, intact, bytes, faults }) => ({
      ...named(entry),
      where,
      folder: reportedPath(folder, workingFolder),
      intact,
      bytes,
      files: faults.map(({ path, fault, message }) => ({ path, fault, message })),
    })),
    absent: absent.map(named),
    strays: strays.map(({ folder, commit }) => ({ folder: reportedPath(folder, workingFolder), commit })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
