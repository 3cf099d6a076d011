import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PythonModule } from "../../../server/src/documents/python/module.ts";
import { type PythonSession, pythonSession } from "../../../server/src/documents/python/session.ts";
import type { TextEdit } from "../../../server/src/text/edits.ts";
import { testGrammars } from "../../harness/check.ts";
import { describeCall, describeValue, moduleOf } from "./module-of.ts";

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

function apply(text: string, { span, newText }: TextEdit): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

/** All that a module says, as plain data. */
function plain(module: PythonModule): unknown {
  const { calls, patches, strings, imports, comments, importOffset, errors } = module;
  return {
    imports,
    comments,
    importOffset,
    errors,
    strings: strings.map(({ span, value, contentSpan, interpolated, owner }) => ({
      span,
      value,
      contentSpan,
      interpolated,
      owner: owner && { ...owner },
    })),
    patches: patches.map(({ name, span, value }) => ({ name, span, value: describeValue(value) })),
    calls: calls.map((call) => ({
      what: describeCall(call),
      span: call.span,
      calleeSpan: call.calleeSpan,
      argumentsSpan: call.argumentsSpan,
      arguments: call.arguments.map(({ span, valueSpan }) => ({ span, valueSpan })),
      written: call.written,
      scope: call.scope,
      through: call.through,
    })),
  };
}

const script = `"""A script."""
import os
import pickle as p
import torch
from torch import nn

NAME = "model.pt"
OPTIONS = {"weights_only": False}
OPTIONS["map_location"] = "cpu"


class Model(nn.Module):
    """A model."""

    size = 3

    def __init__(self, path=NAME):
        super().__init__()
        self.path = path
        self.read = p.load

    def restore(self):
        # From disk.
        with open(self.path, "rb") as handle:
            state = self.read(handle)
        return torch.load(self.path, **OPTIONS), state


def main(folder="runs"):
    for name in ["a.pt", "b.pt"]:
        path = os.path.join(folder, name)
        if os.path.exists(path):
            print(torch.load(path, weights_only=True))
        else:
            raise FileNotFoundError(f"{path} is missing")
    return Model(path).restore()


if __name__ == "__main__":
    load = p.load
    main()
    load(open("x.pkl", "rb"))
`;

describe("a session", () => {
  test("the module is made once", async () => {
    const session = pythonSession(script, testGrammars);
    expect(await session.module()).toBe(await session.module());
    session.dispose();
  });

  test("an edit gives the module of the new text", async () => {
    const first = pythonSession(script, testGrammars);
    await first.module();
    const at = script.indexOf('"model.pt"');
    const change = edit(at + 1, at + 6, "weights");
    const second = first.update(apply(script, change), [change]);
    expect(plain(await second.module())).toEqual(plain(await moduleOf(apply(script, change))));
    second.dispose();
  });

  test("the old session still answers, whether it had answered before or not", async () => {
    const change = edit(0, 0, "import json\n");
    const next = apply(script, change);
    for (const asked of [true, false]) {
      const first = pythonSession(script, testGrammars);
      if (asked) await first.module();
      const second = first.update(next, [change]);
      expect(plain(await second.module())).toEqual(plain(await moduleOf(next)));
      expect(plain(await first.module())).toEqual(plain(await moduleOf(script)));
      second.dispose();
      first.dispose();
    }
  });

  test("a session that was given back still answers", async () => {
    const session = pythonSession(script, testGrammars);
    session.dispose();
    expect((await session.module()).calls.length).toBeGreaterThan(0);
  });

  test("several changes apply one after another", async () => {
    const changes = [edit(0, 0, "import a\n"), edit(9, 9, "import b\n"), edit(0, 18, "")];
    const first = pythonSession(script, testGrammars);
    await first.module();
    expect(plain(await first.update(script, changes).module())).toEqual(plain(await moduleOf(script)));
  });

  test("changes that do not lead to the text are not believed", async () => {
    const first = pythonSession(script, testGrammars);
    await first.module();
    const other = "import json\njson.load(f)\n";
    for (const changes of [[], [edit(0, 3, "")], [edit(5, 10_000_000, "")], [edit(7, 3, "")]]) {
      expect(plain(await first.update(other, changes).module())).toEqual(plain(await moduleOf(other)));
    }
  });

  test("updates that nobody asked about are caught up with", async () => {
    let session: PythonSession = pythonSession(script, testGrammars);
    await session.module();
    let text = script;
    for (const piece of ["x", " ", "=", " ", "p", ".", "l", "o", "a", "d", "(", "f", ")", "\n"]) {
      const change = edit(text.indexOf("NAME ="), text.indexOf("NAME ="), piece);
      text = apply(text, change);
      session = session.update(text, [change]);
    }
    expect(plain(await session.module())).toEqual(plain(await moduleOf(text)));
    session.dispose();
  });
});

