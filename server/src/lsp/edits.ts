import { CreateFile, type TextDocumentEdit, type TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import type { ClientEdit } from "./file-view.ts";
import { versionOf } from "./open-documents.ts";
import type { Session } from "./session.ts";

/** A change of a file beside the one that a fix is for. */
export interface OtherFileChange {
  /** Whether the file must be made first. */
  readonly create: boolean;
  readonly edit: ClientEdit;
}

/**
 * Edits as the client takes them: with the version of each text, where it knows versions, so that it
 * refuses what has gone stale.
 */
export function workspaceEdit(
  session: Session,
  edits: readonly ClientEdit[],
  others: readonly OtherFileChange[] = [],
): WorkspaceEdit {
  const byUri = new Map<string, TextEdit[]>();
  for (const { uri, range, newText } of [...edits, ...others.map(({ edit }) => edit)]) {
    const list = byUri.get(uri);
    if (list === undefined) byUri.set(uri, [{ range, newText }]);
    else list.push({ range, newText });
  }
  if (!session.features.documentChanges) return { changes: Object.fromEntries(byUri) };
  const created = others.filter(({ create }) => create).map(({ edit }) => CreateFile.create(edit.uri));
  return {
    documentChanges: [
      ...created,
      ...[...byUri].map(
        ([uri, list]): TextDocumentEdit => ({
          textDocument: { uri, version: clientVersion(session, uri) },
          edits: list,
        }),
      ),
    ],
  };
}

/** An edit with a placeholder that the person types over, where the client can do that. */
export function snippetEdit(session: Session, edit: ClientEdit, placeholder: string): WorkspaceEdit {
  if (!session.features.snippetEdits) return workspaceEdit(session, [edit]);
  const at = edit.newText.indexOf(placeholder);
  if (at < 0) return workspaceEdit(session, [edit]);
  const before = escapeSnippet(edit.newText.slice(0, at));
  const after = escapeSnippet(edit.newText.slice(at + placeholder.length));
  const value = `${before}\${1:${escapeSnippet(placeholder)}}${after}`;
  const snippet = { range: edit.range, snippet: { kind: "snippet" as const, value } };
  return {
    documentChanges: [
      { textDocument: { uri: edit.uri, version: clientVersion(session, edit.uri) }, edits: [snippet] },
    ],
  };
}

/** In a snippet these begin or end something (LSP 3.18, "Snippet Syntax"). */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

function clientVersion(session: Session, uri: string): number | null {
  const found = session.documents.find(uri);
  return found === undefined ? null : (versionOf(found) ?? null);
}
