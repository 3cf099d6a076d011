import assert from "node:assert/strict";
import { commands, type Hover, languages, Position, WorkspaceEdit, window, workspace } from "vscode";
import { applyAction, fileUri, finding, noFinding, openText, until } from "./editor.ts";

suite("A script", () => {
  teardown(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("shows what is wrong, with the place, the rule and its page", async () => {
    const document = await openText("load.py");
    const diagnostic = await finding(document.uri, "pickle-load");
    assert.equal(document.getText(diagnostic.range).includes("pickle.load"), true);
    assert.ok(
      typeof diagnostic.code === "object" && diagnostic.code.target.path.endsWith("/rule/pickle-load"),
    );
  });

  test("is mended by the quick fix, and the finding goes", async () => {
    const document = await openText("load.py");
    await applyAction(document.uri, "yaml-unsafe-load", /safe/i);
    assert.match(document.getText(), /yaml\.(?:safe_load\(file\)|load\(file, Loader=yaml\.SafeLoader\))/);
    await noFinding(document.uri, "yaml-unsafe-load");
  });

  test("is mended by the command that fixes all", async () => {
    const document = await openText("load.py");
    await finding(document.uri, "yaml-unsafe-load");
    await commands.executeCommand("loadline.fixAll");
    await noFinding(document.uri, "yaml-unsafe-load");
    assert.match(document.getText(), /safe/i);
  });

  test("is checked while it is typed", async () => {
    const document = await openText("load.py");
    await finding(document.uri, "pickle-load");
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), 'text = "😀"\n');
    await workspace.applyEdit(edit);
    const moved = await until(languages.onDidChangeDiagnostics, "the finding on its new line", () =>
      languages
        .getDiagnostics(document.uri)
        .find(({ range }) => document.lineAt(range.start.line).text.includes("pickle.load")),
    );
    assert.equal(document.getText(moved.range).startsWith("pickle.load"), true);
  });

  test("takes a suppression with a reason that is typed over a placeholder", async () => {
    const document = await openText("load.py");
    const diagnostic = await finding(document.uri, "pickle-load");
    await applyAction(document.uri, "pickle-load", /^Suppress pickle-load/);
    const line = document.lineAt(diagnostic.range.start.line).text;
    assert.match(line, /# loadline: ignore\[pickle-load\] say why/);
    await noFinding(document.uri, "pickle-load");
  });

  test("explains the rule where the mouse rests", async () => {
    const document = await openText("load.py");
    const diagnostic = await finding(document.uri, "pickle-load");
    const hovers = await commands.executeCommand<readonly Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      diagnostic.range.start,
    );
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((content) => (typeof content === "string" ? content : content.value))
      .join("\n");
    assert.match(text, /pickle-load/);
  });

  test("opens the page of a rule without a network", async () => {
    await openText("load.py");
    await commands.executeCommand("loadline.showRule", "pickle-load");
    const tab = await until(window.tabGroups.onDidChangeTabs, "a tab with the page", () =>
      window.tabGroups.all.flatMap((group) => group.tabs).find(({ label }) => label.includes("pickle-load")),
    );
    await window.tabGroups.close(tab);
    assert.equal(
      fileUri("load.py").scheme,
      window.activeTextEditor?.document.uri.scheme ?? fileUri("load.py").scheme,
    );
  });
});
