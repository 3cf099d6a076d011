import { describe, expect, test } from "vitest";
import type { Document } from "../../../server/src/documents/document.ts";
import { readSource } from "../../../server/src/documents/file-source.ts";
import { openBytes, openCells, openFile, openText, updateText } from "../../../server/src/documents/open.ts";
import { type ByteSource, ByteSourceError, bufferSource } from "../../../server/src/host/byte-source.ts";
import { environmentOf, open, openAsText } from "../../harness/documents.ts";

const codes = (document: Document) => document.problems.map(({ code }) => code);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("what the host does not hand over", () => {
  test.each(["denied", "not-found", "changed", "other"] as const)("%s", async (failure) => {
    const environment = environmentOf({ "/a.py": "x" }, { failures: { "/a.py": failure } });
    const document = await openFile("/a.py", environment);
    expect(document.problems).toMatchObject([{ kind: "unreadable", code: failure }]);
  });

  test("a FIFO, socket or device is never opened", async () => {
    const document = await openFile("/pipe", environmentOf({}, { special: ["/pipe"] }));
    expect(codes(document)).toEqual(["special-file"]);
  });

  test("a folder", async () => {
    expect(codes(await openFile("/src", environmentOf({ "/src/a.py": "" })))).toEqual(["is-directory"]);
  });

  test("a text that shrinks while it is read keeps what came, and must not be written back", async () => {
    const text = "x = 1\n".repeat(50_000);
    const environment = environmentOf({ "/a.py": text }, { shrinking: { "/a.py": 100_000 } });
    const document = await openFile("/a.py", environment);
    expect(document.problems).toMatchObject([{ kind: "truncated" }]);
    if (document.kind !== "python") throw new Error(document.kind);
    expect(document.complete).toBe(false);
    expect(document.text.startsWith("x = 1\n")).toBe(true);
  });

  test("a weight file that shrinks fails under its reader, which is a problem and no throw", async () => {
    const bytes = new Uint8Array(300_000);
    bytes.set([0x50, 0x4b, 3, 4]);
    const environment = environmentOf({ "/a.pt": bytes }, { shrinking: { "/a.pt": 100_000 } });
    const document = await openFile("/a.pt", environment);
    if (document.kind !== "zip") throw new Error(document.kind);
    const parsed = await readSource(document.source, "nothing", async (source) => {
      await source.read(200_000, 100);
      return { value: "read", problems: [] };
    });
    expect(parsed.value).toBe("nothing");
    expect(parsed.problems).toMatchObject([{ kind: "unreadable", code: "source-failed" }]);
  });

  test("a source that fails at once", async () => {
    const source: ByteSource = {
      size: 10,
      read: async () => {
        throw new ByteSourceError("the pipe broke");
      },
    };
    const document = await openBytes("-", source, environmentOf({}));
    expect(document.problems).toMatchObject([{ kind: "unreadable", message: "the pipe broke" }]);
  });
});

describe("a weight file", () => {
  const bytes = Uint8Array.from({ length: 500_000 }, (_, index) => index % 251);
  bytes.set([0x50, 0x4b, 3, 4]);

  test("is read no further than its head until someone asks", async () => {
    const environment = environmentOf({ "/m.pt": bytes });
    const reads: number[] = [];
    const host = { ...environment.host };
    const counted = {
      ...host,
      readRange: (path: string, offset: number, length: number) => {
        reads.push(length);
        return environment.host.readRange(path, offset, length);
      },
    };
    const document = await openFile("/m.pt", { ...environment, host: counted });
    expect(reads).toEqual([65_536]);
    if (document.kind !== "zip") throw new Error(document.kind);
    for (let offset = 100_000; offset < 120_000; offset += 100) {
      expect(await document.source.read(offset, 100)).toEqual(bytes.subarray(offset, offset + 100));
    }
    expect(reads).toHaveLength(2);
  });

  test("answers any range as it is in the file", async () => {
    const document = await open("/m.pt", bytes);
    if (document.kind !== "zip") throw new Error(document.kind);
    for (const [offset, length] of [
      [0, 10],
      [65_530, 20],
      [499_990, 100],
      [500_000, 5],
      [600_000, 5],
      [10, 200_000],
      [5, 5],
    ] as const) {
      const read = await document.source.read(offset, length);
      expect(Buffer.compare(read, bytes.slice(offset, offset + length))).toBe(0);
    }
  });

  test("that is only a Git LFS pointer is not the file", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n";
    expect(codes(await open("/m.safetensors", pointer))).toEqual(["git-lfs-pointer"]);
    const table = (await open("/data.csv", pointer)).problems;
    expect(table.map(({ kind, code }) => [kind, code])).toEqual([["unsupported", "git-lfs-pointer"]]);
  });

  test("that is compressed under a loader's name is said not to be looked into", async () => {
    const rar = Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0, 4);
    expect(codes(await open("/m.joblib", rar))).toEqual(["compressed"]);
    expect(codes(await open("/m.pkl.rar", rar))).toEqual(["compressed"]);
    expect(codes(await open("/data.csv.rar", rar))).toEqual([]);
    expect(codes(await open("/src.tar.rar", rar))).toEqual([]);
    expect(codes(await open("/corpus.rar", rar))).toEqual([]);
  });

  test("that is packed with gzip is looked into further on", async () => {
    const gzip = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
    expect(codes(await open("/m.pkl.gz", gzip))).toEqual([]);
  });
});

