import { describe, expect, test } from "vitest";
import { callsOf, callsTo } from "./module-of.ts";

describe("imports give names their meaning", () => {
  test.each([
    ["import pickle\npickle.load(f)"],
    ["import pickle as p\np.load(f)"],
    ["from pickle import load\nload(f)"],
    ["from pickle import load as read\nread(f)"],
    ["from pickle import *\ndef go(f):\n    load(f)"],
    ["def go():\n    import pickle\n    pickle.load(f)"],
    ["def go():\n    from pickle import load\n    return load(f)"],
    ["import importlib\nimportlib.import_module('pickle').load(f)"],
    ["from importlib import import_module\np = import_module('pickle')\np.load(f)"],
    ["__import__('pickle').load(f)"],
    ["import sys\nsys.modules['pickle'].load(f)"],
    ["if True:\n    import pickle\npickle.load(f)"],
    ["with lock:\n    import pickle\npickle.load(f)"],
  ])("%j", async (text) => {
    expect(await callsTo(text, "pickle.load")).toEqual([expect.stringMatching(/^pickle\.load\(\?f?\)$/)]);
  });

  test("a dotted import binds its first name, an alias the whole", async () => {
    expect(await callsOf("import torch.nn\ntorch.load(f)\ntorch.nn.Module()")).toEqual([
      "torch.load(?)",
      "torch.nn.Module()",
    ]);
    expect(await callsOf("import torch.nn as nn\nnn.functional.relu(x)")).toEqual([
      "torch.nn.functional.relu(?)",
    ]);
  });

  test("alternatives of try and except are both meant", async () => {
    const text = "try:\n    import cPickle as pickle\nexcept ImportError:\n    import pickle\npickle.load(f)";
    expect(await callsOf(text)).toEqual(["cPickle.load(?)", "pickle.load(?)"]);
  });

  test("None in place of a missing library is no name", async () => {
    const text = "try:\n    import torch\nexcept ImportError:\n    torch = None\ntorch.load(f)";
    expect(await callsOf(text)).toEqual(["torch.load(?)"]);
  });

  test("relative imports are the project's own", async () => {
    expect(await callsOf("from .pickle import load\nload(f)\nfrom . import pickle\npickle.load(f)")).toEqual(
      [],
    );
  });

  test("a name that nothing binds is nothing", async () => {
    expect(await callsOf("pickle.load(f)\nload(f)")).toEqual([]);
  });

  test("a cell may use what a later cell imports", async () => {
    expect(await callsOf("pickle.load(f)\nimport pickle")).toEqual(["pickle.load(?)"]);
  });
});

describe("aliases of callables", () => {
  test.each([
    ["import pickle\nld = pickle.load\nld(f)"],
    ["import pickle\nld = other = pickle.load\nld(f)"],
    ["import pickle\na = pickle\nb = a\nb.load(f)"],
    ["import pickle\nld, dump = pickle.load, pickle.dump\nld(f)"],
    ["import pickle\ngetattr(pickle, 'load')(f)"],
    ["import pickle\nld = getattr(pickle, 'lo' + 'ad')\nld(f)"],
    ["import pickle\npickle.__dict__['load'](f)"],
    ["import pickle\n(read := pickle.load)\nread(f)"],
    ["import pickle\n(pickle.load)(f)"],
    ["import pickle\ndef loader():\n    return pickle\nloader().load(f)"],
    [
      "import pickle\nclass Reader:\n    def __init__(self):\n        self.read = pickle.load\n    def go(self):\n        self.read(f)",
    ],
    ["import pickle\nclass Reader:\n    read = pickle.load\nReader.read(f)"],
    ["import pickle\n{'pkl': pickle}['pkl'].load(f)"],
    ["import pickle\nfor module in [pickle]:\n    module.load(f)"],
    ["import pickle\nglobals\ndef go(load=pickle.load):\n    load(f)"],
  ])("%j", async (text) => {
    expect(await callsTo(text, "pickle.load")).toContain("pickle.load(?)");
  });

  test("every branch of a conditional is meant", async () => {
    const text = "import pickle, json\nload = pickle.load if fast else json.load\nload(f)";
    expect(await callsOf(text)).toEqual(["pickle.load(?)", "json.load(?)"]);
  });

  test("aliases in a circle mean nothing", async () => {
    expect(await callsOf("a = b\nb = a\na.load(f)\nb(f)")).toEqual([]);
  });

  test("a long line of aliases is followed only so far", async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `a${index + 1} = a${index}`);
    expect(await callsOf(`import pickle as a0\n${lines.slice(0, 20).join("\n")}\na20.load(f)`)).toEqual([
      "pickle.load(?)",
    ]);
    expect(await callsOf(`import pickle as a0\n${lines.join("\n")}\na500.load(f)`)).toEqual([]);
  });
});

