// Writes the code that V8 compiles for a check into server/dist/code-cache, for this Node on this machine: run by
// scripts/build.mjs, and by nobody else. What is checked is the sample project, with weight files of the usual kinds.
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fillKeys } from "../test/harness/fill-keys.ts";
import { sampleWeights } from "./sample-weights.ts";

const root = import.meta.scriptRoot;
const target: string = createRequire(join(root, "scripts/"))("../server/bin/loadline.cjs").codeCache;

const work = await mkdtemp(join(tmpdir(), "loadline-build-"));
try {
  const sample = join(work, "sample");
  await writeSample(sample);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/build/compile-parts.cjs"), join(work, "compiled")],
    // Flags of V8 that stand in the environment would be part of what is written.
    {
      cwd: sample,
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    },
  );
  if (status !== 0) throw new Error(`the program failed on the sample: ${stderr}`);
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { recursive: true, force: true });
  // In one step: a program that starts meanwhile finds all of it, or nothing.
  await cp(join(work, "compiled"), `${target}.${process.pid}`, { recursive: true });
  await rename(`${target}.${process.pid}`, target);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function writeSample(sample: string): Promise<void> {
  await cp(join(root, "examples/sample-project"), sample, { recursive: true });
  for (const name of await readdir(sample)) {
    const path = join(sample, name);
    await writeFile(path, fillKeys(await readFile(path, "utf8")));
  }
  await mkdir(join(sample, "weights"));
  for (const [name, bytes] of Object.entries(sampleWeights()))
    await writeFile(join(sample, "weights", name), bytes);
}
