import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The tests of the command line run the bundle itself: it is built once for a run, in under a second. */
export default function setup(): void {
  const script = fileURLToPath(new URL("../../scripts/build.mjs", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`scripts/build.mjs failed:\n${stderr}`);
}
