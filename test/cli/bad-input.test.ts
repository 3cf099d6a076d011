import { spawnSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CommandOptions, loadline, withFolder } from "../harness/command-line.ts";

const onWindows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;
const card = "---\nlicence: mit\ntask_categories:\n- text-classification\n---\n";

interface JsonFinding {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

async function check(arguments_: readonly string[], options: CommandOptions) {
  const { status, stdout, stderr } = await loadline(["check", "--format", "json", ...arguments_], options);
  expect(stderr).toBe("");
  const { summary, findings } = JSON.parse(stdout);
  return { status, summary, findings: findings as readonly JsonFinding[] };
}

describe.skipIf(onWindows)("things in a tree that are no ordinary files", () => {
  test("links that run in a circle end, and a link out of the tree is counted", () =>
    withFolder({ "a/README.md": card }, async (folder) => {
      await symlink("..", join(folder, "a/up"));
      await symlink(".", join(folder, "here"));
      await symlink("/usr", join(folder, "outside"));
      await symlink("self.py", join(folder, "self.py"));
      const { summary, findings } = await check([], { folder });
      expect(findings.filter(({ rule }) => rule === "card-license-missing")).toHaveLength(1);
      expect(summary.files).toMatchObject({ unread: 1, outsideLinks: 1 });
    }));

  test("links within the tree are followed, as in the snapshots of a Hugging Face cache", () =>
    withFolder({ "models--o--n/blobs/abc": card }, async (folder) => {
      await mkdir(join(folder, "models--o--n/snapshots/123"), { recursive: true });
      await symlink("../../blobs/abc", join(folder, "models--o--n/snapshots/123/README.md"));
      const { findings, summary } = await check(["models--o--n/snapshots/123"], { folder });
      expect(findings.map(({ path }) => path)).toEqual(["models--o--n/snapshots/123/README.md"]);
      expect(summary.files.outsideLinks).toBe(0);
    }));

  test("a FIFO, a socket and a device are never opened, and never clean", () =>
    withFolder({ "a.py": "x = 1\n" }, async (folder) => {
      expect(spawnSync("mkfifo", [join(folder, "model.pkl")]).status).toBe(0);
      const server = createServer().listen(join(folder, "s"));
      try {
        const { summary } = await check([], { folder });
        expect(summary.files.unread).toBe(2);
        expect((await check(["/dev/zero"], { folder })).summary.files.unread).toBe(1);
      } finally {
        server.close();
      }
    }));

  test.skipIf(isRoot)("a folder and a file without permission", () =>
    withFolder({ "locked/a.py": "x = 1\n", "closed.py": "x = 1\n" }, async (folder) => {
      await chmod(join(folder, "locked"), 0);
      await chmod(join(folder, "closed.py"), 0);
      const { summary } = await check([], { folder });
      await chmod(join(folder, "locked"), 0o700);
      expect(summary.files.unread).toBe(2);
    }),
  );

  test("names with spaces, line ends, escapes and other scripts", () => {
    const names = ["a b", "line\nend", "模型", "esc\u001b[31m", "-dash", "per%cent", 'quote"s'];
    const files = Object.fromEntries(names.map((name) => [`${name}/README.md`, card]));
    return withFolder(files, async (folder) => {
      const { findings } = await check([], { folder });
      expect(findings.map(({ path }) => path).sort()).toEqual(
        names.map((name) => `${name}/README.md`).sort(),
      );
      const { stdout } = await loadline(["check", "-q"], { folder });
      expect(stdout.trimEnd().split("\n")).toHaveLength(names.length);
      expect(stdout).not.toContain("\u001b");
      const dashed = await check(["--", "-dash"], { folder });
      expect(dashed.findings).toHaveLength(1);
    });
  });

  test("a name that is no UTF-8 is a file that cannot be read, and does not end the run", () =>
    withFolder({ "README.md": card }, async (folder) => {
      try {
        await writeFile(
          Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x2e, 0x70, 0x79])]),
          "x = 1\n",
        );
      } catch {
        return; // macOS refuses such a name
      }
      const { summary, findings } = await check([], { folder });
      expect(summary.files.unread).toBe(1);
      expect(findings.map(({ rule }) => rule)).toContain("card-license-missing");
    }));
});

describe("what people give by mistake", () => {
  test("a path that is not there is not clean", () =>
    withFolder({}, async (folder) => {
      expect((await check(["gone.py"], { folder })).summary.files.unread).toBe(1);
    }));

  test("an empty folder is no error", () =>
    withFolder({}, async (folder) => {
      expect((await check([], { folder })).status).toBe(0);
    }));

  test("texts with a mark, CRLF, UTF-16 and emoji have the columns of an editor", () => {
    const line =
      '---\r\ntags: ["🙂"]\r\nlicence: mit\r\ntask_categories:\r\n- text-classification\r\n---\r\n';
    return withFolder(
      {
        "crlf/README.md": `\ufeff${line}`,
        "utf16/README.md": Buffer.from(`\ufeff${line}`, "utf16le"),
      },
      async (folder) => {
        const { findings } = await check(["--select", "card-license-missing"], { folder });
        expect(findings.map(({ path, line: row }) => [path, row])).toEqual([
          ["crlf/README.md", 3],
          ["utf16/README.md", 3],
        ]);
      },
    );
  });
});
