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

/** What the light bulb at a diagnostic offers. */
export async function actionsAt(uri: Uri, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    diagnostic.range,
    "quickfix",
  );
  return actions ?? [];
}

/** Applies the action whose title matches. */
export async function applyAction(actions: readonly CodeAction[], title: RegExp): Promise<void> {
  const action = actions.find((candidate) => title.test(candidate.title));
  assert.ok(
    action?.edit !== undefined,
    `${title} is not among ${actions.map((one) => one.title).join("; ")}`,
  );
  assert.ok(await workspace.applyEdit(action.edit), "the editor refused the edit");
}
