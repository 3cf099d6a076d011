import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { hashFiles } from "../../server/src/cli/hash-files.ts";
import { runVerify, size } from "../../server/src/cli/verify.ts";
import type { Candidate } from "../../server/src/cli/verify-files.ts";
import type { LockEntry, LockedFile } from "../../server/src/formats/lock/lock.ts";
import { writeLock } from "../../server/src/formats/lock/write.ts";
import { digestFile } from "../../server/src/hosts/node/digest.ts";
import { toHostPath } from "../../server/src/hosts/node/paths.ts";
import { loadline, loadlineProgram, withFolder } from "../harness/command-line.ts";
import { gitBlob } from "../harness/hub-server.ts";
import { recorder, withWorkbench } from "../harness/workbench.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const other = "89abcdef0123456789abcdef0123456789abcdef";
const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

const contents = { "config.json": "{}", "model.safetensors": "weights", "onnx/model.onnx": "onnx" } as const;
const files: readonly LockedFile[] = [
  { path: "config.json", size: 2, gitBlob: gitBlob("{}") },
  { path: "model.safetensors", size: 7, sha256: sha256("weights") },
  { path: "onnx/model.onnx", size: 4, sha256: sha256("onnx") },
];
const entry: LockEntry = {
  registry: "huggingface",
  kind: "model",
  id: "acme/net",
  revision: "main",
  commit,
  resolved: "2026-11-28",
  license: [],
  baseModels: [],
  pickles: false,
  customCode: false,
  files,
};

/** The cache as huggingface_hub lays it out: contents under their digest, and links to them by name. */
async function cached(
  folder: string,
  these: Readonly<Record<string, string>>,
  id = "acme--net",
): Promise<void> {
  const repository = join(folder, "cache", `models--${id}`);
  await mkdir(join(repository, "refs"), { recursive: true });
  await mkdir(join(repository, "blobs"), { recursive: true });
  await writeFile(join(repository, "refs/main"), commit);
  for (const [path, content] of Object.entries(these)) {
    const blob = join(repository, "blobs", sha256(content));
    const link = join(repository, "snapshots", commit, path);
    await mkdir(dirname(link), { recursive: true });
    await writeFile(blob, content);
    await symlink(blob, link);
  }
}

async function verify(
  folder: string,
  options: { readonly complete?: boolean; readonly json?: boolean } = {},
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  const written = { stdout: "", stderr: "" };
  await mkdir(join(folder, "cache"), { recursive: true });
  const status = await withWorkbench((bench) =>
    runVerify(
      {
        folder: toHostPath(folder),
        cache: toHostPath(join(folder, "cache")),
        complete: false,
        json: false,
        ...options,
      },
      { bench, terminal: recorder(folder, written) },
    ),
  );
  return { status, ...written };
}

const lock = writeLock({ entries: [entry] });

describe("in the cache", () => {
  test("all as locked", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      await cached(folder, contents);
      expect(await verify(folder)).toEqual({
        status: 0,
        stdout:
          "model acme/net at 0123456789ab in the cache: as locked\nloadline.lock: 3 files are as locked.\n",
        stderr: "",
      });
    }));

  test("a file of another size, one of another content, and one too many", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      await cached(folder, {
        ...contents,
        "config.json": "{ }",
        "model.safetensors": "weighty",
        "evil.py": "x",
      });
      const { status, stdout } = await verify(folder);
      expect(status).toBe(1);
      expect(stdout).toBe(
        "model acme/net at 0123456789ab in the cache: 3 not as locked\n" +
          "  changed config.json: it has 3 bytes, and 2 are locked\n" +
          "  extra   evil.py: the locked commit has no such file\n" +
          "  changed model.safetensors: its content is not the locked one\n" +
          "loadline.lock: 1 file is as locked, 2 changed, 1 extra.\n",
      );
    }));

  test("what was not downloaded is a fault only where everything is asked for", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      const { "onnx/model.onnx": _, ...some } = contents;
      await cached(folder, some);
      const usual = await verify(folder);
      expect(usual.status).toBe(0);
      expect(usual.stdout).toContain("as locked (1 not downloaded)");
      const complete = await verify(folder, { complete: true });
      expect(complete.status).toBe(1);
      expect(complete.stdout).toContain("  missing onnx/model.onnx: it is not there");
    }));

  test("a repository of which nothing is there", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      const { status, stdout } = await verify(folder);
      expect(status).toBe(0);
      expect(stdout).toContain("model acme/net at 0123456789ab: nothing of it lies on this machine");
      expect((await verify(folder, { complete: true })).status).toBe(1);
    }));

  test("of a lock that lists some files, others are not too many", () =>
    withFolder(
      { "loadline.lock": writeLock({ entries: [{ ...entry, omittedFiles: 1 }] }) },
      async (folder) => {
        await cached(folder, { ...contents, "other.gguf": "x" });
        expect((await verify(folder)).status).toBe(0);
      },
    ));

  test("a name without an owner lies under its long name", () =>
    withFolder({ "loadline.lock": writeLock({ entries: [{ ...entry, id: "mini" }] }) }, async (folder) => {
      await cached(folder, contents, "sentence-transformers--mini");
      expect((await verify(folder)).stdout).toContain("3 files are as locked");
    }));

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a file that cannot be read is told",
    () =>
      withFolder({ "loadline.lock": lock }, async (folder) => {
        await cached(folder, contents);
        await chmod(join(folder, "cache/models--acme--net/blobs", sha256("weights")), 0);
        const { status, stdout } = await verify(folder);
        expect(status).toBe(1);
        expect(stdout).toContain("  unread  model.safetensors: permission denied");
      }),
  );

  test("a link to nothing is told", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      await cached(folder, contents);
      const link = join(folder, "cache/models--acme--net/snapshots", commit, "gone.bin");
      await symlink(join(folder, "nowhere"), link);
      expect((await verify(folder)).stdout).toContain("  extra   gone.bin");
    }));
});