describe("a text file", () => {
  test("keeps its line ends, and says how it is stored", async () => {
    const document = await openAsText("/a.py", "\ufeffx = 1\r\ny = 2\rz = 3\n");
    expect(document.text).toBe("x = 1\r\ny = 2\rz = 3\n");
    expect(document.encoding).toEqual({ name: "utf-8", byteOrderMark: true });
    expect(document.lines.lineCount).toBe(4);
  });

  test("may have any path", async () => {
    const path = "/a folder/with\nlines/ünï \u{1f600}.py";
    const document = await openAsText(path, "x = 1");
    expect([document.path, document.kind]).toEqual([path, "python"]);
  });

  test("in no encoding is read as Latin-1 and told of", async () => {
    const document = await openAsText("/a.py", latin1("x = '\xe9'"));
    expect(document.text).toBe("x = 'é'");
    expect(codes(document)).toEqual(["invalid-utf-8"]);
  });

  test("longer than the bound is read to the last whole line before it", async () => {
    const environment = environmentOf({ "/a.py": "x = 1\n".repeat(100) }, { limits: { textBytes: 20 } });
    const document = await openFile("/a.py", environment);
    if (document.kind !== "python") throw new Error(document.kind);
    expect(document.text).toBe("x = 1\n".repeat(3));
    expect(document.complete).toBe(false);
    expect(document.problems).toMatchObject([{ kind: "limit", code: "text-length" }]);
  });

  test("of unknown length is read to its end", async () => {
    const bytes = new TextEncoder().encode("y = 2\n".repeat(400_000));
    const { read } = bufferSource(bytes);
    const document = await openBytes("/stdin.py", { size: undefined, read }, environmentOf({}));
    if (document.kind !== "python") throw new Error(document.kind);
    expect(document.text).toHaveLength(bytes.length);
    expect(document.complete).toBe(true);
  });

  test("named as text and none is told of, but not macOS's companions", async () => {
    expect(codes(await open("/a.py", Uint8Array.of(0, 1, 2, 3, 255, 0, 0, 7)))).toEqual(["not-text"]);
    expect(codes(await open("/._a.py", Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0)))).toEqual([]);
  });
});

describe("comments", () => {
  const commentsOf = async (path: string, text: string) => {
    const document = await openAsText(path, text);
    return (await document.comments()).map((comment) => {
      expect(document.text.slice(comment.span.start, comment.span.end)).toBe(comment.text);
      return comment.text;
    });
  };

  test.each([
    [
      "a.yaml",
      "a: 1 # one\nb: 'x # y'\nc: http://x/#y\n  # two\r\nd: don't # three",
      ["# one", "# two", "# three"],
    ],
    ["a.toml", 'a = "#x" # one\n#two', ["# one", "#two"]],
    ["a.sh", "echo \"#\" '#' $# a#b # one", ["# one"]],
    ["a.ini", "; one\n# two\na = b ; three", ["; one", "# two", "; three"]],
    ["requirements.txt", "torch==2.0  # one\ngit+https://x#egg=y\n# two", ["# one", "# two"]],
    ["Dockerfile", "# one\nFROM x", ["# one"]],
    ["a.md", "<!-- one --> x <!-- two\nlines -->\n# title", ["<!-- one -->", "<!-- two\nlines -->"]],
    ["README.md", "---\nlicense: mit # one\n---\n# title\n<!-- two -->", ["# one", "<!-- two -->"]],
    ["a.json", '{"a": "# none"}', []],
    ["a.py", "x = '# no'  # one\n", ["# one"]],
  ] as const)("%s", async (path, text, expected) => {
    expect(await commentsOf(`/project/${path}`, text)).toEqual(expected);
  });
});

