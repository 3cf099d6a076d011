import { isRecord } from "./client-features.ts";
import { readEditorSettings } from "./editor-settings.ts";
import type { Session } from "./session.ts";

/** The section of the editor's settings. */
const section = "loadline";

/**
 * Asks the client for its settings, for each folder and for files outside of them.
 *
 * @param sent what a client that cannot be asked has sent: the settings, or an object with our section
 */
export async function loadSettings(
  session: Session,
  folders: readonly { readonly uri: string }[],
  sent: unknown,
): Promise<void> {
  try {
    const values = session.features.configuration
      ? await session.connection.workspace.getConfiguration([
          ...folders.map(({ uri }) => ({ scopeUri: uri, section })),
          { section },
        ])
      : [...folders, undefined].map(() => sectionOf(sent));
    const settings = [...folders, undefined].map((_, index) => readEditorSettings(values[index]));
    session.workspace.configure(
      folders.map(({ uri }, index) => ({ uri, settings: settings[index] ?? readEditorSettings(undefined) })),
      settings.at(-1) ?? readEditorSettings(undefined),
    );
  } catch (error) {
    session.log.failure("The client's settings could not be read; the defaults are used", error);
    const defaults = readEditorSettings(undefined);
    session.workspace.configure(
      folders.map(({ uri }) => ({ uri, settings: defaults })),
      defaults,
    );
  }
}

function sectionOf(sent: unknown): unknown {
  return isRecord(sent) && section in sent ? sent[section] : sent;
}
