import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { parentOf } from "../../host/paths.ts";
import { type PinSummary, pinWorkspace } from "../pins.ts";
import { type ScanSummary, scanWorkspace } from "../scan.ts";
import type { LockOutcome, RulePage, RuleTitle } from "../services.ts";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uris.ts";
import { lockCommand, showRuleCommand } from "./code-action.ts";

/** Checks every file of the workspace, or those that the argument says; answers with what was found. */
export const scanCommand = "loadline.scanWorkspace";

/** The id and title of every rule, for a client that lets a person choose one. */
export const listRulesCommand = "loadline.listRules";

/** Pins every file of the workspace from its lock; answers with what was pinned. */
export const pinWorkspaceCommand = "loadline.pinFromLock";

export const commands: readonly string[] = [
  scanCommand,
  showRuleCommand,
  listRulesCommand,
  pinWorkspaceCommand,
  lockCommand,
];

/** Commands answer with data, so that every client can show it in its own way. */
export async function executeCommand(
  session: Session,
  params: ExecuteCommandParams,
  token: CancellationToken,
): Promise<ScanSummary | RulePage | readonly RuleTitle[] | PinSummary | readonly LockOutcome[] | null> {
  const [argument] = params.arguments ?? [];
  switch (params.command) {
    case scanCommand:
      return scanWorkspace(session, argument === "weights" ? "weights" : "all", token);
    case showRuleCommand:
      return typeof argument === "string" ? showRule(session, argument) : null;
    case listRulesCommand:
      return session.services.rules.map(({ id, title }) => ({ id, title }));
    case pinWorkspaceCommand:
      return pinWorkspace(session);
    case lockCommand:
      return writeLocks(session, typeof argument === "string" ? argument : undefined);
    default:
      return null;
  }
}

async function writeLocks(session: Session, uri: string | undefined): Promise<readonly LockOutcome[]> {
  const path = uri === undefined ? undefined : pathOfUri(uri);
  const own = path === undefined ? undefined : (session.workspace.folderOf(path) ?? parentOf(path));
  const folders = own === undefined ? session.workspace.folders.map((folder) => folder.path) : [own];
  const outcomes: LockOutcome[] = [];
  for (const folder of folders) {
    const outcome = await session.services.lock(folder);
    outcomes.push(outcome);
    session.log.info(outcome.text.trimEnd());
    void tell(session, outcome);
  }
  // The lock is new, and a client need not watch it.
  session.workspace.projectChanged();
  session.delivery.refresh();
  return outcomes;
}

/** The last line says what came of it; the whole is in the log. Whether and when the person closes it is nothing to us. */
async function tell({ connection, log }: Session, { status, text }: LockOutcome): Promise<void> {
  const message = `Loadline: ${text.trimEnd().split("\n").at(-1) ?? ""}`;
  const { window } = connection;
  try {
    await (status === 0 ? window.showInformationMessage(message) : window.showWarningMessage(message));
  } catch (error) {
    log.failure("The client did not show a message", error);
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
