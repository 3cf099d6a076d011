import assert from "node:assert/strict";
import { commands, languages, tasks, window, workspace } from "vscode";
import { fileUri, finding, openText, ruleOf, until } from "./editor.ts";

suite("The commands", () => {
  test("the task runs the check, and its problem matcher reads what it prints", async () => {
    await openText("load.py");
    const [task] = await tasks.fetchTasks({ type: "loadline" });
    assert.ok(task !== undefined);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = tasks.onDidEndTaskProcess((event) => {
        listener.dispose();
        resolve(event.exitCode);
      });
    });
    await tasks.executeTask(task);
    assert.equal(await ended, 1);
    // No editor has opened the files, and no scan reads texts: only the matchers can know of them.
    const diagnostic = await finding(fileUri("aside.py"), "yaml-unsafe-load");
    assert.equal(diagnostic.range.start.line, 2);
    await finding(fileUri("cells.ipynb"), "yaml-unsafe-load");
    // Weights are shown by the scan already: nothing stands there twice.
    const weights = languages
      .getDiagnostics(fileUri("model.pkl"))
      .filter((one) => ruleOf(one) === "pickle-import");
    assert.equal(weights.length, 1);
  });

  test("the check of the whole workspace shows files that are not open", async () => {
    await openText("load.py");
    await commands.executeCommand("loadline.checkWorkspace");
    const uri = fileUri("cells.ipynb");
    const inCell = await until(languages.onDidChangeDiagnostics, "the notebook's finding", () =>
      languages.getDiagnostics(uri).find((diagnostic) => ruleOf(diagnostic) === "yaml-unsafe-load"),
    );
    assert.match(inCell.message, /^Cell 3, line 2: /);
  });

  test("a configuration is created, with what may stand in it as comments", async () => {
    const uri = fileUri("loadline.toml");
    const before = await workspace.fs.readFile(uri);
    await workspace.fs.delete(uri);
    await commands.executeCommand("loadline.createConfiguration");
    assert.equal(window.activeTextEditor?.document.uri.path, uri.path);
    const { document } = window.activeTextEditor;
    await until(workspace.onDidChangeTextDocument, "the file as it was written", () =>
      /^#/m.test(document.getText()) ? true : undefined,
    );
    await workspace.fs.writeFile(uri, before);
  });

  test("what the lock knows is pinned, in files that no editor shows as well", async () => {
    const uri = fileUri("models.py");
    await commands.executeCommand("loadline.pinAll");
    const document = await workspace.openTextDocument(uri);
    const text = await until(workspace.onDidChangeTextDocument, "the commit in the call", () =>
      document.getText().includes("revision=") ? document.getText() : undefined,
    );
    assert.match(
      text,
      /"acme\/net",\r?\n {4}revision="0123456789abcdef0123456789abcdef01234567", {2}# main, 2026-05-06\r?\n\)/,
    );
    // A second time there is nothing left, and nothing changes.
    await commands.executeCommand("loadline.pinAll");
    assert.equal(document.getText(), text);
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.revert");
  });

  test("the server starts again, and checks what is open", async () => {
    const document = await openText("load.py");
    await commands.executeCommand("loadline.restartServer");
    await finding(document.uri, "pickle-load");
  });
});
