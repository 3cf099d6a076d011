import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callFacts } from "../../../server/src/facts/code/calls.ts";
import type { CallFact } from "../../../server/src/facts/facts.ts";
import { applyEdits, type TextEdit } from "../../../server/src/text/edits.ts";
import { moduleOf } from "./module-of.ts";

/** The first call of `a.f` in a text. */
async function call(text: string): Promise<CallFact> {
  const found = callFacts(await moduleOf(text), text).find(({ name }) => name === "a.f");
  if (found === undefined) throw new Error(`no call of a.f in ${text}`);
  return found;
}

type Make = (fact: CallFact) => readonly TextEdit[];

/** The text after the edits; it is still Python, and doing the same again changes nothing. */
async function edited(text: string, make: Make): Promise<string> {
  const changed = applyEdits(text, make(await call(text))).text;
  const module = await moduleOf(changed);
  expect(module.errors).toEqual([]);
  return changed;
}

const head = "import a\n";

describe("a keyword is set as the call is laid out", () => {
  test.each([
    ["no arguments", "a.f()", "a.f(x=1)"],
    ["one line", "a.f(b)", "a.f(b, x=1)"],
    ["present", "a.f(b, x=2, c=3)", "a.f(b, x=1, c=3)"],
    ["present, the same", "a.f(x=1)", "a.f(x=1)"],
    ["a comma at the end", "a.f(b,)", "a.f(b, x=1,)"],
    ["more lines, a comma at the end", "a.f(\n    b,\n    c=2,\n)", "a.f(\n    b,\n    c=2,\n    x=1,\n)"],
    ["more lines, no comma", "a.f(\n    b,\n    c=2\n)", "a.f(\n    b,\n    c=2,\n    x=1\n)"],
    ["more lines, the parenthesis behind", "a.f(b,\n    c)", "a.f(b,\n    c,\n    x=1)"],
    ["several on the last line", "a.f(\n    b, c\n)", "a.f(\n    b, c, x=1\n)"],
    ["a comment behind the comma", "a.f(\n    b,  # why\n)", "a.f(\n    b,  # why\n    x=1,\n)"],
    ["a comment without a comma", "a.f(\n    b  # why\n)", "a.f(\n    b,  # why\n    x=1\n)"],
    ["only a comment", "a.f(  # why\n)", "a.f(x=1  # why\n)"],
    ["a comment with a comma in it", "a.f(b  # one, two\n)", "a.f(b, x=1  # one, two\n)"],
    ["a generator", "a.f(c for c in d)", "a.f((c for c in d), x=1)"],
    ["unpacked values", "a.f(*b, **c)", "a.f(*b, **c, x=1)"],
    [
      "a value over more lines",
      "a.f(\n    {\n        1: 2,\n    },\n)",
      "a.f(\n    {\n        1: 2,\n    },\n    x=1,\n)",
    ],
    ["Windows lines", "a.f(\r\n    b,\r\n)", "a.f(\r\n    b,\r\n    x=1,\r\n)"],
    ["strings with brackets and commas", "a.f('),(', \")\")", "a.f('),(', \")\", x=1)"],
    ["an unpacked dictionary that has it", "o = {'x': 2}\na.f(**o)", "o = {'x': 1}\na.f(**o)"],
  ])("%s", async (_, before, after) => {
    const set: Make = (fact) => fact.edit.setKeyword("x", "1");
    expect(await edited(head + before, set)).toBe(head + after);
    expect(await edited(head + after, set)).toBe(head + after);
  });

  test.each([
    ["a line of its own", "a.f(\n    b,\n)", "a.f(\n    b,\n    x=1,  # main, 2026-01-02\n)"],
    ["a line of its own, no comma", "a.f(\n    b\n)", "a.f(\n    b,\n    x=1  # main, 2026-01-02\n)"],
    ["a line of its own, given already", "a.f(\n    x=0,\n)", "a.f(\n    x=1,  # main, 2026-01-02\n)"],
    ["several on the line", "a.f(\n    b, x=0, c=1\n)", "a.f(\n    b, x=1, c=1\n)"],
    ["a short line", "y = g(a.f(b))", "y = g(a.f(b, x=1))  # main, 2026-01-02"],
    ["a short line, no line end behind it", "a.f(b, x=0)", "a.f(b, x=1)  # main, 2026-01-02"],
    ["a long line", `${"y".repeat(100)} = a.f(b)`, `${"y".repeat(100)} = a.f(b, x=1)`],
    ["a comment that is there", "a.f(b)  # why", "a.f(b, x=1)  # why"],
    ["a comment of its own line", "a.f(\n    x=0,  # why\n)", "a.f(\n    x=1,  # why\n)"],
    [
      "a comment of an earlier pin",
      "a.f(\n    x=0,  # v1, 2020-01-01\n)",
      "a.f(\n    x=1,  # main, 2026-01-02\n)",
    ],
    ["a method behind it", "a.f(b).to(c)", "a.f(b, x=1).to(c)"],
    ["a statement behind it", "a.f(b); c = 1", "a.f(b, x=1); c = 1"],
    ["a backslash", "y = a.f(b) + \\\n    1", "y = a.f(b, x=1) + \\\n    1"],
    ["an f-string", 'f"""\n{a.f(b)}\n"""', 'f"""\n{a.f(b, x=1)}\n"""'],
    ["an unpacked dictionary", "o = {'x': 2}\na.f(**o)", "o = {'x': 1}\na.f(**o)"],
    ["Windows lines", "a.f(\r\n    b,\r\n)", "a.f(\r\n    b,\r\n    x=1,  # main, 2026-01-02\r\n)"],
    ["the parenthesis behind", "a.f(b,\n    c)", "a.f(b,\n    c,\n    x=1)"],
  ])("with a comment beside it: %s", async (_, before, after) => {
    const set: Make = (fact) => fact.edit.setKeyword("x", "1", undefined, "main, 2026-01-02");
    expect(await edited(head + before, set)).toBe(head + after);
    expect(await edited(head + after, set)).toBe(head + after);
  });

  test("given by its place, it is replaced there", async () => {
    const set: Make = (fact) => fact.edit.setKeyword("x", "1", 1);
    expect(await edited(`${head}a.f(b, 2)`, set)).toBe(`${head}a.f(b, 1)`);
  });

  test("a call of a partial overrides what the partial was given", async () => {
    const text = "import a\nfrom functools import partial\ng = partial(a.f, x=2)\ng(b)";
    expect(await edited(text, (fact) => fact.edit.setKeyword("x", "1"))).toBe(
      text.replace("g(b)", "g(b, x=1)"),
    );
  });

  test("a callable that is handed on has no place for one", async () => {
    expect((await call("import a\nmap(a.f, b)")).edit.setKeyword("x", "1")).toEqual([]);
  });
});

