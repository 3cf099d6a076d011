import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LockEntry, LockFile } from "../../../server/src/formats/lock/lock.ts";
import { compareEntries, lockKey } from "../../../server/src/formats/lock/lock.ts";
import { readLock } from "../../../server/src/formats/lock/read.ts";
import { writeLock } from "../../../server/src/formats/lock/write.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const sha256 = commit.repeat(2).slice(0, 64);

const entry: LockEntry = {
  registry: "huggingface",
  kind: "model",
  id: "acme/net",
  revision: "main",
  commit,
  date: "2026-01-02",
  resolved: "2026-11-28",
  license: ["apache-2.0"],
  baseModels: ["acme/base"],
  pickles: true,
  customCode: false,
  files: [
    { path: "model.bin", size: 7, sha256 },
    { path: "config.json", size: 2, gitBlob: commit },
  ],
};

const written = `# Written by "loadline lock": what the names in this project stand for. Keep it under version control.
# "loadline lock --update NAME" looks a name up again, "loadline verify" compares files with it.
version = 1

[[artifact]]
id = "acme/net"
kind = "model"
registry = "huggingface"
revision = "main"
commit = "${commit}"
date = 2026-01-02
resolved = 2026-11-28
license = ["apache-2.0"]
base-models = ["acme/base"]
pickles = true
custom-code = false
files = [
  { path = "config.json", size = 2, git-blob = "${commit}" },
  { path = "model.bin", size = 7, sha256 = "${sha256}" },
]
`;

describe("writing", () => {
  test("one key a line, one file a line, sorted", () => {
    expect(writeLock({ entries: [entry] })).toBe(written);
  });

  test("the same bytes in whatever order the entries come", () => {
    const entries = [entry, { ...entry, revision: "v1" }, { ...entry, kind: "dataset" as const, id: "z" }];
    expect(writeLock({ entries })).toBe(writeLock({ entries: [...entries].reverse() }));
  });

  test("what a hub says stays a text, whatever it says", async () => {
    const license = ['"]\nversion = 2', "\u202eevil", "\ud800", "é\u007f\\"];
    const text = writeLock({ entries: [{ ...entry, license }] });
    expect(text.split("\n")).toHaveLength(written.split("\n").length);
    expect(text).not.toMatch(/[\u202e\u007f]/);
    const { value, problems } = await readLock(text);
    expect(problems).toEqual([]);
    expect(value.entries[0]?.license).toEqual([license[0], license[1], "\ufffd", license[3]]);
  });
});

