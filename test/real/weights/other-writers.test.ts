import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isAtLeast } from "../../../server/src/finding/finding.ts";
import { workspace } from "../../harness/check.ts";
import { pythonWith, pythonWithAny, runPython } from "../python.ts";

const hasR = spawnSync("Rscript", ["--version"], { stdio: "ignore" }).status === 0;
const python = pythonWith("torch");
const formats = pythonWithAny("gguf", "safetensors");

/** Every file of a folder: its format in the table of weight files, and what was found. */
async function checked(folder: string): Promise<Readonly<Record<string, string>>> {
  const answers: [string, string][] = [];
  const names = readdirSync(folder).sort();
  const files = names.map((name) => [`/project/${name}`, new Uint8Array(readFileSync(join(folder, name)))]);
  const { check } = workspace(Object.fromEntries(files));
  for (const name of names) {
    const { findings, weights } = await check(`/project/${name}`);
    const said = findings
      .filter(({ severity }) => isAtLeast(severity, "warning"))
      .map(({ message }) => message);
    answers.push([name, [`${weights?.format}, ${weights?.verdict}`, ...said].join("; ")]);
  }
  return Object.fromEntries(answers);
}

async function written(write: (folder: string) => void): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), "loadline-real-"));
  try {
    write(folder);
    return await checked(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("models of other writers are followed to their end, and nothing is found", () => {
  test.skipIf(!hasR)("R", async () => {
    const script = fileURLToPath(new URL("write-models.R", import.meta.url));
    const answers = await written((folder) => {
      const run = spawnSync("Rscript", [script, folder], { encoding: "utf8" });
      if (run.status !== 0) throw new Error(run.stderr);
    });
    expect(Object.keys(answers)).toHaveLength(13);
    const { "workspace.RData": packed, "workspace-text.RData": asText, ...values } = answers;
    expect([packed, asText]).toEqual(["R workspace, clean", "R data, clean"]);
    for (const [name, answer] of Object.entries(values))
      expect([name, answer]).toEqual([name, expect.stringMatching(/^R (?:value|data), clean$/)]);
  });

  test.skipIf(formats === undefined)(
    "safetensors, GGUF and Keras, as far as they are installed",
    async () => {
      if (formats === undefined) return;
      const script = fileURLToPath(new URL("write-format-models.py", import.meta.url));
      const answers = await written((folder) => void runPython(formats, script, [folder]));
      expect(Object.keys(answers).length).toBeGreaterThan(0);
      const { "lambda.keras": lambda, ...others } = answers;
      // A function of the author's own is what it is.
      if (lambda !== undefined)
        expect(lambda).toMatch(/^Keras, unverified; `Lambda` in this Keras file runs compiled/);
      for (const [name, answer] of Object.entries(others))
        expect([name, answer]).toEqual([
          name,
          expect.stringMatching(/^(?:safetensors|GGUF|Keras|HDF5), clean$|^undefined, undefined$/),
        ]);
    },
  );

  test.skipIf(python === undefined)("TorchScript and XGBoost", async () => {
    if (python === undefined) return;
    const script = fileURLToPath(new URL("write-other-models.py", import.meta.url));
    const answers = await written((folder) => void runPython(python, script, [folder]));
    expect(answers).toMatchObject({ "script.pt": "TorchScript, clean", "trace.pt": "TorchScript, clean" });
    for (const name of ["trees.json", "trees.ubj"])
      if (answers[name] !== undefined) expect(answers[name]).toBe("XGBoost, clean");
  });
});
