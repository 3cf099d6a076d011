// What whole processes of the command line take.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What one process took: milliseconds of wall clock and of all its threads, megabytes at its most. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Loaded into each process, the bare one too: tells what it took, through a pipe of its own. */
const meter = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require("node:fs").writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
});`;

/** Puts the meter into a folder of `costOf`. */
export function installMeter(folder: string): Promise<void> {
  return writeFile(join(folder, "meter.cjs"), meter);
}

/** Runs a program of Node in a folder that has the meter. */
export function costOf(arguments_: readonly string[], folder: string): Cost {
  const start = performance.now();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ["--require", join(folder, "meter.cjs"), ...arguments_],
    { cwd: folder, encoding: "utf8", stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  const wall = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${arguments_.join(" ")} failed: ${stderr}`);
  return { wall, ...JSON.parse(output[3] ?? "{}") };
}
