import assert from "node:assert/strict";
import { languages, workspace } from "vscode";
import { fileUri, finding, openText, rulesIn, until } from "./editor.ts";

suite("A weight file", () => {
  test("that runs a command is shown without being opened", async () => {
    await openText("load.py");
    const diagnostic = await finding(fileUri("model.pkl"), "pickle-import");
    assert.match(diagnostic.message, /os\.system|posix/);
  });

  test("is checked when it appears, and forgotten when it is gone", async () => {
    const bytes = await workspace.fs.readFile(fileUri("model.pkl"));
    const copy = fileUri("copy.pkl");
    await workspace.fs.writeFile(copy, bytes);
    await finding(copy, "pickle-import");
    await workspace.fs.delete(copy);
    await until(languages.onDidChangeDiagnostics, "the end of all findings", () =>
      rulesIn(copy) === "nothing" ? true : undefined,
    );
  });
});
