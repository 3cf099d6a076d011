// Whole processes of the command line, against a bare Node in the same run.
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { code, notebook } from "../../test/harness/notebook.ts";
import { dict, file, int, text } from "../../test/harness/pickle.ts";
import { type Cost, costOf, installMeter } from "./process-cost.ts";
import { sparseTorch } from "./weights.ts";

const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");
const runs = 20;

function ordered(costs: readonly Cost[], of: keyof Cost): readonly number[] {
  return costs.map((cost) => cost[of]).sort((a, b) => a - b);
}

function median(costs: readonly Cost[], of: keyof Cost): number {
  return ordered(costs, of)[Math.floor(costs.length / 2)] ?? Number.NaN;
}

function least(costs: readonly Cost[], of: keyof Cost): number {
  return ordered(costs, of)[0] ?? Number.NaN;
}

const small = `import torch
from pathlib import Path

path = Path("model.pt")
model = torch.load(path)
print(model)
`;

const smallFiles = {
  "silent.py": "import json\n\nprint(json.dumps({}))\n",
  "small.py": small,
  "small.ipynb": notebook([code(small)]),
  "small.pkl": file(dict([text("a"), int(1)])),
};

/** A script in the size of a real one: with a call to find, and much around it. */
function script(index: number): string {
  const body = Array.from(
    { length: 60 },
    (_, line) => `def step_${index}_${line}(value):\n    return [value * ${line} for _ in range(${line})]\n`,
  );
  return `${small}\n${body.join("\n")}`;
}

/** PyTorch archives of so many storages and bytes: their size must cost nothing. */
const archives = {
  "200-MB.pt": [200, 200 * 2 ** 20],
  "70-GB.pt": [1000, 70 * 2 ** 30],
} as const;

/** How much of a check of one file is Node's own start. The machine may have other work: the least counts too. */
async function measureStart(folder: string): Promise<Record<string, number>> {
  for (const [name, content] of Object.entries(smallFiles)) await writeFile(join(folder, name), content);
  for (const [name, [storages, bytes]] of Object.entries(archives))
    sparseTorch(join(folder, name), storages, bytes);
  const bare: Cost[] = [];
  const names = [...Object.keys(smallFiles), ...Object.keys(archives)];
  const checks = new Map<string, Cost[]>(names.map((name) => [name, []]));
  // In turns, so that a busy moment of the machine falls on all of them.
  for (let run = 0; run < runs; run += 1) {
    bare.push(costOf(["-e", "0"], folder));
    for (const [name, costs] of checks) costs.push(costOf([program, "check", name], folder));
  }
  const numbers: Record<string, number> = { "a bare node -e 0": median(bare, "wall") };
  for (const [name, costs] of checks) {
    numbers[`check of ${name}`] = median(costs, "wall");
    numbers[`  ratio of the medians, ${name}`] = median(costs, "wall") / median(bare, "wall");
    numbers[`  ratio of the least, ${name}`] = least(costs, "wall") / least(bare, "wall");
    numbers[`  ratio of the processor time, ${name}`] = median(costs, "cpu") / median(bare, "cpu");
  }
  return numbers;
}

async function measureThreads(folder: string): Promise<Record<string, number>> {
  await mkdir(join(folder, "many"));
  for (let index = 0; index < 1000; index += 1) {
    await writeFile(join(folder, "many", `script_${index}.py`), script(index));
    await writeFile(join(folder, "many", `notebook_${index}.ipynb`), notebook([code(script(index))]));
  }
  const jobs = availableParallelism();
  const one = costOf([program, "check", "--jobs", "1", "many"], folder);
  const all = costOf([program, "check", "--jobs", String(jobs), "many"], folder);
  return {
    "check of 1,000 scripts and 1,000 notebooks on one thread": one.wall,
    "  its processor time": one.cpu,
    [`check of the same on ${jobs} threads`]: all.wall,
    "  its processor time, all threads": all.cpu,
    "  gain ratio": one.wall / all.wall,
  };
}

const mebibyte = 2 ** 20;

/** A safetensors file of one tensor, whose bytes are a hole. */
function sparseSafetensors(path: string, bytes: number): void {
  const header = JSON.stringify({
    weight: { dtype: "U8", shape: [bytes], data_offsets: [0, bytes] },
  });
  const start = Buffer.alloc(8 + header.length);
  start.writeBigUInt64LE(BigInt(header.length));
  start.write(header, 8);
  const descriptor = openSync(path, "w");
  writeSync(descriptor, start);
  ftruncateSync(descriptor, start.length + bytes);
  closeSync(descriptor);
}

/** Memory of a scan does not follow the size of what is scanned: the same files, small and very large. */
async function measureMemory(folder: string): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const [name, tensor, archive] of [
    ["of 10 MB and 70 MB", 10 * mebibyte, 70 * mebibyte],
    ["of 10 GB and 70 GB", 10 * 1024 * mebibyte, 70 * 1024 * mebibyte],
  ] as const) {
    const weights = join(folder, "weights");
    await mkdir(weights);
    sparseSafetensors(join(weights, "model.safetensors"), tensor);
    sparseTorch(join(weights, "model.pt"), 1000, archive);
    const cost = costOf([program, "check", "weights"], folder);
    numbers[`check of a safetensors file and a PyTorch file ${name}`] = cost.wall;
    numbers[`  its memory in MB, ${name}`] = cost.memory;
    await rm(weights, { recursive: true });
  }
  return numbers;
}

export async function measure(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), "loadline-bench-"));
  try {
    await installMeter(folder);
    return {
      ...(await measureStart(folder)),
      ...(await measureThreads(folder)),
      ...(await measureMemory(folder)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
