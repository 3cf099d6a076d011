// What every editor test needs first: the bundles, the compiled suite, and a fresh folder to open.
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Git ignores it: editors, their data, compiled suites. */
export const workFolder = join(root, ".editor-tests");

const run = promisify(execFile);

export async function buildExtension() {
  await run(process.execPath, [join(root, "scripts/build.mjs")], { cwd: root });
}

/** Compiles the suite into the file that VS Code loads; answers its path. */
export async function buildSuite() {
  const outfile = join(workFolder, "suite/index.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/editors/suite/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // mocha looks for its own files when it starts, so it stays where it is installed.
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outfile;
}

/** Writes the folder that a test opens, from nothing; answers its path. */
export async function makeWorkspace(name) {
  const outfile = join(workFolder, "suite/workspace.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/editors/workspace.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  const { editorWorkspace } = await import(pathToFileURL(outfile).href);
  const folder = join(workFolder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(editorWorkspace()))
    await writeFile(join(folder, path), content);
  return folder;
}
