import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { LineIndex } from "../../../server/src/text/line-index.ts";
import { fromUtf16Column, toUtf16Column } from "../../../server/src/text/position-encoding.ts";
import { contains, overlaps } from "../../../server/src/text/span.ts";

const texts = fc.string({
  unit: fc.constantFrom("a", "é", "\u{1f600}", "e\u0301", "\n", "\r", "\r\n"),
  maxLength: 20,
});

/** One, two, three and four bytes of UTF-8, a combining mark, and joined emoji. */
const characters = fc.constantFrom(
  "a",
  "é",
  "\u20ac",
  "\u{1f600}",
  "e\u0301",
  "\u{1f468}\u200d\u{1f4bb}",
  "\u{10ffff}",
  "\t",
);

describe("lines", () => {
  test("end at a line feed, a carriage return, or both", () => {
    const index = new LineIndex("a\nb\r\nc\rd");
    expect([0, 1, 2, 3].map((line) => index.lineText(line))).toEqual(["a", "b", "c", "d"]);
  });

  test("every offset comes back from its position, but for the middle of a CRLF", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const position = index.positionAt(offset);
          const middle = text.charAt(offset - 1) === "\r" && text.charAt(offset) === "\n";
          if (!middle) expect(index.offsetAt(position)).toBe(offset);
        }
      }),
    );
  });

  test("positions outside of the text are moved into it", () => {
    const index = new LineIndex("ab\ncd");
    expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(index.offsetAt({ line: 99, character: 0 })).toBe(5);
    expect(index.offsetAt({ line: -1, character: 0 })).toBe(0);
    expect(index.positionAt(99)).toEqual({ line: 1, character: 2 });
  });
});

describe("columns in other encodings", () => {
  const line = "a é \u{1f600} e\u0301 = 1";

  test("an emoji counts four bytes, two units, or one point", () => {
    const at = line.indexOf("=");
    expect(fromUtf16Column(line, at, "utf-8")).toBe(new TextEncoder().encode(line.slice(0, at)).length);
    expect(fromUtf16Column(line, at, "utf-16")).toBe(at);
    expect(fromUtf16Column(line, at, "utf-32")).toBe([...line.slice(0, at)].length);
  });

  test("a column inside of a character counts as its start", () => {
    expect(fromUtf16Column("\u{1f600}x", 1, "utf-8")).toBe(0);
    expect(toUtf16Column("\u{1f600}x", 2, "utf-8")).toBe(0);
    expect(toUtf16Column("\u{1f600}x", 4, "utf-8")).toBe(2);
  });

  test("a column past the end is the end", () => {
    expect(fromUtf16Column("é", 9, "utf-8")).toBe(2);
    expect(toUtf16Column("é", 9, "utf-8")).toBe(1);
    expect(toUtf16Column("é", 9, "utf-16")).toBe(1);
  });

  test.each(["utf-8", "utf-16", "utf-32"] as const)("%s there and back", (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        let column = 0;
        for (const character of text) {
          const there = fromUtf16Column(text, column, encoding);
          expect(toUtf16Column(text, there, encoding)).toBe(column);
          column += character.length;
        }
        expect(fromUtf16Column(text, text.length, "utf-8")).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

describe("edits", () => {
  test("of one text are applied together, and one that overlaps is left out", () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: "z" },
      { span: { start: 0, end: 2 }, newText: "" },
      { span: { start: 1, end: 3 }, newText: "never" },
    ];
    expect(applyEdits("abcdef", edits)).toEqual({ text: "cdzf", skipped: 1 });
  });
});

test("spans that touch overlap only where one of them is empty", () => {
  expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false);
  expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 2 })).toBe(true);
  expect(contains({ start: 0, end: 4 }, { start: 1, end: 4 })).toBe(true);
});
