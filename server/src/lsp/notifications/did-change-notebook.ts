import type {
  DidChangeNotebookDocumentParams,
  NotebookDocumentChangeEvent,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { cellKind, openCell, tagsOf } from "../notebook-cells.ts";
import type { OpenCell } from "../open-documents.ts";
import type { Session } from "../session.ts";
import { applyContentChanges } from "../text-changes.ts";

export function didChangeNotebook(session: Session, params: DidChangeNotebookDocumentParams): void {
  const open = session.documents.get(params.notebookDocument.uri);
  if (open?.kind !== "notebook") {
    session.log.warn(`A change of ${params.notebookDocument.uri} arrived, which is not open`);
    return;
  }
  const cells = changedCells(session, open.cells, params.change);
  const document = session.engine.openCells(open.path, cells, open.document);
  const changed = { ...open, cells, document };
  session.documents.put(changed);
  const kept = new Set(cells.map((cell) => cell.uri));
  for (const cell of open.cells) if (!kept.has(cell.uri)) session.delivery.cellRemoved(cell.uri);
  session.delivery.changed(changed);
}

/** The protocol's order: first cells come and go, then their data change, then their texts. */
function changedCells(
  session: Session,
  before: readonly OpenCell[],
  change: NotebookDocumentChangeEvent,
): readonly OpenCell[] {
  const { structure, data = [], textContent = [] } = change.cells ?? {};
  const cells = [...before];
  if (structure !== undefined) {
    const items = new Map((structure.didOpen ?? []).map((item) => [item.uri, item]));
    // A cell that only moved is not opened again: it keeps its text.
    const known = new Map(before.map((cell) => [cell.uri, cell]));
    const added = (structure.array.cells ?? []).map((cell) => {
      const item = items.get(cell.document);
      return item === undefined
        ? (known.get(cell.document) ?? openCell(cell, undefined))
        : openCell(cell, item);
    });
    cells.splice(structure.array.start, structure.array.deleteCount, ...added);
  }
  for (const cell of data) {
    replace(cells, cell.document, (old) => ({
      ...old,
      kind: cellKind(cell, old.languageId),
      tags: tagsOf(cell.metadata),
    }));
  }
  for (const { document, changes } of textContent) {
    replace(cells, document.uri, (old) => ({
      ...old,
      version: document.version,
      text: textAfter(session, old.text, changes),
    }));
  }
  return cells;
}

function textAfter(
  session: Session,
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
): string {
  return applyContentChanges({ text }, changes, session.features.positionEncoding).text;
}

function replace(cells: OpenCell[], uri: string, update: (old: OpenCell) => OpenCell): void {
  const index = cells.findIndex((cell) => cell.uri === uri);
  const old = cells[index];
  if (old !== undefined) cells[index] = update(old);
}