/** Edits that leave Python: lines taken out or put in, words and values changed. */
const lines = [
  "import json",
  "import pickle as p",
  "x = p.load(f)",
  'NAME = "other.pt"',
  "def helper(path=NAME):\n    return torch.load(path)",
  "class Other(Model):\n    def go(self):\n        return self.restore()",
  'OPTIONS["weights_only"] = True',
  "for item in [NAME]:\n    torch.load(item)",
  "global NAME",
  "# a comment",
  "load = torch.load",
  "helper(NAME)",
];

const lineEdit = fc.record({
  line: fc.nat(80),
  action: fc.constantFrom("insert", "delete", "replace", "value", "indent" as const),
  piece: fc.constantFrom(...lines),
});

function lineChange(
  text: string,
  { line, action, piece }: { line: number; action: string; piece: string },
): TextEdit {
  const all = text.split("\n");
  const index = line % all.length;
  const start = all.slice(0, index).join("\n").length + (index > 0 ? 1 : 0);
  const current = all[index] ?? "";
  const indentation = /^ */.exec(current)?.[0] ?? "";
  const indented = piece
    .split("\n")
    .map((row) => indentation + row)
    .join("\n");
  switch (action) {
    case "insert":
      return edit(start, start, `${indented}\n`);
    case "replace":
      return edit(start, start + current.length, indented);
    case "value": {
      const quote = current.indexOf('"');
      return quote < 0 ? edit(start, start, "") : edit(start + quote + 1, start + quote + 1, "z");
    }
    default:
      return edit(start, Math.min(text.length, start + current.length + 1), "");
  }
}

describe("incremental and fresh modules are equal", () => {
  test("after edits of whole lines, as long as no line is broken", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lineEdit, { minLength: 1, maxLength: 12 }), async (edits) => {
        let text = script;
        let session: PythonSession = pythonSession(text, testGrammars);
        await session.module();
        for (const description of edits) {
          const change = lineChange(text, description);
          text = apply(text, change);
          session = session.update(text, [change]);
          const fresh = await moduleOf(text);
          const incremental = await session.module();
          if (fresh.errors.length === 0) expect(plain(incremental)).toEqual(plain(fresh));
        }
        session.dispose();
      }),
      { numRuns: 60 },
    );
  });

  test("where one method that assigns a field is edited, and another one above it assigns the same", async () => {
    const text = `import pickle
import torch

class Store:
    def __init__(self, path):
        self.path = path
        self.read = pickle.load

    def change(self):
        self.read = torch.load

    def get(self):
        return self.read(open(self.path, "rb"))
`;
    const session = pythonSession(text, testGrammars);
    await session.module();
    const at = text.indexOf("        self.read = torch.load");
    const change = edit(at, at, "        done = True\n");
    const next = session.update(apply(text, change), [change]);
    expect(plain(await next.module())).toEqual(plain(await moduleOf(apply(text, change))));
    next.dispose();
  });

  test("after a text was typed, broken on the way", async () => {
    const typed = "def new(path):\n    return torch.load(path, map_location='cpu')\n\n\n";
    const at = script.indexOf("def main");
    let text = script;
    let session: PythonSession = pythonSession(text, testGrammars);
    await session.module();
    for (let index = 0; index < typed.length; index += 1) {
      const change = edit(at + index, at + index, typed.charAt(index));
      text = apply(text, change);
      session = session.update(text, [change]);
      await session.module();
    }
    expect(plain(await session.module())).toEqual(plain(await moduleOf(text)));
    session.dispose();
  });

  test("after anything was done and undone", async () => {
    const piece = fc.constantFrom(
      "(",
      ")",
      "'",
      '"""',
      "[",
      ":",
      "\n",
      "    ",
      "#",
      "\\",
      "def ",
      "x",
      "=",
      "\0",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(script.length), piece), { maxLength: 6 }), async (pieces) => {
        let text = script;
        let session: PythonSession = pythonSession(text, testGrammars);
        await session.module();
        const undo: TextEdit[] = [];
        for (const [at, newText] of pieces) {
          const change = edit(Math.min(at, text.length), Math.min(at, text.length), newText);
          undo.unshift(edit(change.span.start, change.span.start + newText.length, ""));
          text = apply(text, change);
          session = session.update(text, [change]);
          await session.module();
        }
        for (const change of undo) {
          text = apply(text, change);
          session = session.update(text, [change]);
        }
        expect(text).toBe(script);
        expect(plain(await session.module())).toEqual(plain(await moduleOf(script)));
        session.dispose();
      }),
      { numRuns: 40 },
    );
  });
});

