import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { type ScanSummary, scanWorkspace } from "../scan.ts";
import type { RulePage, RuleTitle } from "../services.ts";
import type { Session } from "../session.ts";
import { showRuleCommand } from "./code-action.ts";

/** Checks every file of the workspace, or those that the argument says; answers with what was found. */
export const scanCommand = "loadline.scanWorkspace";

/** The id and title of every rule, for a client that lets a person choose one. */
export const listRulesCommand = "loadline.listRules";

export const commands: readonly string[] = [scanCommand, showRuleCommand, listRulesCommand];

/** Commands answer with data, so that every client can show it in its own way. */
export async function executeCommand(
  session: Session,
  params: ExecuteCommandParams,
  token: CancellationToken,
): Promise<ScanSummary | RulePage | readonly RuleTitle[] | null> {
  const [argument] = params.arguments ?? [];
  switch (params.command) {
    case scanCommand:
      return scanWorkspace(session, argument === "weights" ? "weights" : "all", token);
    case showRuleCommand:
      return typeof argument === "string" ? showRule(session, argument) : null;
    case listRulesCommand:
      return session.services.rules.map(({ id, title }) => ({ id, title }));
    default:
      return null;
  }
}

/** A client that renders no rule page itself is asked to open it, or shows its words as a message. */
async function showRule(session: Session, id: string): Promise<RulePage | null> {
  const page = session.services.rulePage(id);
  if (page === undefined) return null;
  const { features, rulePageUri, connection } = session;
  if (features.rendersRulePages) return page;
  const opened =
    features.showDocument && rulePageUri !== undefined && (await openOutside(session, rulePageUri + id));
  if (!opened) connection.window.showInformationMessage(`${page.id}: ${page.title}. ${page.summary}`);
  return page;
}

async function openOutside(session: Session, uri: string): Promise<boolean> {
  try {
    return (await session.connection.window.showDocument({ uri, external: true })).success;
  } catch (error) {
    session.log.failure(`The client did not open ${uri}`, error);
    return false;
  }
}