describe("an argument is taken out", () => {
  test.each([
    ["the only one", "a.f(x=1)", "a.f()"],
    ["the first", "a.f(x=1, b=2)", "a.f(b=2)"],
    ["the last", "a.f(b, x=1)", "a.f(b)"],
    ["in the middle", "a.f(b, x=1, c=2)", "a.f(b, c=2)"],
    ["the last, a comma at the end", "a.f(b, x=1,)", "a.f(b,)"],
    ["the only one, a comma at the end", "a.f(x=1,)", "a.f()"],
    ["a line of its own", "a.f(\n    b,\n    x=1,\n    c=2,\n)", "a.f(\n    b,\n    c=2,\n)"],
    ["the last line", "a.f(\n    b,\n    x=1,\n)", "a.f(\n    b,\n)"],
    ["the last line, no comma", "a.f(\n    b,\n    x=1\n)", "a.f(\n    b\n)"],
    ["the last line, the parenthesis behind", "a.f(b,\n    x=1)", "a.f(b)"],
    ["a comment beside it stays", "a.f(\n    b,\n    x=1,  # why\n)", "a.f(\n    b,\n    # why\n)"],
    ["as does the one of the last", "a.f(\n    b,\n    x=1  # why\n)", "a.f(\n    b\n    # why\n)"],
    ["the comment of another stays", "a.f(b,  # why\n    x=1)", "a.f(b,  # why\n    )"],
    ["more lines, shared", "a.f(\n    b, x=1,\n    c=2)", "a.f(\n    b, \n    c=2)"],
    ["before unpacked values", "a.f(x=1, **b)", "a.f(**b)"],
    ["a value over more lines", "a.f(\n    x=[\n        1,\n    ],\n    b=2,\n)", "a.f(\n    b=2,\n)"],
  ])("%s", async (_, before, after) => {
    const take: Make = (fact) => {
      const argument = fact.argument("x");
      return argument === undefined ? [] : fact.edit.removeArgument(argument);
    };
    expect(await edited(head + before, take)).toBe(head + after);
    expect(await edited(head + after, take)).toBe(head + after);
  });

  test("one that is not written in the call stays", async () => {
    const fact = await call("import a\no = {'x': 1}\na.f(**o)");
    expect(fact.argument("x")?.indirect).toBe(true);
    expect(fact.arguments.flatMap((argument) => fact.edit.removeArgument(argument))).toEqual([]);
  });
});

