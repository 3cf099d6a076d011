import type { Session } from "../session.ts";
import { loadSettings } from "../settings-loader.ts";

/** The editor's settings changed; what the notification itself carries is not used where the client can be asked. */
export function didChangeConfiguration(session: Session, params: { readonly settings?: unknown }): void {
  const folders = session.workspace.folders;
  session.ready = loadSettings(session, folders, params.settings).then(() => {
    session.delivery.refresh();
    session.rescan();
  });
}
