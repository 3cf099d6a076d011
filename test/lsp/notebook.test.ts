import { describe, expect, it } from "vitest";
import type { Diagnostic, TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { applyTo, type Pair, startPair } from "./pair.ts";

const uri = "file:///project/demo.ipynb";
const cellUri = (name: string) => `vscode-notebook-cell:/project/demo.ipynb#${name}`;

interface TestCell {
  readonly name: string;
  readonly text: string;
  readonly markdown?: boolean;
}

const protocolCell = ({ name, markdown }: TestCell) => ({
  kind: markdown === true ? 1 : 2,
  document: cellUri(name),
});

const item = ({ name, text, markdown }: TestCell) => ({
  uri: cellUri(name),
  languageId: markdown === true ? "markdown" : "python",
  version: 1,
  text,
});

async function openNotebook(pair: Pair, cells: readonly TestCell[]): Promise<void> {
  await pair.client.sendNotification("notebookDocument/didOpen", {
    notebookDocument: { uri, notebookType: "jupyter-notebook", version: 1, cells: cells.map(protocolCell) },
    cellTextDocuments: cells.map(item),
  });
}

async function changeNotebook(pair: Pair, cells: object): Promise<void> {
  await pair.client.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri, version: 2 },
    change: { cells },
  });
}

function typed(name: string, version: number, ...changes: readonly TextDocumentContentChangeEvent[]) {
  return { textContent: [{ document: { uri: cellUri(name), version }, changes }] };
}

const cells: readonly TestCell[] = [
  { name: "intro", text: "# Title", markdown: true },
  { name: "imports", text: "import yaml" },
  { name: "use", text: "# first\nvalues = yaml.load(text, Loader=yaml.Loader)" },
];

const found = (diagnostics: readonly Diagnostic[] | undefined) =>
  diagnostics?.map(({ code, range }) => `${code} ${range.start.line}`);

