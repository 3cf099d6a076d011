import { describe, expect, test } from "vitest";
import { planLock } from "../../../server/src/engine/locking/plan.ts";
import type { LockUse } from "../../../server/src/engine/locking/uses.ts";
import { openProject } from "../../../server/src/engine/project.ts";
import type { KnownCommit } from "../../../server/src/facts/project.ts";
import type { LockedName } from "../../../server/src/facts/references/locked-name.ts";
import type { LockEntry } from "../../../server/src/formats/lock/lock.ts";
import { writeLock } from "../../../server/src/formats/lock/write.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";

const locked = "0123456789abcdef0123456789abcdef01234567";
const cached = "89abcdef0123456789abcdef0123456789abcdef";
const net: LockedName = { registry: "huggingface", kind: "model", id: "acme/net" };
/** One that a public benchmark pins. */
const mini: LockedName = { ...net, id: "all-MiniLM-L6-v2" };

function entry(changes: Partial<LockEntry> = {}): LockEntry {
  const facts = { license: [], baseModels: [], pickles: false, customCode: false, files: [] };
  return {
    ...net,
    revision: "main",
    commit: locked,
    date: "2026-01-02",
    resolved: "2026-11-28",
    ...facts,
    ...changes,
  };
}

function cacheOf(folder: string): Readonly<Record<string, string>> {
  return {
    [`/cache/${folder}/refs/main`]: cached,
    [`/cache/${folder}/snapshots/${cached}/config.json`]: "{}",
  };
}

async function known(
  name: LockedName,
  files: Readonly<Record<string, string>>,
): Promise<KnownCommit | undefined> {
  const host = memoryHost({ "/project/.git/HEAD": "", ...files }, { hubCache: "/cache" });
  const project = await openProject(host, "/project/src/load.py");
  // Nobody has looked yet.
  expect(project.commitOf(name)).toBeUndefined();
  await project.settle?.();
  expect(project.commitOf(name)).toBe(project.commitOf(name));
  return project.commitOf(name);
}

const lockOf = (...entries: readonly LockEntry[]) => ({ "/project/loadline.lock": writeLock({ entries }) });

describe("which commit a name stands for on this machine", () => {
  test("the lock's before the cache's, and the cache's before the table's", async () => {
    const cache = {
      ...cacheOf("models--acme--net"),
      ...cacheOf("models--sentence-transformers--all-MiniLM-L6-v2"),
    };
    expect(await known(net, { ...lockOf(entry()), ...cache })).toEqual({
      commit: locked,
      source: "lock",
      reference: "main",
      date: "2026-01-02",
    });
    expect(await known(net, cache)).toMatchObject({ commit: cached, source: "cache", reference: "main" });
    expect(await known(mini, cache)).toMatchObject({ commit: cached, source: "cache" });
    expect(await known(mini, {})).toMatchObject({
      source: "table",
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(await known(net, {})).toBeUndefined();
  });

  test("a branch or tag is that one, and no other", async () => {
    const files = { ...lockOf(entry()), ...cacheOf("models--acme--net") };
    expect(await known({ ...net, revision: "main" }, files)).toMatchObject({ commit: locked });
    expect(await known({ ...net, revision: "v2" }, files)).toBeUndefined();
    expect(await known({ ...mini, revision: "v2" }, {})).toBeUndefined();
  });

  test("a pinned name is known by the lock alone, whose commit may be another", async () => {
    const files = { ...lockOf(entry()), ...cacheOf("models--acme--net") };
    expect(await known({ ...net, revision: cached }, files)).toMatchObject({
      commit: locked,
      source: "lock",
    });
    expect(await known({ ...net, revision: cached }, cacheOf("models--acme--net"))).toBeUndefined();
  });

  test("a lock that cannot be read answers nothing", async () => {
    expect(await known(net, { "/project/loadline.lock": "version = 1\n<<<<<<< HEAD\n" })).toBeUndefined();
  });
});

describe("a plan", () => {
  const location = { path: "/project/load.py" };
  const use = (changes: Partial<LockUse> = {}): LockUse => ({ ...net, pinned: false, location, ...changes });
  const pinned = use({ revision: locked, pinned: true });

  test("a place that pins a commit is for every branch and tag that it stood for", () => {
    const entries = [entry(), entry({ revision: "v1.0" })];
    expect(planLock([pinned], { entries })).toEqual({
      kept: entries,
      questions: [],
      unused: [],
      disagreements: [],
    });
  });

  test("another commit of a locked name is a disagreement, and its entry is not without use", () => {
    const entries = [entry({ commit: cached })];
    const plan = planLock([pinned], { entries });
    expect(plan).toMatchObject({ kept: entries, questions: [], unused: [] });
    expect(plan.disagreements).toEqual([{ use: pinned, entries }]);
  });

  test("names are asked for once, with the files where every place names its own", () => {
    const files = planLock([use({ file: "b.gguf" }), use({ file: "a.gguf", revision: "main" })], {
      entries: [],
    });
    expect(files.questions).toMatchObject([{ id: "acme/net", files: ["a.gguf", "b.gguf"] }]);
    const all = planLock([use({ file: "b.gguf" }), use()], { entries: [] });
    expect(all.questions).toHaveLength(1);
    expect(all.questions[0]?.files).toBeUndefined();
  });

  test("a file that the lock left out is asked for again", () => {
    const file = { path: "a.gguf", size: 1, gitBlob: locked };
    const part = entry({ files: [file], omittedFiles: 3 });
    expect(planLock([use({ file: "a.gguf" })], { entries: [part] }).questions).toEqual([]);
    expect(planLock([use({ file: "b.gguf" })], { entries: [part] }).questions).toMatchObject([
      { replaces: part },
    ]);
    const whole = entry({ files: [file] });
    expect(planLock([use({ file: "b.gguf" })], { entries: [whole] }).questions).toEqual([]);
  });
});
