import { describe, expect, test } from "vitest";
import { type MemoryHostOptions, memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { type WalkHost, walk } from "../../../server/src/hosts/node/walk.ts";

function walkHost(files: Readonly<Record<string, string>>, options: MemoryHostOptions = {}): WalkHost {
  return { ...memoryHost(files, options), realPath: async (path) => ({ ok: true, value: path }) };
}

async function entries(host: WalkHost, starts: readonly string[], options: { ignore?: boolean } = {}) {
  const found: string[] = [];
  const excludes = async (path: string) => path.endsWith("/excluded");
  for await (const { kind, path } of walk(host, starts, { ignore: options.ignore ?? true, excludes })) {
    found.push(kind === "file" ? path : `${kind} ${path}`);
  }
  return found;
}

describe("a walk", () => {
  test("goes by name, whatever order the disk has", async () => {
    const host = walkHost({ "/p/b.py": "", "/p/a/z.py": "", "/p/B.py": "", "/p/a.py": "" });
    expect(await entries(host, ["/p"])).toEqual(["/p/B.py", "/p/a/z.py", "/p/a.py", "/p/b.py"]);
  });

  test("meets each file once, however often it is named", async () => {
    const host = walkHost({ "/p/a.py": "" });
    expect(await entries(host, ["/p/a.py", "/p", "/p/a.py"])).toEqual(["/p/a.py"]);
  });

  test("hands on a folder that cannot be listed, and goes on", async () => {
    const host = walkHost({ "/p/a.py": "", "/p/locked/x.py": "" }, { failures: { "/p/locked": "denied" } });
    expect(await entries(host, ["/p"])).toEqual(["/p/a.py", "unlisted /p/locked"]);
  });

  test("hands on FIFOs, sockets and devices, whatever their name, and opens none", async () => {
    const host = walkHost({ "/p/a.py": "" }, { special: ["/p/pipe.jpg", "/p/weights.pkl"] });
    expect(await entries(host, ["/p"])).toEqual(["/p/a.py", "/p/pipe.jpg", "/p/weights.pkl"]);
  });

  test("glances at pictures, and hands on what begins as a pickle or is packed", async () => {
    const host = walkHost({
      "/p/a.png": "\x89PNG\r\n\x1a\n",
      "/p/b.png": "cos\nsystem\n(S'id'\ntR.",
      "/p/c.jpg": "PK\x03\x04",
      "/p/d.docx": "PK\x03\x04",
      "/p/e.ico": "",
    });
    expect(await entries(host, ["/p"])).toEqual(["/p/b.png", "/p/c.jpg"]);
  });

  test("hands on pictures that end with an archive or a pickle", async () => {
    const record = `PK\x05\x06${"\0".repeat(18)}`;
    const host = walkHost({
      "/p/a.png": `\x89PNG\r\n\x1a\n${"x".repeat(5000)}${record}`,
      "/p/b.jpg": `\xff\xd8\xff${record}and more`,
      "/p/c.gif": "GIF89a and no end",
      "/p/e.gif": "GIF89a and its end;",
      "/p/c.pdf": "%PDF-1.4 PK and no more",
      "/p/d.docx": record,
    });
    expect(await entries(host, ["/p"])).toEqual(["/p/a.png", "/p/b.jpg", "/p/c.gif"]);
  });

  test("hands on a named file that is not there, for the engine to report", async () => {
    expect(await entries(walkHost({ "/p/a.py": "" }), ["/p/gone.py"])).toEqual(["/p/gone.py"]);
  });

  test("leaves out what the configuration excludes, and says so where it was named", async () => {
    const host = walkHost({ "/p/excluded": "", "/p/a.py": "" });
    expect(await entries(host, ["/p"])).toEqual(["/p/a.py"]);
    expect(await entries(host, ["/p/excluded"])).toEqual(["excluded /p/excluded"]);
  });

  test("of two .gitignore files the inner one wins; info/exclude weighs least", async () => {
    const host = walkHost({
      "/p/.git/info/exclude": "*.pt\nsecret.py\n",
      "/p/.gitignore": "*.ckpt\n!keep.pt\n",
      "/p/sub/.gitignore": "!best.ckpt\n",
      "/p/a.ckpt": "",
      "/p/a.pt": "",
      "/p/keep.pt": "",
      "/p/secret.py": "",
      "/p/sub/best.ckpt": "",
      "/p/sub/other.ckpt": "",
    });
    const files = (await entries(host, ["/p"])).filter((path) => !path.endsWith(".gitignore"));
    expect(files).toEqual(["/p/keep.pt", "/p/sub/best.ckpt"]);
  });

  test("a start inside an ignored folder was named on purpose", async () => {
    const host = walkHost({
      "/p/.git/HEAD": "",
      "/p/.gitignore": "out/\n",
      "/p/out/a.py": "",
      "/p/out/b/c.py": "",
    });
    expect(await entries(host, ["/p/out/b"])).toEqual(["/p/out/b/c.py"]);
    expect(await entries(host, ["/p/out"])).toEqual(["/p/out/a.py", "/p/out/b/c.py"]);
  });

  test("what git keeps although it is ignored is handed on, with no other file of its folder", async () => {
    const files = {
      "/p/.git/HEAD": "",
      "/p/.gitignore": "*.ipynb\nout/\n",
      "/p/a.ipynb": "",
      "/p/b.ipynb": "",
      "/p/out/deep/model.pkl": "",
      "/p/out/deep/other.pkl": "",
      "/p/out/c.py": "",
    };
    const asked: string[] = [];
    const keptThoughIgnored = async (folder: string) => {
      asked.push(folder);
      return ["a.ipynb", "out/deep/model.pkl"];
    };
    const host = { ...walkHost(files), keptThoughIgnored };
    const found = (await entries(host, ["/p"])).filter((path) => !path.endsWith(".gitignore"));
    expect(found).toEqual(["/p/a.ipynb", "/p/out/deep/model.pkl"]);
    expect(asked).toEqual(["/p"]);
  });
});
