import { commands, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { execute } from "../rule-pages.ts";

/** What the server answers to a scan. */
interface ScanSummary {
  readonly files: number;
  readonly findings: Readonly<Record<"error" | "warning" | "information" | "hint", number>>;
  readonly cancelled: boolean;
}

const showProblems = "Show Problems";

/** Checks every file of the workspace; what is found stands in the Problems view. */
export async function checkWorkspace(client: LanguageClient): Promise<void> {
  const summary = await execute<ScanSummary>(client, "loadline.scanWorkspace", ["all"]);
  if (summary === undefined || summary.cancelled) return;
  const { error, warning, information, hint } = summary.findings;
  const total = error + warning + information + hint;
  const files = `${summary.files} ${summary.files === 1 ? "file" : "files"}`;
  if (total === 0) {
    void window.showInformationMessage(`Loadline checked ${files} and found nothing.`);
    return;
  }
  const message = `Loadline checked ${files}: ${error} errors, ${warning} warnings, ${information + hint} others.`;
  // The command is done; whether the person wants to see the list is another matter.
  void window.showWarningMessage(message, showProblems).then((answer) => {
    if (answer === showProblems) void commands.executeCommand("workbench.actions.view.problems");
  });
}
