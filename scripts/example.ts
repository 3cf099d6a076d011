// Makes the sample project complete (keys at random, weight files from bytes) and checks it.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fillKeys } from "../test/harness/fill-keys.ts";
import { sampleWeights } from "./sample-weights.ts";

const examples = join(import.meta.scriptRoot, "examples");
const folder = join(examples, "build");

await rm(folder, { recursive: true, force: true });
await cp(join(examples, "sample-project"), folder, { recursive: true });
for (const name of await readdir(folder)) {
  const path = join(folder, name);
  await writeFile(path, fillKeys(await readFile(path, "utf8")));
}
await mkdir(join(folder, "weights"));
for (const [name, bytes] of Object.entries(sampleWeights())) {
  await writeFile(join(folder, "weights", name), bytes);
}

const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");
// The sample has faults on purpose: that it is found wanting is not a failure of this script.
const run = spawnSync(
  process.execPath,
  [program, "check", "--fail-on", "never", ...process.argv.slice(2), "."],
  {
    cwd: folder,
    stdio: "inherit",
  },
);
process.exitCode = run.status ?? 2;
