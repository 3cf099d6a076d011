import { describe, expect, test } from "vitest";
import { callsOf, callsTo, shownValue } from "./module-of.ts";

describe("constants", () => {
  test.each([
    ["probe.show('a')", '"a"'],
    ["probe.show('a' 'b')", '"ab"'],
    ['probe.show(r"\\n")', '"\\\\n"'],
    ['probe.show("\\x41\\u0042\\n")', '"AB\\n"'],
    ["probe.show(-1.5)", "-1.5"],
    ["probe.show(0x10)", "16"],
    ["probe.show(True)", "True"],
    ["probe.show(not True)", "False"],
    ["probe.show(None)", "None"],
    ["probe.show(['a', 1])", '["a", 1]'],
    ["probe.show(('a',))", '["a"]'],
    ["probe.show({'a': 1})", '{"a": 1}'],
    ["probe.show(probe.flag)", "&probe.flag"],
    ["probe.show(probe.make(1, x='y'))", 'probe.make(1, x="y")'],
    ["probe.show(whatever)", "?"],
    ["probe.show(a < b)", "?"],
  ])("%s is %s", async (text, value) => {
    expect(await shownValue(text)).toBe(value);
  });
});

describe("names that stand for constants", () => {
  test.each([
    ["of the module", "NAME = 'a'\nprobe.show(NAME)", '"a"'],
    ["of the module, in a function", "NAME = 'a'\ndef go():\n    probe.show(NAME)", '"a"'],
    ["of a later line, in a function", "def go():\n    probe.show(NAME)\nNAME = 'a'", '"a"'],
    ["of a function", "def go():\n    name = 'a'\n    probe.show(name)", '"a"'],
    ["the last assignment", "name = 'a'\nname = 'b'\nprobe.show(name)", '"b"'],
    ["the assignment before the use", "name = 'a'\nprobe.show(name)\nname = 'b'", '"a"'],
    ["several, in a function", "name = 'a'\nname = 'b'\ndef go():\n    probe.show(name)", '"a" | "b"'],
    ["both branches", "if x:\n    name = 'a'\nelse:\n    name = 'b'\nprobe.show(name)", '"a" | "b"'],
    ["a branch and what was before", "name = 'a'\nif x:\n    name = 'b'\nprobe.show(name)", '"a" | "b"'],
    ["the own branch", "name = 'a'\nif x:\n    name = 'b'\n    probe.show(name)", '"b"'],
    ["a conditional expression", "probe.show('a' if x else 'b')", '"a" | "b"'],
    ["or", "probe.show(probe.get() or 'b')", 'probe.get() | "b"'],
    ["or of None", "probe.show(None or 'b')", '"b"'],
    ["and", "probe.show(x and 'b')", '? | "b"'],
    ["a loop's element", "for name in ['a', 'b']:\n    probe.show(name)", '"a" | "b"'],
    ["a loop's pair", "for name, x in [('a', 1), ('b', 2)]:\n    probe.show(name)", '"a" | "b"'],
    ["a comprehension's element", "[probe.show(name) for name in ('a', 'b')]", '"a" | "b"'],
    ["unpacking", "a, (b, c) = 'a', ('b', 'c')\nprobe.show(c)", '"c"'],
    ["a walrus", "if (name := 'a'):\n    probe.show(name)", '"a"'],
    ["added to", "name = 'a'\nname += 'b'\nprobe.show(name)", '"ab"'],
    ["a global", "def set():\n    global name\n    name = 'a'\ndef go():\n    probe.show(name)", '"a"'],
    ["a default", "def go(name='a'):\n    probe.show(name)", '"a" | ?name'],
    ["a parameter", "def go(name):\n    probe.show(name)", "?name"],
    [
      "what the module's calls give",
      "def go(name):\n    probe.show(name)\ngo('a')\ngo(name='b')",
      '"a" | "b" | ?name',
    ],
    [
      "what a function returns",
      "def name():\n    if x:\n        return 'a'\n    return 'b'\nprobe.show(name())",
      '"a" | "b"',
    ],
  ])("%s", async (_, text, value) => {
    expect(await shownValue(text)).toBe(value);
  });
});

