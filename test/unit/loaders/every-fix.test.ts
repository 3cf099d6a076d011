import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { notebookEdits } from "../../../server/src/documents/notebook/edit.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { documentEdit } from "../../../server/src/engine/fix.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";
import { code, markdown, notebook } from "../../harness/notebook.ts";

/** The file after the fix of that title; undefined where none is offered. */
async function afterFix(path: string, content: string, title: string): Promise<string | undefined> {
  const { findings } = await workspace({ [path]: content }).check(path);
  const fix = findings
    .flatMap(({ fixes }) => fixes)
    .find((candidate) => candidate.title.includes(title) && candidate.edits.length > 0);
  if (fix === undefined) return undefined;
  const document = await openFile(path, testEnvironment(memoryHost({ [path]: content })));
  if (!isTextDocument(document)) throw new Error("it is a text");
  const edits = fix.edits.map((edit) => documentEdit(document, edit)).filter((edit) => edit !== undefined);
  expect(edits).toHaveLength(fix.edits.length);
  const raw = document.kind === "notebook" ? (notebookEdits(document, edits)?.rawEdits ?? []) : edits;
  return applyEdits(content, raw).text;
}

interface Case {
  readonly before: string;
  /** Words of the fix's title. */
  readonly fix: string;
  readonly after: string;
}

