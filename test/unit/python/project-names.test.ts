import { describe, expect, test } from "vitest";
import { exportsOf, takenNames } from "../../../server/src/documents/python/exports.ts";
import { projectNamesOf } from "../../../server/src/documents/python/project-names.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { workspace } from "../../harness/check.ts";

/** Rule and zero-based line of each finding about a loader or its settings in one file of a project. */
async function found(files: Readonly<Record<string, string>>, path: string): Promise<readonly string[]> {
  const { findings } = await workspace(files).check(path);
  return findings.map(({ rule, location }) => `${rule}:${location.range?.start.line}`);
}

describe("what lines say that a module hands on", () => {
  test("imports, aliases and constants", () => {
    const text = [
      "from pickle import (  # the fast one",
      "    load,",
      "    loads as parse,",
      ")",
      "import numpy as np, os.path",
      "try:",
      "    import cPickle as pickle",
      "except ImportError:",
      "    import pickle",
      "read = pickle.load",
      "TRUST: bool = True",
      'NAME = "a"  # a name',
      "from dill import *",
    ].join("\n");
    const { names, stars } = exportsOf(text);
    expect(Object.fromEntries(names)).toEqual({
      load: { kind: "name", module: "pickle", name: "load" },
      parse: { kind: "name", module: "pickle", name: "loads" },
      np: { kind: "name", module: "numpy" },
      os: { kind: "name", module: "os" },
      pickle: { kind: "name", module: "cPickle" },
      read: { kind: "name", module: "cPickle", name: "load" },
      TRUST: { kind: "constant", value: true },
      NAME: { kind: "constant", value: "a" },
    });
    expect(stars).toEqual(["dill"]);
  });

  test("nothing that the module defines itself, computes, or imports in a function", () => {
    const text = [
      "from pickle import load, loads",
      "def load(path):",
      "    from dill import dumps",
      "    import joblib",
      "loads = wrap(loads)",
      "class Reader:",
      "    from marshal import load as inner",
      "TRUST = compute()",
      "FLAG = True",
      "FLAG = False",
    ].join("\n");
    expect([...exportsOf(text).names.keys()]).toEqual([]);
  });

  test("lists of names with whatever stands between them", () => {
    expect(takenNames("(a, b as c,\n  *, d e)")).toEqual([
      { name: "a", as: "a" },
      { name: "b", as: "c" },
      { name: "*", as: "*" },
    ]);
  });

  test("long lines and texts are read in bounded time", () => {
    // In time that grows with the square of the length, the test would not end.
    const counts = [
      `from a import (${"x, ".repeat(400_000)}`,
      "x = ".repeat(300_000),
      "from . import a\n".repeat(60_000),
    ].map((text) => exportsOf(text).names.size);
    expect(counts).toEqual([1, 0, 1]);
  });
});

