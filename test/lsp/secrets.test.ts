import { describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, notebook, stream } from "../harness/notebook.ts";
import { applyTo, editorCapabilities, type Pair, startPair } from "./pair.ts";

const random = seededRandom(20261128);
const token = generateKey("huggingface", random);
const tail = token.slice(-12);

const capabilities = {
  ...editorCapabilities,
  workspace: {
    ...editorCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] },
  },
};

async function actionsOf(pair: Pair, uri: string): Promise<readonly CodeAction[]> {
  return pair.actions(uri, await pair.diagnostics(uri));
}

describe("keys in an editor", () => {
  it("are masked in diagnostics, actions, hovers and the log", async () => {
    const uri = "file:///project/a.py";
    const pair = await startPair({ capabilities });
    await pair.open(uri, `token = "${token}"\n`);
    const diagnostics = await pair.diagnostics(uri);
    const position = diagnostics[0]?.range.start;
    const hover = await pair.client.sendRequest("textDocument/hover", { textDocument: { uri }, position });
    const said = JSON.stringify([diagnostics, await pair.actions(uri, diagnostics), hover, pair.logged]);
    expect(said).toContain("hf_… (37 characters)");
    expect(said).not.toContain(tail);
  });

  it("in an output of a notebook that is open as JSON can be cleared", async () => {
    const uri = "file:///project/a.ipynb";
    const text = notebook([code("x", { outputs: [stream("fine\n"), stream(`HF_TOKEN=${token}\n`)] })]);
    const pair = await startPair({ capabilities });
    await pair.open(uri, text, "json");
    const clear = (await actionsOf(pair, uri)).find(({ title }) =>
      title.startsWith("Clear the output of cell 1"),
    );
    const after = JSON.parse(applyTo(uri, text, clear?.edit)) as { cells: { outputs: unknown[] }[] };
    expect(after.cells[0]?.outputs).toMatchObject([{ text: ["fine\n"] }]);
  });

  it("in .env are kept out of git, by a .gitignore that is made where there is none", async () => {
    const uri = "file:///project/.env";
    const pair = await startPair({ capabilities });
    await pair.open(uri, `HF_TOKEN=${token}\n`, "dotenv");
    const keep = (await actionsOf(pair, uri)).find(({ title }) => title.startsWith("Keep .env out of git"));
    expect(keep?.edit?.documentChanges).toMatchObject([
      { kind: "create", uri: "file:///project/.gitignore" },
      { textDocument: { uri: "file:///project/.gitignore" }, edits: [{ newText: ".env\n" }] },
    ]);
  });

  it("are not promised to git where the editor cannot make the file", async () => {
    const uri = "file:///project/.env";
    const pair = await startPair();
    await pair.open(uri, `HF_TOKEN=${token}\n`, "dotenv");
    const titles = (await actionsOf(pair, uri))
      .filter(({ edit }) => edit !== undefined)
      .map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith("Keep"))).toEqual([]);
  });
});