describe("a text in an editor", () => {
  test("is followed through its edits", async () => {
    const environment = environmentOf({});
    const first = openText({ path: "/a.py", text: "import pickle\n" }, environment);
    if (first.kind !== "python") throw new Error(first.kind);
    expect((await first.module()).imports).toHaveLength(1);
    const text = "import pickle\nimport torch\n";
    const change = { span: { start: 14, end: 14 }, newText: "import torch\n" };
    const second = updateText(first, text, [change]);
    if (second.kind !== "python") throw new Error(second.kind);
    expect((await second.module()).imports.map(({ module }) => module)).toEqual(["pickle", "torch"]);
    expect((await first.module()).imports).toHaveLength(1);
    second.dispose();
    expect((await second.module()).imports).toHaveLength(2);
  });

  test("that was edited before it was ever parsed is parsed as it is now", async () => {
    const first = openText({ path: "/a.py", text: "x" }, environmentOf({}));
    const second = updateText(first, "import os", [{ span: { start: 0, end: 1 }, newText: "import os" }]);
    expect(second.kind === "python" && (await second.module()).imports).toHaveLength(1);
  });

  test("may become another kind", () => {
    const first = openText({ path: "untitled:1", text: "", languageId: "plaintext" }, environmentOf({}));
    expect(first.kind).toBe("text");
    const second = updateText(first, "#!/usr/bin/env python3\n", []);
    expect(second.kind).toBe("python");
  });

  test("may be the JSON of a notebook, for an editor that knows no cells", () => {
    const text = '{"cells": [{"cell_type": "code", "source": ["x = 1"], "outputs": []}], "nbformat": 4}';
    const document = openText({ path: "/a.ipynb", text }, environmentOf({}));
    expect([document.kind, document.text]).toEqual(["notebook", "x = 1\n"]);
    const after = text.replace("x = 1", "x = 2");
    expect(updateText(document, after, []).text).toBe("x = 2\n");
  });
});

describe("a notebook in an editor", () => {
  const cell = (text: string, languageId = "python") => ({ kind: "code" as const, languageId, text });

  test("is followed cell by cell", async () => {
    const environment = environmentOf({});
    const first = openCells("/a.ipynb", [cell("import pickle"), cell("x = 1")], environment);
    expect((await first.module()).imports).toHaveLength(1);
    const cells = [cell("import pickle"), cell("%pip install x"), cell("import torch")];
    const second = openCells("/a.ipynb", cells, environment, first);
    expect(second.text).toBe("import pickle\n%pip install x\nimport torch\n");
    expect((await second.module()).imports.map(({ module }) => module)).toEqual(["pickle", "torch"]);
    expect(second.notebook.magics.map(({ name, cell }) => [name, cell])).toEqual([["pip", 1]]);
  });

  test("says the same as one that was opened afresh, whatever was inserted or removed", () => {
    const environment = environmentOf({});
    const lists = [
      ["a = 1", "%%bash\nls", "b = 2"],
      ["a = 1", "b = 2"],
      [],
      ["%time x = 1", "a = 1", "b = 2"],
    ];
    let previous = openCells("/a.ipynb", [], environment);
    for (const texts of lists) {
      const cells = texts.map((text) => cell(text));
      const next = openCells("/a.ipynb", cells, environment, previous);
      const fresh = openCells("/a.ipynb", cells, environment);
      expect(next.notebook).toEqual(fresh.notebook);
      previous = next;
    }
  });

  test("may speak several languages", () => {
    const cells = [cell("ls", "shellscript"), cell("SELECT 1", "sql"), cell("x = 1")];
    const { notebook } = openCells("/a.ipynb", cells, environmentOf({}));
    expect(notebook.cells.map(({ language }) => language)).toEqual(["bash", "sql", "python"]);
  });
});
