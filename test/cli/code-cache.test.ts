import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { program, withFolder } from "../harness/command-line.ts";
import { code, notebook } from "../harness/notebook.ts";
import * as p from "../harness/pickle.ts";

const run = promisify(execFile);

/** Runs a check as the program does, and answers which parts V8 had to compile. */
const compiledParts = `
const { createLoader, program, codeCache, quickGrammars } = require(process.argv[1]);
process.argv = [process.execPath, program, "check", "--fail-on", "never", "--output", "report", ...process.argv.slice(2)];
const loader = createLoader([codeCache, codeCache + "/" + quickGrammars]);
loader.load(program);
process.on("exit", () => {
  const parts = [...loader.scripts].filter(([, { cachedDataRejected }]) => cachedDataRejected !== false);
  console.log(JSON.stringify({ loaded: loader.scripts.size, compiled: parts.map(([name]) => name.split("-")[0]) }));
});`;

const script = 'import torch\n\nmodel = torch.load("model.pt", weights_only=False)\n';

const files = {
  "script.py": script,
  "notebook.ipynb": notebook([code(script)]),
  "README.md": "---\nlicense: apache-2.0\nbase_model: bert-base-uncased\n---\n",
  "weights.pkl": p.file(p.global("os", "system")),
};

async function check(folder: string, ...arguments_: readonly string[]) {
  const { stdout } = await run(process.execPath, ["-e", compiledParts, program, ...arguments_], {
    cwd: folder,
  });
  return JSON.parse(stdout) as { readonly loaded: number; readonly compiled: readonly string[] };
}

test.each(Object.keys(files))("V8 takes the code that the build compiled for a check of %s", (name) =>
  withFolder(files, async (folder) => {
    const { loaded, compiled } = await check(folder, name);
    expect(loaded).toBeGreaterThan(1);
    expect(compiled).toEqual([]);
  }),
);

test("a part that the build did not run is compiled as usual", () =>
  withFolder(files, async (folder) => {
    const { compiled } = await check(folder, "--format", "sarif", "script.py");
    expect(compiled).toContain("sarif");
  }));

test("where V8 refuses that code, since it was given other flags, the program says the same", () =>
  withFolder(files, async (folder) => {
    const checkWith = (...flags: readonly string[]) =>
      run(process.execPath, [...flags, program, "check", "--fail-on", "never"], { cwd: folder });
    const usual = await checkWith();
    const refused = await checkWith("--no-opt");
    expect(usual.stdout).toContain("torch-load");
    expect(refused).toEqual(usual);
  }));
