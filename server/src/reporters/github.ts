import type { Finding, Severity } from "../finding/finding.ts";
import { placeOf } from "./places.ts";
import { findingsOf, type RunReport, reportedPath } from "./report.ts";

/** GitHub knows three levels (docs.github.com, "Workflow commands for GitHub Actions"). */
const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/**
 * Workflow commands, which GitHub shows beside the lines of a pull request: for a cell, beside those of the
 * notebook's JSON. What people call the place of a cell, or of bytes, stands in the message.
 */
export function formatGithub(report: RunReport): string {
  const lines = findingsOf(report).map((finding) => command(finding, report.workingFolder));
  const failed = report.failures.map(
    ({ path, message }) =>
      `::error file=${property(reportedPath(path, report.workingFolder))}::${data(message)}`,
  );
  return [...lines, ...failed].map((line) => `${line}\n`).join("");
}

function command(finding: Finding, workingFolder: string): string {
  const { location } = finding;
  const properties = [
    ["file", reportedPath(location.path, workingFolder)],
    ...placeProperties(finding),
    ["title", finding.rule],
  ].map(([name, value]) => `${name}=${property(value ?? "")}`);
  const ofFile = location.cell === undefined && location.offset === undefined;
  const place = ofFile ? "" : `${placeOf(location, workingFolder)}: `;
  return `::${levels[finding.severity]} ${properties.join(",")}::${data(`${place}${finding.message}`)}`;
}

function placeProperties({ location }: Finding): readonly (readonly [string, string])[] {
  const range = location.cell === undefined ? location.range : location.fileRange;
  if (range === undefined) return [];
  const place: (readonly [string, string])[] = [
    ["line", String(range.start.line + 1)],
    ["endLine", String(range.end.line + 1)],
  ];
  // Columns count only within one line (actions/toolkit, AnnotationProperties).
  if (range.start.line !== range.end.line) return place;
  return [
    ...place,
    ["col", String(range.start.character + 1)],
    ["endColumn", String(range.end.character + 1)],
  ];
}

/** The escapes of actions/toolkit, packages/core/src/command.ts. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
