import assert from "node:assert/strict";
import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Disposable,
  type Event,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";

/** The longest that anything may take; a person would not wait so long. */
const patience = 20_000;

/** A file of the workspace that the tests run in. */
export function fileUri(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, "the tests need an open folder");
  return Uri.joinPath(folder.uri, name);
}

export async function openText(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(name));
  await window.showTextDocument(document);
  // The editor is told of by an event of its own, which may come later.
  await until(window.onDidChangeActiveTextEditor, "the editor", () =>
    window.activeTextEditor?.document === document ? document : undefined,
  );
  return document;
}

/** Waits until `read` answers something, asked now and after each event. */
export function until<T>(event: Event<unknown>, what: string, read: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let listener: Disposable | undefined;
    const timer = setTimeout(() => {
      listener?.dispose();
      reject(new Error(`waited in vain for ${what}`));
    }, patience);
    const look = (): void => {
      const value = read();
      if (value === undefined) return;
      clearTimeout(timer);
      listener?.dispose();
      resolve(value);
    };
    listener = event(look);
    look();
  });
}

export function ruleOf(diagnostic: Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

function ours(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === "loadline");
}

/** Waits for a finding of a rule. */
export function finding(uri: Uri, rule: string): Promise<Diagnostic> {
  return until(languages.onDidChangeDiagnostics, `${rule} in ${uri.path}; there is ${rulesIn(uri)}`, () =>
    ours(uri).find((diagnostic) => ruleOf(diagnostic) === rule),
  );
}

/** Waits until a rule finds nothing any more. */
export async function noFinding(uri: Uri, rule: string): Promise<void> {
  await until(languages.onDidChangeDiagnostics, `the end of ${rule} in ${uri.path}`, () =>
    ours(uri).every((diagnostic) => ruleOf(diagnostic) !== rule) ? true : undefined,
  );
}

export function rulesIn(uri: Uri): string {
  return ours(uri).map(ruleOf).join(", ") || "nothing";
}

/** What the light bulb offers at a finding of a rule, now. */
async function actionsAt(uri: Uri, rule: string): Promise<readonly CodeAction[]> {
  const { range } = await finding(uri, rule);
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    "quickfix",
  );
  return actions ?? [];
}

/**
 * Waits until the light bulb at a finding offers an action whose title matches. A document that was opened this moment
 * still shows the findings of the time before, for which there is no action: the light bulb asks again, and so does this.
 */
async function offered(uri: Uri, rule: string, title: RegExp): Promise<CodeAction> {
  const end = Date.now() + patience;
  for (;;) {
    const actions = await actionsAt(uri, rule);
    const action = actions.find((candidate) => title.test(candidate.title));
    if (action !== undefined) return action;
    const titles = actions.map((one) => one.title).join("; ");
    assert.ok(Date.now() < end, `${title} is not among ${titles || "no actions"}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Applies the action at a finding of a rule whose title matches. */
export async function applyAction(uri: Uri, rule: string, title: RegExp): Promise<void> {
  const { edit } = await offered(uri, rule, title);
  assert.ok(edit !== undefined, `${title} edits nothing`);
  assert.ok(await workspace.applyEdit(edit), "the editor refused the edit");
}
