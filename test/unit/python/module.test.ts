import { describe, expect, test } from "vitest";
import { callsOf, describeValue, moduleOf } from "./module-of.ts";

describe("patches", () => {
  test.each([
    ["np.load = functools.partial(np.load)", "numpy.load"],
    ["setattr(np, 'load', fast_load)", "numpy.load"],
    ["np.core.flag = True", "numpy.core.flag"],
    ["session = requests.Session()\nsession.verify = False", "requests.Session.verify"],
    ["os.environ['X'] = '1'", "os.environ[X]"],
    ["KEY = 'X'\nos.environ[KEY] = '1'", "os.environ[X]"],
    ["from os import environ\nenviron['X'] = '1'", "os.environ[X]"],
    ["os.environ.setdefault('X', '1')", "os.environ[X]"],
    ["os.environ.update({'X': '1'})", "os.environ[X]"],
    ["os.environ.update(X='1')", "os.environ[X]"],
    ["os.putenv('X', '1')", "os.environ[X]"],
    ["def set():\n    os.environ['X'] = '1'", "os.environ[X]"],
  ])("%j", async (line, name) => {
    const text = `import functools, os, requests\nimport numpy as np\n${line}`;
    expect((await moduleOf(text)).patches.map((patch) => patch.name)).toEqual([name]);
  });

  test("they say what is assigned, and where", async () => {
    const text = 'import os\nos.environ["X"] = "1"\n';
    const [patch] = (await moduleOf(text)).patches;
    expect(patch && describeValue(patch.value)).toBe('"1"');
    expect(patch && text.slice(patch.span.start, patch.span.end)).toBe('os.environ["X"] = "1"');
  });

  test.each([["environ['X'] = '1'"], ["self.load = 1"], ["config['X'] = 1"]])("not %j", async (line) => {
    expect((await moduleOf(`import os\nconfig = {}\n${line}`)).patches).toEqual([]);
  });
});

describe("strings", () => {
  async function strings(text: string) {
    return (await moduleOf(text)).strings.map(({ value, owner }) => [value, owner]);
  }

  test("they say what they are the value of", async () => {
    const text = `
import requests
api_key = "a"
self.token = "b"
os.environ["KEY"] = "c"
config = {"secret": "d"}
requests.get("e", headers={"Authorization": "f"}, auth="g")
thing.go("h", key="i")
def go(password="j"): ...
key = os.getenv("k") or "l"
a, b = "m", "n"
token: str = "o"
KEYS = ["p"]
"q"
`;
    expect((await strings(text)).filter(([value]) => String(value).length === 1)).toEqual([
      ["a", { kind: "assignment", name: "api_key" }],
      ["b", { kind: "assignment", name: "token" }],
      ["c", { kind: "subscript", name: "KEY" }],
      ["d", { kind: "dict-key", name: "secret" }],
      ["e", { kind: "argument", callee: "requests.get" }],
      ["f", { kind: "dict-key", name: "Authorization" }],
      ["g", { kind: "keyword", name: "auth", callee: "requests.get" }],
      ["h", { kind: "argument", callee: "thing.go" }],
      ["i", { kind: "keyword", name: "key", callee: "thing.go" }],
      ["j", { kind: "default", name: "password" }],
      ["k", { kind: "argument", callee: "os.getenv" }],
      ["l", { kind: "assignment", name: "key" }],
      ["m", { kind: "assignment", name: "a" }],
      ["n", { kind: "assignment", name: "b" }],
      ["o", { kind: "assignment", name: "token" }],
      ["p", { kind: "assignment", name: "KEYS" }],
      ["q", undefined],
    ]);
  });

  test.each([
    ["'a' \"b\"", "ab"],
    ["'''a\r\nb'''", "a\nb"],
    ["r'a\\n'", "a\\n"],
    ["b'\\x41\\u0041'", "A\\u0041"],
    ["'\\101\\\nb'", "Ab"],
    ["'\\q\\N{DASH}'", "\\q\\N{DASH}"],
    ["''", ""],
    ['""""""', ""],
    ["f'a{b}c{{d}}'", "ac{d}"],
    ["rf'{a}\\n'", "\\n"],
  ])("%s means %j", async (source, value) => {
    expect((await moduleOf(`x = ${source}\n`)).strings[0]?.value).toBe(value);
  });

  test("the content of one plain piece has a place of its own", async () => {
    const text = 'x = rb"""abc"""\ny = "a" "b"\nz = f"{x}"\n';
    const { strings: found } = await moduleOf(text);
    expect(
      found.map(({ contentSpan }) => contentSpan && text.slice(contentSpan.start, contentSpan.end)),
    ).toEqual(["abc", undefined, undefined]);
    expect(found.map(({ interpolated }) => interpolated)).toEqual([false, false, true]);
  });

  test("strings inside the holes of others are told too", async () => {
    expect((await strings("x = f\"{go('a')}b\"")).map(([value]) => value)).toEqual(["b", "a"]);
  });
});

describe("imports", () => {
  test("each module or name is one, with its place", async () => {
    const text =
      "import a.b as c, d\nfrom e.f import g as h, i\nfrom j import *\nfrom .k import l\ndef go():\n    import m\n";
    const { imports } = await moduleOf(text);
    expect(imports.map(({ span, ...row }) => ({ ...row, text: text.slice(span.start, span.end) }))).toEqual([
      { module: "a.b", form: "import", nested: false, alias: "c", text: "a.b as c" },
      { module: "d", form: "import", nested: false, text: "d" },
      { module: "e.f", form: "from", name: "g", alias: "h", nested: false, text: "e.f" },
      { module: "e.f", form: "from", name: "i", nested: false, text: "e.f" },
      { module: "j", form: "from", name: "*", nested: false, text: "j" },
      { module: "m", form: "import", nested: true, text: "m" },
    ]);
  });

  test("importlib and __import__ are imports", async () => {
    const { imports } = await moduleOf(
      "import importlib\nimportlib.import_module('a.b')\n__import__('c.d')\n",
    );
    expect(imports.map(({ module, form }) => `${form} ${module}`)).toEqual([
      "import importlib",
      "dynamic a.b",
      "dynamic c",
    ]);
  });
});

