import { call, file, global, text } from "../harness/pickle.ts";

/**
 * The folder that the editor tests open, made anew for each run: one file of each kind, each with
 * one fault at least.
 */
export function editorWorkspace(): Readonly<Record<string, string | Uint8Array>> {
  return {
    "load.py": script,
    "aside.py": "import yaml\n\nvalues = yaml.load(text, Loader=yaml.Loader)\n",
    "cells.ipynb": JSON.stringify(notebook, undefined, 1),
    "README.md": card,
    "requirements.txt": "torch==2.4.0\n",
    "models.py": models,
    "loadline.lock": lock,
    "model.pkl": file(call(global("os", "system"), text("true"))),
    "loadline.toml": 'min-severity = "information"\n',
  };
}

const script = `import pickle

import yaml


def read(path):
    with open(path) as file:
        return yaml.load(file, Loader=yaml.Loader)


with open("cache.pkl", "rb") as file:
    cache = pickle.load(file)
`;

const models = `from transformers import AutoModel

model = AutoModel.from_pretrained(
    "acme/net",
)
`;

const lock = `version = 1

[[artifact]]
id = "acme/net"
kind = "model"
registry = "huggingface"
revision = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
date = 2026-05-06
resolved = 2026-05-07
license = ["apache-2.0"]
base-models = []
pickles = false
custom-code = false
files = []
`;

const card = `---
pipeline_tag: text-generation
---

# A model
`;

function cell(...lines: readonly string[]) {
  const source = lines.map((line, index) => (index + 1 < lines.length ? `${line}\n` : line));
  return { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source };
}

const notebook = {
  cells: [
    { cell_type: "markdown", metadata: {}, source: ["# Exploration"] },
    cell("import yaml"),
    cell("# 😀", 'config = yaml.load(open("config.yaml"), Loader=yaml.Loader)'),
  ],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 4,
};
