import { describe, expect, it } from "vitest";
import { applyTo, startPair, titles } from "./pair.ts";

const uri = "file:///project/load.py";
const script = "import yaml\n\nvalues = yaml.load(text, Loader=yaml.Loader)\n";

describe("a text that is open", () => {
  it("is answered by pull, with code, page, source and a range", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const [diagnostic] = await pair.diagnostics(uri);
    expect(diagnostic).toMatchObject({
      code: "yaml-unsafe-load",
      source: "loadline",
      codeDescription: { href: "editor://rules/yaml-unsafe-load" },
      range: { start: { line: 2 } },
      data: { version: 1 },
    });
    expect(pair.pushed(uri)).toBeUndefined();
  });

  it("is answered by `unchanged` where nothing has changed, and anew where something has", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const first = await pair.pull(uri);
    expect((await pair.pull(uri, first.resultId)).kind).toBe("unchanged");
    const end = { line: 3, character: 0 };
    await pair.change(uri, { range: { start: end, end }, text: "# the end\n" });
    expect((await pair.pull(uri, first.resultId)).kind).toBe("unchanged");
    const start = { line: 0, character: 0 };
    await pair.change(uri, { range: { start, end: start }, text: "\n" });
    expect((await pair.pull(uri, first.resultId)).kind).toBe("full");
  });

  it("has nothing to say once it is closed", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    await pair.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
    expect(await pair.diagnostics(uri)).toEqual([]);
  });

  it("is pushed to a client that cannot pull, and cleared when it is closed", async () => {
    const pair = await startPair({ capabilities: {} });
    await pair.open(uri, script);
    await pair.until(() => pair.pushed(uri)?.length === 1);
    expect(pair.result.capabilities.diagnosticProvider).toBeUndefined();
    expect(await pair.diagnostics(uri)).toEqual([]);
    await pair.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await pair.until(() => pair.pushed(uri)?.length === 0);
  });

  it("carries its fix in the diagnostic, and the action applies it", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const diagnostics = await pair.diagnostics(uri);
    const actions = await pair.actions(uri, diagnostics, ["quickfix"]);
    const fix = actions.find((action) => action.edit !== undefined && !action.title.startsWith("Suppress"));
    expect(applyTo(uri, script, fix?.edit)).toMatch(/yaml\.safe_load\(text\)|Loader=yaml\.SafeLoader/);
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  });

  it("takes the fix of the text as it is now where the diagnostic is older", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const old = await pair.diagnostics(uri);
    const start = { line: 0, character: 0 };
    await pair.change(uri, { range: { start, end: start }, text: "import os\n" });
    const [fix] = await pair.actions(uri, old, ["quickfix"]);
    expect(applyTo(uri, `import os\n${script}`, fix?.edit)).toMatch(/safe/i);
    expect(applyTo(uri, `import os\n${script}`, fix?.edit).split("\n")[0]).toBe("import os");
  });

  it("finds the fix anew for a client that drops `data`", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const bare = (await pair.diagnostics(uri)).map(({ data: _data, ...diagnostic }) => diagnostic);
    const [fix] = await pair.actions(uri, bare, ["quickfix"]);
    expect(applyTo(uri, script, fix?.edit)).toMatch(/safe/i);
  });

  it("is mended whole by source.fixAll.loadline, and only where that is asked for", async () => {
    const pair = await startPair();
    await pair.open(uri, script + script);
    const [all] = await pair.actions(uri, [], ["source.fixAll.loadline"]);
    expect(all?.kind).toBe("source.fixAll.loadline");
    expect(applyTo(uri, script + script, all?.edit)).not.toMatch(/yaml\.Loader/);
    expect(await pair.actions(uri, [], ["source.fixAll"])).toHaveLength(1);
    expect(await pair.actions(uri, [], ["source.organizeImports"])).toEqual([]);
    expect(await pair.actions(uri, [])).toEqual([]);
  });

  it("takes a suppression whose reason is a placeholder", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const actions = await pair.actions(uri, await pair.diagnostics(uri));
    const suppress = actions.find((action) => action.title.startsWith("Suppress yaml-unsafe-load"));
    const edited = applyTo(uri, script, suppress?.edit);
    expect(edited).toContain(`# loadline: ignore[yaml-unsafe-load] $\{1:say why this is safe here}`);
  });

  it("is suppressed in plain words for a client without snippets", async () => {
    const pair = await startPair({
      capabilities: {
        textDocument: {
          diagnostic: {},
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
    });
    await pair.open(uri, script);
    const actions = await pair.actions(uri, await pair.diagnostics(uri));
    const suppress = actions.find((action) => action.title.startsWith("Suppress"));
    const edited = applyTo(uri, script, suppress?.edit);
    expect(edited).toContain("# loadline: ignore[yaml-unsafe-load] say why this is safe here");
    await pair.change(uri, { text: edited });
    expect(await pair.diagnostics(uri)).toEqual([]);
  });

  it("offers the page of the rule where a fix edits nothing", async () => {
    const pair = await startPair();
    await pair.open(uri, 'import pickle\n\nvalue = pickle.load(open("a.pkl", "rb"))\n');
    const diagnostics = await pair.diagnostics(uri);
    const actions = await pair.actions(uri, diagnostics);
    const manual = actions.find((action) => action.command !== undefined);
    expect(titles(actions).length).toBeGreaterThan(0);
    if (manual !== undefined)
      expect(manual.command).toMatchObject({ command: "loadline.showRule", arguments: ["pickle-load"] });
  });

  it("explains the rule on hover, with the page's first paragraph", async () => {
    const pair = await startPair();
    await pair.open(uri, script);
    const [diagnostic] = await pair.diagnostics(uri);
    const params = { textDocument: { uri }, position: diagnostic?.range.start };
    const hover: unknown = await pair.client.sendRequest("textDocument/hover", params);
    expect(hover).toMatchObject({
      contents: { kind: "markdown", value: expect.stringContaining("yaml-unsafe-load") },
    });
    const elsewhere = { textDocument: { uri }, position: { line: 1, character: 0 } };
    expect(await pair.client.sendRequest("textDocument/hover", elsewhere)).toBeNull();
  });

  it("links the rules that its suppressions name", async () => {
    const pair = await startPair();
    await pair.open(
      uri,
      "import yaml\nyaml.load(t, yaml.Loader)  # loadline: ignore[yaml-unsafe-load, no-such-rule] ours\n",
    );
    const links: unknown = await pair.client.sendRequest("textDocument/documentLink", {
      textDocument: { uri },
    });
    expect(links).toMatchObject([
      { target: "editor://rules/yaml-unsafe-load", range: { start: { line: 1, character: 46 } } },
    ]);
  });

  it("links names of the hub to their pages, at the commit where that is written", async () => {
    const pair = await startPair();
    const sha = "0123456789abcdef0123456789abcdef01234567";
    const program = [
      "from datasets import load_dataset",
      "from transformers import AutoModel",
      'model = AutoModel.from_pretrained("acme/net")',
      `rows = load_dataset("acme/rows", revision="${sha}")`,
      'here = AutoModel.from_pretrained("./net")',
      "",
    ].join("\n");
    await pair.open(uri, program);
    const links: unknown = await pair.client.sendRequest("textDocument/documentLink", {
      textDocument: { uri },
    });
    expect(links).toEqual([
      {
        range: { start: { line: 2, character: 34 }, end: { line: 2, character: 44 } },
        target: "https://huggingface.co/acme/net",
        tooltip: "acme/net, not pinned here",
      },
      {
        range: { start: { line: 3, character: 20 }, end: { line: 3, character: 31 } },
        target: `https://huggingface.co/datasets/acme/rows/tree/${sha}`,
        tooltip: "acme/rows at the commit that is written here",
      },
    ]);
  });
});
