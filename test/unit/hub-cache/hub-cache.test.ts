import { describe, expect, test } from "vitest";
import { hubCacheFolder, hubHome } from "../../../server/src/formats/hub-cache/folders.ts";
import { cachedRevision } from "../../../server/src/formats/hub-cache/read.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { toHostPath } from "../../../server/src/hosts/node/paths.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const other = "89abcdef0123456789abcdef0123456789abcdef";
const net = "/cache/models--acme--net";

describe("where the cache lies", () => {
  const posix = (path: string) => toHostPath(path, "/work", "linux");
  const windows = (path: string) => toHostPath(path, "C:\\work", "win32");

  test.each([
    [{}, "/home/ada/.cache/huggingface/hub"],
    [{ XDG_CACHE_HOME: "/var/caches" }, "/var/caches/huggingface/hub"],
    [{ HF_HOME: "~/hf", XDG_CACHE_HOME: "/var/caches" }, "/home/ada/hf/hub"],
    [{ HUGGINGFACE_HUB_CACHE: "/old", HF_HOME: "/hf" }, "/old"],
    [{ HF_HUB_CACHE: "/new", HUGGINGFACE_HUB_CACHE: "/old" }, "/new"],
    [{ HF_HUB_CACHE: "caches/hf" }, "/work/caches/hf"],
    [{ HF_HUB_CACHE: "", HF_HOME: "" }, "/home/ada/.cache/huggingface/hub"],
  ])("%j on Linux and macOS", (environment, folder) => {
    expect(hubCacheFolder(environment, "/home/ada", posix)).toBe(folder);
  });

  test.each([
    [{}, "C:/Users/Ada/.cache/huggingface/hub"],
    [{ HF_HOME: "D:\\hf" }, "D:/hf/hub"],
    [{ HF_HUB_CACHE: "~\\hf" }, "C:/Users/Ada/hf"],
  ])("%j on Windows", (environment, folder) => {
    expect(hubCacheFolder(environment, "C:/Users/Ada", windows)).toBe(folder);
  });

  test("the token lies beside it", () => {
    expect(hubHome({}, "/home/ada", posix)).toBe("/home/ada/.cache/huggingface");
  });
});

describe("what it knows", () => {
  const host = memoryHost({
    [`${net}/refs/main`]: commit,
    [`${net}/refs/v1.0`]: `${other}\n`,
    [`${net}/refs/refs/pr/3`]: other,
    [`${net}/snapshots/${commit}/config.json`]: "{}",
    [`${net}/snapshots/${other}/config.json`]: "{}",
    [`/cache/datasets--acme--data/snapshots/${commit}/data.csv`]: "",
    "/cache/models--bert-base-uncased/refs/main": commit,
    [`/cache/models--bert-base-uncased/snapshots/${commit}/config.json`]: "{}",
    "/cache/models--acme--broken/refs/main": "../../../etc/passwd",
    "/cache/models--acme--cleaned/refs/main": commit,
    [`/cache/models--acme--two/snapshots/${commit}/config.json`]: "{}",
    [`/cache/models--acme--two/snapshots/${other}/config.json`]: "{}",
  });
  const ask = (id: string, revision?: string, kind: "model" | "dataset" = "model") =>
    cachedRevision(host, "/cache", { kind, id, ...(revision === undefined ? {} : { revision }) });

  test("the commit of a branch, of a tag, of a pull request", async () => {
    expect(await ask("acme/net")).toMatchObject({ commit, reference: "main" });
    expect(await ask("acme/net", "v1.0")).toMatchObject({ commit: other, reference: "v1.0" });
    expect(await ask("acme/net", "refs/pr/3")).toMatchObject({ commit: other, reference: "refs/pr/3" });
  });

  test("a name without an owner", async () => {
    expect(await ask("bert-base-uncased")).toMatchObject({ commit });
  });

  test("the only snapshot of what was downloaded by its commit, unless a branch is asked for", async () => {
    expect(await ask("acme/data", undefined, "dataset")).toEqual({ commit });
    expect(await ask("acme/data", "main", "dataset")).toBeUndefined();
    expect(await ask("acme/two")).toBeUndefined();
  });

  test("nothing of what is not there, is no commit, or has no files any more", async () => {
    for (const id of ["acme/gone", "acme/broken", "acme/cleaned"]) expect(await ask(id)).toBeUndefined();
  });

  test("names that are no part of a path are not looked for", async () => {
    expect(await ask("../x")).toBeUndefined();
    expect(await ask("acme/net", "../../../secrets")).toBeUndefined();
    expect(await ask("acme/net/..")).toBeUndefined();
  });
});