const cases: Readonly<Record<string, Case>> = {
  "weights_only=True is added": {
    before: 'import torch\nstate = torch.load("a.pt", map_location="cpu")  # weights\n',
    fix: "`weights_only=True`",
    after: 'import torch\nstate = torch.load("a.pt", map_location="cpu", weights_only=True)  # weights\n',
  },
  "weights_only=True in a call of several lines": {
    before:
      'import torch\nstate = torch.load(\n    "a.pt",  # the file\n    weights_only=False,  # as before\n    map_location="cpu",\n)\n',
    fix: "`weights_only=True`",
    after:
      'import torch\nstate = torch.load(\n    "a.pt",  # the file\n    weights_only=True,  # as before\n    map_location="cpu",\n)\n',
  },
  "yaml.safe_load": {
    before: "import yaml\nsettings = yaml.load(\n    stream,  # settings\n)\n",
    fix: "`yaml.safe_load`",
    after: "import yaml\nsettings = yaml.safe_load(\n    stream,  # settings\n)\n",
  },
  "yaml.safe_load of a name of its own, with the import": {
    before: "from yaml import unsafe_load\n\nsettings = unsafe_load(stream)\n",
    fix: "`yaml.safe_load`",
    after: "import yaml\nfrom yaml import unsafe_load\n\nsettings = yaml.safe_load(stream)\n",
  },
  "Loader=yaml.SafeLoader": {
    before: "import yaml\nsettings = yaml.load(\n    stream,\n    Loader=yaml.Loader,  # any\n)\n",
    fix: "`yaml.SafeLoader`",
    after: "import yaml\nsettings = yaml.load(\n    stream,\n    Loader=yaml.SafeLoader,  # any\n)\n",
  },
  'YAML(typ="safe")': {
    before: 'from ruamel.yaml import YAML\nsettings = YAML(typ="unsafe").load(stream)\n',
    fix: 'YAML(typ="safe")',
    after: 'from ruamel.yaml import YAML\nsettings = YAML(typ="safe").load(stream)\n',
  },
  "allow_pickle=True goes": {
    before:
      'import numpy as np\nrows = np.load(\n    "a.npy",\n    allow_pickle=True,  # objects\n    mmap_mode="r",\n)\n',
    fix: "Remove `allow_pickle`",
    after: 'import numpy as np\nrows = np.load(\n    "a.npy",\n    # objects\n    mmap_mode="r",\n)\n',
  },
  "safe_mode=True": {
    before: 'import keras\nnet = keras.models.load_model("a.keras", compile=False, safe_mode=False)\n',
    fix: "`safe_mode=True`",
    after: 'import keras\nnet = keras.models.load_model("a.keras", compile=False, safe_mode=True)\n',
  },
  "trust_remote_code=False": {
    before:
      'from transformers import AutoModel\nnet = AutoModel.from_pretrained(\n    "acme/net",\n    trust_remote_code=True,  # custom\n    revision="main",\n)\n',
    fix: "trust_remote_code",
    after:
      'from transformers import AutoModel\nnet = AutoModel.from_pretrained(\n    "acme/net",\n    trust_remote_code=False,  # custom\n    revision="main",\n)\n',
  },
  "check_hash=True": {
    before:
      'import torch\nstate = torch.hub.load_state_dict_from_url("https://a.example/net-0123abcd.pth")\n',
    fix: "`check_hash=True`",
    after:
      'import torch\nstate = torch.hub.load_state_dict_from_url("https://a.example/net-0123abcd.pth", weights_only=True, check_hash=True)\n',
  },
  "joblib becomes skops": {
    before:
      'import joblib\nfrom sklearn.linear_model import Ridge\n\nnet = Ridge().fit(x, y)\njoblib.dump(net, "net.joblib")\nnet = joblib.load("net.joblib")\n',
    fix: "skops",
    after:
      'import skops.io\nimport joblib\nfrom sklearn.linear_model import Ridge\n\nnet = Ridge().fit(x, y)\nskops.io.dump(net, "net.skops")\nnet = skops.io.load("net.skops")\n',
  },
  "a pickled array becomes np.save": {
    before:
      'import pickle\nimport numpy as np\n\nrows = np.zeros(3)\npickle.dump(rows, open("rows.pkl", "wb"))\nrows = pickle.load(open("rows.pkl", "rb"))\n',
    fix: "np.save",
    after:
      'import pickle\nimport numpy as np\n\nrows = np.zeros(3)\nnp.save(open("rows.pkl", "wb"), rows)\nrows = np.load(open("rows.pkl", "rb"))\n',
  },
  "torch.save and torch.load become safetensors": {
    before:
      'import torch\n\ntorch.save(net.state_dict(), "net.pt")\nnet.load_state_dict(torch.load("net.pt", weights_only=False))\n',
    fix: "safetensors",
    after:
      'import safetensors.torch\nimport torch\n\nsafetensors.torch.save_file(net.state_dict(), "net.safetensors")\nnet.load_state_dict(safetensors.torch.load_file("net.safetensors"))\n',
  },
  "verify=False goes": {
    before:
      'import requests\nanswer = requests.get(\n    "https://a.example/net.pt",\n    verify=False,  # proxy\n    timeout=3,\n)\n',
    fix: "Remove `verify=False`",
    after:
      'import requests\nanswer = requests.get(\n    "https://a.example/net.pt",\n    # proxy\n    timeout=3,\n)\n',
  },
  "a context that checks": {
    before: "import ssl\ncontext = ssl._create_unverified_context()\n",
    fix: "`ssl.create_default_context`",
    after: "import ssl\ncontext = ssl.create_default_context()\n",
  },
  "a switch goes": {
    before: 'import os\nos.environ["CURL_CA_BUNDLE"] = ""\nprint(1)\n',
    fix: "Delete the line",
    after: "import os\nprint(1)\n",
  },
};

describe.each(Object.entries(cases))("%s", (_, { before, fix, after }) => {
  test("in a script, and once only", async () => {
    const fixed = await afterFix("/project/a.py", before, fix);
    expect(fixed).toBe(after);
    expect(await afterFix("/project/a.py", after, fix)).toBeUndefined();
  });

  test("in a notebook, whose other bytes stay", async () => {
    const content = notebook([markdown("# Title \u00e9"), code(before), code("print('x')\n")], { indent: 1 });
    const fixed = await afterFix("/project/a.ipynb", content, fix);
    const expected = notebook([markdown("# Title \u00e9"), code(after), code("print('x')\n")], { indent: 1 });
    expect(JSON.parse(fixed ?? "null")).toEqual(JSON.parse(expected));
    const start = content.indexOf("# Title");
    expect(fixed?.slice(0, start + 20)).toBe(content.slice(0, start + 20));
    expect(fixed?.slice(-200)).toBe(content.slice(-200));
    expect(await afterFix("/project/a.ipynb", fixed ?? "", fix)).toBeUndefined();
  });
});
