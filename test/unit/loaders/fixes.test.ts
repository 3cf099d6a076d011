import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { documentEdit } from "../../../server/src/engine/fix.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";

/** The program after the first fix whose title has these words; undefined where none has. */
async function fixed(program: string, words: string): Promise<string | undefined> {
  const path = "/project/a.py";
  const { findings } = await workspace({ [path]: program }).check(path);
  const fix = findings.flatMap(({ fixes }) => fixes).find(({ title }) => title.includes(words));
  if (fix === undefined) return undefined;
  const document = await openFile(path, testEnvironment(memoryHost({ [path]: program })));
  if (!isTextDocument(document)) throw new Error("a program is a text");
  const edits = fix.edits.flatMap((edit) => documentEdit(document, edit) ?? []);
  return applyEdits(program, edits).text;
}

const checkpoint = `import torch
from torch import nn

net = nn.Linear(2, 1)
torch.save(net.state_dict(), "net.pt")
net.load_state_dict(torch.load("net.pt", map_location="cpu", weights_only=False))
`;

describe("a state dict that the program writes itself becomes safetensors", () => {
  test("in both calls, with the import, the ending of the name and the device", async () => {
    expect(await fixed(checkpoint, "safetensors")).toBe(`import safetensors.torch
import torch
from torch import nn

net = nn.Linear(2, 1)
safetensors.torch.save_file(net.state_dict(), "net.safetensors")
net.load_state_dict(safetensors.torch.load_file("net.safetensors", device="cpu"))
`);
  });

  test("and then there is nothing left to say", async () => {
    const after = (await fixed(checkpoint, "safetensors")) ?? "";
    const { findings } = await workspace({ "/project/a.py": after }).check("/project/a.py");
    expect(findings).toEqual([]);
  });

  test.each([
    ["the whole model is written", checkpoint.replace("net.state_dict()", "net")],
    ["nothing here writes it", checkpoint.replace(/^torch\.save.*$/m, "")],
    ["the name is made elsewhere", checkpoint.replaceAll('"net.pt"', "path")],
    ["an argument has no counterpart", checkpoint.replace('map_location="cpu"', "mmap=True")],
    ["one of the writes is of another kind", `${checkpoint}torch.save({"net": net}, "net.pt")\n`],
  ])("not where %s", async (_why, program) => {
    expect(await fixed(program, "safetensors (")).toBeUndefined();
  });
});

describe("a pickled array becomes NumPy's own file", () => {
  const program = `import pickle

import numpy as np

rows = np.zeros(3)
with open("rows.pkl", "wb") as stream:
    pickle.dump(rows, stream)
with open("rows.pkl", "rb") as stream:
    again = pickle.load(stream)
`;

  test("in the order of np.save's arguments", async () => {
    const after = await fixed(program, "np.save");
    expect(after).toContain("    np.save(stream, rows)\n");
    expect(after).toContain("    again = np.load(stream)\n");
  });

  test("not where it is not known to be an array", async () => {
    expect(await fixed(program.replace("np.zeros(3)", "[1, 2]"), "np.save")).toBeUndefined();
  });
});

describe("an argument is written where the call is laid out for it", () => {
  test("in a call of several lines, with comments", async () => {
    const program = `import torch

state = torch.load(
    "net.pt",  # from the last run
    map_location="cpu",  # no GPU here
)
`;
    expect(await fixed(program, "weights_only=True")).toBe(`import torch

state = torch.load(
    "net.pt",  # from the last run
    map_location="cpu",  # no GPU here
    weights_only=True,
)
`);
  });

  test("with line ends of Windows", async () => {
    const program = "import yaml\r\n\r\nconfig = yaml.load(\r\n    text,\r\n    Loader=yaml.Loader,\r\n)\r\n";
    expect(await fixed(program, "SafeLoader")).toBe(program.replace("yaml.Loader", "yaml.SafeLoader"));
  });

  test("keras is told to stay safe", async () => {
    const program = 'import keras\nmodel = keras.models.load_model("m.keras", safe_mode=False)\n';
    expect(await fixed(program, "safe_mode=True")).toBe(program.replace("False", "True"));
  });

  test("a hash in the name is compared", async () => {
    const program =
      'from torch.hub import load_state_dict_from_url as get\nstate = get("https://a.example/n-0123abcd.pth")\n';
    expect(await fixed(program, "check_hash=True")).toBe(
      program.replace('.pth")', '.pth", weights_only=True, check_hash=True)'),
    );
  });

  test("a switch is deleted with its line, and a block keeps a statement", async () => {
    const program =
      'import os\nif True:\n    os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"  # old models\nprint(1)\n';
    expect(await fixed(program, "Delete the line")).toBe(
      "import os\nif True:\n    pass  # old models\nprint(1)\n",
    );
    const plain = 'import os\nos.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"\nprint(1)\n';
    expect(await fixed(plain, "Delete the line")).toBe("import os\nprint(1)\n");
    const beside = 'import os; os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"\n';
    expect(await fixed(beside, "Delete the line")).toBeUndefined();
  });
});
