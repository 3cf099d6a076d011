import { type InlayHint, type InlayHintParams, MarkupKind } from "vscode-languageserver";
import { openView } from "../file-view.ts";
import type { Session } from "../session.ts";

/** The date of a pinned commit, and its branch, after the commit: `revision="0123…" 2026-01-02, main`. */
export async function inlayHints(session: Session, params: InlayHintParams): Promise<InlayHint[]> {
  const found = session.documents.find(params.textDocument.uri);
  if (found === undefined) return [];
  const { open, cell } = found;
  // In a notebook's JSON no offset is one of the program.
  if (open.kind === "text" && open.document.kind === "notebook") return [];
  const { enable, pinnedDateHints } = session.workspace.editorSettings(open.path);
  if (!enable || !pinnedDateHints) return [];
  const project = await session.workspace.projectFor(open.path);
  const dates = await session.engine.pinnedDates(open.document, project);
  const view = openView(open, session.features.positionEncoding);
  const { start, end } = params.range;
  return dates
    .filter(({ location }) => open.kind === "text" || location.cell === cell)
    .map(({ location, label, tooltip }) => ({
      position: view.clientRange(location).end,
      label,
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
      paddingLeft: true,
    }))
    .filter(({ position: { line } }) => start.line <= line && line <= end.line);
}
