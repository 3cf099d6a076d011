import type { Finding, LocatedFix, Location, Severity } from "../finding/finding.ts";
import { displayWidth, printable } from "./escape.ts";
import { countBySeverity, findingsOf, type RunReport, reportedPath, suppressedOf } from "./report.ts";

/** What a part of the text is, for whoever colours it. */
export type TextStyle = Severity | "path" | "rule" | "faint" | "good";

export interface TextOptions {
  /** Colours a piece, or leaves it as it is. */
  readonly paint: (style: TextStyle, text: string) => string;
  /** One line a finding, and no summary. */
  readonly quiet: boolean;
}

/** A report for people: a block for each finding, then what the run saw. */
export function formatText(report: RunReport, options: TextOptions): string {
  const findings = findingsOf(report);
  const blocks = findings.map((finding) => block(finding, report.workingFolder, options));
  if (options.quiet) return blocks.join("");
  const separated = blocks.map((text) => `${text}\n`).join("");
  return `${separated}${summary(report, options)}\n`;
}

function block(finding: Finding, workingFolder: string, options: TextOptions): string {
  const { paint } = options;
  const head = [
    paint("path", placeOf(finding.location, workingFolder)),
    paint(finding.severity, finding.severity),
    paint("rule", finding.rule),
    printable(finding.message),
  ].join(" ");
  if (options.quiet) return `${head}\n`;
  const lines = [head, ...excerptLines(finding, options)];
  for (const { location, message } of finding.related) {
    lines.push(`${paint("faint", "  see:")} ${placeOf(location, workingFolder)} ${printable(message)}`);
  }
  const fix = bestFix(finding.fixes);
  if (fix !== undefined) lines.push(`${paint("good", "  fix:")} ${printable(fix.title)}${fixNote(fix)}`);
  return `${lines.join("\n")}\n`;
}

/**
 * `load.py:12:8`, `demo.ipynb:cell 3:1:8`, `demo.ipynb:cell 3:output 1`, `model.pt!archive/data.pkl @ 0x1f`.
 * Counted from one; offsets are bytes from zero.
 */
export function placeOf(location: Location, workingFolder: string): string {
  const parts = [printable(reportedPath(location.path, workingFolder))];
  if (location.cell !== undefined) parts.push(`cell ${location.cell + 1}`);
  if (location.output !== undefined) parts.push(`output ${location.output + 1}`);
  if (location.range !== undefined) {
    const { line, character } = location.range.start;
    parts.push(String(line + 1), String(character + 1));
  }
  const inner = location.inner === undefined ? "" : `!${printable(location.inner)}`;
  const offset = location.offset === undefined ? "" : ` @ 0x${location.offset.toString(16)}`;
  return `${parts.join(":")}${inner}${offset}`;
}

/** So many cells of a terminal an excerpt takes at most: a longer line is cut around its marked part. */
const widest = 100;

function excerptLines(finding: Finding, { paint }: TextOptions): readonly string[] {
  const { excerpt } = finding;
  if (excerpt === undefined) return [];
  const { before, marked, after } = cut(excerpt.text, excerpt.highlight.start, excerpt.highlight.end);
  const number = String((finding.location.range?.start.line ?? 0) + 1);
  const gutter = " ".repeat(number.length);
  const bar = paint("faint", "|");
  const caret = "^".repeat(Math.max(1, displayWidth(marked)));
  return [
    ` ${paint("faint", number)} ${bar} ${before}${marked}${after}`,
    ` ${gutter} ${bar} ${" ".repeat(displayWidth(before))}${paint(finding.severity, caret)}`,
  ];
}

/** The line in three printable parts, tabs as spaces, at most `widest` characters long. */
function cut(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly marked: string; readonly after: string } {
  const shown = (piece: string) => printable(piece.replaceAll("\t", "    "));
  const marked = shorten(shown(text.slice(start, end)), widest);
  const room = widest - marked.length;
  let before = shown(text.slice(0, start));
  if (before.length > room) before = `…${before.slice(before.length - Math.max(0, room - 1))}`;
  const after = shorten(shown(text.slice(end)), Math.max(0, room - before.length));
  return { before, marked, after };
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return length <= 0 ? "" : `${text.slice(0, length - 1)}…`;
}

const applicabilityOrder = ["safe", "unsafe", "manual"] as const;

function bestFix(fixes: readonly LocatedFix[]): LocatedFix | undefined {
  for (const wanted of applicabilityOrder) {
    const fix = fixes.find(({ applicability }) => applicability === wanted);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

function fixNote(fix: LocatedFix): string {
  if (fix.applicability === "safe") return " (--fix does it)";
  return fix.applicability === "unsafe" ? " (needs a look; --unsafe-fixes does it)" : "";
}

function summary(report: RunReport, { paint }: TextOptions): string {
  const findings = findingsOf(report);
  const { files } = report;
  // What could not be read is never called clean.
  const clean =
    files.unread + report.failures.length > 0
      ? "No findings in what could be read."
      : paint("good", "No findings.");
  const lines = [findings.length === 0 ? clean : tally(report, paint)];
  const suppressed = suppressedOf(report).length;
  const asides = [
    report.fixed > 0 ? `${report.fixed} fixed` : "",
    suppressed > 0 ? `${suppressed} suppressed` : "",
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

function tally(report: RunReport, paint: TextOptions["paint"]): string {
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

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
