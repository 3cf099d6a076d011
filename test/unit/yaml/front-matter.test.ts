import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { readFrontMatter } from "../../../server/src/syntax/front-matter/front-matter.ts";
import { joinQuotedLines } from "../../../server/src/syntax/front-matter/quoted.ts";

/** What stands between the fences; undefined where there is no front matter. */
function content(text: string): string | undefined {
  const { value } = readFrontMatter(text);
  return value === undefined ? undefined : text.slice(value.content.start, value.content.end);
}

describe("a block between two fences at the top", () => {
  test.each([
    ["---\na: 1\n---\n# Title\n", "a: 1\n"],
    ["---\r\na: 1\r\n---\r\nText", "a: 1\r\n"],
    ["\ufeff---\na: 1\n---\n", "a: 1\n"],
    ["\n\n---\na: 1\n---\n", "a: 1\n"],
    ["---  \na: 1\n---\t\n", "a: 1\n"],
    ["---\n---\n", ""],
    ["---\na: |\n  --- no fence\n---", "a: |\n  --- no fence\n"],
    ["# Title\n---\na: 1\n---\n", undefined],
    ["----\na: 1\n----\n", undefined],
    ["", undefined],
    ["---", undefined],
  ])("%j", (text, expected) => {
    expect(content(text)).toBe(expected);
  });

  test("the body and the line ends", () => {
    const text = "---\r\na: 1\r\n---\r\n# Title\r\n";
    const { value } = readFrontMatter(text);
    expect(value?.lineEnd).toBe("\r\n");
    expect(text.slice(value?.body)).toBe("# Title\r\n");
  });
});

describe("a block without an end", () => {
  test("is a problem where it looks like one, and ends before the Markdown", () => {
    const text = "---\nlicense: mit\ntags:\n- law\n\n# Title\n\nText.\n";
    const { value, problems } = readFrontMatter(text);
    expect(problems.map(({ code }) => code)).toEqual(["front-matter-unclosed"]);
    expect(text.slice(value?.content.start, value?.content.end)).toBe("license: mit\ntags:\n- law\n\n");
  });

  test("a thematic break is no fence", () => {
    expect(readFrontMatter("---\nOnce upon a time\nthere was text.\n")).toEqual({
      value: undefined,
      problems: [],
    });
  });
});

describe("a block that is too long", () => {
  const limits = { ...defaultLimits, frontMatterBytes: 1000 };

  test("is read in its beginning, up to the start of a key, and told", () => {
    const text = `---\nlicense: mit\n${"tags: [law]\nlist:\n- x\n".repeat(200)}---\n`;
    const { value, problems } = readFrontMatter(text, limits);
    expect(problems.map(({ kind }) => kind)).toEqual(["limit"]);
    expect(value?.cut).toBe(true);
    expect(text.slice(value?.content.end)).toMatch(/^(tags|list):/);
    expect(value?.content.end).toBeLessThanOrEqual(1004);
  });
});

test("no text throws, and places are in order and inside", () => {
  const line = fc.constantFrom("---", "--- ", "a: 1", "- b", "", "# c", "text", "\ufeff---");
  const ends = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), ends, (lines, end) => {
      const text = lines.join(end);
      const { value } = readFrontMatter(text, { ...defaultLimits, frontMatterBytes: 30 });
      if (value === undefined) return;
      expect(value.opening.end).toBeLessThanOrEqual(value.content.start);
      expect(value.content.start).toBeLessThanOrEqual(value.content.end);
      expect(value.content.end).toBeLessThanOrEqual(value.body);
      expect(value.body).toBeLessThanOrEqual(text.length);
    }),
  );
});

describe("quoted values over several lines", () => {
  test.each([
    ['a: "one\n two"\nb: c', 'a: "one  two"\nb: c'],
    ["- text: 'it''s\r\n so'\n", "- text: 'it''s   so'\n"],
    ['a: "one \\" two"\nb: "three', 'a: "one \\" two"\nb: "three'],
    ['a: "never closed\nb: c\n', 'a: "never closed\nb: c\n'],
    ["a: it's\nb: that's", "a: it's\nb: that's"],
  ])("%j", (text, joined) => {
    expect(joinQuotedLines(text)).toBe(joined);
    expect(joinQuotedLines(text).length).toBe(text.length);
  });
});
