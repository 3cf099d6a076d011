import type { DidOpenTextDocumentParams } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uris.ts";
import { isConfigurationFile } from "../workspace.ts";

export function didOpenText(session: Session, params: DidOpenTextDocumentParams): void {
  const { uri, languageId, version, text } = params.textDocument;
  const path = pathOfUri(uri);
  const document = session.engine.openText({ path, text, languageId });
  const open = { kind: "text", uri, path, languageId, version, text, document } as const;
  session.documents.put(open);
  if (isConfigurationFile(path)) session.workspace.configurationChanged(path);
  void session.ready.then(() => session.delivery.changed(open));
}
