import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Session } from "../session.ts";

type Answer = DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>;

/**
 * The diagnostics of a text that is open. Cells of notebooks are pushed, and so are files that are
 * not open: for these the answer is empty. An answer that the person has typed past is not given.
 */
export async function documentDiagnostic(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<Answer> {
  const open = session.documents.get(params.textDocument.uri);
  if (open?.kind !== "text" || !session.features.pullDiagnostics) return { kind: "full", items: [] };
  const checked = await session.checks.of(open);
  if (token.isCancellationRequested || !session.documents.isCurrent(open)) {
    return new ResponseError(LSPErrorCodes.ServerCancelled, "The text has changed", {
      retriggerRequest: true,
    });
  }
  const items = session.delivery.textDiagnostics(open, checked);
  const resultId = session.reports.idOf(open.uri, items);
  if (resultId === params.previousResultId) return { kind: "unchanged", resultId };
  return { kind: "full", resultId, items: [...items] };
}
