import assert from "node:assert/strict";
import { commands, extensions, languages, tasks, workspace } from "vscode";
import { openText } from "./editor.ts";

suite("The extension", () => {
  const extension = extensions.getExtension("loadline.loadline-vscode");

  test("starts with a Python file, and with its server", async () => {
    assert.ok(extension !== undefined);
    await openText("load.py");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test("registers every command of its manifest", async () => {
    assert.ok(extension !== undefined);
    const declared: readonly { readonly command: string }[] = extension.packageJSON.contributes.commands;
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  test("has at most twelve settings, and their defaults are what the server takes", () => {
    assert.ok(extension !== undefined);
    const names = Object.keys(extension.packageJSON.contributes.configuration.properties);
    assert.ok(names.length <= 12);
    const settings = workspace.getConfiguration("loadline");
    assert.equal(settings.get("enable"), true);
    assert.equal(settings.get("scan"), "weights");
  });

  test("provides a task that runs the check", async () => {
    const provided = await tasks.fetchTasks({ type: "loadline" });
    assert.deepEqual(
      provided.map((task) => task.name),
      ["check"],
    );
    assert.deepEqual(provided[0]?.problemMatchers, ["$loadline", "$loadline-notebook"]);
  });

  test("reports under its own name", async () => {
    const document = await openText("load.py");
    const sources = languages.getDiagnostics(document.uri).map((diagnostic) => diagnostic.source);
    assert.ok(sources.every((source) => source === "loadline"));
  });
});