describe("fields", () => {
  test.each([
    ["of a class", "class C:\n    name = 'a'\nprobe.show(C.name)", '"a"'],
    ["of an instance", "class C:\n    name: str = 'a'\nprobe.show(C().name)", '"a"'],
    ["inherited", "class B:\n    name = 'a'\nclass C(B): ...\nc = C()\nprobe.show(c.name)", '"a"'],
    [
      "of a dataclass, given",
      "import dataclasses\n@dataclasses.dataclass\nclass C:\n    name: str = 'a'\nprobe.show(C(name='b').name)",
      '"b"',
    ],
    [
      "of a dataclass, given by place",
      "import dataclasses\n@dataclasses.dataclass\nclass C:\n    size: int\n    name: str = 'a'\nprobe.show(C(1, 'b').name)",
      '"b"',
    ],
    [
      "of a dataclass with field()",
      "import dataclasses\n@dataclasses.dataclass\nclass C:\n    name: str = dataclasses.field(default='a')\nprobe.show(C().name)",
      '"a"',
    ],
    [
      "of self",
      "class C:\n    def __init__(self):\n        self.name = 'a'\n    def go(self):\n        probe.show(self.name)",
      '"a"',
    ],
    [
      "of a constructor's argument",
      "class C:\n    def __init__(self, name):\n        self.name = name\n    def go(self):\n        probe.show(self.name)\nC('a')",
      '"a" | ?name',
    ],
    ["of a dictionary", "config = {'model': {'name': 'a'}}\nprobe.show(config['model']['name'])", '"a"'],
    ["of a dictionary, with a default", "config = {}\nprobe.show(config.get('name', 'a'))", '"a"'],
    ["of a list", "names = ['a', 'b']\nprobe.show(names[-1])", '"b"'],
    ["of a record", "import types\nc = types.SimpleNamespace(name='a')\nprobe.show(c.name)", '"a"'],
  ])("%s", async (_, text, value) => {
    expect(await shownValue(text)).toBe(value);
  });
});

describe("the command line", () => {
  const parser = `
import argparse
parser = argparse.ArgumentParser()
group = parser.add_argument_group("model")
group.add_argument("--model-name", "-m", default="a")
parser.add_argument("--trust", action="store_true")
parser.add_argument("-r", dest="revision", default="b")
parser.add_argument("file")
`;
  test.each([
    ["args = parser.parse_args()\nprobe.show(args.model_name)", '"a" | ?'],
    ["args, rest = parser.parse_known_args()\nprobe.show(args.revision)", '"b" | ?'],
    ["probe.show(parser.parse_args().trust)", "False | ?"],
    ["probe.show(parser.parse_args().file)", "?"],
    ["def main(args):\n    probe.show(args.model_name)\nmain(parser.parse_args())", '"a" | ?'],
    ["def parse():\n    return parser.parse_args()\nargs = parse()\nprobe.show(args.model_name)", '"a" | ?'],
  ])("%s", async (text, value) => {
    expect(await shownValue(parser + text)).toBe(value);
  });

  test("click", async () => {
    const text =
      "import click\n@click.option('--model-name', default='a')\ndef go(model_name):\n    probe.show(model_name)";
    expect(await shownValue(text)).toBe('"a" | ?model_name');
  });

  test("dataclasses of transformers", async () => {
    const text = `
from transformers import HfArgumentParser
class ModelArguments:
    model_name: str = "a"
class Other: ...
parser = HfArgumentParser((ModelArguments, Other))
model_args, other = parser.parse_args_into_dataclasses()
probe.show(model_args.model_name)
`;
    expect(await shownValue(text)).toBe('"a"');
  });
});

