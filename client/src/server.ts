import { type ExtensionContext, env, type LogOutputChannel, Uri } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type NodeModule,
  TransportKind,
} from "vscode-languageclient/node";
import { documentSelector } from "./selector.ts";

/** The command of the server that shows the page of a rule. */
export const showRuleCommand = "loadline.showRule";

/** Where the bundle of the server lies in the installed extension. */
export function serverModule(context: ExtensionContext): string {
  return Uri.joinPath(context.extensionUri, "server", "dist", "loadline.cjs").fsPath;
}

/** The URI that opens a rule's page in this window, up to the rule's id. */
export function rulePageUri(context: ExtensionContext): string {
  return `${env.uriScheme}://${context.extension.id}/rule/`;
}

/**
 * The client of a server that runs in a process of its own, on the editor's own runtime.
 *
 * @param showRule what happens where an action of the server asks for a rule's page
 */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  showRule: (rule: string) => Promise<void>,
): LanguageClient {
  const run: NodeModule = {
    module: serverModule(context),
    args: ["server"],
    transport: TransportKind.stdio,
    options: { execArgv: [] },
  };
  const options: LanguageClientOptions = {
    documentSelector: [...documentSelector],
    outputChannel: output,
    initializationOptions: { rendersRulePages: true, clearsOutputs: true, rulePageUri: rulePageUri(context) },
    // Cells are pushed: asking for them would only be answered by nothing.
    diagnosticPullOptions: { onChange: true, filter: (document) => isCell(document) },
    middleware: {
      executeCommand: (command, parameters, next) => {
        const [rule] = parameters;
        return command === showRuleCommand && typeof rule === "string"
          ? showRule(rule)
          : next(command, parameters);
      },
    },
  };
  return new LanguageClient("loadline", "Loadline", { run, debug: { ...run } }, options);
}

function isCell(document: { readonly uri: Uri } | Uri): boolean {
  const uri = document instanceof Uri ? document : document.uri;
  return uri.scheme === "vscode-notebook-cell";
}
