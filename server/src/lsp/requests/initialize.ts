import {
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { type ClientFeatures, isRecord, resolveClientFeatures } from "../client-features.ts";
import type { Session } from "../session.ts";
import { uriOfPath } from "../uris.ts";
import { codeActionKinds } from "./code-action.ts";
import { commands } from "./execute-command.ts";

export function initialize(session: Session, params: InitializeParams): InitializeResult {
  session.features = resolveClientFeatures(params);
  session.initialFolders = foldersOf(params);
  const { initializationOptions: options } = params;
  if (isRecord(options) && typeof options.rulePageUri === "string") session.rulePageUri = options.rulePageUri;
  session.initialSettings = isRecord(options) ? options.settings : undefined;
  return {
    capabilities: serverCapabilities(session.features),
    serverInfo: { name: "loadline", version: session.services.version },
  };
}

/** Folders, or the one root of an older client. */
function foldersOf(params: InitializeParams): readonly { readonly uri: string }[] {
  if (params.workspaceFolders != null) return params.workspaceFolders;
  if (params.rootUri != null) return [{ uri: params.rootUri }];
  return params.rootPath == null ? [] : [{ uri: uriOfPath(params.rootPath) }];
}

function serverCapabilities(features: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: features.positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    // All cells, whatever their language: a cell is known by its place among all of them.
    notebookDocumentSync: {
      notebookSelector: [{ notebook: { notebookType: "jupyter-notebook" } }],
      save: true,
    },
    ...(features.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "loadline",
            // What a project's other files change is told by a refresh, not guessed on every keystroke.
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    codeActionProvider: features.codeActionLiterals ? { codeActionKinds: [...codeActionKinds] } : false,
    hoverProvider: true,
    // A value begins after the colon's or the dash's blank.
    completionProvider: { triggerCharacters: [" "] },
    documentLinkProvider: { resolveProvider: false },
    ...(features.inlayHints ? { inlayHintProvider: true } : {}),
    executeCommandProvider: { commands: [...commands] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
