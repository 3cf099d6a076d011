import type { CancellationToken, Connection } from "vscode-languageserver";
import type { Engine } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import { Checks } from "./checks.ts";
import { type ClientFeatures, noClientFeatures } from "./client-features.ts";
import { Delivery } from "./delivery.ts";
import { createLog, type Log } from "./log.ts";
import { OpenDocuments } from "./open-documents.ts";
import { overlayHost } from "./overlay-host.ts";
import { Reports } from "./reports.ts";
import { isNamedInScope } from "./scope.ts";
import type { Services } from "./services.ts";
import { Workspace } from "./workspace.ts";

/** Everything that one connection holds. Handlers get it whole; only notifications change it. */
export interface Session {
  readonly connection: Connection;
  readonly services: Services;
  readonly log: Log;
  readonly documents: OpenDocuments;
  /** The disk under the client's unsaved texts. */
  readonly host: Host;
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly checks: Checks;
  readonly delivery: Delivery;
  /** Known after `initialize`. */
  features: ClientFeatures;
  /** Where the client opens the page of a rule: a prefix that the rule's id is added to. */
  rulePageUri?: string;
  /** The folders of `initialize`, until the client's settings for them are known. */
  initialFolders: readonly { readonly uri: string }[];
  /** Settings that came with `initialize`, for clients that cannot be asked. */
  initialSettings: unknown;
  /** Settles when the client's settings are known; requests wait for it. */
  ready: Promise<void>;
  /** Files that the last scan checked. */
  scanned: Set<string>;
  readonly reports: Reports;
  /** Scans again what the settings say, in the background; nothing before the client is ready for it. */
  rescan: () => void;
  /** The scan that runs, if one does. */
  scan?: { readonly abort: AbortController; readonly done: Promise<unknown> };
}

export function createSession(connection: Connection, services: Services): Session {
  const log = createLog(connection);
  const documents = new OpenDocuments();
  const host = overlayHost(services.host, documents);
  const engine = services.createEngine(host);
  const workspace = new Workspace(services, host);
  const checks = new Checks(engine, workspace, log, (paths) => session.delivery.configurationProblems(paths));
  const session: Session = {
    connection,
    services,
    log,
    documents,
    host,
    engine,
    workspace,
    checks,
    features: noClientFeatures,
    initialFolders: [],
    initialSettings: undefined,
    scanned: new Set(),
    reports: new Reports(),
    rescan: () => undefined,
    ready: Promise.resolve(),
    delivery: new Delivery({
      connection,
      services,
      documents,
      workspace,
      checks,
      log,
      features: () => session.features,
      ruleUri: (rule) => (session.rulePageUri === undefined ? undefined : session.rulePageUri + rule),
      covers: (path) => isCovered(session, path),
    }),
  };
  return session;
}

/** Whether a file is shown without being open: a scan showed it, or would if it ran now. */
async function isCovered(session: Session, path: string): Promise<boolean> {
  if (session.scanned.has(path)) return true;
  const folder = session.workspace.folderOf(path);
  if (folder === undefined || !isNamedInScope(path, session.workspace.editorSettings(path).scan))
    return false;
  return !(await session.services.isIgnored(folder, path));
}

/**
 * Wraps the handler of a request: it waits for the client's settings; an error is logged and
 * answered by `fallback`.
 */
export function answering<P, R, F extends R>(
  session: Session,
  method: string,
  fallback: F,
  handle: (session: Session, params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      await session.ready;
      return token.isCancellationRequested ? fallback : await handle(session, params, token);
    } catch (error) {
      session.log.failure(`${method} failed`, error);
      return fallback;
    }
  };
}

/** Wraps the handler of a notification: an error is logged, and the session goes on. */
export function noting<P>(
  session: Session,
  method: string,
  handle: (params: P) => void,
): (params: P) => void {
  return (params) => {
    try {
      handle(params);
    } catch (error) {
      session.log.failure(`${method} failed`, error);
    }
  };
}
