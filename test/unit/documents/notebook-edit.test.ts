import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editNotebook, notebookEdits, rawSpan } from "../../../server/src/documents/notebook/edit.ts";
import { openText } from "../../../server/src/documents/open.ts";
import { applyEdits, type TextEdit } from "../../../server/src/text/edits.ts";
import type { Span } from "../../../server/src/text/span.ts";
import { environmentOf, openNotebook } from "../../harness/documents.ts";
import { code, markdown, notebook, notebook3 } from "../../harness/notebook.ts";

/** The JSON after replacing a piece of the virtual source. */
async function replaced(json: string, before: string, after: string): Promise<string> {
  const document = await openNotebook(json);
  const start = document.text.indexOf(before);
  expect(start).toBeGreaterThanOrEqual(0);
  const edit = { span: { start, end: start + before.length }, newText: after };
  const edits = notebookEdits(document, [edit]);
  return applyEdits(json, edits?.rawEdits ?? []).text;
}

describe("one edit in a list of lines", () => {
  const json = notebook([markdown("# Title"), code("import torch\nx = torch.load(p)\nprint(x)")]);

  test("changes its line only", async () => {
    const expected = json.replace('"x = torch.load(p)\\n"', '"x = torch.load(p, weights_only=True)\\n"');
    expect(await replaced(json, "load(p)", "load(p, weights_only=True)")).toBe(expected);
  });

  test("that inserts a line adds one string with the file's own indent", async () => {
    const expected = json.replace('"import torch\\n",\n', '"import os\\n",\n    "import torch\\n",\n');
    expect(await replaced(json, "import torch", "import os\nimport torch")).toBe(expected);
  });

  test("that deletes a line takes its string and comma away", async () => {
    expect(await replaced(json, "x = torch.load(p)\n", "")).toBe(
      json.replace('    "x = torch.load(p)\\n",\n', ""),
    );
  });

  test("that deletes the last line takes the comma before it", async () => {
    const result = await replaced(json, "print(x)", "");
    expect(result).toBe(json.replace(',\n    "print(x)"', ""));
  });

  test("that deletes a line end joins two strings", async () => {
    const result = await replaced(json, "torch\nx", "torch; x");
    expect(result).toContain('"import torch; x = torch.load(p)\\n",\n    "print(x)"');
  });

  test("that empties the cell leaves an empty list", async () => {
    const cell = JSON.parse(await replaced(json, "import torch\nx = torch.load(p)\nprint(x)", ""));
    expect(cell.cells[1].source).toEqual([]);
  });
});

test("a source that is one string is edited within its quotes", async () => {
  const json = `{"cells":[{"cell_type":"code","source":"a = \\"é\\"\\nb = 1","outputs":[]}],"nbformat":4}`;
  expect(await replaced(json, "b = 1", 'b = "\u00fc"')).toBe(json.replace("b = 1", 'b = \\"\u00fc\\"'));
});

test("a file that is all ASCII stays so", async () => {
  const json = notebook([code("a = 1")]);
  expect(await replaced(json, "1", '"\u00fc\u{1f600}"')).toContain('"a = \\"\\u00fc\\ud83d\\ude00\\""');
});

test("escapes of the parts of a line that are not edited stay as they were written", async () => {
  const json = String.raw`{"cells":[{"cell_type":"code","source":["s = '\u0041\/'; t = 1\n", "u"]}],"nbformat":4}`;
  expect(await replaced(json, "t = 1", "t = 2")).toBe(json.replace("t = 1", "t = 2"));
});

test("nbformat 3 is edited in its worksheets", async () => {
  const json = notebook3([{ cell_type: "code", input: ["x = 1\n", "y = 2"], language: "python" }]);
  expect(await replaced(json, "y = 2", "y = 3")).toBe(json.replace("y = 2", "y = 3"));
});

test("an empty list takes a first line", async () => {
  const json = notebook([code([])]);
  const document = await openNotebook(json);
  const result = editNotebook(document, [{ span: { start: 0, end: 0 }, newText: "a\nb" }]);
  expect(JSON.parse(new TextDecoder().decode(result)).cells[0].source).toEqual(["a\n", "b"]);
});

describe("no edits are made", () => {
  test("across two cells", async () => {
    const document = await openNotebook(notebook([code("a = 1"), code("b = 2")]));
    expect(notebookEdits(document, [{ span: { start: 2, end: 8 }, newText: "" }])).toBeUndefined();
  });

  test("in a list that holds something else than strings", async () => {
    const document = await openNotebook('{"cells":[{"cell_type":"code","source":["a",1]}]}');
    expect(notebookEdits(document, [{ span: { start: 0, end: 1 }, newText: "b" }])).toBeUndefined();
  });

  test("in a notebook that an editor holds as cells", async () => {
    const text = openText({ path: "/a.ipynb", text: notebook([code("a")]) }, environmentOf({}));
    expect(text.kind === "notebook" && notebookEdits(text, [])).toEqual({ rawEdits: [], rewrites: false });
  });
});

test("a span of the virtual source is found in the JSON", async () => {
  const json = notebook([code("a = 1"), code('key = "x"\nb')]);
  const document = await openNotebook(json);
  const start = document.text.indexOf('"x"');
  const span = rawSpan(document, { start, end: start + 3 });
  expect(span && json.slice(span.start, span.end)).toBe('\\"x\\"');
});

const line = fc.string({
  unit: fc.constantFrom("a", " ", '"', "\\", "\n", "\r", "\t", "é", "\u{1f600}", "\u2028"),
  maxLength: 12,
});
const cell = fc.record({ lines: fc.array(line, { maxLength: 5 }), asString: fc.boolean() });

test("any edits give the edited text, and leave all other cells as they were", async () => {
  const property = fc.asyncProperty(
    fc.array(cell, { minLength: 1, maxLength: 4 }),
    fc.nat(3),
    fc.array(fc.tuple(fc.nat(60), fc.nat(10), line), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(0, 1, 2),
    async (cells, target, changes, indent) => {
      const sources = cells.map(({ lines, asString }) => (asString ? lines.join("") : lines));
      // `code` splits strings; what is to stay one string is put in afterwards.
      const json = JSON.stringify(
        { cells: sources.map((source) => ({ ...code([]), source })), nbformat: 4, metadata: {} },
        undefined,
        indent,
      );
      const document = await openNotebook(json);
      const edited = document.notebook.cells[target % cells.length];
      if (edited === undefined) return;
      const edits = disjoint(changes, document.text, edited.span);
      const bytes = editNotebook(document, edits);
      const after = await openNotebook(bytes ?? new Uint8Array());
      const { text } = applyEdits(document.text, edits);
      expect(after.text).toBe(text);
      expect(after.problems).toEqual([]);
      const others = (json: string) => JSON.parse(json).cells.toSpliced(edited.index, 1);
      expect(others(after.raw?.text ?? "")).toEqual(others(json));
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

/** Edits within a cell that do not touch each other and split no surrogate pair. */
function disjoint(changes: readonly [number, number, string][], text: string, cell: Span): TextEdit[] {
  const edits: TextEdit[] = [];
  const whole = (offset: number) =>
    /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset + 1 : Math.min(offset, cell.end);
  let free = cell.start;
  for (const [at, size, newText] of [...changes].sort(([left], [right]) => left - right)) {
    const start = whole(Math.max(free, Math.min(cell.start + at, cell.end)));
    const end = whole(Math.min(start + size, cell.end));
    if (edits.length > 0 && start === free) continue;
    edits.push({ span: { start, end }, newText });
    free = end;
  }
  return edits;
}
