import type { WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { loadSettings } from "../settings-loader.ts";

export function didChangeWorkspaceFolders(session: Session, event: WorkspaceFoldersChangeEvent): void {
  const removed = new Set(event.removed.map((folder) => folder.uri));
  const kept = session.workspace.folders.filter((folder) => !removed.has(folder.uri));
  const folders = [...kept, ...event.added];
  session.ready = loadSettings(session, folders, undefined).then(() => {
    session.delivery.refresh();
    session.rescan();
  });
}
