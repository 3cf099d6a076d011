import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NotebookDocument } from "../../../server/src/documents/document.ts";
import { cellAt } from "../../../server/src/documents/notebook/model.ts";
import { openText } from "../../../server/src/documents/open.ts";
import { environmentOf, openNotebook } from "../../harness/documents.ts";
import * as build from "../../harness/notebook.ts";

const { code, markdown, notebook } = build;
const codes = (document: NotebookDocument) => document.problems.map(({ code }) => code);
const textOf = (document: NotebookDocument, index: number) => {
  const span = document.notebook.cells[index]?.span;
  return document.text.slice(span?.start, span?.end);
};

describe("the virtual source", () => {
  test("holds the text of every cell, each followed by a line feed", async () => {
    const json = notebook([markdown("# Title\nText"), code("a = 1\nb = 2\n"), build.raw("raw"), code("")]);
    const document = await openNotebook(json);
    expect(document.text).toBe("# Title\nText\na = 1\nb = 2\n\nraw\n\n");
    expect(document.notebook.cells.map(({ kind, language }) => [kind, language])).toEqual([
      ["markdown", "markdown"],
      ["code", "python"],
      ["raw", "raw"],
      ["code", "python"],
    ]);
    expect([0, 1, 2, 3].map((index) => textOf(document, index))).toEqual([
      "# Title\nText",
      "a = 1\nb = 2\n",
      "raw",
      "",
    ]);
  });

  test("says in which cell an offset lies", async () => {
    const { notebook: model, text } = await openNotebook(notebook([code("a"), code(""), code("b")]));
    expect(cellAt(model.cells, text.indexOf("b"))?.index).toBe(2);
    expect(cellAt(model.cells, 2)?.index).toBe(1);
    expect(cellAt(model.cells, 1)?.index).toBe(0);
    expect(cellAt(model.cells, 99)).toBeUndefined();
  });

  test("keeps ids and tags", async () => {
    const document = await openNotebook(notebook([code("a", { id: "abc", tags: ["x", "y"] })]));
    expect(document.notebook.cells[0]).toMatchObject({ id: "abc", tags: ["x", "y"] });
  });

  test("keeps CRLF, emoji and escapes of a source that is one string", async () => {
    const document = await openNotebook(notebook([{ ...code(""), source: 'a = "\u{1f600}"\r\nb = "\\n"' }]));
    expect(document.text).toBe('a = "\u{1f600}"\r\nb = "\\n"\n');
  });
});

describe("formats and kernels", () => {
  test("nbformat 3 has worksheets, inputs and headings", async () => {
    const document = await openNotebook(
      build.notebook3([
        { cell_type: "heading", level: 1, source: "Title" },
        { cell_type: "code", input: ["x = 1\n", "y = 2"], language: "python", outputs: [] },
      ]),
    );
    expect(document.notebook.format).toBe(3);
    expect(document.text).toBe("Title\nx = 1\ny = 2\n");
    expect(document.notebook.cells.map(({ kind }) => kind)).toEqual(["markdown", "code"]);
  });

  test.each([
    [{ kernelspec: { language: "R", name: "ir" } }, "r"],
    [{ language_info: { name: "julia" } }, "julia"],
    [{ language_info: { name: "ipython" } }, "python"],
    [{ language_info: { name: "Python_Glue_Session" } }, "python"],
    [{ kernelspec: { name: "conda-env-torch-py" } }, "python"],
    [{ kernelspec: { name: "julia-1.10" } }, "julia"],
    [{ kernelspec: { name: "ir" } }, "r"],
    [{ kernelspec: {} }, "python"],
    [{}, "python"],
  ])("%j is %s", async (metadata, language) => {
    const document = await openNotebook(notebook([code("x = 1")], { metadata }));
    expect(document.notebook.language).toBe(language);
    expect(document.notebook.cells[0]?.language).toBe(language);
  });

  test.each([
    ["library(dplyr)\nx <- read.csv('a')", "r"],
    ["using Flux\nx = 1", "julia"],
    ["import torch\nx = 1", "python"],
    ["x = 1", "python"],
  ])("without metadata, %j looks like %s", async (source, language) => {
    const document = await openNotebook(notebook([code(source)], { metadata: {} }));
    expect(document.notebook.language).toBe(language);
  });

  test("a cell may name its own language", async () => {
    const cells = [
      code("ls", { metadata: { vscode: { languageId: "shellscript" } } }),
      code("1", { metadata: { polyglot_notebook: { kernelName: "csharp" } } }),
      code("x = 1"),
    ];
    const document = await openNotebook(notebook(cells));
    expect(document.notebook.cells.map(({ language }) => language)).toEqual(["bash", "csharp", "python"]);
  });

  test("nothing is parsed where no cell is Python", async () => {
    const document = await openNotebook(notebook([code("import pickle")], { language: "r" }));
    expect((await document.module()).imports).toEqual([]);
    expect(document.isParsed()).toBe(false);
  });
});

