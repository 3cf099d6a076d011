import type { DidOpenNotebookDocumentParams } from "vscode-languageserver";
import { openCell } from "../notebook-cells.ts";
import type { OpenNotebook } from "../open-documents.ts";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uris.ts";

export function didOpenNotebook(session: Session, params: DidOpenNotebookDocumentParams): void {
  const { uri, cells } = params.notebookDocument;
  const items = new Map(params.cellTextDocuments.map((item) => [item.uri, item]));
  const path = pathOfUri(uri);
  const openCells = cells.map((cell) => openCell(cell, items.get(cell.document)));
  const document = session.engine.openCells(path, openCells);
  const open: OpenNotebook = { kind: "notebook", uri, path, cells: openCells, document };
  session.documents.put(open);
  void session.ready.then(() => {
    session.delivery.push(uri, []);
    session.checks.notebookSaved(open);
    session.delivery.changed(open);
  });
}
