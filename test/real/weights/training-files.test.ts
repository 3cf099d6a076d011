import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../../server/src/engine/engine.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment } from "../../harness/check.ts";
import { mustBeThere, pythonWith, writtenBy } from "../python.ts";

interface WrittenFile {
  readonly path: string;
  readonly by: string;
  /** Classes that are not known to be harmless. */
  readonly custom: readonly string[];
  /** Whether loading it runs code that it holds. */
  readonly danger: boolean;
}

const python = pythonWith();
const folder = mkdtempSync(join(tmpdir(), "loadline-training-"));
let files: readonly WrittenFile[] = [];
let engine: Engine;

beforeAll(() => {
  if (python === undefined) return;
  const script = fileURLToPath(new URL("write-training-files.py", import.meta.url));
  files = writtenBy(python, script, folder);
  engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(path: string) {
  return engine.checkFile(join(folder, path).replaceAll("\\", "/"), defaultSettings(), noProject);
}

/** What is wrong with the answer on a file; nothing where it is right. */
async function faultOf({ path, by, custom, danger }: WrittenFile): Promise<string | undefined> {
  const { findings, weights } = await check(path);
  const wanted = danger ? ["error"] : custom.length > 0 ? ["warning"] : [];
  const severities = [...new Set(findings.map(({ severity }) => severity))];
  const messages = findings.map(({ message }) => message).join(" | ");
  const isNamed = custom.every((name) => messages.includes(name));
  // Arrays of numbers hold none, and the values of a database are constants.
  const isRead = weights?.why !== "holds no pickle" || /\.(?:npy|db)$/.test(path);
  const isRight = severities.join() === wanted.join() && isNamed && isRead;
  return isRight ? undefined : `${by} ${path}: ${weights?.why} ${messages}`;
}

describe.skipIf(python === undefined)(
  "files of trainings, caches and programs, by the real libraries",
  () => {
    test("none is called dangerous but those that hold code, and none is passed over", async () => {
      const wrong: string[] = [];
      for (const file of files) {
        const fault = await faultOf(file);
        if (fault !== undefined) wrong.push(fault);
      }
      expect(wrong).toEqual([]);
      if (mustBeThere) expect(files.length).toBeGreaterThan(300);
    });

    test("a shelf's values are looked at", async () => {
      for (const path of files.map((file) => file.path).filter((name) => name.startsWith("shelf-"))) {
        const { weights } = await check(path);
        expect(weights?.verdict, path).toBe("clean");
      }
    });
  },
);
