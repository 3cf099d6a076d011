import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../../server/src/engine/engine.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import type { Finding } from "../../../server/src/finding/finding.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment } from "../../harness/check.ts";
import { mustBeThere, pythonWith, runPython } from "../python.ts";

interface WrittenFile {
  readonly path: string;
  readonly by: string;
  readonly custom: readonly string[];
}

const python = pythonWith();
const folder = mkdtempSync(join(tmpdir(), "loadline-real-"));
let files: readonly WrittenFile[] = [];
let engine: Engine;

beforeAll(() => {
  if (python === undefined) return;
  const script = fileURLToPath(new URL("write-files.py", import.meta.url));
  const answer = JSON.parse(runPython(python, script, [folder]).toString()) as {
    readonly files: readonly WrittenFile[];
    readonly missing: readonly string[];
  };
  files = answer.files;
  if (answer.missing.length > 0) {
    const reason = `not here, so not tried: ${answer.missing.join(", ")}`;
    if (mustBeThere) throw new Error(reason);
    console.log(reason);
  }
  engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(path: string): Promise<readonly Finding[]> {
  const result = await engine.checkFile(
    join(folder, path).replaceAll("\\", "/"),
    defaultSettings(),
    noProject,
  );
  return result.findings;
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

  test("a class of the script's own is named", async () => {
    for (const file of files.filter(({ custom }) => custom.length > 0)) {
      const [finding] = await check(file.path);
      for (const name of file.custom) expect(finding?.message).toContain(`\`${name}\``);
    }
  });
});