describe("functools.partial", () => {
  test("its arguments belong to later calls, and are not written in them", async () => {
    const text = `
import torch
from functools import partial
load = partial(torch.load, map_location="cpu", weights_only=False)
load("a.pt")
load("b.pt", weights_only=True)
`;
    expect(await callsTo(text, "torch.load")).toEqual([
      'torch.load(~map_location="cpu", ~weights_only=False, "a.pt")',
      'torch.load(~map_location="cpu", "b.pt", weights_only=True)',
    ]);
  });

  test("positional ones come first", async () => {
    const text = 'import torch, functools\nload = functools.partial(torch.load, "a.pt")\nload("cpu")';
    expect(await callsTo(text, "torch.load")).toEqual(['torch.load(~"a.pt", "cpu")']);
  });

  test("a partial of a partial has the arguments of both", async () => {
    const text =
      "from functools import partial\nimport torch\na = partial(torch.load, x=1)\nb = partial(a, y=2)\nb(f)";
    expect(await callsTo(text, "torch.load")).toEqual(["torch.load(~x=1, ~y=2, ?)"]);
  });

  test("one that is handed on is told with its arguments", async () => {
    const text = "import functools, numpy as np\nmap(functools.partial(np.load, allow_pickle=True), files)";
    expect(await callsTo(text, "numpy.load")).toEqual(["handed on: numpy.load(~allow_pickle=True, ...)"]);
  });
});

describe("callables that are handed on", () => {
  test.each([
    ["map(pickle.loads, items)"],
    ["sorted(items, key=pickle.loads)"],
    ["pool.map(pickle.loads, items)"],
    ["readers = {'pkl': pickle.loads}"],
    ["readers = [pickle.loads, other]"],
    ["def reader():\n    return pickle.loads"],
    ["def read(items, load=pickle.loads):\n    pass"],
    ["table['pkl'] = pickle.loads"],
    ["thing.read = pickle.loads"],
    ["load = pickle.loads\nmap(load, items)"],
    ["load = pickle.loads"],
    ["class Codec:\n    load = pickle.loads"],
    ["frame.apply(pickle.loads if fast else other)"],
  ])("%j", async (line) => {
    expect(await callsOf(`import pickle\n${line}`)).toEqual(["handed on: pickle.loads(...)"]);
  });

  test.each([
    ["isinstance(error, pickle.UnpicklingError)"],
    ["hasattr(pickle, 'loads')"],
    ["show(pickle)"],
    ["def read():\n    load = pickle.loads"],
  ])("not %j", async (line) => {
    expect(await callsOf(`import pickle\n${line}`)).toEqual([]);
  });
});

