import type { Document } from "../documents/document.ts";
import { isTextDocument } from "../documents/document.ts";
import { cellAt } from "../documents/notebook/model.ts";
import type { ProjectFacts } from "../facts/project.ts";
import {
  compareSeverity,
  type Finding,
  type Fix,
  isAtLeast,
  type LocatedFix,
  type LocatedRelated,
  type Place,
  type Report,
  type Severity,
  type Suppression,
  severities,
} from "../finding/finding.ts";
import { joinPath, nameOf, parentOf } from "../host/paths.ts";
import { knows } from "./baseline/baseline.ts";
import { withOneFindingACause } from "./causes.ts";
import type { RuleReport } from "./dispatch.ts";
import { Fingerprints } from "./fingerprint.ts";
import { excerptOf, fileEditsOf, lineRange, locate, locateFix } from "./locate.ts";
import { type DocumentMasks, masksOf } from "./mask.ts";
import type { FileSettings } from "./settings.ts";
import type { Suppressor } from "./suppress/suppress.ts";

export interface FinishInput {
  readonly document: Document;
  readonly reports: readonly RuleReport[];
  /** Reports on the suppressions themselves, which nothing suppresses. */
  readonly afterwards: readonly RuleReport[];
  readonly suppressor: Suppressor;
  readonly settings: FileSettings;
  readonly project: ProjectFacts;
}