describe("outputs", () => {
  test("are texts by type, decoded when they are asked for", async () => {
    const outputs = [
      build.stream("line 1\nline 2\n"),
      build.display({ "text/plain": ["a", "b"], "text/html": "<b>é</b>", "image/png": "iVBORw0KGgo=" }),
      build.errorOutput("ValueError", "bad", ["Traceback", "ValueError: bad"]),
      build.display({ "application/json": { token: "x" } }),
    ];
    const document = await openNotebook(notebook([markdown("x"), code("a", { outputs })]));
    const listed = document.notebook.outputs.map(({ cell, output, type, text }) => [
      cell,
      output,
      type,
      text(),
    ]);
    expect(listed).toEqual([
      [1, 0, "stream", "line 1\nline 2\n"],
      [1, 1, "text/plain", "ab"],
      [1, 1, "text/html", "<b>é</b>"],
      [1, 1, "image/png", ""],
      [1, 2, "error", "Traceback\nValueError: bad"],
      [1, 3, "application/json", expect.stringContaining('"token"')],
    ]);
    expect(document.notebook.storesOutputs).toBe(true);
  });

  test("of nbformat 3 have their data beside their type", async () => {
    const outputs = [
      { output_type: "pyout", prompt_number: 1, text: ["42"], png: "iVBOR" },
      { output_type: "pyerr", ename: "E", evalue: "v", traceback: ["T"] },
      { output_type: "stream", stream: "stdout", text: ["hi\n"] },
    ];
    const document = await openNotebook(
      build.notebook3([{ cell_type: "code", input: "x", language: "python", outputs }]),
    );
    expect(document.notebook.outputs.map(({ type, text }) => [type, text()])).toEqual([
      ["text/plain", "42"],
      ["image/png", ""],
      ["error", "T\nE: v"],
      ["stream", "hi\n"],
    ]);
  });

  test("of 20 MB lie in the file and nowhere else", async () => {
    const long = "0123456789".repeat(2_000_000);
    const document = await openNotebook(notebook([code("x = 1", { outputs: [build.stream(long)] })]));
    expect(document.text).toBe("x = 1\n");
    expect(document.notebook.outputs[0]?.size).toBeGreaterThan(20_000_000);
    expect(document.problems).toEqual([]);
  });
});

