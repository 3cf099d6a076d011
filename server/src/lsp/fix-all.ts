import type { CodeAction } from "vscode-languageserver";
import { planFixes } from "../engine/fix.ts";
import { locateFix } from "../engine/locate.ts";
import { workspaceEdit } from "./edits.ts";
import { type ClientEdit, openView } from "./file-view.ts";
import type { Found, OpenDocument } from "./open-documents.ts";
import type { Session } from "./session.ts";

const title = "Loadline: fix all that is safe to fix";

/** All safe fixes at once, for each kind that is asked: of a text or one cell, or of a whole notebook. */
export async function fixAllActions(
  session: Session,
  found: Found,
  kinds: readonly string[],
): Promise<readonly CodeAction[]> {
  const edits = await safeEdits(session, found.open);
  const actions: CodeAction[] = [];
  for (const kind of kinds) {
    const chosen = kind.startsWith("notebook.") ? notebookEdits(found, edits) : edits.filter(isIn(found));
    if (chosen.length > 0) actions.push({ title, kind, edit: workspaceEdit(session, chosen) });
  }
  return actions;
}

function notebookEdits(found: Found, edits: readonly ClientEdit[]): readonly ClientEdit[] {
  return found.open.kind === "notebook" ? edits : [];
}

function isIn(found: Found): (edit: ClientEdit) => boolean {
  const uri = found.open.kind === "text" ? found.open.uri : found.open.cells[found.cell ?? -1]?.uri;
  return (edit) => edit.uri === uri;
}

/** The safe fixes that can be applied together, as the engine plans them for the command line as well. */
async function safeEdits(session: Session, open: OpenDocument): Promise<readonly ClientEdit[]> {
  const { findings } = await session.checks.of(open);
  const { edits } = planFixes(open.document, findings, { unsafe: false });
  const located = locateFix(open.document, { title, applicability: "safe", edits });
  const view = openView(open, session.features.positionEncoding);
  return edits.length === 0 ? [] : view.edits(located?.edits ?? []);
}
