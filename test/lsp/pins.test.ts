import { describe, expect, it } from "vitest";
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { lockOfModel } from "../harness/locks.ts";
import { code, notebook } from "../harness/notebook.ts";
import { startPair } from "./pair.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const lock = lockOfModel("acme/net", commit, "2026-01-02");
const uri = "file:///project/load.py";
const script = 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("acme/net")\n';
const files = { "/project/.git/HEAD": "", "/project/loadline.lock": lock };
const pin = "source.pin.loadline";

/** Each edit as `uri: text`. */
function editsOf(edit: WorkspaceEdit | undefined): readonly string[] {
  const changes = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[]; // the server sends no others here
  return changes.flatMap(({ textDocument, edits }) =>
    edits.map((each) => `${textDocument.uri}: ${"newText" in each ? each.newText : ""}`),
  );
}

function titled(actions: readonly CodeAction[], start: string): CodeAction | undefined {
  return actions.find(({ title }) => title.startsWith(start));
}

describe("one name", () => {
  it("is pinned by a quick fix, preferred because everybody has the lock", async () => {
    const pair = await startPair({ files });
    await pair.open(uri, script);
    const diagnostics = await pair.diagnostics(uri);
    const action = titled(await pair.actions(uri, diagnostics), "Pin `acme/net` to 0123456789ab");
    expect(action).toMatchObject({ isPreferred: true, kind: "quickfix" });
    expect(editsOf(action?.edit).join("")).toContain(`, revision="${commit}"`);
  });

  it("that nothing knows is offered to be looked up, and then can be pinned", async () => {
    const asked: string[] = [];
    const pair = await startPair({
      files: { "/project/.git/HEAD": "" },
      services: {
        lock: async (folder) => {
          asked.push(folder);
          pair.files["/project/loadline.lock"] = lock;
          return { status: 0, text: "loadline.lock: 1 name.\n" };
        },
      },
    });
    await pair.open(uri, script);
    const actions = await pair.actions(uri, await pair.diagnostics(uri));
    const command = titled(actions, "Look up its commit online")?.command;
    expect(command).toMatchObject({ command: "loadline.writeLock", arguments: [uri] });
    const refreshes = pair.refreshes;
    expect(await pair.client.sendRequest("workspace/executeCommand", { ...command })).toEqual([
      { status: 0, text: "loadline.lock: 1 name.\n" },
    ]);
    await pair.until(() => pair.refreshes > refreshes);
    expect(asked).toEqual(["/project"]);
    const after = await pair.actions(uri, await pair.diagnostics(uri));
    expect(titled(after, "Pin `acme/net`")).toBeDefined();
    expect(titled(after, "Look up")).toBeUndefined();
  });
});

describe("a file", () => {
  it("is pinned whole by an action of its own, given only where it is asked for", async () => {
    const pair = await startPair({ files });
    await pair.open(uri, `${script}other = AutoModel.from_pretrained("acme/net", revision="main")\n`);
    const [action] = await pair.actions(uri, [], [pin]);
    expect(action).toMatchObject({ title: "Loadline: pin all from loadline.lock", kind: pin });
    expect(editsOf(action?.edit).join("\n").match(new RegExp(commit, "g"))).toHaveLength(2);
    expect(await pair.actions(uri, [])).toEqual([]);
    expect(await pair.actions(uri, [], ["source.organizeImports"])).toEqual([]);
  });

  it("without anything to pin has no such action", async () => {
    const pair = await startPair({ files });
    await pair.open(uri, "print()\n");
    expect(await pair.actions(uri, [], [pin])).toEqual([]);
  });
});

describe("the workspace", () => {
  it("is pinned by one edit: open texts as they stand, closed files and notebooks as they lie", async () => {
    const closed = "/project/closed.py";
    const cells = "/project/demo.ipynb";
    const pair = await startPair({
      files: {
        ...files,
        [closed]: script,
        [cells]: notebook([code(script)]),
        "/project/load.py": "print()\n",
      },
      services: {
        files: async function* () {
          yield* [closed, cells, "/project/load.py", "/project/loadline.lock"];
        },
      },
    });
    await pair.open(uri, script);
    let applied: WorkspaceEdit | undefined;
    pair.client.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
      applied = edit;
      return { applied: true };
    });
    const answer = await pair.client.sendRequest("workspace/executeCommand", {
      command: "loadline.pinFromLock",
    });
    expect(answer).toEqual({ places: 3, files: 3, left: 0, applied: true });
    const written = editsOf(applied);
    expect(written.filter((edit) => edit.startsWith("file:///project/closed.py: "))).toHaveLength(2);
    expect(written.find((edit) => edit.startsWith("file:///project/demo.ipynb: "))).toContain(
      `revision=\\"${commit}\\"`,
    );
    expect(written.find((edit) => edit.startsWith(`${uri}: `))).toContain(commit);
  });
});
