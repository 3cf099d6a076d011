import type { DidCloseNotebookDocumentParams } from "vscode-languageserver";
import type { Session } from "../session.ts";

export function didCloseNotebook(session: Session, params: DidCloseNotebookDocumentParams): void {
  const open = session.documents.remove(params.notebookDocument.uri);
  if (open?.kind !== "notebook") return;
  session.checks.notebookClosed(open);
  open.document.dispose();
  void session.delivery.closed(open);
}
