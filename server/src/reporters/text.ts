import { printable } from "./escape.ts";
import { countBySeverity, findingsOf, type RunReport, reportedPath, suppressedOf } from "./report.ts";
import { type BlockContext, block, headLine, type Paint } from "./text-block.ts";
import { arrange, digestLines, plural } from "./text-groups.ts";
import { weightsTable } from "./weights-table.ts";

export interface TextOptions {
  readonly paint: Paint;
  /** One line a finding, and no summary. */
  readonly quiet: boolean;
  /** Every finding in full, however many there are. */
  readonly all: boolean;
}

/** So many places are named where a finding has more. */
const mostPlaces = 5;

/** A report for people: a block for each finding (the lesser ones in short where they are many), then what the run saw. */
export function formatText(report: RunReport, { paint, quiet, all }: TextOptions): string {
  const findings = findingsOf(report);
  const context: BlockContext = {
    paint,
    workingFolder: report.workingFolder,
    mostPlaces: all ? Number.POSITIVE_INFINITY : mostPlaces,
  };
  if (quiet) return findings.map((finding) => `${headLine(finding, context)}\n`).join("");
  const { groups, lesser } = all
    ? { groups: findings.map((first) => ({ first, others: [] })), lesser: [] }
    : arrange(findings);
  const blocks = groups.map(({ first, others }) => `${block(first, others, context)}\n`);
  if (lesser.length > 0) {
    const lines = [...digestLines(lesser, context), paint("faint", "(--all shows each of these)")];
    blocks.push(`${lines.join("\n")}\n\n`);
  }
  const table = weightsTable(report, paint);
  return `${blocks.join("")}${table === "" ? "" : `${table}\n`}${summary(report, paint)}\n`;
}

function summary(report: RunReport, paint: Paint): string {
  const findings = findingsOf(report);
  const { files } = report;
  // What could not be read is never called clean.
  const clean =
    files.unread + report.failures.length > 0
      ? "No findings in what could be read."
      : paint("good", "No findings.");
  const lines = [findings.length === 0 ? clean : tally(report, paint)];
  const known = suppressedOf(report).filter(({ suppression }) => suppression?.source === "baseline").length;
  const suppressed = suppressedOf(report).length - known;
  const asides = [
    report.fixed > 0 ? `${report.fixed} fixed` : "",
    suppressed > 0 ? `${suppressed} suppressed` : "",
    known > 0 ? `${known} known in the baseline` : "",
    files.excluded > 0 ? `${plural(files.excluded, "named file")} excluded by the configuration` : "",
    files.outsideLinks > 0
      ? `${plural(files.outsideLinks, "link")} out of the checked folders not followed`
      : "",
  ].filter((part) => part !== "");
  const seen = [
    `${plural(files.checked + files.prefiltered, "file")} checked`,
    files.prefiltered > 0 ? `${files.prefiltered} of them without anything to look for` : "",
    files.unread > 0 ? paint("warning", `${plural(files.unread, "file")} could not be read`) : "",
  ].filter((part) => part !== "");
  lines.push([...seen, ...asides].join(", "));
  for (const { path, message } of report.failures) {
    const place = printable(reportedPath(path, report.workingFolder));
    lines.push(`${paint("error", "not checked:")} ${place}: ${printable(message)}`);
  }
  return lines.join("\n");
}

function tally(report: RunReport, paint: Paint): string {
  const findings = findingsOf(report);
  const counts = countBySeverity(findings);
  const words = {
    error: plural(counts.error, "error"),
    warning: plural(counts.warning, "warning"),
    information: `${counts.information} information`,
    hint: plural(counts.hint, "hint"),
  };
  const kinds = (["error", "warning", "information", "hint"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(severity, words[severity]));
  const files = new Set(findings.map((finding) => finding.location.path)).size;
  return `${plural(findings.length, "finding")} in ${plural(files, "file")}: ${kinds.join(", ")}`;
}
