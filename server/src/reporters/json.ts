import type { Finding, LocatedEdit, LocatedFix, Location } from "../finding/finding.ts";
import type { Range } from "../text/span.ts";
import { countBySeverity, findingsOf, type RunReport, reportedPath, suppressedOf } from "./report.ts";

/** One-based, UTF-16; in a notebook within the cell. */
interface JsonRange {
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/**
 * The versioned report. What stands in version 1 keeps its name and meaning; keys may be added; what
 * does not apply to a finding is left out.
 */
export function formatJson(report: RunReport): string {
  const findings = findingsOf(report);
  const place = (location: Location) => jsonLocation(location, report.workingFolder);
  const { files, failures } = report;
  const document = {
    version: 1,
    tool: report.tool,
    summary: {
      files: {
        checked: files.checked,
        prefiltered: files.prefiltered,
        unread: files.unread,
        excluded: files.excluded,
        outsideLinks: files.outsideLinks,
      },
      findings: { total: findings.length, ...countBySeverity(findings) },
      suppressed: suppressedOf(report).length,
      fixed: report.fixed,
    },
    findings: findings.map((finding) => jsonFinding(finding, place)),
    weights: nonEmpty(
      (report.weights ?? []).map((file) => ({
        ...file,
        path: reportedPath(file.path, report.workingFolder),
      })),
    ),
    errors: nonEmpty(
      failures.map(({ path, message }) => ({ path: reportedPath(path, report.workingFolder), message })),
    ),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

type Placer = (location: Location) => object;

function jsonFinding(finding: Finding, place: Placer): object {
  return {
    rule: finding.rule,
    area: finding.area,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    ...place(finding.location),
    excerpt: finding.excerpt?.text,
    subject: finding.subject,
    evidence: nonEmpty(finding.evidence),
    related: nonEmpty(finding.related.map(({ location, message }) => ({ ...place(location), message }))),
    fixes: nonEmpty(finding.fixes.map((fix) => jsonFix(fix, place))),
    fingerprint: finding.fingerprint,
  };
}

function jsonLocation(location: Location, workingFolder: string): object {
  return {
    path: reportedPath(location.path, workingFolder),
    ...jsonRange(location.range),
    fileRange: location.fileRange === undefined ? undefined : jsonRange(location.fileRange),
    cell: oneBased(location.cell),
    output: oneBased(location.output),
    inner: location.inner,
    offset: location.offset,
    length: location.length,
  };
}

function jsonFix(fix: LocatedFix, place: Placer): object {
  return {
    title: fix.title,
    applicability: fix.applicability,
    edits: nonEmpty(fix.edits.map((edit) => ({ ...place(editLocation(edit)), newText: edit.newText }))),
    fileEdits: fix.fileEdits?.map(({ fileRange, newText }) => ({ ...jsonRange(fileRange), newText })),
  };
}

function editLocation({ path, cell, range }: LocatedEdit): Location {
  return { path, range, ...(cell === undefined ? {} : { cell }) };
}

function jsonRange(range: Range | undefined): JsonRange {
  if (range === undefined) return {};
  return {
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

function oneBased(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1;
}

/** JSON.stringify leaves out what is undefined. */
function nonEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}