describe("texts that are put together", () => {
  test.each([
    ["probe.show(f'{A}/b')", '"a/b"'],
    ["probe.show(f'{A}/{unknown}')", 'f"a/{?}"'],
    ["probe.show(f'{A:>10}')", "?"],
    ["probe.show(f'{{{A}}}')", '"{a}"'],
    ["probe.show(A + '/b')", '"a/b"'],
    ["probe.show(unknown + '/b')", 'f"{?}/b"'],
    ["probe.show('%s/%d' % (A, 1))", '"a/1"'],
    ["probe.show('%(x)s' % {'x': A})", '"a"'],
    ["probe.show('{}/{x}'.format(A, x=1))", '"a/1"'],
    ["probe.show('{1}{0}'.format(A, 'b'))", '"ba"'],
    ["probe.show('/'.join([A, 'b']))", '"a/b"'],
    ["probe.show('/'.join([A, unknown]))", 'f"a/{?}"'],
    ["probe.show(' A '.strip().lower())", '"a"'],
    ["probe.show('a.b'.replace('.', '/'))", '"a/b"'],
    ["import os\nprobe.show(os.path.join(A, 'b'))", '"a/b"'],
    ["import os\nprobe.show(os.path.join(unknown, 'b'))", 'f"{?}/b"'],
    ["from os.path import join\nprobe.show(join(A, '/b'))", '"/b"'],
    ["from pathlib import Path\nprobe.show(Path(A) / 'b' / 'c')", 'pathlib.Path("a/b/c")'],
    ["from pathlib import Path\nprobe.show(Path(A, 'b'))", 'pathlib.Path("a/b")'],
    ["from pathlib import Path\nprobe.show(str(Path(A) / 'b'))", '"a/b"'],
    ["from pathlib import Path\nprobe.show(Path(__file__).parent / 'b')", "pathlib.Path(<script>/../b)"],
    [
      "from pathlib import Path\nprobe.show(Path(__file__).resolve().parents[1] / A)",
      "pathlib.Path(<script>/../../a)",
    ],
    [
      "from pathlib import Path\nprobe.show(str(Path(__file__).parent.joinpath('b', 'c')))",
      "<script>/../b/c",
    ],
    ["from pathlib import Path\nprobe.show(Path(__file__).with_name('b'))", "pathlib.Path(<script>/../b)"],
    ["from pathlib import Path\nprobe.show(f'{Path(__file__).parent}/b')", "<script>/../b"],
    ["from pathlib import Path\nprobe.show(Path('x/y').parent / 'b')", 'pathlib.Path("x/b")'],
    ["from pathlib import Path\nprobe.show(Path('x').parent)", 'pathlib.Path(".")'],
    ["import os\nprobe.show(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'b'))", "<script>/../b"],
    ["import os\nprobe.show(os.path.split(__file__)[0] + '/b')", "<script>/../b"],
    ["import os\nprobe.show(os.path.join(__file__, '..', 'b'))", "<script>/../b"],
    ["import os\nprobe.show(os.path.dirname('/x/y'))", '"/x"'],
    ["import os\nprobe.show(os.path.dirname('/x'))", '"/"'],
    ["probe.show(__file__ + '.pt')", "?"],
    ["probe.show(f'{A}' if x else f'{A}b')", '"a" | "ab"'],
    ["B = 'x' if y else 'z'\nprobe.show(f'{A}/{B}')", '"a/x" | "a/z"'],
  ])("%s", async (text, value) => {
    expect(await shownValue(`A = 'a'\n${text}`)).toBe(value);
  });

  test("what has too many branches is not spelled out", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `a${index} = 'x' if c else 'y'`).join("\n");
    const all = Array.from({ length: 40 }, (_, index) => `{a${index}}`).join("");
    expect(await shownValue(`${lines}\nprobe.show(f'<${all}>')`)).toBe('f"<{?}>"');
  });
});

describe("keywords from dictionaries", () => {
  test.each([
    ["a literal", "probe.go(**{'x': True})", "probe.go(~x=True)"],
    ["a name", "kw = {'x': True}\nprobe.go(1, **kw)", "probe.go(1, ~x=True)"],
    ["dict()", "kw = dict(x=True)\nprobe.go(**kw)", "probe.go(~x=True)"],
    ["an item set later", "kw = {}\nkw['x'] = True\nprobe.go(**kw)", "probe.go(~x=True)"],
    ["an item replaced", "kw = {'x': True}\nkw['x'] = False\nprobe.go(**kw)", "probe.go(~x=False)"],
    [
      "an item set under a condition",
      "kw = {'x': False}\nif y:\n    kw['x'] = True\nprobe.go(**kw)",
      "probe.go(~x=False | True)",
    ],
    ["an item set after the call", "kw = {}\nprobe.go(**kw)\nkw['x'] = True", "probe.go()"],
    [
      "an item set in another function's time",
      "kw = {}\nkw['x'] = True\ndef go():\n    probe.go(**kw)",
      "probe.go(~x=True)",
    ],
    ["update", "kw = {}\nkw.update(x=True)\nkw.update({'y': 1})\nprobe.go(**kw)", "probe.go(~x=True, ~y=1)"],
    ["setdefault", "kw = {}\nkw.setdefault('x', True)\nprobe.go(**kw)", "probe.go(~x=True)"],
    ["pop", "kw = {'x': True}\nkw.pop('x')\nprobe.go(**kw)", "probe.go()"],
    ["del", "kw = {'x': True}\ndel kw['x']\nprobe.go(**kw)", "probe.go()"],
    ["a merge", "a = {'x': 1}\nprobe.go(**{**a, 'y': 2})", "probe.go(~x=1, ~y=2)"],
    ["a union", "a = {'x': 1}\nprobe.go(**(a | {'y': 2}))", "probe.go(~x=1, ~y=2)"],
    ["branches", "kw = {'x': 1} if y else {'x': 2}\nprobe.go(**kw)", "probe.go(~x=1 | 2)"],
    ["something unknown", "probe.go(**options)", "probe.go(...)"],
    ["parameters", "def go(**options):\n    probe.go(**options)", "probe.go(...)"],
    ["a list", "a = ['x', 1]\nprobe.go(*a, 2)", 'probe.go(~"x", ~1, 2)'],
    ["an unknown list", "probe.go(*values)", "probe.go(...)"],
  ])("%s", async (_, text, call) => {
    expect(await callsTo(`import probe\n${text}`, "probe.go")).toEqual([call]);
  });
});

