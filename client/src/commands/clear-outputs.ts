import { NotebookCellData, NotebookEdit, NotebookRange, Uri, WorkspaceEdit, workspace } from "vscode";

/** One output: zero-based indices, as the server counts them. */
interface OutputRef {
  readonly cell: number;
  readonly output: number;
}

/** Takes outputs of an open notebook away. The protocol has no edit for outputs, so the server asks for this command. */
export async function clearOutputs(uri: unknown, outputs: unknown): Promise<void> {
  if (typeof uri !== "string" || !Array.isArray(outputs) || !outputs.every(isOutputRef)) return;
  const notebook = workspace.notebookDocuments.find(
    (open) => open.uri.toString() === Uri.parse(uri).toString(),
  );
  if (notebook === undefined) return;
  const edits = [...new Set(outputs.map(({ cell }) => cell))].flatMap((index) => {
    if (index < 0 || index >= notebook.cellCount) return [];
    const cell = notebook.cellAt(index);
    const gone = new Set(outputs.filter((one) => one.cell === index).map(({ output }) => output));
    const data = new NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
    data.metadata = cell.metadata;
    if (cell.executionSummary !== undefined) data.executionSummary = cell.executionSummary;
    data.outputs = cell.outputs.filter((_, output) => !gone.has(output));
    return [NotebookEdit.replaceCells(new NotebookRange(index, index + 1), [data])];
  });
  const edit = new WorkspaceEdit();
  edit.set(notebook.uri, edits);
  await workspace.applyEdit(edit);
}

function isOutputRef(value: unknown): value is OutputRef {
  if (typeof value !== "object" || value === null) return false;
  return (
    "cell" in value && Number.isInteger(value.cell) && "output" in value && Number.isInteger(value.output)
  );
}