/** Functions and classes that look into one another, each line of a body to be changed alone. */
const bodies = [
  "loader = pickle.load",
  "loader = json.load",
  "return pickle",
  "return json.load",
  "return Reader('a')",
  "return make()",
  "self.load = pickle.load",
  "self.load = json.load",
  "self.inner = Reader(path)",
  "loader(handle)",
  "make().load(handle)",
  "reader.load(handle)",
  "self.load(handle)",
  "self.inner.load(handle)",
  "use(pickle)",
  "use(json, path='b')",
  "use(Reader(path))",
  "thing.load(handle)",
  "getattr(pickle, path)(handle)",
  "map(loader, handle)",
  "kw = {'weights_only': True}",
  "torch.load(path, **kw)",
  "kw['map_location'] = path",
  "class Inner(Reader):\n        load = pickle.load",
  "Inner().load(handle)",
  "def make():\n        return pickle",
  "global shared\n    shared = pickle",
  "shared.load(handle)",
  "os.environ['X'] = path",
  "pass",
];

const network = (lines: readonly string[]): string => `import json, os, pickle, torch
shared = json

class Reader:
    def __init__(self, path='x'):
    ${lines[0]?.replaceAll("\n", "\n    ")}
        reader = self

    def go(self, handle):
    ${lines[1]?.replaceAll("\n", "\n    ")}
        path = loader = None
    ${lines[2]?.replaceAll("\n", "\n    ")}

def make(path='load'):
    ${lines[3]}
    ${lines[4]}

def use(thing, path='c', handle=None):
    ${lines[5]}
    thing.load(handle)
    ${lines[6]}

def main(handle, path='d'):
    reader = Reader(path)
    ${lines[7]}
    ${lines[8]}
    reader.load(handle)
    make().load(handle)
    shared.load(handle)
    use(reader)

main(open('f'))
`;

/** The texts of a module one after another: after each edit its names are those of a module made from nothing. */
async function expectSameAfter(...texts: readonly string[]): Promise<void> {
  let session: PythonSession | undefined;
  for (const text of texts) {
    session = session === undefined ? pythonSession(text, testGrammars) : session.update(text, []);
    expect(plain(await session.module())).toEqual(plain(await moduleOf(text)));
  }
  session?.dispose();
}

describe("functions that look into one another", () => {
  test("what a function was first asked by itself is remembered for those who ask later", async () => {
    const script = (library: string) => `import json, pickle

def make():
    library = ${library}
    make().dumps(1)
    return library

def use(data):
    return make().loads(data)
`;
    await expectSameAfter(script("json"), script("pickle"), script("json"));
  });

  test("what was looked at to judge one edit is remembered for the next", async () => {
    const script = (library: string, flag: string) => `import json, pickle

def inner():
    library = ${library}
    return library

def outer():
    flag = ${flag}
    helper(flag)
    return inner()

def use(data):
    return outer().loads(data)

def helper(value):
    value.read()
`;
    await expectSameAfter(
      script("json", "0"),
      script("json", "1"),
      script("pickle", "1"),
      script("json", "1"),
    );
  });

  test("an edit of one is seen in the others", async () => {
    const choice = fc.nat(bodies.length - 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(choice, { minLength: 9, maxLength: 9 }),
        fc.array(fc.tuple(fc.nat(8), choice), { minLength: 1, maxLength: 8 }),
        async (start, changes) => {
          const current = start.map((index) => bodies[index] ?? "pass");
          let session: PythonSession = pythonSession(network(current), testGrammars);
          await session.module();
          for (const [slot, index] of changes) {
            current[slot] = bodies[index] ?? "pass";
            const text = network(current);
            session = session.update(text, []);
            const fresh = await moduleOf(text);
            expect(fresh.errors).toEqual([]);
            expect(plain(await session.module())).toEqual(plain(fresh));
          }
          session.dispose();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("nothing makes it throw", () => {
  test("random characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 400 }), async (text) => {
        const { calls } = await moduleOf(text);
        for (const call of calls) describeCall(call);
      }),
      { numRuns: 150 },
    );
  });

  test("random pieces of Python", async () => {
    const pieces = fc.constantFrom(
      ...[
        "def f(",
        "class A",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        "\n",
        "\n    ",
        "x",
        "=",
        "import a",
        "from a import *",
      ],
      ...[
        "if ",
        "else:",
        "'",
        '"',
        "#",
        ",",
        ".",
        "lambda ",
        "return ",
        "\\",
        "for ",
        " in ",
        "try:",
        "except ",
        "with ",
      ],
      ...[
        " as ",
        "1",
        "f'{",
        "}'",
        "*",
        "**",
        "@",
        "global x",
        "async ",
        "await ",
        "yield ",
        "match x:",
        "case ",
        ":=",
      ],
      ...[
        "a.f(",
        "partial(",
        "getattr(a, 'b')",
        "super()",
        "self.x",
        "os.environ['X']",
        "%",
        "+",
        " or ",
        " if ",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 80 }), async (parts) => {
        const { calls, patches } = await moduleOf(
          `import a, os\nfrom functools import partial\n${parts.join("")}`,
        );
        for (const call of calls) describeCall(call);
        for (const patch of patches) describeValue(patch.value);
      }),
      { numRuns: 200 },
    );
  });
});
