import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";
import { openText } from "./editor.ts";

suite(workspace.isTrusted ? "A trusted folder" : "An untrusted folder", () => {
  test("lets the extension run", async () => {
    await openText("load.py");
    const extension = extensions.getExtension("loadline.loadline-vscode");
    assert.ok(extension !== undefined, "Restricted Mode keeps the extension away");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