describe("in the workspace", () => {
  const metadata = (sha: string): string => `${sha}\n${sha256("x")}\n1700000000.0\n`;

  test("folders that were downloaded into, by the commit that the client left", () =>
    withFolder(
      {
        "loadline.lock": lock,
        "models/net/config.json": "{}",
        "models/net/model.safetensors": "weighty",
        "models/net/.cache/huggingface/download/config.json.metadata": metadata(commit),
        "models/old/.cache/huggingface/download/onnx/model.onnx.metadata": metadata(other),
      },
      async (folder) => {
        const { status, stdout } = await verify(folder);
        expect(status).toBe(1);
        expect(stdout).toContain(
          "model acme/net at 0123456789ab in models/net: 1 not as locked (1 not downloaded)",
        );
        expect(stdout).toContain("models/old: was downloaded at 89abcdef0123, which the lock does not have");
      },
    ));

  test("clones, by their head", () =>
    withFolder(
      {
        "loadline.lock": lock,
        "net/.git/HEAD": "ref: refs/heads/main\n",
        "net/.git/packed-refs": `# pack-refs\n${commit} refs/heads/main\n`,
        "net/.gitattributes": "*.bin filter=lfs\n",
        ...Object.fromEntries(Object.entries(contents).map(([path, content]) => [`net/${path}`, content])),
      },
      async (folder) => {
        const { status, stdout } = await verify(folder);
        expect({ status, stdout }).toEqual({
          status: 0,
          stdout: "model acme/net at 0123456789ab in net: as locked\nloadline.lock: 3 files are as locked.\n",
        });
      },
    ));
});

describe("for programs", () => {
  test("JSON names what is not as locked", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      await cached(folder, { "config.json": "[]" });
      const { stdout } = await verify(folder, { json: true });
      expect(JSON.parse(stdout)).toMatchObject({
        version: 1,
        lock: "loadline.lock",
        copies: [
          {
            id: "acme/net",
            commit,
            where: "cache",
            intact: 0,
            files: [
              { path: "config.json", fault: "changed", message: "its content is not the locked one" },
              { path: "model.safetensors", fault: "missing" },
              { path: "onnx/model.onnx", fault: "missing" },
            ],
          },
        ],
        absent: [],
        strays: [],
      });
    }));

  test("the program: exit codes, the cache of the environment, mistakes", () =>
    withFolder({ "loadline.lock": lock }, async (folder) => {
      await cached(folder, { ...contents, "config.json": "[]" });
      const bad = await loadlineProgram(["verify"], {
        folder,
        environment: { HF_HUB_CACHE: join(folder, "cache") },
      });
      expect(bad).toEqual({ status: 1, stdout: expect.stringContaining("changed config.json"), stderr: "" });
      const gone = await loadline(["verify", "--cache", "gone"], { folder });
      expect(gone).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining("is no folder") });
    }));

  test("threads answer what one thread does, in the order of the files", () =>
    withFolder({ a: "a", b: "b".repeat(1_000_000), c: "" }, async (folder) => {
      const candidates: readonly Candidate[] = ["a", "b", "gone", "c"].map((path, size) => ({
        copy: { entry, folder, where: "workspace" },
        file: { path, size },
        path: join(folder, path),
        kind: "sha256",
        expected: "",
      }));
      let bytes = 0;
      const onBytes = (count: number): void => {
        bytes += count;
      };
      const script = fileURLToPath(new URL("../../server/dist/loadline.cjs", import.meta.url));
      const many = await hashFiles(candidates, { onBytes, threads: 2, script });
      expect(bytes).toBe(1_000_001);
      expect(many).toEqual(await hashFiles(candidates, { onBytes: () => {}, threads: 1 }));
      expect(many[1]).toEqual({ digest: sha256("b".repeat(1_000_000)) });
      expect(many[2]).toEqual({ error: "there is no such file" });
    }));

  test("without a lock there is nothing to compare with", () =>
    withFolder({}, async (folder) => {
      await expect(verify(folder)).rejects.toThrow("loadline lock writes it");
    }));
});

test("digests are those of sha256sum and git", () =>
  withFolder({ empty: "", text: "hello\n", large: Buffer.alloc(3_000_001, 65) }, async (folder) => {
    for (const name of ["empty", "text", "large"]) {
      const path = join(folder, name);
      const content = await readFile(path);
      const read: number[] = [];
      expect(await digestFile(path, "sha256", (count) => read.push(count))).toEqual({
        digest: sha256(content),
        size: content.length,
      });
      expect(read.reduce((sum, count) => sum + count, 0)).toBe(content.length);
      expect((await digestFile(path, "git-blob")).digest).toBe(gitBlob(content));
    }
    // git hash-object of this text.
    expect((await digestFile(join(folder, "text"), "git-blob")).digest).toBe(
      "ce013625030ba8dba906f756967f9e9ca394464a",
    );
    await expect(digestFile(folder, "sha256")).rejects.toThrow();
  }));

test("sizes are written for people", () => {
  expect([0, 1, 999, 1_500, 14_300_000_000].map(size)).toEqual([
    "0 bytes",
    "1 byte",
    "999 bytes",
    "1.5 kB",
    "14.3 GB",
  ]);
});