describe("values of libraries' classes", () => {
  test.each([
    ["called at once", "YAML(typ='unsafe').load(f)"],
    ["through a name", "yaml = YAML(typ='unsafe')\nyaml.load(f)"],
    ["with … as", "with YAML(typ='unsafe') as yaml:\n    yaml.load(f)"],
    [
      "a field of self",
      "class A:\n    def __init__(self):\n        self.yaml = YAML(typ='unsafe')\n    def go(self):\n        self.yaml.load(f)",
    ],
    ["a field of a class", "class A:\n    yaml = YAML(typ='unsafe')\nA.yaml.load(f)"],
    ["what a function returns", "def make():\n    return YAML(typ='unsafe')\nmake().load(f)"],
    ["a bound method with a name of its own", "load = YAML(typ='unsafe').load\nload(f)"],
  ])("%s", async (_, text) => {
    const calls = await callsTo(`from ruamel.yaml import YAML\n${text}`, "ruamel.yaml.YAML.load");
    expect(calls).toEqual(['ruamel.yaml.YAML.load(?) of (typ="unsafe")']);
  });

  test.each([
    ["a parameter", "def go(z: zipfile.ZipFile):\n    z.extractall(p)"],
    ["in quotes", "def go(z: 'zipfile.ZipFile'):\n    z.extractall(p)"],
    [
      "optional",
      "from typing import Optional\ndef go(z: Optional[zipfile.ZipFile] = None):\n    z.extractall(p)",
    ],
    ["or None", "def go(z: zipfile.ZipFile | None):\n    z.extractall(p)"],
    ["a variable", "z: zipfile.ZipFile\nz.extractall(p)"],
  ])("known by annotation: %s", async (_, text) => {
    expect(await callsTo(`import zipfile\n${text}`, "zipfile.ZipFile.extractall")).toEqual([
      "zipfile.ZipFile.extractall(?)",
    ]);
  });

  test("a method of what a function answers is named after both", async () => {
    expect(await callsOf("import zmq\nzmq.Context().socket(zmq.PULL).recv_pyobj()")).toContain(
      "zmq.Context.socket.recv_pyobj() of (&zmq.PULL)",
    );
  });
});

describe("classes that derive from libraries' classes", () => {
  const model = "import pytorch_lightning as pl\nclass M(pl.LightningModule):\n    def go(self): ...\n";
  const name = "pytorch_lightning.LightningModule.load_from_checkpoint";
  test.each([
    ["of the class", "M.load_from_checkpoint('a')"],
    ["of an instance", "def go(m: M):\n    m.load_from_checkpoint('a')"],
    ["of a class derived further", "class N(M): ...\nN.load_from_checkpoint('a')"],
    ["of self", "class N(M):\n    def go(self):\n        self.load_from_checkpoint('a')"],
    ["of cls", "class N(M):\n    @classmethod\n    def go(cls):\n        cls.load_from_checkpoint('a')"],
    ["of super", "class N(M):\n    def go(self):\n        super().load_from_checkpoint('a')"],
    ["of type(self)", "class N(M):\n    def go(self):\n        type(self).load_from_checkpoint('a')"],
  ])("%s", async (_, text) => {
    expect(await callsTo(model + text, name)).toEqual([`${name}("a")`]);
  });

  test("what the class defines itself is its own", async () => {
    expect(await callsOf(`${model}M.go()`)).toEqual([]);
  });

  test("of several libraries' bases each may have it", async () => {
    const text = "import a, b\nclass M(a.A, b.B): ...\nM.load()";
    expect(await callsOf(text)).toEqual(["a.A.load()", "b.B.load()"]);
  });

  test("making one is a call of the base, unless it has a constructor of its own", async () => {
    expect(await callsOf("import a\nclass M(a.A): ...\nM(1)")).toEqual(["a.A(1)"]);
    expect(await callsOf("import a\nclass M(a.A):\n    def __init__(self, x): ...\nM(1)")).toEqual([]);
  });

  test("what the project's class defines is told: a restricted unpickler is one", async () => {
    const { moduleOf } = await import("./module-of.ts");
    const text =
      "import pickle\nclass Safe(pickle.Unpickler):\n    def find_class(self, m, n): ...\nSafe(f).load()";
    const call = (await moduleOf(text)).calls.find(({ name }) => name === "pickle.Unpickler.load");
    expect(call?.through).toEqual({ class: "Safe", defines: ["find_class"], handsOn: [] });
  });
});
