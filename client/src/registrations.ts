import { commands, type Disposable, type ExtensionContext, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { checkWorkspace } from "./commands/check-workspace.ts";
import { clearOutputs } from "./commands/clear-outputs.ts";
import { createConfiguration } from "./commands/create-configuration.ts";
import { fixAll } from "./commands/fix-all.ts";
import { lock, pinFromLock } from "./commands/pin.ts";
import { createRulePages } from "./rule-pages.ts";
import { createClient, serverModule } from "./server.ts";
import { createStatus } from "./status.ts";
import { registerTasks } from "./tasks.ts";

export interface Extension {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the parts of the extension and connects them; everything is let go with the context. */
export function registerAll(context: ExtensionContext): Extension {
  const output = window.createOutputChannel("Loadline", { log: true });
  const program = serverModule(context);
  // The client and the pages need one another: the pages ask for the client when they are used.
  const getClient = (): LanguageClient => client;
  const pages = createRulePages(getClient);
  const client = createClient(context, output, (rule) => pages.show(rule));
  const status = createStatus(String(context.extension.packageJSON.version));
  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      output.error(`The language server did not start: ${String(error)}`);
    }
  };
  const handlers: Readonly<Record<string, (...arguments_: readonly unknown[]) => unknown>> = {
    "loadline.checkWorkspace": () => checkWorkspace(client),
    "loadline.restartServer": () => client.restart(),
    "loadline.showOutput": () => output.show(),
    "loadline.openRulePage": () => pages.choose(),
    "loadline.fixAll": () => fixAll(),
    "loadline.pinAll": () => pinFromLock(client),
    "loadline.lock": () => lock(client),
    "loadline.clearOutputs": (uri, outputs) => clearOutputs(uri, outputs),
    "loadline.createConfiguration": () => createConfiguration(program),
  };
  const registered: readonly Disposable[] = [
    output,
    pages,
    status,
    client.onDidChangeState((event) => status.serverChanged(event)),
    registerTasks(program),
    ...Object.entries(handlers).map(([name, handler]) => commands.registerCommand(name, handler)),
  ];
  context.subscriptions.push(...registered);
  return { start, stop: async () => (client.needsStop() ? client.stop() : undefined) };
}