export interface Findings {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** From reports to findings: located, with the configured severity, without duplicates, in order. */
export async function finishFindings(input: FinishInput): Promise<Findings> {
  const reports = [...input.reports, ...input.afterwards];
  if (reports.length === 0) return { findings: [], suppressed: [] };
  const ordered = withoutDuplicates([...reports].sort(byPlace(input.document)));
  const masks = await masksOf(input.document);
  const fingerprints = new Fingerprints(relativePath(input.document.path, input.project.root));
  const folder = input.project.root === "" ? (parentOf(input.document.path) ?? "") : input.project.root;
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const judged = ordered.map((entry) => ({
    entry,
    severity: severityOf(entry, input.settings),
    stated: input.afterwards.includes(entry) ? undefined : input.suppressor.suppressionOf(entry),
  }));
  for (const { entry, severity, stated } of withOneFindingACause(judged)) {
    const finding = finish(entry, input.document, { severity, masks, fingerprints, folder });
    const suppression = stated ?? knownBefore(finding, input);
    if (suppression !== undefined) suppressed.push({ ...finding, suppression });
    else if (isAtLeast(severity, input.settings.minSeverity)) findings.push(finding);
  }
  return { findings, suppressed };
}

/** What no comment, tag or entry of the configuration suppresses may be known to the baseline. */
function knownBefore(finding: Finding, input: FinishInput): Suppression | undefined {
  const { baseline } = input.settings;
  if (baseline === undefined) return undefined;
  return knows(baseline, input.document.path, finding.fingerprint)
    ? { source: "baseline", origin: nameOf(baseline.path) }
    : undefined;
}

interface Finishing {
  readonly severity: Severity;
  readonly masks: DocumentMasks;
  readonly fingerprints: Fingerprints;
  /** Where the project's own files lie: `.gitignore`, `.env`. */
  readonly folder: string;
}

function finish({ rule, report }: RuleReport, document: Document, finishing: Finishing): Finding {
  const { words } = finishing.masks;
  const excerpt = excerptOf(document, report.place, finishing.masks.pieces);
  return {
    rule: rule.id,
    area: rule.area,
    severity: finishing.severity,
    confidence: report.confidence ?? rule.confidence,
    message: words(report.message),
    location: locate(document, report.place),
    related: (report.related ?? []).map((related) => locateRelated(document, related, words)),
    fixes: (report.fixes ?? []).flatMap((fix) => locateWholeFix(document, fix, finishing) ?? []),
    evidence: (report.evidence ?? []).map(words),
    fingerprint: finishing.fingerprints.of(
      rule.id,
      report.identity ?? identityOf(document, report.place, finishing),
    ),
    ...(report.subject === undefined
      ? {}
      : { subject: { ...report.subject, name: words(report.subject.name) } }),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

/** Undefined where it cannot be located, and where it would write down a key, which no report may carry. */
function locateWholeFix(
  document: Document,
  fix: Fix,
  { masks: { pieces, words }, folder }: Finishing,
): LocatedFix | undefined {
  const located = locateFix(document, fix);
  if (located === undefined || fix.edits.some(({ newText }) => words(newText) !== newText)) return undefined;
  const fileEdits = fileEditsOf(document, fix, pieces);
  const title = words(located.title);
  const ensures = fix.ensures?.map((line) => ({ ...line, path: joinPath(folder, line.path) }));
  return {
    ...located,
    title,
    ...(fileEdits === undefined ? {} : { fileEdits }),
    ...(ensures === undefined ? {} : { ensures }),
  };
}

function locateRelated(
  document: Document,
  { path, place, message: words }: NonNullable<Report["related"]>[number],
  mask: DocumentMasks["words"],
): LocatedRelated {
  const message = mask(words);
  if (path === undefined || path === document.path) return { location: locate(document, place), message };
  // Another file's text is not at hand: only the file, a line that the rule knows, or its bytes can be named.
  const location =
    place.kind === "bytes"
      ? { path, offset: place.offset, ...(place.inner === undefined ? {} : { inner: place.inner }) }
      : place.kind === "file" && place.line !== undefined
        ? { path, range: lineRange(place.line) }
        : { path };
  return { location, message };
}

/** The text of the place, masked; for bytes, where they are. */
function identityOf(document: Document, place: Place, finishing: Finishing): string {
  if (place.kind === "text" && isTextDocument(document)) {
    const end = Math.min(place.span.end, place.span.start + identityLength);
    return finishing.masks.pieces(place.span.start, end);
  }
  return place.kind === "bytes" ? `${place.inner ?? ""}@${place.offset}` : place.kind;
}

const identityLength = 2000;

/** What the configuration says goes before what the rule says of this place, and that before the rule's own. */
function severityOf({ rule, report }: RuleReport, settings: FileSettings): Severity {
  const setting = settings.rules.get(rule.id);
  const stated = setting?.severity ?? report.severity ?? rule.severity;
  return setting?.raise === true ? raised(stated) : stated;
}

/** One step higher, for the strict profile. */
function raised(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)] ?? severity;
}

/** In the order in which a person reads: by cell, code before outputs, then by place; the graver first. */
function byPlace(document: Document): (left: RuleReport, right: RuleReport) => number {
  return (left, right) => {
    const [a, b] = [orderOf(left.report.place, document), orderOf(right.report.place, document)];
    const at = a.findIndex((key, index) => key !== b[index]);
    if (at !== -1) return (a[at] ?? 0) - (b[at] ?? 0);
    return (
      compareSeverity(
        right.report.severity ?? right.rule.severity,
        left.report.severity ?? left.rule.severity,
      ) || (left.rule.id < right.rule.id ? -1 : left.rule.id > right.rule.id ? 1 : 0)
    );
  };
}

/** Cell, whether it is an output, and the place within. */
function orderOf(place: Place, document: Document): readonly [number, number, number] {
  switch (place.kind) {
    case "text": {
      const cell =
        document.kind === "notebook" ? cellAt(document.notebook.cells, place.span.start) : undefined;
      return [cell?.index ?? 0, 0, place.span.start];
    }
    case "bytes":
      return [0, 0, place.offset];
    case "output":
      return [place.cell, 1 + place.output, place.line ?? 0];
    case "stored":
      return [place.cell ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, place.span.start];
    case "file":
      return [-1, 0, 0];
  }
}

/**
 * One finding for one cause: a rule says the same of a place once, and a rule on calls says one thing of
 * a call, also where an import has alternatives (`try: … except ImportError: …`) and the call two names.
 */
function withoutDuplicates(reports: readonly RuleReport[]): readonly RuleReport[] {
  const seen = new Set<string>();
  return reports.filter(({ rule, report }) => {
    const says = rule.fact === "call" ? "" : report.message;
    const key = `${rule.id}\0${JSON.stringify(report.place)}\0${says}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function relativePath(path: string, root: string): string {
  return root !== "" && path.startsWith(`${root}/`)
    ? path.slice(root.length + 1)
    : (path.split("/").at(-1) ?? path);
}