describe("where an import may go", () => {
  test.each([
    ["before the first statement", "x = 1\n", 0],
    ["behind the docstring", '"""Doc."""\nx = 1\n', 11],
    ["behind the future", "from __future__ import annotations\nimport a\n", 35],
    ["behind both, and comments", '# c\n"""Doc."""\nfrom __future__ import a\n\n# d\nimport b\n', 45],
    ["behind a byte-order mark", "\uFEFFimport a\n", 1],
    ["before a decorator", '"""Doc."""\n@a\ndef f(): ...\n', 11],
    ["in the line behind one that is shared", '"""Doc."""; import a\nimport b\n', 21],
    ["at the end of a text of nothing else", '"""Doc."""', 10],
    ["in an empty text", "", 0],
    ["behind blank lines where magics were masked", "         \n\nimport a\n", 11],
  ])("%s", async (_, text, offset) => {
    expect((await moduleOf(text)).importOffset).toBe(offset);
  });
});

describe("calls know their place", () => {
  test("spans, callee, arguments and function", async () => {
    const text = "import a\nclass C:\n    def go(self):\n        return a.f(1, x=2)\n";
    const [call] = (await moduleOf(text)).calls;
    if (call?.argumentsSpan === undefined) throw new Error("no call was found");
    const at = (span: { readonly start: number; readonly end: number }) => text.slice(span.start, span.end);
    expect(at(call.span)).toBe("a.f(1, x=2)");
    expect(at(call.calleeSpan)).toBe("a.f");
    expect(at(call.argumentsSpan)).toBe("(1, x=2)");
    expect(call.arguments.map((argument) => [at(argument.span), at(argument.valueSpan)])).toEqual([
      ["1", "1"],
      ["x=2", "2"],
    ]);
    expect(call.scope).toBe("C.go");
  });

  test("a literal far away has its own place", async () => {
    const text = "import a\nNAME = 'x'\nkw = {'y': True}\na.f(NAME, **kw)\n";
    const [first, second] = (await moduleOf(text)).calls[0]?.arguments ?? [];
    expect(first?.value).toEqual({ type: "string", value: "x", span: { start: 16, end: 19 } });
    expect(text.slice(second?.span.start, second?.span.end)).toBe("**kw");
    expect(text.slice(second?.valueSpan.start, second?.valueSpan.end)).toBe("True");
  });

  test("they stand in the order of the text", async () => {
    const text = "import a\na.f(a.g(), [a.h() for x in a.i()])\na.j().k()\n";
    const starts = (await moduleOf(text)).calls.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((left, right) => left - right));
  });

  test("characters beyond the first plane count as two", async () => {
    const text = "import a\nx = '🤗'; a.f()\n";
    const [call] = (await moduleOf(text)).calls;
    expect(text.slice(call?.span.start, call?.span.end)).toBe("a.f()");
  });
});

describe("a broken line", () => {
  test.each([
    ["z = go(1"],
    ["z = [1,"],
    ["z = 1 +"],
    ["z = "],
    ["z = )"],
    ["for x in y"],
    ["while True print(x)"],
    ["class A"],
    ["def f("],
    ["with open(x) as f"],
    ["import "],
    ["x = 5 if y"],
    ["z b c"],
    ["z = 'abc"],
    ["config = {\n    'a': 1\n    'b': 2\n}"],
    ["<<<<<<< HEAD"],
    ["$ ls"],
    ["model?"],
  ])("%j spoils nothing but itself", async (broken) => {
    const before = "import a\na.f(1)\n";
    const after = "a.f(2)\ndef g():\n    a.f(3)\n";
    const module = await moduleOf(`${before}${broken}\n${after}`);
    expect(await callsOf(`${before}${broken}\n${after}`)).toEqual(["a.f(1)", "a.f(2)", "a.f(3)"]);
    expect(module.errors.length).toBeGreaterThan(0);
    for (const { start, end } of module.errors) {
      expect(start).toBeGreaterThanOrEqual(before.length);
      expect(end).toBeLessThanOrEqual(before.length + broken.length + 1);
    }
  });

  test("in a method it spoils neither the method nor the class", async () => {
    const text = `
import a
class A(a.Base):
    def first(self):
        for x in y
            a.f(1)
        a.f(2)
    def second(self):
        z = a.f(3
        return self.go(4)
`;
    expect(await callsOf(text)).toEqual(["a.f(1)", "a.f(2)", "a.Base.go(4)"]);
  });

  test("Python 2 is no error", async () => {
    const text =
      "import a\nprint 'x', a.f(1)\nexec code in ns\nraise E, 'x'\ntry:\n    a.f(2)\nexcept E, e:\n    a.f(3)\nif x <> 0777: pass\n";
    const module = await moduleOf(text);
    expect(module.errors).toEqual([]);
    expect(await callsOf(text)).toEqual(["a.f(1)", "a.f(2)", "a.f(3)"]);
  });
});

describe("comments", () => {
  test("all of them, in order", async () => {
    const text = "# a\nx = go(  # b\n    1,  # c\n)\n\n\ndef f():  # d\n    # e\n    pass\n# f\n";
    expect((await moduleOf(text)).comments.map((comment) => comment.text)).toEqual([
      "# a",
      "# b",
      "# c",
      "# d",
      "# e",
      "# f",
    ]);
  });
});
