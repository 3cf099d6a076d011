import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromClientPosition, toClientRange } from "../../server/src/lsp/positions.ts";
import { applyContentChanges } from "../../server/src/lsp/text-changes.ts";
import { pathOfUri, uriOfPath } from "../../server/src/lsp/uris.ts";
import { LineIndex } from "../../server/src/text/line-index.ts";
import { applyTo, startPair } from "./pair.ts";

const uri = "file:///project/load.py";
/** Two code points before the call: four units of UTF-16, eight bytes of UTF-8, two of UTF-32. */
const script = 'import yaml\nx = "😀😀", yaml.load(text, Loader=yaml.Loader)\n';
const columns = { "utf-8": 16, "utf-16": 12, "utf-32": 10 } as const;

describe("position encodings", () => {
  for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
    const capabilities = {
      general: { positionEncodings: [encoding] },
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    };

    it(`are negotiated: a finding behind emoji in ${encoding}`, async () => {
      const pair = await startPair({ capabilities });
      expect(pair.result.capabilities.positionEncoding).toBe(encoding);
      await pair.open(uri, script);
      const [diagnostic] = await pair.diagnostics(uri);
      expect(diagnostic?.range.start).toEqual({ line: 1, character: columns[encoding] });
    });

    it(`hold for edits of the client and of the server: ${encoding}`, async () => {
      const pair = await startPair({ capabilities });
      await pair.open(uri, script);
      const start = { line: 1, character: columns[encoding] };
      await pair.change(uri, { range: { start, end: start }, text: "1 + " });
      const [diagnostic] = await pair.diagnostics(uri);
      expect(diagnostic?.range.start).toEqual({ line: 1, character: columns[encoding] + 4 });
    });
  }

  it("are UTF-16 where the client offers nothing", async () => {
    const pair = await startPair({ capabilities: { textDocument: { diagnostic: {} } } });
    expect(pair.result.capabilities.positionEncoding).toBe("utf-16");
  });

  it("turn every place back into itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.nat(),
        fc.constantFrom("utf-8", "utf-16", "utf-32"),
        (text, at, encoding) => {
          const lines = new LineIndex(text);
          const offset = at % (text.length + 1);
          const inPair = offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
          const position = lines.positionAt(inPair ? offset - 1 : offset);
          const client = toClientRange({ start: position, end: position }, lines, encoding);
          expect(fromClientPosition(client.start, lines, encoding)).toEqual(position);
        },
      ),
    );
  });
});

describe("incremental changes", () => {
  it("leave the same text as a replacement of the whole", () => {
    const change = fc.record({
      from: fc.nat(),
      to: fc.nat(),
      text: fc.string({ unit: fc.constantFrom("a", "\n", "😀", "\r\n") }),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("x", "\n", "é", "\r\n") }),
        fc.array(change),
        (text, changes) => {
          let expected = text;
          const events = changes.map(({ from, to, text: newText }) => {
            const lines = new LineIndex(expected);
            const [start, end] = [from, to].map((at) => at % (expected.length + 1)).sort((a, b) => a - b);
            const range = lines.rangeOf({ start: start ?? 0, end: end ?? 0 });
            const span = lines.spanOf(range);
            expected = expected.slice(0, span.start) + newText + expected.slice(span.end);
            return { range, text: newText };
          });
          const changed = applyContentChanges({ text }, events, "utf-16");
          expect(changed.text).toBe(expected);
          let replayed = text;
          for (const { span, newText } of changed.changes) {
            replayed = replayed.slice(0, span.start) + newText + replayed.slice(span.end);
          }
          expect(replayed).toBe(expected);
        },
      ),
    );
  });

  it("find what opening the text anew finds", async () => {
    const pair = await startPair();
    await pair.open(uri, "import yaml\n\n\ndef read():\n    pass\n");
    const type = async (line: number, character: number, text: string) => {
      const start = { line, character };
      await pair.change(uri, { range: { start, end: start }, text });
    };
    await type(4, 8, "\n    return yaml.load(text, Loader=yaml.Loader)");
    expect((await pair.diagnostics(uri)).map(({ code, range }) => [code, range.start.line])).toEqual([
      ["yaml-unsafe-load", 5],
    ]);
    // Many cursors: from the end backwards, each counted in the text that the one before it left.
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
    await pair.change(uri, { range: at(3), text: "# b\n" }, { range: at(0), text: "# a\n" });
    expect((await pair.diagnostics(uri)).map(({ range }) => range.start.line)).toEqual([7]);
    const text =
      "# a\nimport yaml\n\n\n# b\ndef read():\n    pass\n    return yaml.load(text, Loader=yaml.Loader)\n";
    const [again] = await pair.diagnostics(uri);
    const other = "file:///project/other.py";
    await pair.open(other, text);
    const [fresh] = await pair.diagnostics(other);
    expect(again?.range).toEqual(fresh?.range);
    const [fix] = await pair.actions(uri, again === undefined ? [] : [again]);
    expect(applyTo(uri, text, fix?.edit)).toMatch(/safe/i);
  });
});

describe("URIs", () => {
  it("of files are the host's paths", () => {
    expect(pathOfUri("file:///home/a%20b/%C3%A9.py")).toBe("/home/a b/é.py");
    expect(pathOfUri("file:///c%3A/Users/a.py")).toBe("C:/Users/a.py");
    expect(pathOfUri("file://server/share/a.py")).toBe("//server/share/a.py");
    expect(pathOfUri("untitled:Untitled-1")).toBe("untitled:Untitled-1");
    expect(pathOfUri("file:///broken%zz.py")).toBe("/broken%zz.py");
  });

  it("come back from every path", () => {
    for (const path of ["/home/a b/é#?.py", "C:/Users/x%.py", "//server/share/ö.py", "untitled:Untitled-1"]) {
      expect(pathOfUri(uriOfPath(path))).toBe(path);
    }
  });
});
