import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { ConfigurationProblem } from "../engine/configuration/problem.ts";
import type { EnsuredLine, Finding, LocatedFix, OutputRef, Severity } from "../finding/finding.ts";
import { maskSecrets } from "../knowledge/key-formats/mask.ts";
import { type ClientFeatures, isRecord } from "./client-features.ts";
import type { ClientEdit, FileView } from "./file-view.ts";

/** What stands before a diagnostic's message in an editor, and how a client's diagnostics are told from others'. */
export const diagnosticSource = "loadline";

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export interface DataFix {
  readonly title: string;
  readonly applicability: LocatedFix["applicability"];
  readonly edits: readonly ClientEdit[];
  /** Outputs of the open notebook, which the client takes away itself: zero-based. */
  readonly clears?: readonly OutputRef[];
  /** Lines that other files must have; `path` is a URI. */
  readonly ensures?: readonly EnsuredLine[];
  readonly creates?: readonly ClientFile[];
}

/** A file that a fix makes. */
export interface ClientFile {
  readonly uri: string;
  readonly text: string;
}

/** A diagnostic's `data`: everything a code action needs, so the server keeps no side table. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly fixes: readonly DataFix[];
  /** The version of the text that the edits speak of; absent where the file is not open. */
  readonly version?: number;
}

/** What does not depend on the finding. */
export interface DiagnosticContext {
  readonly features: ClientFeatures;
  /** The page of a rule, where the client can open one. */
  ruleUri(rule: string): string | undefined;
  view(path: string): FileView;
}

/** The one place where a finding becomes a diagnostic of the protocol. */
export function diagnosticOf(finding: Finding, context: DiagnosticContext, version?: number): Diagnostic {
  const { features } = context;
  const href = context.ruleUri(finding.rule);
  const view = context.view(finding.location.path);
  const data: DiagnosticData = {
    fingerprint: finding.fingerprint,
    fixes: finding.fixes.map((fix) => dataFix(fix, view, context)),
    ...(version === undefined ? {} : { version }),
  };
  return {
    range: view.clientRange(finding.location),
    severity: severityNumbers[finding.severity],
    code: finding.rule,
    source: diagnosticSource,
    message: view.prefix(finding.location) + finding.message,
    ...(features.codeDescription && href !== undefined ? { codeDescription: { href } } : {}),
    ...(features.diagnosticTags && finding.rule === "unused-suppression"
      ? { tags: [DiagnosticTag.Unnecessary] }
      : {}),
    ...(features.relatedInformation && finding.related.length > 0
      ? { relatedInformation: relatedOf(finding, context) }
      : {}),
    data,
  };
}

/** A fix whose edits cannot all be said to the client has none, so that it is never made by half. */
function dataFix(fix: LocatedFix, own: FileView, context: DiagnosticContext): DataFix {
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  const byFile = paths.map((path) =>
    context.view(path).edits(fix.edits.filter((edit) => edit.path === path)),
  );
  const written = byFile.every((list) => list.length > 0) ? byFile.flat() : [];
  const cleared = fix.clears === undefined ? [] : (own.clears?.(fix.clears) ?? []);
  const stored = fix.stored === undefined ? [] : (own.stored?.(fix.stored) ?? []);
  const { title, applicability, clears, ensures, creates } = fix;
  return {
    title,
    applicability,
    edits: [...written, ...cleared, ...stored],
    ...(clears === undefined || cleared.length > 0 || !context.features.clearsOutputs ? {} : { clears }),
    ...(ensures === undefined
      ? {}
      : { ensures: ensures.map((line) => ({ ...line, path: context.view(line.path).uriOf(line) })) }),
    ...(creates === undefined
      ? {}
      : { creates: creates.map(({ path, text }) => ({ uri: context.view(path).uriOf({ path }), text })) }),
  };
}

function relatedOf(finding: Finding, context: DiagnosticContext): DiagnosticRelatedInformation[] {
  return finding.related.map(({ location, message }) => {
    const view = context.view(location.path);
    return {
      location: { uri: view.uriOf(location), range: view.clientRange(location) },
      message: view.prefix(location) + message,
    };
  });
}

/** A fault in a configuration file. */
export function configurationDiagnostic(
  problem: ConfigurationProblem,
  context: DiagnosticContext,
): Diagnostic {
  const view = context.view(problem.path);
  return {
    range: view.clientRange({ path: problem.path, range: problem.range }),
    severity: DiagnosticSeverity.Error,
    code: "configuration",
    source: diagnosticSource,
    message: maskSecrets(problem.message),
  };
}

/** The check itself failed. */
export function failureDiagnostic(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Warning,
    source: diagnosticSource,
    message,
  };
}

/** Reads `data` of a diagnostic that a client handed back; it may be anything. */
export function readDiagnosticData(value: unknown): DiagnosticData | undefined {
  if (!isRecord(value) || typeof value.fingerprint !== "string" || !Array.isArray(value.fixes))
    return undefined;
  const fixes: DataFix[] = [];
  for (const fix of value.fixes) {
    if (!isDataFix(fix)) return undefined;
    fixes.push(fix);
  }
  const version = typeof value.version === "number" ? { version: value.version } : {};
  return { fingerprint: value.fingerprint, fixes, ...version };
}

function isDataFix(value: unknown): value is DataFix {
  if (!isRecord(value) || typeof value.title !== "string" || !Array.isArray(value.edits)) return false;
  const known = ["safe", "unsafe", "manual"].some((name) => name === value.applicability);
  if (value.clears !== undefined && !isListOf(value.clears, isOutputRef)) return false;
  if (value.ensures !== undefined && !isListOf(value.ensures, isEnsuredLine)) return false;
  if (value.creates !== undefined && !isListOf(value.creates, isClientFile)) return false;
  return known && value.edits.every(isDataEdit);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isClientFile(value: unknown): boolean {
  return isRecord(value) && typeof value.uri === "string" && typeof value.text === "string";
}

function isOutputRef(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value.cell) && Number.isInteger(value.output);
}

function isEnsuredLine(value: unknown): boolean {
  if (!isRecord(value) || typeof value.path !== "string" || typeof value.line !== "string") return false;
  return value.sameStart === undefined || typeof value.sameStart === "string";
}

function isDataEdit(value: unknown): value is ClientEdit {
  if (!isRecord(value) || typeof value.uri !== "string" || typeof value.newText !== "string") return false;
  return isRecord(value.range) && isPosition(value.range.start) && isPosition(value.range.end);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && typeof value.line === "number" && typeof value.character === "number";
}
