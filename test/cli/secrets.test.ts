import { execFileSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, notebook, stream } from "../harness/notebook.ts";
import * as safetensors from "../harness/safetensors.ts";

const random = seededRandom(20261101);
const planted = [
  "huggingface",
  "openai",
  "aws-access",
  "wandb",
  "groq",
  "private-key",
  "azure-entra",
  "zhipu",
];
const keys = planted.map((provider) => generateKey(provider, random));
const [token = "", other = "", third = "", bare = "", groq = "", pem = "", entra = "", zhipu = ""] = keys;
const password = "q7RtX2vLp9";

const script = `from huggingface_hub import login\n\nlogin(token="${token}")\nprint("${other}")  # ${third}\n`;

const files = {
  "login.py": script,
  // What a finding says of a value must not repeat it.
  "load.py": `import yaml\n\nyaml.load("${other}", yaml.Loader)\n`,
  "run.ipynb": notebook(
    [
      code(`import wandb\nwandb.login(key="${bare}")\n%env GROQ_API_KEY=${groq}\nprint(os.environ)`, {
        outputs: [stream(`GROQ_API_KEY=${groq}\nHF_TOKEN=${token}\n`)],
        metadata: { papermill: { parameters: { zhipu_api_key: zhipu } } },
      }),
    ],
    { metadata: { kernelspec: { name: "python3", language: "python" }, keys: { hf_token: token } } },
  ),
  ".env": `OPENAI_API_KEY=${other}\nAZURE_CLIENT_SECRET=${entra}\n`,
  "key.txt": `${pem}\n`,
  "database.yaml": `url: postgresql://alice:${password}@db.prod-cluster.net/x\n`,
  "list.py": `import os\n\nWANDB_API_KEYS = [\n    "${bare}",\n]\n`,
  "k/README.md": `# Use\n\nexport T=${token}\n`,
  Dockerfile: `FROM python:3.12\nENV HF_TOKEN=${token}\nRUN pip install x\n`,
};

/** Lines of a key, or the key itself: nothing of it that is random may be shown. */
const pieces = [...keys.flatMap((key) => key.split("\n")), password]
  .filter((piece) => !piece.startsWith("-----"))
  .map((piece) => piece.slice(-12));

function expectNoKey(text: string): void {
  expect(pieces.filter((piece) => text.includes(piece))).toEqual([]);
}

describe("no part of a key stands in anything that the program puts out", () => {
  test.each([
    [["check", "--format", "text"]],
    [["check", "--format", "text", "--all", "--color", "always"]],
    [["check", "--quiet"]],
    [["check", "--format", "json"]],
    [["check", "--format", "sarif"]],
    [["check", "--format", "github"]],
    [["check", "--min-severity", "hint", "--format", "json"]],
    [["check", "--diff", "--unsafe-fixes"]],
    [["check", "--jobs", "2", "--format", "json"]],
    [["explain", "login.py"]],
    [["explain", "hardcoded-key"]],
    [["check", "--stdin-filename", "a.py", "-"]],
    [["check", "--fix", "--stdin-filename", "a.md", "-"]],
  ])("%j", (arguments_) =>
    withFolder(files, async (folder) => {
      const input = arguments_.includes("--fix") ? "no key\n" : script;
      const { stdout, stderr } = await loadline(arguments_, { folder, input });
      expectNoKey(stdout + stderr);
      if (arguments_[0] === "check" && !arguments_.includes("--fix") && !arguments_.includes("--diff")) {
        expect(stdout).toContain("hardcoded-key");
      }
    }),
  );

  test("a crash does not carry the text that it was in", () =>
    withFolder({ "loadline.toml": `[rules]\n"${token}" = "error"\n` }, async (folder) => {
      const { stdout, stderr } = await loadline(["check"], { folder });
      expectNoKey(stdout + stderr);
    }));

  test("weights", () =>
    withFolder(
      {
        "a.safetensors": safetensors.file(
          { w: safetensors.tensor("F32", 2) },
          { args: `--hub_token ${token}` },
        ),
      },
      async (folder) => {
        for (const arguments_ of [["check"], ["check", "--format", "json"], ["explain", "a.safetensors"]]) {
          const { stdout, stderr } = await loadline(arguments_, { folder });
          expectNoKey(stdout + stderr);
        }
      },
    ));
});

