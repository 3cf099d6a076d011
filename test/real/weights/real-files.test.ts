import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { createEngine, type Engine } from "../../../server/src/engine/engine.ts";
import type { FileResult } from "../../../server/src/engine/result.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import { explainWeights } from "../../../server/src/facts/weights/explain.ts";
import type { Finding } from "../../../server/src/finding/finding.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment } from "../../harness/check.ts";
import { mustBeThere, pythonWith, writtenBy } from "../python.ts";

interface WrittenFile {
  readonly path: string;
  readonly by: string;
  readonly custom: readonly string[];
  /** Whether the PyTorch of this machine loads it with weights_only: `loads`, or its error. */
  readonly weightsOnly?: string;
}

/** What PyTorch 1.13's unpickler for weights did not take yet, and 2.6's does: floats, quantized tensors, devices. */
const laterAdditions = /Unsupported operand 71|_rebuild_qtensor|class torch\.device/;

const python = pythonWith();
const folder = mkdtempSync(join(tmpdir(), "loadline-real-"));
let files: readonly WrittenFile[] = [];
const host = createNodeHost({ blocking: true });
let engine: Engine;

beforeAll(() => {
  if (python === undefined) return;
  const script = fileURLToPath(new URL("write-files.py", import.meta.url));
  files = writtenBy(python, script, folder);
  engine = createEngine(testEnvironment(host));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checkWhole(path: string): Promise<FileResult> {
  return engine.checkFile(join(folder, path).replaceAll("\\", "/"), defaultSettings(), noProject);
}

async function check(path: string): Promise<readonly Finding[]> {
  return (await checkWhole(path)).findings;
}

describe.skipIf(python === undefined)("files that real libraries write", () => {
  test("none is called dangerous, and only classes of nobody's library are unverified", async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const findings = await check(file.path);
      const expected = file.custom.length > 0 ? 1 : 0;
      const fits = findings.every(({ severity }) => severity === "warning") && findings.length === expected;
      if (!fits)
        wrong.push(
          `${file.by} ${file.path}: ${findings.map(({ rule, message }) => `${rule}: ${message}`).join(" | ")}`,
        );
    }
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  test("each is read to its end, whatever it is packed with", async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const { weights } = await checkWhole(file.path);
      const expected = file.custom.length > 0 ? "unverified" : "clean";
      if (weights?.verdict !== expected) wrong.push(`${file.path}: ${weights?.verdict} ${weights?.why}`);
      // An array of numbers has none; everything else here is pickled.
      else if (weights.why === "holds no pickle" && !/\.np[yz]$/.test(file.path))
        wrong.push(`${file.path}: ${weights.why}`);
    }
    expect(wrong).toEqual([]);
  });

  test("weights_only is answered as PyTorch answers it", async () => {
    const asked = files.filter(({ weightsOnly }) => weightsOnly !== undefined);
    const wrong: string[] = [];
    for (const file of asked) {
      const path = join(folder, file.path).replaceAll("\\", "/");
      const document = await openFile(path, testEnvironment(host));
      if (isTextDocument(document)) throw new Error(`${file.path} is no text`);
      const { pickles } = await explainWeights(document, defaultLimits);
      const answers = pickles.flatMap(({ weightsOnly }) => weightsOnly ?? []);
      const passes = answers.length > 0 && answers.every((answer) => answer.passes);
      const loads = file.weightsOnly === "loads" || laterAdditions.test(file.weightsOnly ?? "");
      if (passes !== loads)
        wrong.push(`${file.path}: ${JSON.stringify(answers.find((answer) => !answer.passes))}`);
    }
    expect(wrong).toEqual([]);
    if (mustBeThere) expect(asked.length).toBeGreaterThan(10);
  });

  test("a class of the script's own is named", async () => {
    for (const file of files.filter(({ custom }) => custom.length > 0)) {
      const [finding] = await check(file.path);
      for (const name of file.custom) expect(finding?.message).toContain(`\`${name}\``);
    }
  });
});
