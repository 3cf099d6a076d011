import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { createEngine } from "../../server/src/engine/engine.ts";
import { testEnvironment } from "../harness/check.ts";
import { startPair } from "./pair.ts";

const uri = "file:///project/load.py";
const script = "import yaml\n\nvalues = yaml.load(text, Loader=yaml.Loader)\n";

/** A server whose engine waits before each check until it is let go. */
async function slowPair() {
  const gates: (() => void)[] = [];
  const pair = await startPair({
    services: {
      createEngine: (host) => {
        const engine = createEngine(testEnvironment(host));
        return {
          ...engine,
          run: async (...parameters) => {
            await new Promise<void>((resolve) => gates.push(resolve));
            return engine.run(...parameters);
          },
        };
      },
    },
  });
  const release = () => {
    for (const gate of gates.splice(0)) gate();
  };
  return { pair, gates, release };
}

describe("stale answers", () => {
  it("are dropped: a pull that the person has typed past is cancelled by the server", async () => {
    const { pair, release } = await slowPair();
    await pair.open(uri, script);
    const answer = pair.pull(uri).catch((error: unknown) => error);
    // An answer to a later request proves that the first has reached the engine.
    await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri } });
    await pair.change(uri, { text: "x = 1\n" });
    await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri } });
    release();
    expect(await answer).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  });

  it("are dropped: only the last of several texts is pushed", async () => {
    const { pair, release, gates } = await slowPair();
    const cell = "vscode-notebook-cell:/project/demo.ipynb#a";
    const notebook = { uri: "file:///project/demo.ipynb", notebookType: "jupyter-notebook", version: 1 };
    await pair.client.sendNotification("notebookDocument/didOpen", {
      notebookDocument: { ...notebook, cells: [{ kind: 2, document: cell }] },
      cellTextDocuments: [{ uri: cell, languageId: "python", version: 1, text: script }],
    });
    await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri: cell } });
    for (const version of [2, 3]) {
      const changes = [{ text: `${"\n".repeat(version)}${script}` }];
      await pair.client.sendNotification("notebookDocument/didChange", {
        notebookDocument: notebook,
        change: { cells: { textContent: [{ document: { uri: cell, version }, changes }] } },
      });
    }
    while (pair.pushed(cell) === undefined) {
      // The answer proves that the server knows the last text before any check may go on.
      await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri: cell } });
      release();
    }
    // Another check may have begun meanwhile (the project's facts settle); it must publish no older text.
    while (gates.length > 0) {
      release();
      await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri: cell } });
    }
    expect(pair.published.filter((params) => params.uri === cell)).toMatchObject([
      { version: 3, diagnostics: [{ range: { start: { line: 5 } } }] },
    ]);
  });

  it("are not made for a request that the client cancels", async () => {
    const { pair, release } = await slowPair();
    await pair.open(uri, script);
    const source = new CancellationTokenSource();
    const answer = pair.client
      .sendRequest("textDocument/diagnostic", { textDocument: { uri } }, source.token)
      .catch((error: unknown) => error);
    await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri } });
    source.cancel();
    await pair.client.sendRequest("textDocument/documentLink", { textDocument: { uri } });
    release();
    expect(await answer).toMatchObject({ code: expect.any(Number) });
  });
});

describe("a server that is badly treated", () => {
  it("answers for documents that are not open, and goes on", async () => {
    const pair = await startPair();
    expect(await pair.diagnostics("file:///project/none.py")).toEqual([]);
    expect(await pair.actions("file:///project/none.py", [])).toEqual([]);
    const params = { textDocument: { uri: "not a uri" }, position: { line: -1, character: 1e9 } };
    expect(await pair.client.sendRequest("textDocument/hover", params)).toBeNull();
    await pair.change("file:///project/none.py", { text: "x" });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("survives places outside of the text", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const wild = { start: { line: 99, character: 99 }, end: { line: -4, character: -4 } };
    await pair.change(uri, { range: wild, text: "\n# end\n" });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("answers malformed requests with an error or nothing, logs them, and goes on", async () => {
    const pair = await startPair();
    await pair.client.sendRequest("textDocument/diagnostic", {}).catch(() => undefined);
    await pair.client
      .sendRequest("textDocument/codeAction", { textDocument: { uri } })
      .catch(() => undefined);
    await pair.client.sendRequest("workspace/executeCommand", { command: "no.such.command" });
    await pair.client.sendNotification("textDocument/didOpen", {});
    await pair.client.sendNotification("notebookDocument/didChange", { notebookDocument: { uri: "x" } });
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    await expect(pair.client.sendRequest("no/such/method", {})).rejects.toThrow();
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
    expect(pair.logged.some((line) => line.includes("textDocument/didOpen failed"))).toBe(true);
  });

  it("does not trust `data` that a client hands back", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const [diagnostic] = await pair.diagnostics(uri);
    const bent = [null, 7, { fixes: [{}] }, { fingerprint: "x", fixes: [{ title: 1, edits: "no" }] }];
    for (const data of bent) {
      const actions = await pair.actions(uri, diagnostic === undefined ? [] : [{ ...diagnostic, data }], [
        "quickfix",
      ]);
      expect(Array.isArray(actions)).toBe(true);
    }
  });

  it("shows a check that failed: it must not look clean", async () => {
    const pair = await startPair({
      services: {
        createEngine: (host) => ({
          ...createEngine(testEnvironment(host)),
          run: () => Promise.reject(new Error("broken on purpose")),
        }),
      },
    });
    await pair.open(uri, script);
    const [diagnostic] = await pair.diagnostics(uri);
    expect(diagnostic).toMatchObject({ severity: 2, message: expect.stringContaining("broken on purpose") });
    expect(pair.logged.join("\n")).toContain("broken on purpose");
  });
});

describe("commands", () => {
  it("answer with the page of a rule, and have the client open it", async () => {
    const pair = await startPair();
    const page: unknown = await pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.showRule",
      arguments: ["yaml-unsafe-load"],
    });
    expect(page).toMatchObject({
      id: "yaml-unsafe-load",
      markdown: expect.stringContaining("# yaml-unsafe-load"),
    });
    expect(pair.opened).toEqual(["editor://rules/yaml-unsafe-load"]);
    const none: unknown = await pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.showRule",
      arguments: ["no-such-rule"],
    });
    expect(none).toBeNull();
  });

  it("list the rules", async () => {
    const pair = await startPair();
    const rules: unknown = await pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.listRules",
    });
    expect(rules).toContainEqual({ id: "yaml-unsafe-load", title: expect.any(String) });
  });
});