test("a diff masks keys and says that it does not apply; --fix replaces them", () =>
  withFolder({ "login.py": script }, async (folder) => {
    const diff = await loadline(["check", "--diff", "--unsafe-fixes"], { folder });
    expect(diff.stdout).toContain("+++ b/login.py");
    for (const key of keys) expect(diff.stdout + diff.stderr).not.toContain(key);
    expect(diff.stderr).toContain("a key is masked in this diff");
    await loadline(["check", "--fix", "--unsafe-fixes"], { folder });
    const fixed = await readFile(join(folder, "login.py"), "utf8");
    expect(fixed).not.toContain(token);
    expect(fixed).toContain('os.environ["HF_TOKEN"]');
  }));

test("--fix clears outputs, keeps .env out of git, and has nothing to do the second time", () =>
  withFolder(files, async (folder) => {
    await loadline(["check", "--fix", "--unsafe-fixes", "--no-ignore"], { folder });
    const fixed: unknown = JSON.parse(await readFile(join(folder, "run.ipynb"), "utf8"));
    expect(fixed).toMatchObject({ cells: [{ outputs: [] }] });
    expect(await readFile(join(folder, ".gitignore"), "utf8")).toBe(".env\n");
    expect(await readFile(join(folder, ".env"), "utf8")).toBe(files[".env"]);
    expect(await readFile(join(folder, "Dockerfile"), "utf8")).toContain("ARG HF_TOKEN\n");
    const before = await contents(folder);
    await loadline(["check", "--fix", "--unsafe-fixes", "--no-ignore"], { folder });
    expect(await contents(folder)).toEqual(before);
  }));

async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), "utf8")] as const),
  );
  return Object.fromEntries(entries);
}

describe("--redact", () => {
  test("writes copies with every key covered, as long as before, and leaves the originals", () =>
    withFolder(files, async (folder) => {
      const { stderr } = await loadline(["check", "--redact", "shared"], { folder });
      expect(stderr).toContain("9 copies with keys covered: shared");
      for (const [name, text] of Object.entries(files)) {
        const [original, copy] = await Promise.all([
          readFile(join(folder, name), "utf8"),
          readFile(join(folder, "shared", name), "utf8"),
        ]);
        expect(original).toBe(text);
        expectNoKey(copy);
        expect(copy).toHaveLength(text.length);
        const differing = [...copy].filter((character, at) => character !== text.charAt(at));
        expect(new Set(differing)).toEqual(new Set(["*"]));
      }
      expect(() => JSON.parse("{}")).not.toThrow();
      expect(JSON.parse(await readFile(join(folder, "shared", "run.ipynb"), "utf8"))).toMatchObject({
        nbformat: 4,
      });
      const again = await loadline(["check", "--select", "hardcoded-key", "shared"], { folder });
      expect(again).toMatchObject({ status: 0 });
    }));

  test("writes over nothing", () =>
    withFolder({ "login.py": script }, async (folder) => {
      const { status, stderr } = await loadline(["check", "--redact", "."], { folder });
      expect(status).toBe(2);
      expect(stderr).toContain("wants a new or an empty folder");
      expect(await readFile(join(folder, "login.py"), "utf8")).toBe(script);
    }));
});

/** A repository of its own, whatever the person's settings are. */
function git(folder: string, ...arguments_: readonly string[]): void {
  const settings = [
    "user.name=a",
    "user.email=a@example.org",
    "init.defaultBranch=main",
    "commit.gpgsign=false",
  ];
  execFileSync("git", [...settings.flatMap((setting) => ["-c", setting]), ...arguments_], {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
  });
}

