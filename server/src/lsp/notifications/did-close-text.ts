import type { DidCloseTextDocumentParams } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { isConfigurationFile } from "../workspace.ts";

export function didCloseText(session: Session, params: DidCloseTextDocumentParams): void {
  const open = session.documents.remove(params.textDocument.uri);
  if (open === undefined) return;
  open.document.dispose();
  session.reports.forget(open.uri);
  // What was typed and not saved no longer counts.
  if (isConfigurationFile(open.path)) {
    session.workspace.configurationChanged(open.path);
    session.delivery.refresh();
  }
  void session.delivery.closed(open);
}
