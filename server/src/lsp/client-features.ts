import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { PositionEncoding } from "../text/position-encoding.ts";

/**
 * What the client can do, resolved once at its first request: a flat record that handlers ask,
 * instead of each finding its way through the protocol's nested and optional capabilities.
 */
export interface ClientFeatures {
  readonly positionEncoding: PositionEncoding;
  /** It asks for the diagnostics of a text (`textDocument/diagnostic`); else they are pushed. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: boolean;
  /** It hands `data` of a diagnostic back with a code action request. */
  readonly diagnosticData: boolean;
  readonly diagnosticVersions: boolean;
  readonly codeActionLiterals: boolean;
  readonly disabledCodeActions: boolean;
  readonly preferredCodeActions: boolean;
  /** Edits may name the version of the text that they speak of. */
  readonly documentChanges: boolean;
  /** Edits may hold a placeholder that the person types over. */
  readonly snippetEdits: boolean;
  readonly progress: boolean;
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly markdownHover: boolean;
  /** It shows short notes between the words of a text, and may be told to ask for them again. */
  readonly inlayHints: boolean;
  readonly refreshInlayHints: boolean;
  readonly showDocument: boolean;
  /** Edits may create files. */
  readonly createsFiles: boolean;
  /** It has a command that takes outputs of an open notebook away. */
  readonly clearsOutputs: boolean;
  /** It renders rule pages itself: the commands answer with data and open nothing. */
  readonly rendersRulePages: boolean;
}

/** Before `initialize`: nothing is known, so nothing is assumed. */
export const noClientFeatures: ClientFeatures = resolveClientFeatures({ capabilities: {} });

export function resolveClientFeatures(
  params: Pick<InitializeParams, "capabilities" | "initializationOptions">,
): ClientFeatures {
  const { capabilities, initializationOptions } = params;
  return {
    positionEncoding: chooseEncoding(capabilities),
    ...diagnosticFeatures(capabilities),
    ...editFeatures(capabilities),
    ...workspaceFeatures(capabilities),
    progress: capabilities.window?.workDoneProgress === true,
    showDocument: capabilities.window?.showDocument?.support === true,
    markdownHover: capabilities.textDocument?.hover?.contentFormat?.includes("markdown") === true,
    inlayHints: capabilities.textDocument?.inlayHint !== undefined,
    refreshInlayHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    clearsOutputs: isRecord(initializationOptions) && initializationOptions.clearsOutputs === true,
    rendersRulePages: isRecord(initializationOptions) && initializationOptions.rendersRulePages === true,
  };
}

/** UTF-16 is what the text is held in, so it costs nothing; it is taken wherever it is offered. */
function chooseEncoding(capabilities: ClientCapabilities): PositionEncoding {
  const offered = capabilities.general?.positionEncodings ?? [];
  if (offered.includes("utf-16")) return "utf-16";
  return offered.find((name) => name === "utf-32" || name === "utf-8") ?? "utf-16";
}

function diagnosticFeatures(capabilities: ClientCapabilities) {
  const push = capabilities.textDocument?.publishDiagnostics;
  const pull = capabilities.textDocument?.diagnostic;
  return {
    pullDiagnostics: pull !== undefined,
    refreshDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: push?.relatedInformation === true || pull?.relatedInformation === true,
    codeDescription: push?.codeDescriptionSupport === true || pull?.codeDescriptionSupport === true,
    diagnosticTags: push?.tagSupport !== undefined || pull?.tagSupport !== undefined,
    diagnosticData: push?.dataSupport === true || pull?.dataSupport === true,
    diagnosticVersions: push?.versionSupport === true,
  };
}

function editFeatures(capabilities: ClientCapabilities) {
  const actions = capabilities.textDocument?.codeAction;
  const edits = capabilities.workspace?.workspaceEdit;
  return {
    codeActionLiterals: actions?.codeActionLiteralSupport !== undefined,
    disabledCodeActions: actions?.disabledSupport === true,
    preferredCodeActions: actions?.isPreferredSupport === true,
    documentChanges: edits?.documentChanges === true,
    createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes("create") === true,
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
  };
}

function workspaceFeatures(capabilities: ClientCapabilities) {
  const workspace = capabilities.workspace;
  return {
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
