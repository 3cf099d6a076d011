import { describe, expect, it } from "vitest";
import type { Hover, InlayHint } from "vscode-languageserver-protocol";
import { writeLock } from "../../server/src/formats/lock/write.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { editorCapabilities, type Pair, type PairOptions, startPair } from "./pair.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const other = "89abcdef0123456789abcdef0123456789abcdef";
const entry = {
  kind: "model",
  registry: "huggingface",
  id: "acme/net",
  revision: "main",
  commit,
  date: "2026-01-02",
  resolved: "2026-11-28",
  license: ["mit"],
  baseModels: ["acme/base"],
  pickles: true,
  customCode: true,
  files: [{ path: "model.safetensors", size: 10, sha256: "0".repeat(64) }],
} as const;
const locked = { "/project/.git/HEAD": "", "/project/loadline.lock": writeLock({ entries: [entry] }) };
const load = (revision: string) =>
  `from transformers import AutoModel\nmodel = AutoModel.from_pretrained("acme/net"${revision})\n`;
const pinned = load(`, revision="${commit}"`);
const uri = "file:///project/load.py";
const capabilities = {
  ...editorCapabilities,
  workspace: { ...editorCapabilities.workspace, inlayHint: { refreshSupport: true } },
  textDocument: { ...editorCapabilities.textDocument, inlayHint: {} },
};

function ask(pair: Pair, of: string, lines = 100): Promise<InlayHint[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  return pair.client.sendRequest("textDocument/inlayHint", { textDocument: { uri: of }, range });
}

async function hints(text: string, options: PairOptions = {}, of = uri, language = "python") {
  const pair = await startPair({ files: locked, capabilities, ...options });
  await pair.open(of, text, language);
  return ask(pair, of);
}

/** What is said of the name `acme/net` in a text. */
async function hovered(text: string, of = uri, language = "python", files: PairOptions["files"] = locked) {
  const pair = await startPair({ files });
  await pair.open(of, text, language);
  const before = text.slice(0, text.indexOf("acme/net") + 2).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const params = { textDocument: { uri: of }, position };
  const hover = await pair.client.sendRequest<Hover | null>("textDocument/hover", params);
  const contents = hover?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : "";
}

/** A cache of the hub, whose branch `main` was downloaded on the day of the memory host. */
function cached(): NonNullable<PairOptions["services"]> {
  const folder = "/cache/models--acme--net";
  const files = {
    "/project/.git/HEAD": "",
    [`${folder}/refs/main`]: commit,
    [`${folder}/snapshots/${commit}/config.json`]: "{}",
  };
  return { host: memoryHost(files, { hubCache: "/cache" }) };
}

