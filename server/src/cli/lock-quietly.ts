import type { LockOutcome } from "../lsp/services.ts";
import { type Terminal, UsageError } from "./command.ts";
import { runLock } from "./lock.ts";
import { isOffline, networkSettings } from "./network-settings.ts";
import { createWorkbench } from "./setup.ts";

/** Writes the lock of a folder for an editor: the same as `loadline lock`, with its words as an answer. */
export async function lockQuietly(folder: string): Promise<LockOutcome> {
  let text = "";
  const output = {
    isTerminal: false,
    write: async (more: string) => {
      text += more;
    },
    writeBytes: async () => {},
  };
  const terminal: Terminal = {
    workingFolder: folder,
    stdout: output,
    stderr: output,
    readStdin: async () => new Uint8Array(0),
  };
  const bench = createWorkbench({ overrides: {} });
  try {
    const options = { folder, update: [], check: false, offline: isOffline() };
    const status = await runLock(options, { terminal, bench, network: () => networkSettings() });
    return { status, text };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, text: `${error.message}\n` };
  } finally {
    bench.host.close();
  }
}
