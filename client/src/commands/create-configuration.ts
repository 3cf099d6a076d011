import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Uri, window, workspace } from "vscode";
import { runtimeEnvironment } from "../tasks.ts";

const run = promisify(execFile);

/** Writes a commented `loadline.toml` with the program's own `init`, and opens it. */
export async function createConfiguration(program: string): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) {
    if (folders.length === 0)
      void window.showWarningMessage("Open a folder first: the configuration is written into it.");
    return;
  }
  const file = Uri.joinPath(folder.uri, "loadline.toml");
  if (!(await exists(file))) {
    try {
      await run(process.execPath, [program, "init"], {
        cwd: folder.uri.fsPath,
        env: { ...process.env, ...runtimeEnvironment },
      });
    } catch (error) {
      void window.showErrorMessage(`The configuration was not written: ${messageOf(error)}`);
      return;
    }
  }
  await window.showTextDocument(file);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "stderr" in error && error.stderr !== "")
    return String(error.stderr);
  return error instanceof Error ? error.message : String(error);
}