describe("git", () => {
  test("says which keys are in the history, which are staged, and which are not in git", () =>
    withFolder({ "login.py": script }, async (folder) => {
      git(folder, "init");
      git(folder, "add", "login.py");
      git(folder, "commit", "-m", "x");
      await writeFile(join(folder, "login.py"), `# moved\n${script}`);
      await writeFile(join(folder, "staged.py"), `key = "${groq}"\n`);
      git(folder, "add", "staged.py");
      await writeFile(join(folder, "new.py"), `AZURE_CLIENT_SECRET = "${entra}"\n`);
      const { stdout } = await loadline(["check", "--format", "json"], { folder });
      const { findings } = JSON.parse(stdout) as {
        findings: { path: string; evidence: string[]; message: string }[];
      };
      const states = findings.map(
        ({ path, evidence }) => `${path} ${evidence.at(-1)?.replace(/since .*/, "since")}`,
      );
      expect(new Set(states)).toEqual(
        new Set([
          "login.py git: in the history since",
          "staged.py git: staged, not committed",
          "new.py git: not in git",
        ]),
      );
      expectNoKey(stdout);
    }));

  test("--staged checks what a commit would take, and not what the file holds by now", () =>
    withFolder(
      { "login.py": script, "clean.py": "x = 1\n", "other.py": `key = "${groq}"\n` },
      async (folder) => {
        git(folder, "init");
        git(folder, "add", "login.py", "clean.py");
        await writeFile(join(folder, "login.py"), "x = 1\n");
        const { status, stdout } = await loadline(["check", "--staged", "--quiet"], { folder });
        expect(status).toBe(1);
        expect(stdout).toContain("login.py:3:14");
        expect(stdout).toContain("It is staged");
        expect(stdout).not.toContain("other.py");
        expectNoKey(stdout);
      },
    ));

  test("--staged without a repository says so", () =>
    withFolder({ "login.py": script }, async (folder) => {
      expect(await loadline(["check", "--staged"], { folder })).toMatchObject({ status: 2 });
    }));

  test("what a repository's configuration names as a program is not run", () =>
    withFolder({ "login.py": script }, async (folder) => {
      git(folder, "init");
      git(folder, "add", "login.py");
      for (const name of [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "core.sshCommand",
        "gpg.program",
      ]) {
        git(folder, "config", name, `touch ${name}.ran`);
      }
      git(folder, "config", "log.showSignature", "true");
      await loadline(["check"], { folder });
      await loadline(["check", "--staged"], { folder });
      expect((await readdir(folder)).filter((name) => name.endsWith(".ran"))).toEqual([]);
    }));

  test("copies a program whose key is in two strings, and a file of logins", async () => {
    const half = other.length / 2;
    const written = {
      "app.py": `token = (\n    "${other.slice(0, half)}"\n    "${other.slice(half)}"\n)\n`,
      ".netrc": `machine api.acme.dev login me password ${password}\n`,
      "n.ipynb": notebook([code(`wandb.login(key="${bare}")`)]).replace(
        bare,
        `${bare.slice(0, 4)}\\u00${bare.charCodeAt(4).toString(16)}${bare.slice(5)}`,
      ),
    };
    await withFolder(written, async (folder) => {
      await loadline(["check", "--no-ignore", "--redact", "shared"], { folder });
      const app = await readFile(join(folder, "shared/app.py"), "utf8");
      expect(app.match(/"/g)).toHaveLength(4);
      expect(app).not.toContain(other.slice(half, half + 12));
      expect(await readFile(join(folder, "shared/.netrc"), "utf8")).toBe(
        `machine api.acme.dev login me password ${"*".repeat(password.length)}\n`,
      );
      const copy = await readFile(join(folder, "shared/n.ipynb"), "utf8");
      expect(copy).not.toContain(bare.slice(5));
      expect(() => JSON.parse(copy)).not.toThrow();
    });
  });
});