describe("a notebook that is open", () => {
  it("is pushed cell by cell, in the cell's own lines; its pulls are empty", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use")) !== undefined);
    expect(found(pair.pushed(cellUri("use")))).toEqual(["yaml-unsafe-load 1"]);
    expect(pair.pushed(cellUri("imports"))).toBeUndefined();
    expect(await pair.pull(cellUri("use"))).toEqual({ kind: "full", items: [] });
  });

  it("follows what is typed in one cell in all others", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
    const start = { line: 0, character: 0 };
    await changeNotebook(pair, typed("imports", 2, { range: { start, end: start }, text: "# " }));
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 0);
    await changeNotebook(pair, typed("imports", 3, { text: "import yaml" }));
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
  });

  it("keeps its findings in their cells when cells come, move and go", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
    const added = { name: "more", text: "other = yaml.load(text, Loader=yaml.Loader)" };
    await changeNotebook(pair, {
      structure: { array: { start: 0, deleteCount: 1, cells: [] }, didClose: [{ uri: cellUri("intro") }] },
    });
    await changeNotebook(pair, {
      structure: {
        array: { start: 1, deleteCount: 0, cells: [protocolCell(added)] },
        didOpen: [item(added)],
      },
    });
    await pair.until(() => pair.pushed(cellUri("more"))?.length === 1);
    expect(found(pair.pushed(cellUri("more")))).toEqual(["yaml-unsafe-load 0"]);
    expect(found(pair.pushed(cellUri("use")))).toEqual(["yaml-unsafe-load 1"]);
    await changeNotebook(pair, {
      structure: { array: { start: 1, deleteCount: 1, cells: [] }, didClose: [{ uri: cellUri("more") }] },
    });
    await pair.until(() => pair.pushed(cellUri("more"))?.length === 0);
  });

  it("is mended in the cell by the quick fix, and whole by its own kind of fixAll", async () => {
    const pair = await startPair();
    const twice = [...cells, { name: "again", text: "b = yaml.load(text, Loader=yaml.Loader)" }];
    await openNotebook(pair, twice);
    await pair.until(() => pair.pushed(cellUri("again"))?.length === 1);
    const [fix] = await pair.actions(cellUri("use"), pair.pushed(cellUri("use")) ?? [], ["quickfix"]);
    expect(applyTo(cellUri("use"), twice[2]?.text ?? "", fix?.edit)).toMatch(/^# first\n.*safe/i);
    const [one] = await pair.actions(cellUri("use"), [], ["source.fixAll.loadline"]);
    expect(one?.edit?.documentChanges).toHaveLength(1);
    const [whole] = await pair.actions(cellUri("use"), [], ["notebook.source.fixAll.loadline"]);
    expect(whole?.edit?.documentChanges).toHaveLength(2);
    expect(await pair.actions(cellUri("use"), [], ["notebook.source"])).toHaveLength(1);
  });

  it("is suppressed with a comment in the cell", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
    const actions = await pair.actions(cellUri("use"), pair.pushed(cellUri("use")) ?? []);
    const suppress = actions.find(({ title }) => title.startsWith("Suppress"));
    const lines = applyTo(cellUri("use"), cells[2]?.text ?? "", suppress?.edit).split("\n");
    expect(lines[1]).toContain("# loadline: ignore[yaml-unsafe-load]");
  });

  it("explains in the cell", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
    const position = pair.pushed(cellUri("use"))?.[0]?.range.start;
    const hover = await pair.client.sendRequest("textDocument/hover", {
      textDocument: { uri: cellUri("use") },
      position,
    });
    expect(hover).toMatchObject({ contents: { kind: "markdown" }, range: { start: { line: 1 } } });
    const imports = { textDocument: { uri: cellUri("imports") }, position: { line: 0, character: 3 } };
    expect(await pair.client.sendRequest("textDocument/hover", imports)).toBeNull();
  });

  it("is cleared when it is closed", async () => {
    const pair = await startPair();
    await openNotebook(pair, cells);
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
    await pair.client.sendNotification("notebookDocument/didClose", {
      notebookDocument: { uri },
      cellTextDocuments: cells.map(({ name }) => ({ uri: cellUri(name) })),
    });
    await pair.until(() => pair.pushed(cellUri("use"))?.length === 0);
  });

  it("is shown again when it is opened again", async () => {
    const pair = await startPair();
    for (const count of [1, 2, 3]) {
      await openNotebook(pair, cells);
      await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
      await changeNotebook(pair, typed("use", 2, { text: "values = 1" }));
      await pair.until(() => pair.pushed(cellUri("use"))?.length === 0);
      await changeNotebook(pair, typed("use", 3, { text: cells[2]?.text ?? "" }));
      if (count > 1) await pair.until(() => pair.pushed(cellUri("use"))?.length === 1);
      await pair.client.sendNotification("notebookDocument/didClose", {
        notebookDocument: { uri },
        cellTextDocuments: cells.map(({ name }) => ({ uri: cellUri(name) })),
      });
      if (count > 1) await pair.until(() => pair.pushed(cellUri("use"))?.length === 0);
    }
  });

  it("shows a key in saved metadata: a cell's at the cell, the notebook's at the first", async () => {
    const keys = [generateKey("huggingface", seededRandom(2)), generateKey("huggingface", seededRandom(3))];
    const cell = (source: string, metadata: object) => ({
      cell_type: "code",
      metadata,
      source: [source],
      outputs: [],
      execution_count: 1,
    });
    const saved = {
      cells: [cell("x = 1", {}), cell("y = 1", { env: { HF_TOKEN: keys[0] } })],
      metadata: { language_info: { name: "python" }, papermill: { parameters: { hf_token: keys[1] } } },
      nbformat: 4,
      nbformat_minor: 4,
    };
    const pair = await startPair({ files: { "/project/demo.ipynb": JSON.stringify(saved) } });
    await openNotebook(pair, [
      { name: "first", text: "x = 1" },
      { name: "second", text: "y = 1" },
    ]);
    await pair.until(() => pair.pushed(cellUri("second"))?.length === 1);
    expect(pair.pushed(cellUri("first"))).toMatchObject([{ code: "hardcoded-key" }]);
    expect(pair.pushed(cellUri("second"))).toMatchObject([{ code: "hardcoded-key" }]);
    for (const key of keys) expect(JSON.stringify(pair.published)).not.toContain(key);
  });

  it("shows a key in a saved output at the cell that the output is of, wherever the cell has moved", async () => {
    const key = generateKey("huggingface", seededRandom(1));
    const output = { output_type: "stream", name: "stdout", text: [`token ${key}\n`] };
    const saved = {
      cells: [
        { cell_type: "code", metadata: {}, source: ["login()"], outputs: [output], execution_count: 1 },
      ],
      metadata: { language_info: { name: "python" } },
      nbformat: 4,
      nbformat_minor: 4,
    };
    const pair = await startPair({ files: { "/project/demo.ipynb": JSON.stringify(saved) } });
    const login = { name: "login", text: "login()" };
    await openNotebook(pair, [login]);
    await pair.until(() => pair.pushed(cellUri("login"))?.length === 1);
    const [diagnostic] = pair.pushed(cellUri("login")) ?? [];
    expect(diagnostic).toMatchObject({ code: "hardcoded-key", range: { start: { line: 0, character: 0 } } });
    expect(JSON.stringify(pair.published)).not.toContain(key);
    const above = { name: "above", text: "x = 1" };
    await changeNotebook(pair, {
      structure: {
        array: { start: 0, deleteCount: 0, cells: [protocolCell(above)] },
        didOpen: [item(above)],
      },
    });
    await changeNotebook(pair, typed("login", 2, { text: "login()\n" }));
    await pair.pull(cellUri("login"));
    expect(pair.pushed(cellUri("above")) ?? []).toEqual([]);
    expect(pair.pushed(cellUri("login"))).toHaveLength(1);
  });
});