describe("what is not the library's", () => {
  test.each([
    ["a function of the module", "from pickle import load\ndef load(f): ...\nload(f)"],
    [
      "a function of the module, seen from another",
      "from pickle import load\ndef load(f): ...\ndef go():\n    load(f)",
    ],
    ["a class of the module", "import pickle\nclass pickle:\n    def load(f): ...\npickle.load(f)"],
    ["a parameter", "import pickle\ndef go(pickle):\n    pickle.load(f)"],
    ["a parameter of a lambda", "import pickle\ngo = lambda pickle: pickle.load(f)"],
    ["a name assigned before", "import pickle\npickle = Reader()\npickle.load(f)"],
    [
      "a name assigned anywhere in the function",
      "import pickle\ndef go():\n    pickle.load(f)\n    pickle = 1",
    ],
    ["a loop's variable", "import pickle\nfor pickle in readers:\n    pickle.load(f)"],
    ["a comprehension's variable", "import pickle\n[pickle.load(f) for pickle in readers]"],
    ["what a context manager gives", "import pickle\nwith reader() as pickle:\n    pickle.load(f)"],
    ["an exception", "import pickle\ntry:\n    go()\nexcept E as pickle:\n    pickle.load(f)"],
    ["a local import", "import pickle\ndef go():\n    from .mine import pickle\n    pickle.load(f)"],
    ["a later import of another", "import pickle\nimport json as pickle\npickle.load(f)"],
    ["a nested function", "from pickle import load\ndef go():\n    def load(f): ...\n    load(f)"],
    ["a deleted name", "import pickle\ndel pickle\npickle.load(f)"],
    ["a match", "import pickle\nmatch x:\n    case [pickle]:\n        pickle.load(f)"],
    [
      "a method",
      "from pickle import load\nclass A:\n    def load(self): ...\n    def go(self):\n        self.load(f)",
    ],
    ["an attribute of something unknown", "import pickle\nthing.pickle.load(f)"],
  ])("%s", async (_, text) => {
    expect(await callsTo(text, "pickle.load")).toEqual([]);
  });

  test("a name of a class is not seen in its methods", async () => {
    const text = "import pickle\nclass A:\n    pickle = None\n    def go(self):\n        pickle.load(f)";
    expect(await callsOf(text)).toEqual(["pickle.load(?)"]);
  });

  test("a comprehension's variable ends with it", async () => {
    expect(await callsOf("import pickle\n[pickle for pickle in x]\npickle.load(f)")).toEqual([
      "pickle.load(?)",
    ]);
  });

  test("global binds in the module, nonlocal in the function around", async () => {
    expect(
      await callsOf(
        "def setup():\n    global reader\n    import pickle as reader\ndef go():\n    reader.load(f)",
      ),
    ).toEqual(["pickle.load(?)"]);
    expect(
      await callsOf(
        "def go():\n    reader = None\n    def setup():\n        nonlocal reader\n        import pickle as reader\n    reader.load(f)",
      ),
    ).toEqual(["pickle.load(?)"]);
  });

  test("the other branch of an if does not count, what comes after it does", async () => {
    expect(
      await callsTo(
        "if a:\n    import pickle as p\nelse:\n    import json as p\n    p.load(f)",
        "pickle.load",
      ),
    ).toEqual([]);
    expect(await callsOf("if a:\n    import pickle as p\nelse:\n    import json as p\np.load(f)")).toEqual([
      "pickle.load(?)",
      "json.load(?)",
    ]);
  });

  test("a branch that returns does not count afterwards", async () => {
    const text =
      "def go():\n    import json as p\n    if a:\n        import pickle as p\n        return 1\n    p.load(f)";
    expect(await callsOf(text)).toEqual(["json.load(?)"]);
  });

  test("the end of a loop reaches its start", async () => {
    const text = "import json as p\nfor x in y:\n    p.load(f)\n    import pickle as p";
    expect(await callsOf(text)).toEqual(["json.load(?)", "pickle.load(?)"]);
  });
});

describe("builtins", () => {
  test("those that run or open something are told", async () => {
    expect(await callsOf("eval(x)\nexec(x)\nopen('a')\nlen(x)\nprint(x)")).toEqual([
      "builtins.eval(?)",
      "builtins.exec(?)",
      'builtins.open("a")',
    ]);
  });

  test("a function of the module hides them, a star import does not", async () => {
    expect(await callsOf("def eval(x): ...\neval(x)")).toEqual([]);
    expect(await callsOf("from numpy import *\nopen(1)")).toEqual(["builtins.open(1)"]);
  });
});
