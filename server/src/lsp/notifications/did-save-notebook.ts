import type { DidSaveNotebookDocumentParams } from "vscode-languageserver";
import type { Session } from "../session.ts";

export function didSaveNotebook(session: Session, params: DidSaveNotebookDocumentParams): void {
  const open = session.documents.get(params.notebookDocument.uri);
  if (open?.kind !== "notebook") return;
  session.services.release(open.path);
  session.checks.notebookSaved(open);
  session.delivery.changed(open);
}
