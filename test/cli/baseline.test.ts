import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, notebook, stream } from "../harness/notebook.ts";

const random = seededRandom(20261129);
const [token, other] = ["huggingface", "openai"].map((id) => generateKey(id, random)) as [string, string];
const password = generateKey("groq", random).slice(-14);

const files = {
  "login.py": `from huggingface_hub import login\n\nlogin(token="${token}")\n`,
  "load.py": "import torch\n\ntorch.load('a.pt', weights_only=False)\n",
  "run.ipynb": notebook([code("x", { outputs: [stream(`OPENAI_API_KEY=${other}\n`)] })]),
  "sub/database.yaml": `url: postgresql://alice:${password}@db.prod-cluster.net/x\n`,
};
const path = "loadline-baseline.json";

interface Report {
  readonly summary: { readonly suppressed: number };
  readonly findings: readonly { readonly path: string; readonly rule: string }[];
}

async function reportOf(folder: string, ...options: readonly string[]) {
  const result = await loadline(["check", "--format", "json", ...options], { folder });
  const { findings, summary } = JSON.parse(result.stdout) as Report;
  return { ...result, found: findings.map(({ path: file, rule }) => `${file} ${rule}`), summary };
}

test("what a baseline knows is not reported, and what it does not know is", () =>
  withFolder(files, async (folder) => {
    const before = await reportOf(folder);
    expect(before.found).toContain("login.py hardcoded-key");
    const written = await loadline(["check", "--write-baseline", path], { folder });
    expect(written.status).toBe(0);
    expect(written.stderr).toContain(`${before.found.length} findings written to ${path}`);
    expect(written.stdout).toContain(`${before.found.length} known in the baseline`);
    const after = await reportOf(folder, "--baseline", path);
    expect(after).toMatchObject({ status: 0, found: [], summary: { suppressed: before.found.length } });
    // Lines move, a cell comes before the others, an output is written on another line: the same findings.
    await writeFile(join(folder, "login.py"), `# A new line.\n\n${files["login.py"]}`);
    const moved = notebook([code("y"), code("x", { outputs: [stream(`a\nb\nOPENAI_API_KEY=${other}\n`)] })]);
    await writeFile(join(folder, "run.ipynb"), moved);
    expect((await reportOf(folder, "--baseline", path)).found).toEqual([]);
    // Another key in the same place, and another password, are new.
    await writeFile(
      join(folder, "login.py"),
      files["login.py"].replace(token, generateKey("huggingface", random)),
    );
    await writeFile(
      join(folder, "sub/database.yaml"),
      files["sub/database.yaml"].replace(password, "w8KpZ3nMt5yB1c"),
    );
    expect((await reportOf(folder, "--baseline", path)).found).toEqual([
      "login.py hardcoded-key",
      "sub/database.yaml hardcoded-key",
    ]);
  }));

test("a baseline holds nothing of a key, and another salt each time", () =>
  withFolder(files, async (folder) => {
    await loadline(["check", "--write-baseline", path], { folder });
    await loadline(["check", "--write-baseline", "second.json"], { folder });
    const [first, second] = await Promise.all(
      [path, "second.json"].map((name) => readFile(join(folder, name), "utf8")),
    );
    for (const key of [token, other, password]) {
      for (let at = 0; at + 6 <= key.length; at += 1) {
        const piece = key.slice(at, at + 6);
        if (/[0-9]/.test(piece)) expect(first).not.toContain(piece);
      }
    }
    const hashes = (text = "") => [...text.matchAll(/"hash":"([0-9a-f]{32})"/g)].map(([, hash]) => hash);
    expect(hashes(first).length).toBeGreaterThan(3);
    expect(hashes(second).filter((hash) => hashes(first).includes(hash))).toEqual([]);
    // Written again it is the same file.
    await loadline(["check", "--write-baseline", path], { folder });
    expect(await readFile(join(folder, path), "utf8")).toBe(first);
  }));

test("what no longer occurs is told, and taken out when the baseline is written anew", () =>
  withFolder(files, async (folder) => {
    await loadline(["check", "--write-baseline", path], { folder });
    await writeFile(join(folder, "login.py"), "print('clean')\n");
    await rm(join(folder, "run.ipynb"));
    const told = await reportOf(folder, "--baseline", path);
    expect(told.stderr).toContain("2 findings of loadline-baseline.json no longer occur");
    // A run over one file knows nothing of the others.
    const part = await loadline(["check", "--write-baseline", path, "load.py"], { folder });
    expect(part.stderr).not.toContain("taken out");
    const whole = await loadline(["check", "--write-baseline", path], { folder });
    expect(whole.stderr).toContain("2 that no longer occur taken out");
    expect((await reportOf(folder, "--baseline", path)).stderr).toBe("");
  }));

test("a configuration names its baseline, for every way of checking", () =>
  withFolder({ ...files, "loadline.toml": `baseline = "${path}"\n` }, async (folder) => {
    const absent = await loadline(["check"], { folder });
    expect(absent.status).toBe(2);
    expect(absent.stderr).toContain("cannot be used as baseline");
    expect((await loadline(["check", "--write-baseline", path], { folder })).status).toBe(0);
    expect((await reportOf(folder)).found).toEqual([]);
    expect((await reportOf(folder, "sub", "--jobs", "2")).found).toEqual([]);
    expect((await reportOf(join(folder, "sub"))).found).toEqual([]);
    const sarif = await loadline(["check", "--format", "sarif"], { folder });
    expect(sarif.stdout).toContain('"kind": "external"');
  }));

test("what is no baseline is refused, and not written over either", () =>
  withFolder({ ...files, [path]: "not JSON" }, async (folder) => {
    const { status, stderr } = await loadline(["check", "--baseline", path], { folder });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("it is not JSON") });
    expect((await loadline(["check", "--write-baseline", path], { folder })).status).toBe(2);
    expect(await readFile(join(folder, path), "utf8")).toBe("not JSON");
  }));

test.skipIf(process.platform === "win32")("what cannot be read this time stays in the baseline", () =>
  withFolder(files, async (folder) => {
    await loadline(["check", "--write-baseline", path], { folder });
    const count = JSON.parse(await readFile(join(folder, path), "utf8")).findings.length;
    await rm(join(folder, "login.py"));
    execFileSync("mkfifo", [join(folder, "login.py")]);
    const written = await loadline(["check", "--write-baseline", path], { folder });
    expect(written.stderr).not.toContain("no longer occur");
    const { findings } = JSON.parse(await readFile(join(folder, path), "utf8"));
    expect(findings.length).toBe(count + 1);
    expect(findings).toContainEqual(expect.objectContaining({ path: "login.py", rule: "hardcoded-key" }));
  }),
);
