import { describe, expect, it } from "vitest";
import { formatBaseline, hashOf, pathIn } from "../../server/src/engine/baseline/baseline.ts";
import type { Services } from "../../server/src/lsp/services.ts";
import { pathOfUri } from "../../server/src/lsp/uris.ts";
import { workspace } from "../harness/check.ts";
import { call, file, global, text } from "../harness/pickle.ts";
import { editorCapabilities, startPair } from "./pair.ts";

const uri = "file:///project/load.py";
const script = "import yaml\n\nvalues = yaml.load(text, Loader=yaml.Loader)\n";
const weights = file(call(global("os", "system"), text("true")));
const weightsUri = "file:///project/model.pkl";
const changed = 2;
const deleted = 3;

function watched(...changes: readonly (readonly [string, number])[]) {
  return { changes: changes.map(([file, type]) => ({ uri: file, type })) };
}

/** A scan that checks the named files on this thread. */
function scanOf(
  paths: readonly string[],
  check: (path: string) => Promise<Parameters<Parameters<Services["scan"]>[0]["onResult"]>[0]>,
): Services["scan"] {
  return async ({ wants, onResult, onProgress, signal }) => {
    const wanted = paths.filter(wants);
    for (const [index, path] of wanted.entries()) {
      if (signal.aborted) return;
      onResult(await check(path));
      onProgress(index + 1, wanted.length);
    }
  };
}