describe("reading", () => {
  test("what was written", async () => {
    const { value, problems } = await readLock(written);
    expect(problems).toEqual([]);
    expect(value.entries).toEqual([
      { ...entry, files: [...entry.files].sort((left, right) => (left.path < right.path ? -1 : 1)) },
    ]);
  });

  test("an empty lock, and one with CRLF", async () => {
    expect(await readLock("version = 1\r\n")).toEqual({ value: { entries: [] }, problems: [] });
    expect((await readLock(written.replaceAll("\n", "\r\n"))).value.entries).toHaveLength(1);
  });

  test.each([
    ["no version", written.replace("version = 1", ""), "`version = 1`"],
    ["a later version", written.replace("version = 1", "version = 2"), "newer Loadline"],
    ["what is no TOML", "version = 1\n<<<<<<< HEAD\n", "unexpected character"],
    ["an unknown key at the top", written.replace("version = 1", "version = 1\nx = 1"), "`x` is no key"],
    ["an unknown key", written.replace('kind = "model"', 'kind = "model"\nkinds = "x"'), "`kinds` is no key"],
    ["a short commit", written.replace(`commit = "${commit}"`, 'commit = "0123"'), "`commit`"],
    ["an unknown kind", written.replace('"model"', '"image"'), "`kind`"],
    ["a path that leads out", written.replace('"config.json"', '"../config.json"'), "`path`"],
    ["an absolute path", written.replace('"config.json"', '"/etc/passwd"'), "`path`"],
    ["a path of Windows", written.replace('"config.json"', '"C:\\\\x"'), "`path`"],
    ["a file without a digest", written.replace(`, git-blob = "${commit}"`, ""), "neither"],
    ["a negative size", written.replace("size = 2", "size = -2"), "`size`"],
    ["a file that stands there twice", written.replace('"model.bin"', '"config.json"'), "twice"],
    ["a text for a switch", written.replace("pickles = true", 'pickles = "true"'), "`pickles`"],
    ["no day", written.replace("resolved = 2026-11-28", ""), "`resolved`"],
    ["a moment for a day", written.replace("date = 2026-01-02", "date = 2026-01-02T00:00:00Z"), "`date`"],
    ["an artifact that is no table", "version = 1\nartifact = 3\n", "list of tables"],
  ])("%s is a problem, and half an entry is none", async (_name, text, message) => {
    const { value, problems } = await readLock(text);
    expect(
      problems
        .map((problem) => problem.message)
        .join("; ")
        .toLowerCase(),
    ).toContain(message.toLowerCase());
    if (!message.startsWith("`x`")) expect(value.entries).toEqual([]);
  });

  test("an entry that stands there twice counts once", async () => {
    const { value, problems } = await readLock(written + written.slice(written.indexOf("\n[[")));
    expect(value.entries).toHaveLength(1);
    expect(problems.map(({ message }) => message)).toEqual(["`acme/net` stands there twice"]);
  });
});

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const part = fc.stringMatching(/^[a-zA-Z0-9][\w-]{0,20}$/);
const day = fc.constantFrom("2024-02-29", "2026-11-28", "1970-01-01");
const file = fc.record({
  path: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/")),
  size: fc.nat(),
  sha256: hex(64),
});
const anyEntry: fc.Arbitrary<LockEntry> = fc.record({
  registry: fc.constantFrom("huggingface" as const, "torch-hub" as const),
  kind: fc.constantFrom("model" as const, "dataset" as const, "repository" as const),
  id: fc.tuple(part, part).map((parts) => parts.join("/")),
  revision: fc.stringMatching(/^[\w./-]{1,30}$/),
  commit: hex(40),
  date: day,
  resolved: day,
  license: fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 3 }),
  baseModels: fc.array(part, { maxLength: 2 }),
  pickles: fc.boolean(),
  customCode: fc.boolean(),
  files: fc.uniqueArray(file, { maxLength: 4, selector: ({ path }) => path }),
});

const runs = Number(process.env.FUZZ ?? 100);

test("whatever is written is read as it was", async () => {
  const locks = fc.uniqueArray(anyEntry, { maxLength: 4, selector: lockKey });
  await fc.assert(
    fc.asyncProperty(locks, async (entries) => {
      const lock: LockFile = { entries };
      const { value, problems } = await readLock(writeLock(lock));
      const sorted = [...entries].sort(compareEntries).map((one) => ({
        ...one,
        files: [...one.files].sort((left, right) => (left.path < right.path ? -1 : 1)),
      }));
      expect({ value, problems }).toEqual({ value: { entries: sorted }, problems: [] });
    }),
    { numRuns: runs },
  );
});

test("a broken lock is a problem, or reads as another lock; it never throws", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(written.length),
      fc.nat(30),
      fc.string({ maxLength: 6 }),
      async (at, length, insertion) => {
        const text = written.slice(0, at) + insertion + written.slice(at + length);
        const { value, problems } = await readLock(text);
        for (const problem of problems) {
          expect(problem.message).not.toBe("");
          if (problem.span !== undefined) expect(problem.span.end).toBeLessThanOrEqual(text.length + 1);
        }
        for (const each of value.entries) expect(each.commit).toMatch(/^[0-9a-f]{40}$/);
      },
    ),
    { numRuns: runs },
  );
});
