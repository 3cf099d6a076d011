// Whole processes of the command line, against a bare Node in the same run.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");
const runs = 20;

/** Milliseconds of wall clock, the median of all runs. */
function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

function timeOf(arguments_: readonly string[], folder: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: folder, encoding: "utf8" });
  const took = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${arguments_.join(" ")} failed: ${stderr}`);
  return took;
}

const small = `import torch
from pathlib import Path

path = Path("model.pt")
model = torch.load(path)
print(model)
`;
const silent = "import json\n\nprint(json.dumps({}))\n";

/** A script in the size of a real one: with a call to find, and much around it. */
function script(index: number): string {
  const body = Array.from(
    { length: 60 },
    (_, line) => `def step_${index}_${line}(value):\n    return [value * ${line} for _ in range(${line})]\n`,
  );
  return `${small}\n${body.join("\n")}`;
}

export async function measure(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), "loadline-bench-"));
  try {
    await writeFile(join(folder, "small.py"), small);
    await writeFile(join(folder, "silent.py"), silent);
    await mkdir(join(folder, "many"));
    for (let index = 0; index < 1000; index += 1) {
      await writeFile(join(folder, "many", `script_${index}.py`), script(index));
    }
    const times = { bare: [] as number[], small: [] as number[], silent: [] as number[] };
    // In turns, so that a busy moment of the machine falls on all of them.
    for (let run = 0; run < runs; run += 1) {
      times.bare.push(timeOf(["-e", "0"], folder));
      times.small.push(timeOf([program, "check", "small.py"], folder));
      times.silent.push(timeOf([program, "check", "silent.py"], folder));
    }
    const bare = median(times.bare);
    const one = timeOf([program, "check", "--jobs", "1", "many"], folder);
    const all = timeOf([program, "check", "many"], folder);
    return {
      "a bare node -e 0": bare,
      "check of one small script": median(times.small),
      "  ratio to the bare node": median(times.small) / bare,
      "check of one script without a trigger": median(times.silent),
      "  ratio to a bare node": median(times.silent) / bare,
      "check of 1,000 scripts on one thread": one,
      "check of 1,000 scripts on all cores": all,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