describe("names of the project's other modules", () => {
  test("a loader that a module beside it takes from pickle", async () => {
    const files = {
      "/project/app/__init__.py": "",
      "/project/app/io.py": "from pickle import load\n",
      "/project/app/main.py": "from .io import load\nx = load(f)\n",
    };
    expect(await found(files, "/project/app/main.py")).toEqual(["pickle-load:1"]);
  });

  test("one that is handed on twice, from the root of the project", async () => {
    const files = {
      "/project/app/__init__.py": "from .serial import parse as loads\n",
      "/project/app/serial.py": "import dill\nparse = dill.loads\n",
      "/project/scripts/run.py": "from app import loads\nx = loads(f)\n",
    };
    expect(await found(files, "/project/scripts/run.py")).toEqual(["pickle-load:1"]);
  });

  test("a module, an attribute of a module, a loader of YAML and a switch", async () => {
    const files = {
      "/project/helpers.py": [
        "try:",
        "    import cPickle as serializer_pickle",
        "except ImportError:",
        "    import pickle as serializer_pickle",
        "from yaml import UnsafeLoader as YamlLoader",
        "TRUST = True",
      ].join("\n"),
      "/project/main.py": [
        "import yaml",
        "import helpers",
        "from helpers import TRUST, YamlLoader, serializer_pickle",
        "from transformers import AutoModel",
        "a = serializer_pickle.load(f)",
        "b = helpers.serializer_pickle.load(f)",
        "c = yaml.load(f, Loader=YamlLoader)",
        'd = AutoModel.from_pretrained("acme/net", trust_remote_code=TRUST)',
      ].join("\n"),
    };
    expect(await found(files, "/project/main.py")).toEqual([
      "pickle-load:4",
      "pickle-load:5",
      "yaml-unsafe-load:6",
      "remote-code:7",
    ]);
  });

  test("everything of a module that takes everything of pickle", async () => {
    const files = {
      "/project/star.py": "from pickle import *\n",
      "/project/main.py": "import pickle\nfrom star import *\nx = loads(b)\n",
    };
    expect(await found(files, "/project/main.py")).toEqual(["pickle-load:2"]);
  });

  test("a library that a module hands on under its own name", async () => {
    const files = {
      "/project/compat.py": "import torch\nimport numpy as np\n",
      "/project/main.py": 'from compat import torch\nx = torch.load("a.pt", weights_only=False)\n',
    };
    expect(await found(files, "/project/main.py")).toEqual(["torch-load:1"]);
  });

  test("classes that derive from a library's, also by way of another module", async () => {
    const files = {
      "/project/models/__init__.py": "",
      "/project/models/base.py":
        "import pytorch_lightning as pl\n\nclass Base(pl.LightningModule):\n    pass\n",
      "/project/models/net.py":
        "from .base import Base\n\nclass Net(Mixin, Base):\n    def forward(self): ...\n",
      "/project/predict.py":
        'from models.net import Net\nnet = Net.load_from_checkpoint("last.ckpt", weights_only=False)\n',
      "/project/own.py": [
        "import pickle",
        "import pytorch_lightning as pl",
        "class Net(pl.LightningModule):",
        "    @classmethod",
        "    def load_from_checkpoint(cls, path): ...",
        "class Careful(pickle.Unpickler):",
        "    def find_class(self, module, name): ...",
      ].join("\n"),
      "/project/quiet.py":
        'from own import Careful, Net\nnet = Net.load_from_checkpoint("last.ckpt")\nx = Careful(f).load()\n',
    };
    expect(await found(files, "/project/predict.py")).toEqual(["torch-load:1"]);
    expect(await found(files, "/project/quiet.py")).toEqual([]);
  });

  test("functions that the project defines, and loaders of plain data, are what they are", async () => {
    const files = {
      "/project/app/__init__.py": "",
      "/project/app/io.py": "from pickle import load\ndef load(path):\n    return open(path).read()\n",
      "/project/app/plain.py": "from json import load, loads\n",
      "/project/app/a.py": "from .io import load\nx = load(f)\n",
      "/project/app/b.py": "from .plain import load, loads\nx = load(f), loads(t)\n",
      "/project/app/c.py": "from .missing import load\nx = load(f)\n",
    };
    for (const name of ["a", "b", "c"]) expect(await found(files, `/project/app/${name}.py`)).toEqual([]);
  });

  test("a package hands on what its modules import", async () => {
    const files = {
      "/project/pkg/__init__.py": "from .io import *\nfrom .old import *\n",
      "/project/pkg/io.py": "from torch import load as load_any\nfrom json import load as load_json\n",
      "/project/pkg/old.py": "from pickle import *\n",
      "/project/a.py": 'from pkg import *\nload_any("x.pt", weights_only=False)\nload_json(f)\n',
      "/project/b.py": "from pkg import *\nimport pickle\nloads(data)\n",
      "/project/c.py":
        "from pkg import *\nimport pickle\n\n\ndef loads(data):\n    return data\n\n\nloads(data)\n",
    };
    expect(await found(files, "/project/a.py")).toEqual(["torch-load:1"]);
    expect(await found(files, "/project/b.py")).toEqual(["pickle-load:2"]);
    expect(await found(files, "/project/c.py")).toEqual([]);
  });

  test("packages that import everything from one another end", async () => {
    const files = {
      "/project/a/__init__.py": "from b import *\n",
      "/project/b/__init__.py": "from a import *\nfrom a import *\nfrom b import *\n",
      "/project/c.py": 'from a import *\nload_any("x.pt", weights_only=False)\n',
    };
    expect(await found(files, "/project/c.py")).toEqual([]);
  });

  test("what lies above the repository is another project's", async () => {
    const files = {
      "/home/helpers.py": "from pickle import load as load_rows\n",
      "/home/project/src/a.py": "from helpers import load_rows\nload_rows(f)\n",
      "/home/project/src/b/c.py": "from ...helpers import load_rows\nload_rows(f)\n",
    };
    expect(await found(files, "/home/project/src/a.py")).toEqual(["pickle-load:1"]);
    const inRepository = { ...files, "/home/project/.git/HEAD": "ref: refs/heads/main\n" };
    expect(await found(inRepository, "/home/project/src/a.py")).toEqual([]);
    expect(await found(inRepository, "/home/project/src/b/c.py")).toEqual([]);
    const within = { ...inRepository, "/home/project/helpers.py": "from pickle import load as load_rows\n" };
    expect(await found(within, "/home/project/src/a.py")).toEqual(["pickle-load:1"]);
  });

  test("packages of many modules that take everything of each other are read once each", async () => {
    const count = 40;
    const names = Array.from({ length: count }, (_, index) => `m${index}`);
    const all = names.map((name) => `from .${name} import *`).join("\n");
    const module = `from . import *\n${names.map((name) => `from .${name} import *`).join("\n")}\n`;
    const files: Record<string, string> = {
      "/project/main.py": "from pack import LOAD_DATA, load\nx = load(f)\n",
    };
    files["/project/pack/__init__.py"] = `${all}\n`;
    for (const name of names) files[`/project/pack/${name}.py`] = module;
    files[`/project/pack/m${count - 1}.py`] = "from pickle import load\n";
    let reads = 0;
    const host = memoryHost(files);
    const counting = {
      ...host,
      readRange: (...given: Parameters<typeof host.readRange>) => {
        reads += 1;
        return host.readRange(...given);
      },
    };
    const { known } = await projectNamesOf(counting, "/project/main.py")(files["/project/main.py"] ?? "");
    expect(known.get("pack.load")).toEqual({ kind: "library", name: "pickle.load" });
    expect(reads).toBeLessThanOrEqual(count + 1);
  });

  test("modules that import from each other in a circle end", async () => {
    const files = {
      "/project/a.py": "from b import load\nx = load(f)\n",
      "/project/b.py": "from a import load\nfrom c import *\n",
      "/project/c.py": "from b import *\nfrom c import load\n",
    };
    expect(await found(files, "/project/a.py")).toEqual([]);
  });

  test("the answer is the same object while the imports are the same", async () => {
    const host = memoryHost({ "/p/io.py": "from pickle import load\n" });
    const namesOf = projectNamesOf(host, "/p/main.py");
    const first = await namesOf("from io import load\n");
    expect(await namesOf("from io import load\nx = 1\n")).toBe(first);
    expect(first.known.get("io.load")).toEqual({ kind: "library", name: "pickle.load" });
    expect((await namesOf("x = 1\n")).known.size).toBe(0);
  });
});
