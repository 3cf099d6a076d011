import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYaml, yamlComments } from "../../../server/src/syntax/yaml/parse.ts";
import { entryOf, isEmptyNode, type YamlNode } from "../../../server/src/syntax/yaml/tree.ts";

/** A tree as plain values, for comparison. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.type === "scalar") return node.value;
  if (node.type === "sequence") return node.items.map(plain);
  return Object.fromEntries(
    node.entries.map(({ key, value }) => [key.text, value === undefined ? null : plain(value)]),
  );
}

async function codes(text: string): Promise<readonly string[]> {
  return (await parseYaml(text)).problems.map(({ code }) => code);
}

describe("values with their places", () => {
  test("block and flow", async () => {
    const text = "license: mit # short\ntags: [a, 'b c']\nnested:\n  list:\n  - 1\n  - x: true\nempty:\n";
    const { value, problems } = await parseYaml(text, { offset: 100 });
    expect(problems).toEqual([]);
    expect(plain(value)).toEqual({
      license: "mit",
      tags: ["a", "b c"],
      nested: { list: [1, { x: true }] },
      empty: null,
    });
    const entry = entryOf(value, "license");
    expect(entry?.span).toEqual({ start: 100, end: 112 });
    expect(entry?.value?.span).toEqual({ start: 109, end: 112 });
    expect(isEmptyNode(entryOf(value, "empty")?.value)).toBe(true);
  });

  test("a number keeps its text, a quoted one its quotes' span", async () => {
    const { value } = await parseYaml('a: 1.0\nb: "1.0"\nc: no\n');
    expect(entryOf(value, "a")?.value).toMatchObject({ value: 1, text: "1.0", style: "plain" });
    expect(entryOf(value, "b")?.value).toMatchObject({
      value: "1.0",
      style: "quoted",
      span: { start: 10, end: 15 },
    });
    expect(entryOf(value, "c")?.value).toMatchObject({ value: "no" });
  });

  test("Windows line ends and other scripts", async () => {
    const { value, problems } = await parseYaml("näme: 日本語\r\nlicense: mit\r\n");
    expect(problems).toEqual([]);
    expect(plain(value)).toEqual({ näme: "日本語", license: "mit" });
  });

  test("comments, and what only looks like one", async () => {
    const text = "a: 'x # no'\n# yes\nb: 1 # also\nc: |\n  # text\nd: x#y\n";
    const spans = await yamlComments(text, 10);
    expect(spans.map(({ start, end }) => text.slice(start - 10, end - 10))).toEqual(["# yes", "# also"]);
  });
});

describe("anchors, aliases and merge keys", () => {
  test("an alias is what it names, at its own place", async () => {
    const { value } = await parseYaml("a: &x [1, 2]\nb: *x\n");
    expect(plain(value)).toEqual({ a: [1, 2], b: [1, 2] });
    expect(entryOf(value, "b")?.value?.span).toEqual({ start: 16, end: 18 });
  });

  test("a merged key yields to a written one", async () => {
    const { value } = await parseYaml("base: &b {license: mit, x: 1}\n<<: *b\nlicense: other\n");
    expect(entryOf(value, "license")).toMatchObject({ merged: false });
    expect(entryOf(value, "x")).toMatchObject({ merged: true });
  });

  test("aliases that multiply stop at a bound", async () => {
    const names = "abcdefghij".split("");
    const text = names.map(
      (name, at) => `${name}: &${name} [${at === 0 ? "x" : `*${names[at - 1]}, `.repeat(9)}]`,
    );
    expect(await codes(text.join("\n"))).toContain("yaml-aliases");
  });

  test("an alias inside what it names is told, not followed", async () => {
    expect(await codes("a: &a [*a]\n")).toEqual(["yaml-recursive-alias"]);
  });
});

describe("broken text", () => {
  test.each([
    ["a:\n\tb: 1\n", "yaml-tab-as-indent"],
    ["a: 1\na: 2\n", "yaml-duplicate-key"],
    ["a: b: c\n", "yaml-block-as-implicit-key"],
    ["a: *nothing\n", "yaml-unknown-alias"],
    ["a: [1, 2\nb: 3\n", "yaml-bad-indent"],
    ["a: 1\n---\nb: 2\n", "yaml-multiple-docs"],
  ])("%j", async (text, code) => {
    expect(await codes(text)).toContain(code);
  });

  test("what stands before the fault is still read", async () => {
    const { value, problems } = await parseYaml("license: mit\ntags:\n\t- law\n");
    expect(problems.length).toBeGreaterThan(0);
    expect(entryOf(value, "license")?.value).toMatchObject({ text: "mit" });
  });

  test.each(["[", "- ", "{a: ", "? "])("depth has a bound: %j", async (level) => {
    const { value, problems } = await parseYaml(
      `license: mit\nlist: ${level === "[" || level === "{a: " ? "" : "\n  "}${level.repeat(20_000)}`,
    );
    expect(problems.map(({ code }) => code)).toContain("yaml-depth");
    expect(plain(value)).toEqual({ license: "mit" });
  });

  test("no text throws, and every place lies inside the text", async () => {
    const piece = fc.constantFrom(
      "a",
      ":",
      " ",
      "\n",
      "\t",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "&a",
      "*a",
      "|",
      ">",
      "'",
      '"',
      "#",
      "?",
      "!",
      "%",
      "é",
      "<<",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const text = pieces.join("");
        const { value, problems } = await parseYaml(text);
        const spans = problems.map(({ span }) => span).concat(value === undefined ? [] : [value.span]);
        for (const span of spans) {
          expect(span?.start ?? 0).toBeGreaterThanOrEqual(0);
          expect(span?.end ?? 0).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
