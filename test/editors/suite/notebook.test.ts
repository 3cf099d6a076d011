import assert from "node:assert/strict";
import { commands, type NotebookDocument, Position, WorkspaceEdit, window, workspace } from "vscode";
import { applyAction, fileUri, finding, noFinding } from "./editor.ts";

/** Opens a copy of the notebook: an editor keeps what was typed into one, even when its tab is closed. */
async function openNotebook(name: string): Promise<NotebookDocument> {
  await workspace.fs.copy(fileUri("cells.ipynb"), fileUri(name), { overwrite: true });
  const notebook = await workspace.openNotebookDocument(fileUri(name));
  await window.showNotebookDocument(notebook);
  return notebook;
}

suite("A notebook", () => {
  teardown(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("shows a finding in its cell, on the cell's own line", async () => {
    const notebook = await openNotebook("seen.ipynb");
    const cell = notebook.cellAt(2).document;
    const diagnostic = await finding(cell.uri, "yaml-unsafe-load");
    assert.equal(diagnostic.range.start.line, 1);
    assert.match(cell.getText(diagnostic.range), /yaml/);
  });

  test("is mended by the quick fix in the cell", async () => {
    const notebook = await openNotebook("mended.ipynb");
    const cell = notebook.cellAt(2).document;
    await applyAction(cell.uri, "yaml-unsafe-load", /safe/i);
    assert.match(cell.getText(), /safe/i);
    await noFinding(cell.uri, "yaml-unsafe-load");
  });

  test("knows in one cell what another one imports, while it is typed", async () => {
    const notebook = await openNotebook("typed.ipynb");
    const [imports, use] = [notebook.cellAt(1).document, notebook.cellAt(2).document];
    await finding(use.uri, "yaml-unsafe-load");
    const edit = new WorkspaceEdit();
    edit.insert(imports.uri, new Position(0, 0), "# ");
    await workspace.applyEdit(edit);
    await noFinding(use.uri, "yaml-unsafe-load");
  });
});