describe("the editor's settings", () => {
  it("choose the rules and the least severity", async () => {
    const pair = await startPair({ settings: { scan: "off", ignore: ["yaml-unsafe-load"] } });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toEqual([]);
  });

  it("switch Loadline off, and a change of them on again", async () => {
    const options = { settings: { enable: false } };
    const pair = await startPair(options);
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toEqual([]);
    options.settings = { enable: true };
    const before = pair.refreshes;
    await pair.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await pair.until(() => pair.refreshes > before);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("come with `initialize` from a client that cannot be asked", async () => {
    const pair = await startPair({
      capabilities: { textDocument: { diagnostic: {} } },
      settings: { enable: false },
    });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toEqual([]);
  });

  it("of the wrong type count as not set", async () => {
    const pair = await startPair({
      settings: { enable: 3, scan: "everything", select: "x", ignore: [1], minSeverity: "loud" },
    });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });
});

describe("a configuration file", () => {
  it("decides, and decides anew when it is saved", async () => {
    const pair = await startPair({ files: { "/project/loadline.toml": 'ignore = ["yaml-unsafe-load"]\n' } });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toEqual([]);
    pair.files["/project/loadline.toml"] = "";
    const before = pair.refreshes;
    await pair.client.sendNotification(
      "workspace/didChangeWatchedFiles",
      watched(["file:///project/loadline.toml", changed]),
    );
    await pair.until(() => pair.refreshes > before);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("names a baseline, which decides, and decides anew when it is written", async () => {
    const path = "/project/baseline.json";
    const files = { "/project/loadline.toml": 'baseline = "baseline.json"\n', [pathOfUri(uri)]: script };
    const { findings } = await workspace({
      ...files,
      [path]: formatBaseline({ salt: "0".repeat(32), entries: [] }),
    }).check(pathOfUri(uri));
    const own = { path, salt: "0".repeat(32) };
    const entries = findings.map(({ rule, fingerprint }) => ({
      rule,
      path: pathIn(own, pathOfUri(uri)),
      hash: hashOf(own, pathOfUri(uri), fingerprint),
    }));
    const pair = await startPair({ files: { ...files, [path]: formatBaseline({ ...own, entries }) } });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toEqual([]);
    pair.files[path] = formatBaseline({ ...own, entries: [] });
    const before = pair.refreshes;
    await pair.client.sendNotification(
      "workspace/didChangeWatchedFiles",
      watched([`file://${path}`, changed]),
    );
    await pair.until(() => pair.refreshes > before);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("decides as it stands in the editor, unsaved", async () => {
    const pair = await startPair({ files: { "/project/loadline.toml": "" } });
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
    await pair.open("file:///project/loadline.toml", "", "toml");
    await pair.change("file:///project/loadline.toml", { text: 'ignore = ["yaml-unsafe-load"]\n' });
    expect(await pair.diagnostics(uri)).toEqual([]);
    await pair.client.sendNotification("textDocument/didClose", {
      textDocument: { uri: "file:///project/loadline.toml" },
    });
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });

  it("with a fault shows it: pushed while it is closed, pulled while it is open", async () => {
    const toml = "file:///project/loadline.toml";
    const pair = await startPair({ files: { "/project/loadline.toml": 'ignroe = ["x"]\n' } });
    await pair.open(uri, script);
    await pair.diagnostics(uri);
    await pair.until(() => pair.pushed(toml)?.length === 1);
    expect(pair.pushed(toml)?.[0]).toMatchObject({
      code: "configuration",
      severity: 1,
      range: { start: { line: 0 } },
    });
    await pair.open(toml, 'ignroe = ["x"]\n', "toml");
    await pair.until(() => pair.pushed(toml)?.length === 0);
    expect((await pair.diagnostics(toml)).map(({ code }) => code)).toEqual(["configuration"]);
    await pair.change(toml, { text: "" });
    expect(await pair.diagnostics(toml)).toEqual([]);
    const start = { line: 0, character: 0 };
    await pair.change(toml, { range: { start, end: start }, text: 'ignroe = ["x"]\n' });
    expect((await pair.diagnostics(toml)).map(({ code }) => code)).toEqual(["configuration"]);
    expect(pair.pushed(toml)).toEqual([]);
  });
});

describe("files that change on the disk", () => {
  it("that a project's facts rest on make open files be checked again", async () => {
    const pair = await startPair({ files: { "/project/requirements.txt": "torch==2.3.0\n" } });
    const torch = "import torch\n\nstate = torch.load(path)\n";
    await pair.open(uri, torch);
    const old = await pair.diagnostics(uri);
    expect(old).toHaveLength(1);
    pair.files["/project/requirements.txt"] = "torch==2.6.0\n";
    const before = pair.refreshes;
    await pair.client.sendNotification(
      "workspace/didChangeWatchedFiles",
      watched(["file:///project/requirements.txt", changed]),
    );
    await pair.until(() => pair.refreshes > before);
    expect(await pair.diagnostics(uri)).not.toEqual(old);
  });

  it("are pushed where they are weights, and cleared when they are gone", async () => {
    const pair = await startPair({ settings: { scan: "weights" } });
    pair.files["/project/model.pkl"] = weights;
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", watched([weightsUri, 1]));
    await pair.until(() => (pair.pushed(weightsUri)?.length ?? 0) > 0);
    expect(pair.pushed(weightsUri)?.[0]).toMatchObject({
      code: "pickle-import",
      range: { start: { line: 0, character: 0 } },
    });
    delete pair.files["/project/model.pkl"];
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", watched([weightsUri, deleted]));
    await pair.until(() => pair.pushed(weightsUri)?.length === 0);
  });

  it("are left alone where git ignores them", async () => {
    const asked: string[] = [];
    const pair = await startPair({
      files: { "/project/ignored/model.pkl": weights, "/project/model.pkl": weights },
      settings: { scan: "weights" },
      services: {
        isIgnored: async (_folder, path) => {
          asked.push(path);
          return path.includes("/ignored/");
        },
      },
    });
    const ignored = "file:///project/ignored/model.pkl";
    await pair.client.sendNotification(
      "workspace/didChangeWatchedFiles",
      watched([ignored, changed], [weightsUri, changed]),
    );
    await pair.until(() => (pair.pushed(weightsUri)?.length ?? 0) > 0);
    expect(asked).toContain("/project/ignored/model.pkl");
    expect(pair.pushed(ignored)).toBeUndefined();
  });
});

describe("the scan of the workspace", () => {
  const files = { "/project/model.pkl": weights, "/project/load.py": script };
  const paths = Object.keys(files);

  async function scanning(settings: unknown, wait?: Promise<void>) {
    const { workspace } = await import("../harness/check.ts");
    const folder = workspace(files);
    const check = async (path: string) => {
      await wait;
      return folder.check(path);
    };
    return startPair({ files, settings, services: { scan: scanOf(paths, check) } });
  }

  it("shows weights at the start, and no text", async () => {
    const pair = await scanning({ scan: "weights" });
    await pair.until(() => (pair.pushed(weightsUri)?.length ?? 0) > 0);
    expect(pair.pushed(uri)).toBeUndefined();
  });

  it("shows every file where the settings say so; one that is then opened is pulled, and pushed again when closed", async () => {
    const pair = await scanning({ scan: "all" });
    await pair.until(() => pair.pushed(uri)?.length === 1);
    await pair.open(uri, script);
    await pair.until(() => pair.pushed(uri)?.length === 0);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
    await pair.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await pair.until(() => pair.pushed(uri)?.length === 1);
  });

  it("is started by the command, reports its progress and answers with numbers", async () => {
    const progress: unknown[] = [];
    const pair = await scanning({ scan: "off" });
    pair.client.onNotification("$/progress", (params: { value: unknown }) => {
      progress.push(params.value);
    });
    const summary: unknown = await pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.scanWorkspace",
    });
    expect(summary).toMatchObject({ files: 2, cancelled: false, findings: { error: expect.any(Number) } });
    expect(progress.at(0)).toMatchObject({ kind: "begin", cancellable: true });
    expect(progress.at(-1)).toMatchObject({ kind: "end" });
  });

  it("is cancelled from the progress bar, while requests are answered", async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const pair = await scanning({ scan: "off" }, gate);
    const started = new Promise<string | number>((resolve) => {
      pair.client.onNotification("$/progress", (params: { token: string | number }) => resolve(params.token));
    });
    const summary = pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.scanWorkspace",
    });
    const token = await started;
    await pair.open(uri, script);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
    await pair.client.sendNotification("window/workDoneProgress/cancel", { token });
    await pair.diagnostics(uri);
    go();
    expect(await summary).toMatchObject({ cancelled: true });
  });

  it("shows the file whose check broke off: it must not look clean", async () => {
    const pair = await startPair({
      files,
      settings: { scan: "weights" },
      services: { scan: async ({ onFailure }) => onFailure("/project/model.pkl", "the check broke off") },
    });
    await pair.until(() => pair.pushed(weightsUri)?.length === 1);
    expect(pair.pushed(weightsUri)?.[0]).toMatchObject({ severity: 2, message: "the check broke off" });
  });
});

describe("several folders", () => {
  it("have a configuration of their own each, and folders come and go", async () => {
    const pair = await startPair({
      capabilities: editorCapabilities,
      files: { "/other/loadline.toml": 'ignore = ["yaml-unsafe-load"]\n' },
    });
    const other = "file:///other/load.py";
    const before = pair.refreshes;
    await pair.open(uri, script);
    await pair.client.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: "file:///other", name: "other" }], removed: [] },
    });
    await pair.until(() => pair.refreshes > before);
    await pair.open(other, script);
    expect(await pair.diagnostics(other)).toEqual([]);
    expect(await pair.diagnostics(uri)).toHaveLength(1);
  });
});
