import { describe, expect, test } from "vitest";
import type { NotebookDocument } from "../../../server/src/documents/document.ts";
import { editNotebook, notebookEdits } from "../../../server/src/documents/notebook/edit.ts";
import { notebookText } from "../../../server/src/documents/notebook/payloads.ts";
import { rangeInFile, wholeText } from "../../../server/src/documents/notebook/raw-places.ts";
import { openText } from "../../../server/src/documents/open.ts";
import { environmentOf, openNotebook } from "../../harness/documents.ts";
import { seededRandom } from "../../harness/keys.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const random = seededRandom(5);
const base64 = (length: number) =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * 64))).join("");
const lines = (length: number) => `${base64(length).replace(/.{76}/g, "$&\n")}\n`;

function notebookOf(data: Record<string, unknown>, source: unknown = ["x = 1\n", "y = 2"]) {
  const output = { output_type: "display_data", metadata: {}, data };
  return {
    cells: [
      { cell_type: "code", execution_count: 1, metadata: {}, source: ["a = 'é😀'\n"], outputs: [output] },
      { cell_type: "code", execution_count: 2, metadata: { tags: ["t"] }, source, outputs: [] },
    ],
    metadata: { kernelspec: { name: "python3" }, note: "after all of it, with some length" },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** The same notebook, read from a file and from a text that an editor holds. */
async function bothOf(json: string) {
  const file = await openNotebook(json);
  const held = openText({ path: "/project/demo.ipynb", text: json }, environmentOf({}));
  if (held.kind !== "notebook") throw new Error(held.kind);
  return { file, held };
}

const json: Readonly<Record<string, string>> = {
  "indented, with a picture": JSON.stringify(notebookOf({ "image/png": base64(5000) }), null, 1),
  "on one line": JSON.stringify(notebookOf({ "image/png": base64(5000), "text/plain": ["<Figure>"] })),
  "with the line feeds of old notebooks": JSON.stringify(notebookOf({ "image/png": lines(5000) }), null, 1),
  "two in one output": JSON.stringify(
    notebookOf({ "image/png": base64(3000), "application/pdf": base64(2000) }),
  ),
  "a sound before a picture": JSON.stringify(
    notebookOf({ "audio/mpeg": base64(4000), "image/jpeg": lines(1500) }, "x = 1\ny = 2"),
  ),
};

const stateOf = ({ text, notebook, problems, complete }: NotebookDocument) => ({
  text,
  problems,
  complete,
  cells: notebook.cells,
  outputs: notebook.outputs.map((output) => [output.type, output.cell, output.output, output.text()]),
  extras: notebook.extras.map((extra) => extra.text()),
});

describe.each(Object.entries(json))("%s", (_, written) => {
  test("is read without its payloads, and is the same notebook", async () => {
    const { file, held } = await bothOf(written);
    expect(file.raw?.text.length).toBeLessThan(written.length - 1000);
    expect(stateOf(file)).toEqual(stateOf(held));
  });

  test("its places are those of the file", async () => {
    const { file, held } = await bothOf(written);
    if (file.raw === undefined || held.raw === undefined) throw new Error("no JSON");
    expect(wholeText(file.raw)).toBe(written);
    for (const index of [0, 1]) {
      const [short, long] = [file.raw.sources[index]?.value, held.raw.sources[index]?.value];
      if (short === undefined || long === undefined) throw new Error("no source");
      expect(rangeInFile(file.raw, short)).toEqual(rangeInFile(held.raw, long));
    }
    const stored = ({ notebook }: NotebookDocument) => notebook.extras.map((extra) => extra.stored);
    const raw = { file: file.raw, held: held.raw };
    expect(stored(file).map((span) => rangeInFile(raw.file, span))).toEqual(
      stored(held).map((span) => rangeInFile(raw.held, span)),
    );
  });

  test("an edit leaves the payloads as they are", async () => {
    const { file, held } = await bothOf(written);
    const at = file.text.indexOf("y = 2");
    const edits = [{ span: { start: at, end: at + 1 }, newText: "z" }];
    const after = new TextDecoder().decode(editNotebook(file, edits));
    expect(after).toBe(new TextDecoder().decode(editNotebook(held, edits)));
    expect(after).toBe(written.replace("y = 2", "z = 2"));
    const clears = [{ cell: 0, output: 0 }];
    expect(editNotebook(file, [], { clears })).toEqual(editNotebook(held, [], { clears }));
    expect(notebookEdits(file, [], { clears })?.rawEdits).toHaveLength(1);
  });
});

const kept: Readonly<Record<string, string>> = {
  "a short picture": JSON.stringify(notebookOf({ "image/png": base64(900) })),
  "a drawing, which is text": JSON.stringify(notebookOf({ "image/svg+xml": base64(3000) })),
  "a text": JSON.stringify(notebookOf({ "text/plain": base64(3000) })),
  "what is no base64": JSON.stringify(notebookOf({ "image/png": `${base64(2000)} hf_` })),
  "a name of a picture in a source": JSON.stringify(
    notebookOf({}, [`data = {"image/png": "${base64(3000)}"}`]),
  ),
};

test.each(Object.entries(kept))("%s is left in", (_, written) => {
  expect(notebookText(new TextEncoder().encode(written)).leftOut).toBeUndefined();
});

test("a broken file tells its faults with their places in the file", async () => {
  const broken = (json["on one line"] ?? "").replace('"nbformat":4', '"nbformat":04');
  const { file, held } = await bothOf(broken);
  expect(file.problems.length).toBeGreaterThan(0);
  expect(stateOf(file)).toEqual(stateOf(held));
});

test("bytes that are no UTF-8 are read as they are", () => {
  const bytes = new TextEncoder().encode(json["on one line"] ?? "");
  const text = notebookText(Uint8Array.from(bytes, (byte) => (byte === 0xc3 ? 0xff : byte)));
  expect(text.leftOut).toBeUndefined();
  expect(text.problems).toHaveLength(1);
});

test("a byte order mark counts for no place", () => {
  const written = json["on one line"] ?? "";
  const { text, leftOut } = notebookText(new TextEncoder().encode(`\ufeff${written}`));
  const [cut] = leftOut?.cuts ?? [];
  expect(text.slice((cut?.at ?? 0) - 14, cut?.at)).toBe('{"image/png":"');
  expect(leftOut?.whole()).toBe(written);
});

const foreign = ["é", "━━━", "漢字", "😀", "e\u0301", "\u2028", "\u00a0", "\u0080", "\ufeff"];

function anyText(): string {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
    random() < 0.5
      ? (foreign[Math.floor(random() * foreign.length)] ?? "")
      : base64(Math.floor(random() * 8)),
  ).join("");
}

describe("any notebook with texts beyond ASCII", () => {
  test("is read from a file as from a text, and has the same places", async () => {
    for (let round = 0; round < 60; round += 1) {
      const notebook = {
        ...notebookOf(
          { [anyText()]: anyText(), "image/png": base64(1500), "text/plain": [anyText(), "x\n"] },
          [`${anyText()}\n`, anyText()],
        ),
        [anyText()]: anyText(),
        metadata: {
          widgets: { note: anyText(), "image/png": base64(1100), after: anyText() },
          kernel: anyText(),
        },
      };
      const written = JSON.stringify(notebook, null, random() < 0.5 ? 1 : undefined);
      const { file, held } = await bothOf(written);
      if (file.raw === undefined || held.raw === undefined) throw new Error("no JSON");
      expect(file.raw.leftOut?.cuts.length).toBe(2);
      expect(stateOf({ ...file, notebook: { ...file.notebook, extras: [] } })).toEqual(
        stateOf({ ...held, notebook: { ...held.notebook, extras: [] } }),
      );
      expect(file.notebook.extras.map((extra) => extra.text())).toEqual(
        held.notebook.extras.map((extra) => extra.text().replace(/("image\/png": ?")[^"]*/, "$1")),
      );
      expect(wholeText(file.raw)).toBe(written);
      expect(file.raw.text).toBe(written.replaceAll(/("image\/png": ?")[^"]*/g, "$1"));
    }
  });

  test("two keys that differ beyond ASCII are not one key twice", async () => {
    const written = JSON.stringify({ ...notebookOf({}), é: 1, è: 2 });
    const { file, held } = await bothOf(written);
    expect(file.problems).toEqual([]);
    expect(stateOf(file)).toEqual(stateOf(held));
  });

  test("a byte that ends no character is told", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(notebookOf({ "text/plain": "aé" })));
    const broken = Uint8Array.from(bytes, (byte, at) =>
      byte === 0xc3 && bytes[at + 1] === 0xa9 ? 0xe3 : byte,
    );
    expect(notebookText(broken).problems).toHaveLength(1);
    expect(notebookText(broken).source).toBeUndefined();
  });
});

test.each([0, 1, 2, 3, 500, 511, 512, 513, 1023])("a payload at any offset is found: %i", (offset) => {
  for (const length of [1024, 1025, 1536, 5000]) {
    const written = `{"${"k".repeat(offset)}": 1, "image/png": "${base64(length)}", "a": "${lines(600)}"}`;
    const bytes = new TextEncoder().encode(written);
    for (const shift of [0, 1, 2, 3]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      expect(notebookText(moved.subarray(shift)).leftOut?.cuts).toEqual([{ at: offset + 22, length }]);
    }
  }
});
