import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { openView } from "../file-view.ts";
import type { Found } from "../open-documents.ts";
import { cellLines, toClientRange } from "../positions.ts";
import type { Session } from "../session.ts";

/** What a comment that suppresses names: `loadline: ignore[rule-id, other-rule]`. */
const suppression = /loadline:\s*ignore(?:-file)?\[([^\]\n]{0,400})\]/g;

/** Links rule ids in suppressing comments to the pages of the rules, and names of the hub to theirs. */
export async function documentLinks(session: Session, params: DocumentLinkParams): Promise<DocumentLink[]> {
  const found = session.documents.find(params.textDocument.uri);
  if (found === undefined) return [];
  // In a notebook's JSON nothing looks like a comment, and no offset is one of the program.
  if (found.open.kind === "text" && found.open.document.kind === "notebook") return [];
  return [...ruleLinks(session, found), ...(await hubLinks(session, found))];
}

/** Names of models and datasets, to their pages on the hub: at the commit, where it is known. */
async function hubLinks(session: Session, found: Found): Promise<readonly DocumentLink[]> {
  const project = await session.workspace.projectFor(found.open.path);
  const view = openView(found.open, session.features.positionEncoding);
  const links = await session.engine.links(found.open.document, project);
  return links
    .filter(({ location }) => found.open.kind === "text" || location.cell === found.cell)
    .map(({ location, target, tooltip }) => ({ range: view.clientRange(location), target, tooltip }));
}

function ruleLinks(session: Session, found: Found): DocumentLink[] {
  const prefix = session.rulePageUri;
  if (prefix === undefined) return [];
  const { document } = found.open;
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
