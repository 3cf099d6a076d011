import type { ExtensionContext } from "vscode";
import { type Extension, registerAll } from "./registrations.ts";

let extension: Extension | undefined;

/** Called by VS Code when a file or a workspace that Loadline knows is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  extension = registerAll(context);
  await extension.start();
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
