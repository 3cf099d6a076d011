import type { DidChangeTextDocumentParams } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { applyContentChanges } from "../text-changes.ts";
import { isConfigurationFile } from "../workspace.ts";

export function didChangeText(session: Session, params: DidChangeTextDocumentParams): void {
  const { uri, version } = params.textDocument;
  const open = session.documents.get(uri);
  if (open?.kind !== "text") {
    session.log.warn(`A change of ${uri} arrived, which is not open`);
    return;
  }
  const isWhole = open.text === open.document.text;
  const before = isWhole ? open.document : { text: open.text };
  const { text, changes } = applyContentChanges(
    before,
    params.contentChanges,
    session.features.positionEncoding,
  );
  const document = session.engine.updateText(open.document, text, changes);
  const changed = { ...open, version, text, document };
  session.documents.put(changed);
  if (isConfigurationFile(open.path)) {
    session.workspace.configurationChanged(open.path);
    session.delivery.refresh();
  }
  session.delivery.changed(changed);
}
