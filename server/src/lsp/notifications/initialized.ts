import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type RegistrationType,
} from "vscode-languageserver";
import { scanWorkspace } from "../scan.ts";
import type { Session } from "../session.ts";
import { loadSettings } from "../settings-loader.ts";
import { didChangeWorkspaceFolders } from "./did-change-workspace-folders.ts";

/** The client is ready for questions: its settings, what it watches for us, and the first scan. */
export function initialized(session: Session): void {
  session.rescan = () => {
    scanWorkspace(session).catch((error: unknown) =>
      session.log.failure("The scan of the workspace failed", error),
    );
  };
  session.ready = loadSettings(session, session.initialFolders, session.initialSettings);
  void session.ready.then(session.rescan);
  const { features } = session;
  if (features.watchConfiguration)
    register(session, DidChangeConfigurationNotification.type, { section: "loadline" });
  // One pattern: a project's facts rest on what lies in it, and weights have names of every kind.
  if (features.watchFiles) {
    register(session, DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
  }
  if (features.workspaceFolders) {
    session.connection.workspace.onDidChangeWorkspaceFolders((event) =>
      didChangeWorkspaceFolders(session, event),
    );
  }
}

function register<Options>(session: Session, type: RegistrationType<Options>, options: Options): void {
  session.connection.client
    .register(type, options)
    .catch((error: unknown) => session.log.failure(`The client did not register ${type.method}`, error));
}
