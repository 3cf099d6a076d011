import { commands, ProgressLocation, window } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { execute } from "../rule-pages.ts";

/** What the server answers to pinning. */
interface PinSummary {
  readonly places: number;
  readonly files: number;
  readonly left: number;
  readonly applied: boolean;
}

const lookUp = "Look Up and Lock";

/** Pins every model and dataset of the workspace that its lock knows. */
export async function pinFromLock(client: LanguageClient): Promise<void> {
  const summary = await execute<PinSummary>(client, "loadline.pinFromLock", []);
  if (summary === undefined || !summary.applied) return;
  const { places, files, left } = summary;
  const rest = left === 0 ? "" : ` ${left} more must be pinned by hand.`;
  if (places > 0) {
    void window.showInformationMessage(
      `Loadline pinned ${places} ${places === 1 ? "place" : "places"} in ${files} ${files === 1 ? "file" : "files"}.${rest}`,
    );
    return;
  }
  const message = `Nothing is left to pin from loadline.lock.${rest}`;
  // The command is done; whether the person wants more looked up is another matter.
  void window.showInformationMessage(message, lookUp).then((answer) => {
    if (answer === lookUp) void commands.executeCommand("loadline.lock");
  });
}

/** Asks the hub what the names in the workspace stand for, and writes the lock. The server says what came of it. */
export async function lock(client: LanguageClient): Promise<void> {
  if (client.state !== State.Running) return;
  const title = "Loadline: looking up models and datasets";
  await window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    execute(client, "loadline.writeLock", []),
  );
}
