import { commands, type Disposable, EventEmitter, Uri, type UriHandler, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { showRuleCommand } from "./server.ts";

/** Pages of rules as read-only documents, `loadline-rule:/pickle-load.md`, so that they open without a network. */
const scheme = "loadline-rule";

/** What the server answers for a rule. */
interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

export interface RulePages extends Disposable {
  /** Shows a page beside the editor. */
  show(rule: string): Promise<void>;
  /** Lets the person choose a rule. */
  choose(): Promise<void>;
}

export function createRulePages(client: () => LanguageClient): RulePages {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => (await pageOf(client(), ruleOf(uri)))?.markdown ?? "",
  });
  const show = async (rule: string): Promise<void> => {
    const page = await pageOf(client(), rule);
    if (page === undefined) {
      void window.showWarningMessage(`Loadline has no rule named ${rule}.`);
      return;
    }
    await commands.executeCommand("markdown.showPreviewToSide", Uri.from({ scheme, path: `/${page.id}.md` }));
  };
  const choose = async (): Promise<void> => {
    const rules = await execute<readonly RulePage[]>(client(), "loadline.listRules", []);
    const items = (rules ?? []).map(({ id, title }) => ({ label: id, description: title }));
    const chosen = await window.showQuickPick(items, {
      title: "Loadline: Open Rule Page",
      matchOnDescription: true,
    });
    if (chosen !== undefined) await show(chosen.label);
  };
  const links = window.registerUriHandler(linkHandler(show));
  const dispose = (): void => {
    for (const part of [provider, links, changed]) part.dispose();
  };
  return { show, choose, dispose };
}

/** The links of diagnostics and hovers: `vscode://loadline.loadline-vscode/rule/pickle-load`. */
function linkHandler(show: (rule: string) => Promise<void>): UriHandler {
  return {
    handleUri: async (uri) => {
      const rule = /^\/rule\/([a-z0-9-]+)$/.exec(uri.path)?.[1];
      if (rule !== undefined) await show(rule);
    },
  };
}

function ruleOf(uri: Uri): string {
  return uri.path.replace(/^\//, "").replace(/\.md$/, "");
}

function pageOf(client: LanguageClient, rule: string): Promise<RulePage | undefined> {
  return execute<RulePage>(client, showRuleCommand, [rule]);
}

/** Runs a command of the server; undefined where it has no answer. */
export async function execute<T>(
  client: LanguageClient,
  command: string,
  parameters: readonly unknown[],
): Promise<T | undefined> {
  const answer: T | null = await client.sendRequest("workspace/executeCommand", {
    command,
    arguments: parameters,
  });
  return answer ?? undefined;
}