describe("the date after a pinned commit", () => {
  it("is the lock's, with its branch, right after the commit as written", async () => {
    const line = pinned.split("\n")[1] ?? "";
    expect(await hints(pinned)).toEqual([
      {
        position: { line: 1, character: line.length - 1 },
        label: "2026-01-02, main",
        tooltip: {
          kind: "markdown",
          value: "`acme/net` at a commit that loadline.lock has as `main`, of 2026-01-02.",
        },
        paddingLeft: true,
      },
    ]);
  });

  it("stands in commands and configurations too", async () => {
    const command = `hf download acme/net --revision ${commit}\n`;
    const shell = await hints(command, {}, "file:///project/get.sh", "shellscript");
    expect(shell).toMatchObject([
      { label: "2026-01-02, main", position: { line: 0, character: command.length - 1 } },
    ]);
    const config = `base_model: acme/net\nrevision_of_model: ${commit}\ndatasets:\n  - path: acme/rows\n    type: alpaca\n`;
    const yaml = await hints(config, {}, "file:///project/axolotl.yaml", "yaml");
    expect(yaml).toMatchObject([{ label: "2026-01-02, main", position: { line: 1 } }]);
  });

  it("says of the cache's that it is the day of the download, and of the table's its month", async () => {
    expect(await hints(pinned, { services: cached() })).toMatchObject([
      { label: "downloaded 2026-11-01, main" },
    ]);
    const row = `from datasets import load_dataset\nload_dataset("Abirate/french_book_reviews", revision="534725e03fec6f560dbe8166e8ae3825314a6290")\n`;
    expect(await hints(row)).toMatchObject([{ label: "known in 2026-08" }]);
  });

  it("is not there for another commit, for a branch, or where a comment says it already", async () => {
    expect(await hints(load(`, revision="${other}"`))).toEqual([]);
    expect(await hints(load(', revision="main"'))).toEqual([]);
    expect(await hints(load(""))).toEqual([]);
    expect(await hints(pinned.trimEnd().concat("  # main, 2026-01-02\n"))).toEqual([]);
  });

  it("is given for the lines that are asked for", async () => {
    const pair = await startPair({ files: locked, capabilities });
    await pair.open(uri, pinned);
    expect(await ask(pair, uri, 0)).toEqual([]);
    expect(await ask(pair, uri, 1)).toHaveLength(1);
  });

  it("is switched off by a setting, and is there without one", async () => {
    const off = { scan: "off", inlayHints: { pinnedDate: false } };
    expect(await hints(pinned, { settings: off })).toEqual([]);
    expect(await hints(pinned, { settings: { scan: "off", inlayHints: {} } })).toHaveLength(1);
    expect(await hints(pinned, { settings: { scan: "off", enable: false } })).toEqual([]);
  });

  it("is offered to a client that shows such notes, and told to it anew when the lock has changed", async () => {
    expect((await startPair()).result.capabilities.inlayHintProvider).toBeUndefined();
    const pair = await startPair({ files: { "/project/.git/HEAD": "" }, capabilities });
    expect(pair.result.capabilities.inlayHintProvider).toBe(true);
    const refreshed = new Promise<void>((resolve) => {
      pair.client.onRequest("workspace/inlayHint/refresh", () => {
        resolve();
        return null;
      });
    });
    await pair.open(uri, pinned);
    expect(await ask(pair, uri)).toEqual([]);
    Object.assign(pair.files, locked);
    const changes = [{ uri: "file:///project/loadline.lock", type: 1 }];
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await refreshed;
    expect(await ask(pair, uri)).toHaveLength(1);
  });
});

describe("hover on a name", () => {
  const facts =
    "In loadline.lock: declared licence `mit`; base model `acme/base`; safetensors, **pickle files**; **custom code**.";
  const known = "`0123456789ab`, the commit that loadline.lock has as `main`, of 2026-01-02.";

  it("says the commit with its date, and what the lock knows", async () => {
    const text = await hovered(pinned);
    expect(text).toContain(`Pinned to ${known}`);
    expect(text).toContain(facts);
  });

  it("says which commit it would be where none is pinned, or a branch, or another", async () => {
    const known = "`0123456789ab` is the commit that loadline.lock has as `main`, of 2026-01-02.";
    expect(await hovered(load(""))).toContain(`Not pinned here: ${known}`);
    expect(await hovered(load(', revision="main"'))).toContain(`\`main\` can move: ${known}`);
    expect(await hovered(load(`, revision="${other}"`))).toContain(
      "Pinned to `89abcdef0123`, which is another than `0123456789ab`",
    );
  });

  it("says so in commands and configurations", async () => {
    const command = `hf download acme/net --revision ${commit}\n`;
    expect(await hovered(command, "file:///project/get.sh", "shellscript")).toContain(facts);
    const config = "base_model: acme/net\ndatasets:\n  - path: acme/rows\n    type: alpaca\n";
    expect(await hovered(config, "file:///project/axolotl.yaml", "yaml")).toContain(facts);
  });

  it("says nothing of a folder of the project, nor where no lock knows the name", async () => {
    const folder = { ...locked, "/project/acme/net/config.json": "{}" };
    expect(await hovered(pinned, uri, "python", folder)).toBe("");
    expect(await hovered(pinned, uri, "python", { "/project/.git/HEAD": "" })).not.toContain("Pinned to");
  });

  it("keeps text of the lock inside of its code span", async () => {
    const entries = [{ ...entry, license: ["mit` [here](https://example.com) `"] }];
    const files = { "/project/.git/HEAD": "", "/project/loadline.lock": writeLock({ entries }) };
    expect(await hovered(pinned, uri, "python", files)).toContain("`mit [here](https://example.com) `");
  });
});
