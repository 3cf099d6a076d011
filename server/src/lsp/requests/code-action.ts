import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { lockFileName } from "../../formats/lock/lock.ts";
import { type DataFix, diagnosticOf, diagnosticSource, readDiagnosticData } from "../diagnostics.ts";
import { type OtherFileChange, workspaceEdit } from "../edits.ts";
import { ensuringChanges } from "../ensure-lines.ts";
import { fixAllActions } from "../fix-all.ts";
import { type Found, versionOf } from "../open-documents.ts";
import { pinActions } from "../pins.ts";
import type { Session } from "../session.ts";
import { findingOf, suppressAction } from "../suppress.ts";

/** The kind of action that a client asks for when it fixes all of a file, on saving or on command. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.loadline`;
/** The same for a whole notebook, as VS Code asks for it. */
export const notebookFixAllKind = `notebook.${fixAllKind}`;
/** Pins everything that the lock knows, in a file or a cell, and in a whole notebook. */
export const pinKind = `${CodeActionKind.Source}.pin.loadline`;
export const notebookPinKind = `notebook.${pinKind}`;
export const codeActionKinds = [
  CodeActionKind.QuickFix,
  fixAllKind,
  notebookFixAllKind,
  pinKind,
  notebookPinKind,
];

/**
 * Looks up what names stand for, at their registries, and writes the lock: for the folder of the file whose URI is the
 * argument, or for every folder. A person asks for it; nothing else here uses a network.
 */
export const lockCommand = "loadline.writeLock";

/** Shows the page of a rule: what a fix that edits nothing offers to do. */
export const showRuleCommand = "loadline.showRule";

/** The client's own command: takes outputs of a notebook away. Its arguments are the notebook's URI and the outputs. */
export const clearOutputsCommand = "loadline.clearOutputs";

export async function codeActions(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const found = session.documents.find(params.textDocument.uri);
  if (!session.features.codeActionLiterals) return [];
  const actions: CodeAction[] = [];
  if (isAsked(params, CodeActionKind.QuickFix)) actions.push(...(await quickFixes(session, found, params)));
  if (found === undefined || token.isCancellationRequested) return actions;
  const wanted = [fixAllKind, notebookFixAllKind].filter((kind) => isAskedByName(params, kind));
  if (wanted.length > 0) actions.push(...(await fixAllActions(session, found, wanted)));
  const pins = [pinKind, notebookPinKind].filter((kind) => isAskedByName(params, kind));
  if (pins.length > 0) actions.push(...(await pinActions(session, found, pins)));
  return session.documents.isCurrent(found.open) ? actions : [];
}

/** Whether the client asks for this kind, or for one that it belongs to, or for none in particular. */
function isAsked({ context }: CodeActionParams, kind: string): boolean {
  return context.only === undefined || isAskedByName({ context }, kind);
}

/** Source actions are only given where they are asked for: they are for the whole file, not for a place in it. */
function isAskedByName({ context }: Pick<CodeActionParams, "context">, kind: string): boolean {
  return context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) === true;
}

async function quickFixes(
  session: Session,
  found: Found | undefined,
  params: CodeActionParams,
): Promise<readonly CodeAction[]> {
  const ours = params.context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
  const actions: CodeAction[] = [];
  for (const diagnostic of ours) {
    const current = await currentFixes(session, found, diagnostic);
    for (const fix of current) actions.push(await fixAction(session, found, fix, diagnostic));
    if (wantsLookup(diagnostic, current)) actions.push(lookupAction(params, diagnostic));
    const suppress = found === undefined ? undefined : await suppressAction(session, found, diagnostic);
    if (suppress !== undefined) actions.push(suppress);
  }
  return actions;
}

/** Rules whose names a registry can be asked for. */
const lookedUp = new Set<unknown>(["unpinned-model", "unpinned-dataset"]);

/** Where nothing on this machine knows the commit, a person may have it looked up. */
function wantsLookup({ code }: Diagnostic, fixes: readonly DataFix[]): boolean {
  return lookedUp.has(code) && fixes.every(({ edits }) => edits.length === 0);
}

function lookupAction({ textDocument: { uri } }: CodeActionParams, diagnostic: Diagnostic): CodeAction {
  const title = `Look up its commit online, and write it into ${lockFileName}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: lockCommand, arguments: [uri] },
  };
}

/**
 * The fixes that travel in the diagnostic; where they speak of another version of the text, or the
 * client dropped them, those of the same finding now.
 */
async function currentFixes(
  session: Session,
  found: Found | undefined,
  diagnostic: Diagnostic,
): Promise<readonly DataFix[]> {
  const data = readDiagnosticData(diagnostic.data);
  if (found === undefined) return data?.fixes ?? [];
  if (data !== undefined && data.version === versionOf(found)) return data.fixes;
  const finding = await findingOf(session, found, diagnostic);
  if (finding === undefined) return [];
  return readDiagnosticData(diagnosticOf(finding, session.delivery.context()).data)?.fixes ?? [];
}

/** Files that a fix makes beside the card, where the client can make any. */
function newFiles(session: Session, { creates = [] }: DataFix): readonly OtherFileChange[] {
  if (!session.features.createsFiles) return [];
  const start = { line: 0, character: 0 };
  return creates.map(({ uri, text }) => ({
    create: true,
    edit: { uri, range: { start, end: start }, newText: text },
  }));
}

async function fixAction(
  session: Session,
  found: Found | undefined,
  fix: DataFix,
  diagnostic: Diagnostic,
): Promise<CodeAction> {
  const base = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const lines = [...(await ensuringChanges(session, fix.ensures ?? [])), ...newFiles(session, fix)];
  if (fix.clears !== undefined && found?.open.kind === "notebook") {
    const command = {
      title: fix.title,
      command: clearOutputsCommand,
      arguments: [found.open.uri, fix.clears],
    };
    return { ...base, command };
  }
  if (fix.edits.length + lines.length === 0) {
    const command = { title: fix.title, command: showRuleCommand, arguments: [String(diagnostic.code)] };
    return { ...base, title: `How to: ${fix.title}`, command };
  }
  const preferred = fix.applicability === "safe" && session.features.preferredCodeActions;
  return {
    ...base,
    ...(preferred ? { isPreferred: true } : {}),
    edit: workspaceEdit(session, fix.edits, lines),
  };
}
