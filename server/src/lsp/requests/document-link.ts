import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { cellLines, toClientRange } from "../positions.ts";
import type { Session } from "../session.ts";

/** What a comment that suppresses names: `loadline: ignore[rule-id, other-rule]`. */
const suppression = /loadline:\s*ignore(?:-file)?\[([^\]\n]{0,400})\]/g;

/** Links rule ids in suppressing comments to the pages of the rules. */
export async function documentLinks(session: Session, params: DocumentLinkParams): Promise<DocumentLink[]> {
  const found = session.documents.find(params.textDocument.uri);
  const prefix = session.rulePageUri;
  if (found === undefined || prefix === undefined) return [];
  const { document } = found.open;
  // In a notebook's JSON nothing looks like a comment.
  if (found.open.kind === "text" && document.kind === "notebook") return [];
  const span =
    found.open.kind === "notebook" ? found.open.document.notebook.cells[found.cell ?? -1]?.span : undefined;
  const start = span?.start ?? 0;
  const text = span === undefined ? document.text : document.text.slice(span.start, span.end);
  const firstLine = document.lines.positionAt(start).line;
  const lines = span === undefined ? document.lines : cellLines(document.lines, start);
  const links: DocumentLink[] = [];
  for (const match of text.matchAll(suppression)) {
    const list = match[1] ?? "";
    const listStart = start + match.index + match[0].indexOf("[") + 1;
    for (const name of list.matchAll(/[a-z0-9-]+/g)) {
      const page = session.services.rulePage(name[0]);
      if (page === undefined) continue;
      const from = document.lines.positionAt(listStart + name.index);
      const line = from.line - firstLine;
      const range = {
        start: { line, character: from.character },
        end: { line, character: from.character + name[0].length },
      };
      const client = toClientRange(range, lines, session.features.positionEncoding);
      links.push({ range: client, target: prefix + name[0], tooltip: page.title });
    }
  }
  return links;
}
