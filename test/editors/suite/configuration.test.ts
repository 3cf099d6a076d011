import assert from "node:assert/strict";
import { commands, Position, WorkspaceEdit, workspace } from "vscode";
import { fileUri, finding, noFinding, openText } from "./editor.ts";

suite("The configuration", () => {
  teardown(async () => {
    await commands.executeCommand("workbench.action.files.revert");
  });

  test("shows an unknown key where it stands, with a suggestion", async () => {
    const document = await openText("loadline.toml");
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), 'ignroe = ["pickle-load"]\n');
    await workspace.applyEdit(edit);
    const diagnostic = await finding(document.uri, "configuration");
    assert.equal(document.getText(diagnostic.range).includes("ignroe"), true);
    assert.match(diagnostic.message, /ignore/);
  });

  test("holds for other files as soon as it is saved", async () => {
    const script = await openText("load.py");
    await finding(script.uri, "pickle-load");
    const before = await workspace.fs.readFile(fileUri("loadline.toml"));
    await workspace.fs.writeFile(
      fileUri("loadline.toml"),
      new TextEncoder().encode('ignore = ["pickle-load"]\n'),
    );
    await noFinding(script.uri, "pickle-load");
    await workspace.fs.writeFile(fileUri("loadline.toml"), before);
    await finding(script.uri, "pickle-load");
  });

  test("of the editor switches Loadline off and on", async () => {
    const script = await openText("load.py");
    await finding(script.uri, "pickle-load");
    await workspace.getConfiguration("loadline").update("enable", false);
    await noFinding(script.uri, "pickle-load");
    await workspace.getConfiguration("loadline").update("enable", undefined);
    await finding(script.uri, "pickle-load");
  });
});
