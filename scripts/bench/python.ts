// The Python model: parse, lowering and names of a script of about 5,000 lines, and what a keystroke
// in its middle costs. Warm, medians, milliseconds. The model is measured as it is used: with all that
// a check of the script asks of it, since it works out much only when it is asked.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildModule } from "../../server/src/documents/python/build.ts";
import { type PythonSession, pythonSession } from "../../server/src/documents/python/session.ts";
import type { Grammars } from "../../server/src/host/grammars.ts";
import { loadPythonParser } from "../../server/src/syntax/python/parser.ts";
import { readSource } from "../../server/src/syntax/python/source.ts";
import { askedByCheck } from "./python-asks.ts";

const grammars: Grammars = {
  read: (file) => readFile(join(import.meta.scriptRoot, "grammars", file)),
};

export async function measure(): Promise<Record<string, number>> {
  const text = trainingScript(5000);
  const begin = performance.now();
  const parser = await loadPythonParser(grammars);
  const startUp = performance.now() - begin;
  const ask = await askedByCheck(text, grammars);
  // One after the other in each round, so that a busy machine slows all of them.
  const parse: number[] = [];
  const read: number[] = [];
  const names: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    parse.push(timed(() => parser.parse(text)?.delete()));
    // From nothing: what is known of statements is kept with them, so that each round reads its own.
    const start = performance.now();
    const source = readSource(parser, text);
    source.tree?.delete();
    read.push(performance.now() - start);
    names.push(timed(() => ask(buildModule(source).module)));
  }
  const [parsing, reading, naming] = [parse, read, names].map((times) => middleOf(times.slice(10)));
  return {
    "start (runtime and grammar)": startUp,
    "lines of the script": text.split("\n").length,
    "parse from nothing": parsing ?? 0,
    "parse, and tree to plain data": reading ?? 0,
    "names, constants and calls, as a check asks for them": naming ?? 0,
    "names to parse (ratio)": (naming ?? 0) / (parsing ?? 1),
    "model to parse (ratio)": ((reading ?? 0) + (naming ?? 0)) / (parsing ?? 1) - 1,
    ...(await keystrokes(text)),
  };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A character typed in the middle of a method, in a call, and one that breaks a statement. */
async function keystrokes(text: string): Promise<Record<string, number>> {
  const middle = Math.floor(text.length / 2);
  const inName = text.indexOf("loss_value", middle);
  const inCall = text.indexOf("torch.load(", middle) + "torch.load(".length;
  return {
    "keystroke in a name": await keystroke(text, inName, "x"),
    "keystroke in a call": await keystroke(text, inCall, "x"),
    "keystroke that breaks a statement": await keystroke(text, inCall, "("),
    "new line between statements": await keystroke(text, text.indexOf("\n\n\n", middle) + 1, "\n"),
  };
}

async function keystroke(text: string, at: number, typed: string): Promise<number> {
  let session: PythonSession = pythonSession(text, grammars);
  await session.module();
  const times: number[] = [];
  const changed = text.slice(0, at) + typed + text.slice(at);
  for (let round = 0; round < 40; round += 1) {
    const isTyped = round % 2 === 0;
    const edit = isTyped
      ? { span: { start: at, end: at }, newText: typed }
      : { span: { start: at, end: at + typed.length }, newText: "" };
    const start = performance.now();
    session = session.update(isTyped ? changed : text, [edit]);
    await session.module();
    if (isTyped && round > 4) times.push(performance.now() - start);
  }
  session.dispose();
  return middleOf(times);
}

function middleOf(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

const header = `import argparse
import logging
import os
import pickle
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset
from transformers import AutoModel, AutoTokenizer

logger = logging.getLogger(__name__)
MODEL_NAME = "bert-base-uncased"
CACHE = os.path.join("cache", MODEL_NAME)

parser = argparse.ArgumentParser()
parser.add_argument("--output", default="runs/first")
args = parser.parse_args()
`;

/** A part of a script as people write them: a data set, a model, a training loop, some helpers. */
function part(index: number): string {
  return `
class Records${index}(Dataset):
    """Reads records of kind ${index} from a folder."""

    def __init__(self, root, split="train", transform=None):
        super().__init__()
        self.root = Path(root) / split
        self.transform = transform
        self.files = sorted(self.root.glob("*.npz"))
        self.labels = {name: number for number, name in enumerate(["cat", "dog", "other"])}

    def __len__(self):
        return len(self.files)

    def __getitem__(self, position):
        record = np.load(self.files[position], allow_pickle=False)
        image, label = record["image"], self.labels.get(str(record["label"]), -1)
        if self.transform is not None:
            image = self.transform(image)  # augment
        return torch.from_numpy(image).float() / 255.0, torch.tensor(label)


class Encoder${index}(nn.Module):
    def __init__(self, width=${64 + index}, depth=4, dropout=0.1):
        super().__init__()
        layers = []
        for level in range(depth):
            layers.append(nn.Linear(width * (level + 1), width * (level + 2)))
            layers.append(nn.ReLU(inplace=True))
            if dropout > 0 and level < depth - 1:
                layers.append(nn.Dropout(p=dropout))
        self.layers = nn.Sequential(*layers)
        self.head = nn.Linear(width * (depth + 1), 3)

    def forward(self, batch, mask=None):
        hidden = self.layers(batch.view(batch.size(0), -1))
        if mask is not None:
            hidden = hidden * mask.unsqueeze(-1)
        return self.head(hidden)


def train_${index}(model, loader, optimizer, epochs=3, device="cuda"):
    history = []
    for epoch in range(epochs):
        running = 0.0
        for step, (images, labels) in enumerate(loader):
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            with torch.autocast(device_type=device, dtype=torch.bfloat16):
                loss_value = nn.functional.cross_entropy(model(images), labels)
            loss_value.backward()
            optimizer.step()
            running += loss_value.item()
            if step % 100 == 0:
                logger.info("epoch %d step %d loss %.4f", epoch, step, running / (step + 1))
        history.append({"epoch": epoch, "loss": running / max(len(loader), 1), "name": f"run-${index}-{epoch}"})
    return history


def restore_${index}(folder=args.output, name="model-${index}.pt", strict=True):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        raise FileNotFoundError(f"{path} is missing")
    state = torch.load(path, map_location="cpu", weights_only=True)
    model = Encoder${index}(width=${64 + index})
    missing, unexpected = model.load_state_dict(state["model"], strict=strict)
    if missing or unexpected:
        logger.warning("missing %s, unexpected %s", missing, unexpected)
    tokenizer = AutoTokenizer.from_pretrained(MODEL_NAME, cache_dir=CACHE)
    backbone = AutoModel.from_pretrained(MODEL_NAME, revision="main")
    with open(Path(folder) / "labels-${index}.pkl", "rb") as handle:
        labels = pickle.load(handle)
    return model, tokenizer, backbone, labels

`;
}

export function trainingScript(lines: number): string {
  const parts = [header];
  let count = header.split("\n").length;
  for (let index = 0; count < lines; index += 1) {
    const next = part(index);
    parts.push(next);
    count += next.split("\n").length - 1;
  }
  return parts.join("");
}
