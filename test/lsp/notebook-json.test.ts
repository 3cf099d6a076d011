import { describe, expect, it } from "vitest";
import { applyTo, startPair } from "./pair.ts";

const uri = "file:///project/demo.ipynb";

const cell = (...source: readonly string[]) => ({
  cell_type: "code",
  execution_count: null,
  metadata: {},
  outputs: [],
  source,
});
const notebook = {
  cells: [
    cell("import yaml\n", 'x = "é"'),
    cell("# first\n", 'y = "é", yaml.load(text, Loader=yaml.Loader)'),
  ],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 4,
};
const json = JSON.stringify(notebook, undefined, 1);
const lineOf = (text: string, part: string) => text.split("\n").findIndex((line) => line.includes(part));

describe("a notebook that is open as JSON, in an editor that knows no cells", () => {
  it("shows its findings where they are written in the JSON", async () => {
    const pair = await startPair();
    await pair.open(uri, json, "json");
    const [diagnostic] = await pair.diagnostics(uri);
    const line = lineOf(json, "yaml.load(");
    const column = (json.split("\n")[line] ?? "").indexOf("yaml.load(");
    expect(diagnostic).toMatchObject({
      code: "yaml-unsafe-load",
      range: { start: { line, character: column } },
    });
  });

  it("takes fixes and suppressions that leave it a notebook", async () => {
    const pair = await startPair();
    await pair.open(uri, json, "json");
    const actions = await pair.actions(uri, await pair.diagnostics(uri));
    for (const action of actions.filter(({ edit }) => edit !== undefined)) {
      const after = JSON.parse(applyTo(uri, json, action.edit));
      expect(after.cells).toHaveLength(2);
      expect(after.cells[0]).toEqual(notebook.cells[0]);
      expect(after.cells[1].source.join("")).toMatch(/safe|loadline: ignore/i);
    }
    expect(actions.filter(({ edit }) => edit !== undefined).length).toBeGreaterThanOrEqual(2);
    const [all] = await pair.actions(uri, [], ["source.fixAll.loadline"]);
    expect(JSON.parse(applyTo(uri, json, all?.edit)).cells[1].source.join("")).toMatch(/safe/i);
  });

  it("is followed while it is typed, and explained", async () => {
    const pair = await startPair();
    await pair.open(uri, json, "json");
    const start = { line: 0, character: 1 };
    await pair.change(uri, { range: { start, end: start }, text: "\n\n" });
    const [diagnostic] = await pair.diagnostics(uri);
    expect(diagnostic?.range.start.line).toBe(lineOf(json, "yaml.load(") + 2);
    const params = { textDocument: { uri }, position: diagnostic?.range.start };
    expect(await pair.client.sendRequest("textDocument/hover", params)).toMatchObject({
      range: diagnostic?.range,
    });
  });
});
