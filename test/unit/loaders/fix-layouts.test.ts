import { describe, expect, test } from "vitest";
import { openFile } from "../../../server/src/documents/open.ts";
import { planFixes } from "../../../server/src/engine/fix.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";

/** The ways in which people lay a call out. */
const layouts: Readonly<Record<string, (callee: string, given: readonly string[]) => string>> = {
  "in one line": (callee, given) => `${callee}(${given.join(", ")})`,
  "with a last comma": (callee, given) => `${callee}(${given.join(", ")},)`,
  "with wide blanks": (callee, given) => `${callee} ( ${given.join(" , ")} )`,
  "a line for each": (callee, given) => `${callee}(\n    ${given.join(",\n    ")}\n)`,
  "a line for each, with a last comma": (callee, given) => `${callee}(\n    ${given.join(",\n    ")},\n)`,
  "with comments": (callee, given) => `${callee}(\n    ${given.join(",  # so, (and so)\n    ")},  # last\n)`,
  "with a comment and no last comma": (callee, given) =>
    `${callee}(\n    ${given.join(",  # so\n    ")}  # no comma\n)`,
  "with commas in front": (callee, given) =>
    `${callee}(\n    # before\n    ${given.join("\n    , ")}\n    # behind\n)`,
  "with backslashes": (callee, given) => `${callee}(${given.join(", \\\n    ")})`,
  "with tabs": (callee, given) => `${callee}(\n\t${given.join(",\n\t")},\n)`,
};

const address = '"https://acme.example/net-0123abcd.pth"';

/** Calls, as an import, a callee, and the lists of arguments that it is tried with. */
const calls: readonly (readonly [head: string, callee: string, given: readonly (readonly string[])[]])[] = [
  [
    "import torch",
    "torch.load",
    [['"a,b)(.pt"'], ['"a.pt"', 'map_location="cpu"'], ["weights_only=False", 'f="a.pt"'], ["*a"]],
  ],
  [
    "import torch",
    "torch.hub.load_state_dict_from_url",
    [[address], [`url=${address}`, "progress=False"], [address, "check_hash=False"]],
  ],
  [
    "import numpy as np",
    "np.load",
    [
      ['"a.npy"', "allow_pickle=True"],
      ["allow_pickle=True", 'file="a.npy"'],
      ['"a.npy"', "None", "True"],
      ['"a.npy"', "None", "True", "False"],
      ['"a.npy"', "None", "True", "*rest"],
    ],
  ],
  ["import yaml", "yaml.load", [["f"], ["f", "Loader=yaml.Loader"], ["f", "yaml.UnsafeLoader"]]],
  [
    "import keras",
    "keras.models.load_model",
    [
      ['"a.keras"', "safe_mode=False"],
      ['"a"', "None", "True", "False"],
    ],
  ],
  [
    "import requests",
    "requests.get",
    [
      [address, "verify=False"],
      ["verify=False", `url=${address}`],
    ],
  ],
  ["import httpx", "httpx.Client", [["verify=False"], ["timeout=3", "verify=False"]]],
  [
    "from transformers import AutoModel",
    "AutoModel.from_pretrained",
    [
      ['"acme/net"', "trust_remote_code=True"],
      ["trust_remote_code=True", 'pretrained_model_name_or_path="acme/net"'],
    ],
  ],
];

async function fixedOnce(text: string): Promise<string> {
  const files = { "/project/a.py": text };
  const document = await openFile("/project/a.py", testEnvironment(memoryHost(files)));
  if (document.kind !== "python") throw new Error("no program");
  expect((await document.module()).errors).toEqual([]);
  const { findings } = await workspace(files).check("/project/a.py");
  const { edits } = planFixes(document, findings, { unsafe: true });
  return edits.length === 0 ? text : applyEdits(text, edits).text;
}

const commentsOf = (text: string) => text.match(/#.*/g) ?? [];

describe.each(Object.entries(layouts))("fixes of calls %s", (_name, layout) => {
  test.each(calls)("%s: %s", async (head, callee, lists) => {
    for (const given of lists) {
      for (const lineEnd of ["\n", "\r\n"]) {
        const text = `${head}\nx = "ä😀"; y = [${layout(callee, given)}]  # end\n`.replaceAll("\n", lineEnd);
        const fixed = await fixedOnce(text);
        const again = await fixedOnce(fixed);
        expect(again).toBe(fixed);
        expect(commentsOf(fixed)).toEqual(commentsOf(text));
        expect(fixed.replaceAll(lineEnd, "")).not.toMatch(/[\r\n]/);
        if (given[0] !== "*a") expect(fixed).not.toBe(text);
      }
    }
  });
});

test("an argument that others stand behind is written anew, not taken out", async () => {
  const fixed = await fixedOnce('import numpy as np\nrows = np.load("a.npy", None, True, False)\n');
  expect(fixed).toBe('import numpy as np\nrows = np.load("a.npy", None, False, False)\n');
});

test("a checkpoint that another library downloads is not asked for `check_hash`", async () => {
  const program = `import lightning as L\n\n\nclass Net(L.LightningModule):\n    pass\n\n\nnet = Net.load_from_checkpoint(${address})\n`;
  expect(await fixedOnce(program)).not.toContain("check_hash");
});
