import type { Connection } from "vscode-languageserver";
import { didChangeConfiguration } from "./notifications/did-change-configuration.ts";
import { didChangeNotebook } from "./notifications/did-change-notebook.ts";
import { didChangeText } from "./notifications/did-change-text.ts";
import { didChangeWatchedFiles } from "./notifications/did-change-watched-files.ts";
import { didCloseNotebook } from "./notifications/did-close-notebook.ts";
import { didCloseText } from "./notifications/did-close-text.ts";
import { didOpenNotebook } from "./notifications/did-open-notebook.ts";
import { didOpenText } from "./notifications/did-open-text.ts";
import { didSaveNotebook } from "./notifications/did-save-notebook.ts";
import { initialized } from "./notifications/initialized.ts";
import { codeActions } from "./requests/code-action.ts";
import { completion } from "./requests/completion.ts";
import { documentDiagnostic } from "./requests/document-diagnostic.ts";
import { documentLinks } from "./requests/document-link.ts";
import { executeCommand } from "./requests/execute-command.ts";
import { hover } from "./requests/hover.ts";
import { initialize } from "./requests/initialize.ts";
import { inlayHints } from "./requests/inlay-hint.ts";
import { shutdown } from "./requests/shutdown.ts";
import type { Services } from "./services.ts";
import { answering, createSession, noting, type Session } from "./session.ts";

/**
 * Answers one client over a connection that the caller made. Notifications change the session in the
 * order they arrive; requests answer from what they found when they started.
 */
export function serve(connection: Connection, services: Services): Session {
  const session = createSession(connection, services);
  connection.onInitialize((params) => initialize(session, params));
  listenToNotifications(session);
  listenToRequests(session);
  connection.listen();
  return session;
}

function listenToNotifications(session: Session): void {
  const { connection } = session;
  const { synchronization } = connection.notebooks;
  const on = <P>(name: string, handle: (session: Session, params: P) => void) =>
    noting<P>(session, name, (params) => handle(session, params));
  connection.onInitialized(on("initialized", initialized));
  connection.onDidOpenTextDocument(on("textDocument/didOpen", didOpenText));
  connection.onDidChangeTextDocument(on("textDocument/didChange", didChangeText));
  connection.onDidCloseTextDocument(on("textDocument/didClose", didCloseText));
  synchronization.onDidOpenNotebookDocument(on("notebookDocument/didOpen", didOpenNotebook));
  synchronization.onDidChangeNotebookDocument(on("notebookDocument/didChange", didChangeNotebook));
  synchronization.onDidSaveNotebookDocument(on("notebookDocument/didSave", didSaveNotebook));
  synchronization.onDidCloseNotebookDocument(on("notebookDocument/didClose", didCloseNotebook));
  connection.onDidChangeConfiguration(on("workspace/didChangeConfiguration", didChangeConfiguration));
  connection.onDidChangeWatchedFiles(on("workspace/didChangeWatchedFiles", didChangeWatchedFiles));
}

function listenToRequests(session: Session): void {
  const { connection } = session;
  connection.onShutdown(() => shutdown(session));
  connection.onHover(answering(session, "textDocument/hover", null, hover));
  connection.onCompletion(answering(session, "textDocument/completion", [], completion));
  connection.onCodeAction(answering(session, "textDocument/codeAction", [], codeActions));
  connection.onDocumentLinks(answering(session, "textDocument/documentLink", [], documentLinks));
  connection.onExecuteCommand(answering(session, "workspace/executeCommand", null, executeCommand));
  connection.languages.inlayHint.on(answering(session, "textDocument/inlayHint", [], inlayHints));
  connection.languages.diagnostics.on(
    answering(session, "textDocument/diagnostic", { kind: "full", items: [] }, documentDiagnostic),
  );
}
