import type { Finding, LocatedEdit, LocatedFix, Location, SuppressionSource } from "../finding/finding.ts";
import type { AnyRule } from "../rules/rule.ts";
import type { Range } from "../text/span.ts";
import { placeOf } from "./places.ts";
import { findingsOf, type RuleBook, type RunReport, reportedPath, suppressedOf } from "./report.ts";
import { sarifLevels, sarifRule, taxonomies } from "./sarif-rules.ts";

const schemaUri =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A SARIF 2.1.0 log with one run: what was found, and what was suppressed and why. */
export function formatSarif(report: RunReport, book: RuleBook): string {
  const indexes = new Map(book.rules.map((rule, index) => [rule.id, index]));
  const results = [...findingsOf(report), ...suppressedOf(report)].map((finding) =>
    result(finding, report.workingFolder, indexes),
  );
  const log = {
    $schema: schemaUri,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driver(report, book) },
        taxonomies: taxonomies(book.rules),
        columnKind: "utf16CodeUnits",
        invocations: [invocation(report)],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function driver(report: RunReport, book: RuleBook): object {
  return {
    name: report.tool.name,
    version: report.tool.version,
    semanticVersion: report.tool.version,
    rules: book.rules.map((rule: AnyRule) => sarifRule(rule, book.pages[rule.id])),
    supportedTaxonomies: taxonomies(book.rules).map(({ name }, index) => ({ name, index })),
  };
}

function invocation(report: RunReport): object {
  return {
    executionSuccessful: report.failures.length === 0,
    toolExecutionNotifications: report.failures.map(({ path, message }) => ({
      level: "error",
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: artifact(path, report.workingFolder) } }],
    })),
  };
}

function result(finding: Finding, workingFolder: string, indexes: ReadonlyMap<string, number>): object {
  const fixes = finding.fixes.flatMap((fix) => sarifFix(fix, workingFolder));
  const { suppression } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    level: sarifLevels[finding.severity],
    message: { text: messageText(finding, workingFolder) },
    locations: [location(finding.location, workingFolder)],
    relatedLocations:
      finding.related.length === 0
        ? undefined
        : finding.related.map((related, id) => ({
            id,
            ...location(related.location, workingFolder),
            message: { text: related.message },
          })),
    partialFingerprints: { "loadline/v1": finding.fingerprint },
    fixes: fixes.length === 0 ? undefined : fixes,
    // SARIF 2.1.0, 3.27.23: where one result says, all do.
    suppressions:
      suppression === undefined
        ? []
        : [{ kind: suppressionKinds[suppression.source], justification: suppression.reason }],
    properties: {
      area: finding.area,
      severity: finding.severity,
      confidence: finding.confidence,
      ...(finding.evidence.length === 0 ? {} : { evidence: finding.evidence }),
      ...(finding.subject === undefined ? {} : { subject: finding.subject }),
    },
  };
}

const suppressionKinds: Readonly<Record<SuppressionSource, "inSource" | "external">> = {
  comment: "inSource",
  "file-comment": "inSource",
  "foreign-comment": "inSource",
  "cell-tag": "inSource",
  configuration: "external",
  baseline: "external",
};

/** SARIF's regions count in files. For a cell or the member of an archive, the message says where as well. */
function messageText(finding: Finding, workingFolder: string): string {
  const { cell, inner } = finding.location;
  if (cell === undefined && inner === undefined) return finding.message;
  return `${placeOf(finding.location, workingFolder)}: ${finding.message}`;
}

function location(place: Location, workingFolder: string): object {
  const region = regionOf(place);
  const names = logicalNames(place, workingFolder);
  return {
    physicalLocation: {
      artifactLocation: artifact(place.path, workingFolder),
      ...(region === undefined ? {} : { region }),
    },
    ...(names.length === 0 ? {} : { logicalLocations: names }),
    ...(names.length === 0 ? {} : { properties: exactPlace(place) }),
  };
}

function regionOf(place: Location): object | undefined {
  if (place.cell !== undefined) return place.fileRange && textRegion(place.fileRange);
  if (place.inner !== undefined) return undefined;
  if (place.range !== undefined) return textRegion(place.range);
  if (place.offset === undefined) return undefined;
  return { byteOffset: place.offset, byteLength: place.length ?? 0 };
}

function textRegion(range: Range): object {
  return {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

function logicalNames(place: Location, workingFolder: string): readonly object[] {
  const names: object[] = [];
  const path = reportedPath(place.path, workingFolder);
  if (place.cell !== undefined) {
    const name = `cell ${place.cell + 1}`;
    names.push({ name, kind: "element", fullyQualifiedName: `${path}#${name}` });
  }
  if (place.inner !== undefined) {
    names.push({ name: place.inner, kind: "resource", fullyQualifiedName: `${path}!${place.inner}` });
  }
  return names;
}

/** What no region can say, as the JSON report says it: counted from one, offsets from zero. */
function exactPlace(place: Location): object {
  return {
    ...(place.cell === undefined ? {} : { cell: place.cell + 1 }),
    ...(place.output === undefined ? {} : { output: place.output + 1 }),
    ...(place.range === undefined ? {} : { region: textRegion(place.range) }),
    ...(place.offset === undefined ? {} : { offset: place.offset }),
    ...(place.length === undefined ? {} : { length: place.length }),
  };
}

/** Edits of a cell are told as edits of the notebook's JSON, where they can be. */
function sarifFix(fix: LocatedFix, workingFolder: string): readonly object[] {
  const edits = fileEditsOf(fix);
  if (edits.length === 0) return [];
  const paths = [...new Set(edits.map(({ path }) => path))];
  return [
    {
      description: { text: fix.title },
      artifactChanges: paths.map((path) => ({
        artifactLocation: artifact(path, workingFolder),
        replacements: edits.filter((edit) => edit.path === path).map(replacement),
      })),
      properties: { applicability: fix.applicability },
    },
  ];
}

/** Edits of files, whatever cells they hold; none where a part of them cannot be told. */
function fileEditsOf({ edits, fileEdits }: LocatedFix): readonly Omit<LocatedEdit, "cell">[] {
  if (edits.every(({ cell }) => cell === undefined)) return edits;
  const [path, ...others] = new Set(edits.map((edit) => edit.path));
  if (path === undefined || others.length > 0 || fileEdits === undefined) return [];
  return fileEdits.map(({ fileRange, newText }) => ({ path, range: fileRange, newText }));
}

function replacement(edit: Omit<LocatedEdit, "cell">): object {
  return { deletedRegion: textRegion(edit.range), insertedContent: { text: edit.newText } };
}

/** Relative to the folder that the run started in (SARIF 2.1.0, 3.4.4), else a file URI. */
function artifact(path: string, workingFolder: string): object {
  const reported = reportedPath(path, workingFolder);
  if (reported !== path) return { uri: uriPath(reported), uriBaseId: "%SRCROOT%" };
  if (/^[A-Za-z][\w+.-]+:\/\//.test(path)) return { uri: path };
  return { uri: fileUri(path) };
}

/** RFC 8089, appendix E: `file:///home/a`, `file:///C:/a`, and `file://server/share/a` for what lies on a server. */
function fileUri(path: string): string {
  if (path.startsWith("//")) return `file:${uriPath(path)}`;
  const [drive] = /^\/?[A-Za-z]:(?=\/)/.exec(path) ?? [""];
  return `file://${path.startsWith("/") ? "" : "/"}${drive}${uriPath(path.slice(drive.length))}`;
}

/** A name may hold half of a surrogate pair, which no URI can. */
function uriPath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
