import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFile } from "../../../server/src/documents/open.ts";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { factSource } from "../../../server/src/facts/extract.ts";
import { extractors } from "../../../server/src/facts/extractors.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment } from "../../harness/check.ts";
import { pythonWith, runPython } from "../python.ts";

interface WrittenFile {
  readonly path: string;
  /** What the library sees: names, types and dimensions of all tensors, in the order of the graph. */
  readonly tensors: readonly (readonly [name: string, dtype: string, shape: readonly number[]])[];
  readonly nodes: number;
  readonly producer: string;
}

const python = pythonWith("onnx", "numpy");
const folder = mkdtempSync(join(tmpdir(), "loadline-onnx-"));
const environment = testEnvironment(createNodeHost({ blocking: true }));
let files: readonly WrittenFile[] = [];

beforeAll(() => {
  if (python === undefined) return;
  const script = fileURLToPath(new URL("write-onnx.py", import.meta.url));
  files = (JSON.parse(runPython(python, script, [folder]).toString()) as { readonly files: WrittenFile[] })
    .files;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(python === undefined)("models that the onnx library writes", () => {
  test("are read as the library reads them", async () => {
    expect(files.length).toBeGreaterThan(6);
    for (const { path, tensors, producer } of files) {
      const document = await openFile(join(folder, path), environment);
      expect([path, document.kind]).toEqual([path, "onnx"]);
      const [model] = await factSource(document, environment, extractors)("model-file");
      const read = (model?.tensors ?? []).map(({ name, dtype, shape }) => [name, dtype, shape]);
      expect([path, [...read].sort()]).toEqual([path, [...tensors].sort()]);
      expect(model?.producer).toBe(producer);
    }
  });

  test("are clean", async () => {
    const engine = createEngine(environment);
    for (const { path } of files) {
      const { findings, weights } = await engine.checkFile(join(folder, path), defaultSettings(), noProject);
      expect([path, findings.map(({ rule, message }) => `${rule}: ${message}`)]).toEqual([path, []]);
      expect([path, weights?.format, weights?.verdict]).toEqual([path, "ONNX", "clean"]);
    }
  });
});
