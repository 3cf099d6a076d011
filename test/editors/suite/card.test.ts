import assert from "node:assert/strict";
import { commands } from "vscode";
import { finding, openText } from "./editor.ts";

suite("A model card", () => {
  teardown(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("without a licence says so at its front matter", async () => {
    const document = await openText("README.md");
    const diagnostic = await finding(document.uri, "card-license-missing");
    assert.ok(diagnostic.range.start.line <= 2);
  });
});