describe("broken files", () => {
  test("cut off in the middle: the cells before are read", async () => {
    const json = notebook([code("import pickle"), code("x = 1")]);
    const document = await openNotebook(json.slice(0, json.indexOf("x = 1") + 2));
    expect(document.text).toBe("import pickle\nx \n");
    expect(codes(document)).toEqual(["unterminated-string", "truncated"]);
    expect(document.problems[0]?.message).toMatch(/line \d+, column \d+ of the file/);
  });

  test("with the marks of a merge: both sides are read", async () => {
    const cell = (text: string) => JSON.stringify(code(text));
    const json = `{"cells": [\n<<<<<<< HEAD\n${cell("a")}\n=======\n${cell("b")}\n>>>>>>> x\n]}`;
    const document = await openNotebook(json);
    expect(document.text).toBe("a\nb\n");
    expect(codes(document).filter((one) => one === "merge-conflict")).toHaveLength(3);
  });

  test.each([
    ["[]", "not-a-notebook"],
    ["{}", "not-a-notebook"],
    ['{"cells": 1}', "not-a-notebook"],
    ["# %%\nx = 1", "not-a-notebook"],
    ['{"cells": [{"cell_type": "code", "source": 5}]}', "bad-cell"],
    ['{"cells": [{"cell_type": "code", "source": ["a", 5]}]}', "bad-cell"],
    ['{"cells": [], "nbformat": 5}', "notebook-format"],
    ['{"cells": [{"cell_type": "code", "source": "a", "source": "b"}]}', "duplicate-key"],
  ])("%s: %s", async (json, problem) => {
    expect(codes(await openNotebook(json))).toContain(problem);
  });

  test.each([
    "",
    " \n",
    '{"cells": []}',
    '{"cells": [{"source": "a"}]}',
    '{"cells": [{"cell_type": "code"}]}',
    '{"cells": [{"cell_type": "code", "source": null}]}',
    '{"cells": [{"cell_type": "code", "source": "a", "outputs": [{"data": {"x/y": NaN}}]}]}',
  ])("%j is nothing that Jupyter would not open", async (json) => {
    expect(codes(await openNotebook(json))).toEqual([]);
  });

  test("a cell without a type is code", async () => {
    const document = await openNotebook('{"cells": [{"source": "import os"}]}');
    expect((await document.module()).imports).toHaveLength(1);
  });

  test("no mutation throws, and cells stay in the virtual source", () => {
    const whole = notebook([
      markdown("# x"),
      code("%time a = 1", { outputs: [build.stream("x")] }),
      code("!ls"),
    ]);
    const mutation = fc.tuple(fc.nat(whole.length), fc.nat(30), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = whole;
        for (const [at, length, piece] of mutations)
          text = text.slice(0, at) + piece + text.slice(at + length);
        const document = openText({ path: "/a.ipynb", text }, environmentOf({}));
        if (document.kind !== "notebook") throw new Error(document.kind);
        for (const { span } of document.notebook.cells) expect(document.text.charAt(span.end)).toBe("\n");
        for (const output of document.notebook.outputs) expect(typeof output.text()).toBe("string");
        for (const magic of document.notebook.magics) {
          expect(magic.span.end).toBeLessThanOrEqual(document.text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("comments", () => {
  test("of Python, of shell lines, of other languages and of markdown", async () => {
    const json = notebook([
      markdown("text <!-- one -->"),
      code("x = 1  # two\n!pip install x  # three\n%env A=1 # four"),
      code("%%bash\nls # five"),
      code("%%sql\nSELECT '#' -- six"),
      code("%%javascript\nx // seven"),
    ]);
    const document = await openNotebook(json);
    const comments = await document.comments();
    expect(comments.map(({ text }) => text)).toEqual([
      "<!-- one -->",
      "# two",
      "# three",
      "# four",
      "# five",
      "-- six",
      "// seven",
    ]);
    for (const { span, text } of comments) expect(document.text.slice(span.start, span.end)).toBe(text);
  });
});

describe("a new import", () => {
  const importLine = async (cells: readonly object[]) => {
    const document = await openNotebook(notebook(cells));
    const { importOffset } = await document.module();
    return document.text.slice(importOffset).split("\n")[0];
  };

  test("goes into the first Python cell, below what titles it", async () => {
    expect(await importLine([markdown("# Title"), code("import torch\nx = 1")])).toBe("import torch");
    expect(await importLine([code("%%bash\nls"), code("%%time\nx = 1")])).toBe("x = 1");
    expect(await importLine([code("%%html\n<b>"), code("x = 1")])).toBe("x = 1");
  });

  test("goes below what installs libraries, and into no cell of comments", async () => {
    const install = code("%pip install skops\n!pip install \\\n  torch");
    expect(await importLine([install, code("# models"), code("import torch\nx = 1")])).toBe("import torch");
    expect(await importLine([code("%pip install skops\n\n# models\nimport torch")])).toBe("import torch");
    expect(await importLine([code("paths = !ls\nimport torch")])).toBe("paths = !ls");
  });
});
