import type { CancellationToken } from "vscode-languageserver";
import type { FileResult } from "../engine/result.ts";
import type { Severity } from "../finding/finding.ts";
import type { ScanScope } from "./editor-settings.ts";
import { isByteKind, isInScope } from "./scope.ts";
import type { Session } from "./session.ts";

/** What came of a scan, for the client to show. */
export interface ScanSummary {
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly cancelled: boolean;
}

/**
 * Checks the files of the workspace in the background and shows what is found in those that are not
 * open. One scan runs at a time: a new one ends the one before.
 *
 * @param scope what a person asked for; left out: what each folder's settings say
 */
export async function scanWorkspace(
  session: Session,
  scope?: ScanScope,
  token?: CancellationToken,
): Promise<ScanSummary> {
  session.scan?.abort.abort();
  await session.scan?.done;
  const abort = new AbortController();
  token?.onCancellationRequested(() => abort.abort());
  const done = runScan(session, scope, abort);
  session.scan = { abort, done: done.catch(() => undefined) };
  return done;
}

async function runScan(
  session: Session,
  scope: ScanScope | undefined,
  abort: AbortController,
): Promise<ScanSummary> {
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  const before = session.scanned;
  const seen = new Set<string>();
  const folders = foldersToScan(session, scope);
  if (folders.length === 0 && before.size === 0) return { files: 0, findings, cancelled: false };
  session.scanned = new Set(before);
  const progress = await startProgress(session, abort);
  try {
    for (const folder of folders) {
      if (abort.signal.aborted) break;
      const onResult = (result: FileResult): void => {
        if (folder.scope === "weights" && !isByteKind(result.kind)) return;
        seen.add(result.path);
        session.scanned.add(result.path);
        for (const finding of result.findings) findings[finding.severity] += 1;
        void session.delivery.scanned(result);
      };
      await session.services.scan({
        folder: folder.path,
        ...session.workspace.resolverInputs(folder.path),
        wants: (path) => isInScope(path, folder.scope),
        onResult,
        onFailure: (path, message) => {
          session.scanned.add(path);
          void session.delivery.scanFailed(path, message);
        },
        onProgress: progress.report,
        signal: abort.signal,
      });
    }
  } finally {
    progress.done();
  }
  if (!abort.signal.aborted) forgetUnseen(session, before, seen);
  return { files: seen.size, findings, cancelled: abort.signal.aborted };
}

function foldersToScan(session: Session, scope: ScanScope | undefined) {
  return session.workspace.folders
    .map(({ path }) => ({ path, settings: session.workspace.editorSettings(path) }))
    .map(({ path, settings }) => ({ path, scope: settings.enable ? (scope ?? settings.scan) : "off" }))
    .filter((folder) => folder.scope !== "off");
}

/** Files that an earlier scan showed and this one left out: gone, or excluded by now. */
function forgetUnseen(session: Session, before: ReadonlySet<string>, seen: Set<string>): void {
  session.scanned = seen;
  for (const path of before) if (!seen.has(path)) void session.delivery.recheckClosed(path);
}

interface Progress {
  readonly report: (count: number, total: number) => void;
  readonly done: () => void;
}

/** A progress bar with a button that cancels, where the client has one. */
async function startProgress(session: Session, abort: AbortController): Promise<Progress> {
  if (!session.features.progress) return { report: () => undefined, done: () => undefined };
  const reporter = await session.connection.window.createWorkDoneProgress();
  reporter.begin("Loadline", 0, "checking the workspace", true);
  reporter.token.onCancellationRequested(() => abort.abort());
  let lastPercent = -1;
  return {
    report: (count, total) => {
      const percent = total === 0 ? 0 : Math.floor((100 * count) / total);
      if (percent === lastPercent) return;
      lastPercent = percent;
      reporter.report(percent, `${count} of ${total} files`);
    },
    done: () => reporter.done(),
  };
}
