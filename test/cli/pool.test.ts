import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkerPool } from "../../server/src/cli/pool.ts";
import type { WorkResult } from "../../server/src/cli/worker.ts";

/** Stands in for the program: answers as it does, and dies where a path says so. */
const script = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ paths }) => {
  if (paths.includes("/throws")) throw new Error("out of memory");
  if (paths.includes("/exits")) process.exit(3);
  parentPort.postMessage({ results: paths.map((path) => ({ ok: true, result: { path } })) });
});
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loadline-pool-"));
  await writeFile(join(folder, "worker.cjs"), script);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(
  paths: readonly string[],
  threads: number,
  checkHere?: (path: string, outcomes: Map<string, string>) => Promise<boolean>,
): Promise<ReadonlyMap<string, string>> {
  const outcomes = new Map<string, string>();
  const onResult = (result: WorkResult) => {
    if (result.ok) outcomes.set(result.result.path, "checked");
    else outcomes.set(result.path, result.message);
  };
  const pool = createWorkerPool({
    script: join(folder, "worker.cjs"),
    threads,
    settings: { overrides: {} },
    onResult,
    ...(checkHere === undefined ? {} : { checkHere: (path) => checkHere(path, outcomes) }),
  });
  for (const path of paths) await pool.add(path);
  await pool.finish();
  await pool.close();
  return outcomes;
}

const names = Array.from({ length: 100 }, (_, index) => `/f${index}`);

test("every file is checked once, on any number of threads", async () => {
  for (const threads of [1, 3]) {
    expect(await run(names, threads)).toEqual(new Map(names.map((name) => [name, "checked"])));
  }
});

test("a file that ends its thread is reported, and no other file is lost", async () => {
  const outcomes = await run([...names.slice(0, 50), "/throws", ...names.slice(50), "/exits"], 2);
  expect(outcomes.get("/throws")).toBe("the check broke off: out of memory");
  expect(outcomes.get("/exits")).toBe("the check broke off: its thread ended");
  expect([...outcomes.values()].filter((outcome) => outcome === "checked")).toHaveLength(100);
});

test("nothing to do is no error", async () => {
  expect(await run([], 4)).toEqual(new Map());
});

test("the thread that hands files out checks some of them, and none that ended a thread", async () => {
  const here: string[] = [];
  const paths = ["/throws", ...names];
  const outcomes = await run(paths, 1, async (path, known) => {
    expect(known.has(path)).toBe(false);
    here.push(path);
    known.set(path, "checked");
    return true;
  });
  expect(here.length).toBeGreaterThan(0);
  expect(here).not.toContain("/throws");
  expect(outcomes.get("/throws")).toBe("the check broke off: out of memory");
  expect([...outcomes.values()].filter((outcome) => outcome === "checked")).toHaveLength(100);
});

test("what the handing thread refuses is checked by the others", async () => {
  const outcomes = await run(names, 1, async () => false);
  expect(outcomes).toEqual(new Map(names.map((name) => [name, "checked"])));
});