describe("a callee is replaced", () => {
  test.each([
    ["a.f(b)", "c.g(b)"],
    ["a.f (b)", "c.g (b)"],
    ["getattr(a, 'f')(b)", "c.g(b)"],
    ["map(a.f, b)", "map(c.g, b)"],
    ["(a.f)(b)", "c.g(b)"],
  ])("%s", async (before, after) => {
    expect(await edited(head + before, (fact) => fact.edit.replaceCallee("c.g"))).toBe(head + after);
  });

  test("not where a partial's arguments would be lost", async () => {
    const fact = await call("import a\nfrom functools import partial\ng = partial(a.f, x=2)\ng(b)");
    expect(fact.edit.replaceCallee("c.g")).toEqual([]);
  });
});

describe("an import is added", () => {
  test.each([
    ["import os", "import a\na.f()", "import os\nimport a\na.f()"],
    ["import os", '"""Doc."""\nimport a\na.f()', '"""Doc."""\nimport os\nimport a\na.f()'],
    ["import os", "import a\nimport os\na.f()", "import a\nimport os\na.f()"],
    ["import os", "import a\nimport os.path\na.f()", "import a\nimport os.path\na.f()"],
    ["import os", "import a\nimport os as o\na.f()", "import os\nimport a\nimport os as o\na.f()"],
    [
      "import os",
      "import a\ndef g():\n    import os\na.f()",
      "import os\nimport a\ndef g():\n    import os\na.f()",
    ],
    ["import os", "import a\na.f()\nimport os", "import os\nimport a\na.f()\nimport os"],
    ["import b as c", "import a, b as c\na.f()", "import a, b as c\na.f()"],
    [
      "from b import c",
      "import a\nfrom b import (\n    c,\n    d,\n)\na.f()",
      "import a\nfrom b import (\n    c,\n    d,\n)\na.f()",
    ],
    [
      "from b import c",
      "import a\nfrom b import d\na.f()",
      "from b import c\nimport a\nfrom b import d\na.f()",
    ],
    ["import os", "import a\r\na.f()", "import os\r\nimport a\r\na.f()"],
  ])("%s into %j", async (statement, before, after) => {
    const add: Make = (fact) => fact.edit.insertImport(statement);
    expect(await edited(before, add)).toBe(after);
    expect(await edited(after, add)).toBe(after);
  });
});

/** Calls in every layout. */
const value = fc.constantFrom(
  "1",
  "'a, b'",
  "[1, 2]",
  "{'k': (1,)}",
  "g(1, y=2)",
  "lambda: (1, 2)",
  '"""x\n#,"""',
  "x",
);
const argument = fc.oneof(
  value,
  value.map((source) => `k=${source}`),
  fc.constantFrom("*rest", "**more"),
);
const gap = fc.constantFrom(" ", "", "\n    ", "  # why, not\n    ", "\n    # one\n    ", " \\\n    ");
const layout = fc.record({
  list: fc.array(fc.tuple(argument, gap), { maxLength: 5 }),
  first: gap,
  last: gap,
  comma: fc.boolean(),
});

function source({
  list,
  first,
  last,
  comma,
}: typeof layout extends fc.Arbitrary<infer T> ? T : never): string {
  const order = (text: string) =>
    text.startsWith("**") ? 3 : /^k=/.test(text) ? 2 : text.startsWith("*") ? 1 : 0;
  const sorted = [...list].sort(([left], [right]) => order(left) - order(right));
  // A keyword can be given once.
  const unique = sorted.filter(
    ([text], index) => !text.startsWith("k=") || !sorted[index - 1]?.[0].startsWith("k="),
  );
  const written = unique.map(([text, before], index) => `${index === 0 ? first : before}${text}`).join(",");
  return `import a\na.f(${written}${comma && unique.length > 0 ? "," : ""}${last})\n`;
}

describe("whatever the layout", () => {
  test("a keyword that was set is there, once, and the rest as it was", async () => {
    await fc.assert(
      fc.asyncProperty(layout, async (description) => {
        const text = source(description);
        const before = await call(text);
        const set: Make = (fact) => fact.edit.setKeyword("z", "0");
        const after = await edited(text, set);
        const made = await call(after);
        expect(after.slice(made.argument("z")?.valueSpan.start, made.argument("z")?.valueSpan.end)).toBe("0");
        expect(made.written?.length).toBe((before.written?.length ?? 0) + 1);
        expect(await edited(after, set)).toBe(after);
        // Taking it out again leaves a call of the same arguments.
        const taken = await edited(after, (fact) => {
          const found = fact.argument("z");
          return found === undefined ? [] : fact.edit.removeArgument(found);
        });
        const again = await call(taken);
        const written = (fact: CallFact, whole: string) =>
          (fact.written ?? []).map(({ start, end }) => whole.slice(start, end));
        expect(written(again, taken)).toEqual(written(before, text));
      }),
      { numRuns: 150 },
    );
  });
});
