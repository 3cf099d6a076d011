import { type CodeAction, commands, Range, type TextDocument, type Uri, window, workspace } from "vscode";

/** Every safe fix of a text, or of one cell. */
const kind = "source.fixAll.loadline";

/** Applies every safe fix to the file, or to the notebook, in the active editor. */
export async function fixAll(): Promise<void> {
  const notebook = window.activeNotebookEditor?.notebook;
  const cells = notebook?.getCells().map((cell) => cell.document);
  const text = window.activeTextEditor?.document;
  for (const document of cells ?? (text === undefined ? [] : [text])) await fixDocument(document);
}

/** What was typed meanwhile makes the editor refuse an edit: then it is asked for once more. */
async function fixDocument(document: TextDocument, again = true): Promise<void> {
  const actions = await fixAllActions(
    document.uri,
    document.validateRange(new Range(0, 0, document.lineCount, 0)),
  );
  for (const { edit } of actions) {
    if (edit === undefined || (await workspace.applyEdit(edit)) || !again) continue;
    await fixDocument(document, false);
    return;
  }
}

async function fixAllActions(uri: Uri, range: Range): Promise<readonly CodeAction[]> {
  const actions = await commands.executeCommand<readonly CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    kind,
  );
  return (actions ?? []).filter((action) => action.kind?.value === kind);
}
