import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadline, loadlineProgram, program, withFolder } from "../harness/command-line.ts";
import { code, markdown, notebook } from "../harness/notebook.ts";

/** A card with one warning that has a safe fix. */
const card = "---\nlicence: mit\ntask_categories:\n- text-classification\n---\n# Reviews\n";
const fixedCard = card.replace("licence", "license");
const clean = "print('nothing to see')\n";

describe("exit codes", () => {
  test("0 where nothing is found", () =>
    withFolder({ "a.py": clean }, async (folder) => {
      const { status, stdout, stderr } = await loadlineProgram(["check"], { folder });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("No findings.\n1 file checked");
    }));

  test("1 where a finding is at or above --fail-on, which is a warning unless said otherwise", () =>
    withFolder({ "README.md": card }, async (folder) => {
      expect((await loadlineProgram(["check"], { folder })).status).toBe(1);
      expect((await loadline(["check", "--fail-on", "error"], { folder })).status).toBe(0);
      expect((await loadline(["check", "--fail-on", "never"], { folder })).status).toBe(0);
    }));

  test.each([
    [["chek"], 'unknown command "chek"; did you mean check?'],
    [["check", "--fromat", "json"], "unknown option --fromat; did you mean --format?"],
    [["check", "--format", "jsn"], '--format does not know "jsn"; did you mean json?'],
    [["check", "--select", "card-licence-missing"], "did you mean card-license-missing?"],
    [["check", "--output"], "--output needs a value"],
    [["check", "--quiet=yes"], "--quiet takes no value"],
    [["check", "--jobs", "none"], "--jobs takes a number"],
    [["check", "-", "a.py"], "standard input"],
    [["explain", "card-license-mising"], "did you mean card-license-missing?"],
    [["explain"], "name one rule or one weight file"],
    [["server"], "--stdio"],
  ])("2 for %j, with a suggestion", (arguments_, message) =>
    withFolder({}, async (folder) => {
      const { status, stdout, stderr } = await loadline(arguments_, { folder });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(message);
    }),
  );

  test("2 for a configuration that is wrong, with its place", () =>
    withFolder(
      { "README.md": card, "sub/loadline.toml": "\nselct = []\n", "sub/a.py": clean },
      async (folder) => {
        const { status, stdout, stderr } = await loadline(["check"], { folder });
        expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
        expect(stderr).toBe("sub/loadline.toml:2:1: `selct` is not a known key; did you mean `select`?\n");
      },
    ));

  test("2 for a configuration that is not there", () =>
    withFolder({ "a.py": clean }, async (folder) => {
      const { status, stderr } = await loadlineProgram(["check", "--config", "gone.toml"], { folder });
      expect(status).toBe(2);
      expect(stderr).toContain("there is no such file");
    }));
});

describe("the text report", () => {
  test("a block for each finding: place, excerpt, caret, fix; then a summary", () =>
    withFolder({ "cards/README.md": card }, async (folder) => {
      const { stdout } = await loadline(["check"], { folder });
      expect(
        stdout,
      ).toBe(`cards/README.md:2:1 warning card-license-missing The Hub reads \`license\`, not \`licence\`, so this card names no licence. Rename the key.
 2 | licence: mit
   | ^^^^^^^
  fix: Rename the key to \`license\` [--fix does it]

1 finding in 1 file: 1 warning
1 file checked
`);
    }));

  test("many findings of little weight are a line for each rule, unless they are asked for", () => {
    const load = (name: string) => `model = AutoModel.from_pretrained("acme/${name}")\n`;
    const script = "from transformers import AutoModel\n".concat(
      ...Array.from({ length: 12 }, (_, index) => load(`model-${index}`)),
    );
    return withFolder({ "a.py": script, "b.py": script }, async (folder) => {
      const short = await loadline(["check"], { folder });
      expect(short.status).toBe(0);
      expect(short.stdout).toMatch(
        /^information unpinned-model: 24 findings in 2 files, 12 models: acme\/model-0 \(2\), .* and 4 more\n/,
      );
      expect(short.stdout).toContain("\n24 findings in 2 files: 24 information\n");
      for (const option of [["--all"], ["--min-severity", "information"]]) {
        const { status, stdout } = await loadline(["check", ...option], { folder });
        expect({ status, count: stdout.split(" information unpinned-model ").length - 1 }).toEqual({
          status: 0,
          count: 24,
        });
      }
      expect((await loadline(["check", "--fail-on", "information"], { folder })).status).toBe(1);
    });
  });

  test("--quiet is one line a finding", () =>
    withFolder({ "README.md": card }, async (folder) => {
      const { stdout } = await loadline(["check", "--quiet"], { folder });
      expect(stdout.trimEnd().split("\n")).toEqual([
        expect.stringMatching(/^README\.md:2:1 warning card-license-missing /),
      ]);
    }));

  test("colours only when they are wanted", () =>
    withFolder({ "README.md": card }, async (folder) => {
      const colored = async (arguments_: readonly string[], environment = {}) =>
        (await loadlineProgram(["check", ...arguments_], { folder, environment })).stdout.includes("\u001b[");
      expect(await colored([])).toBe(false);
      expect(await colored(["--color", "always"])).toBe(true);
      expect(await colored([], { FORCE_COLOR: "1" })).toBe(true);
      expect(await colored([], { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    }));
});

describe("what is checked", () => {
  const files = {
    "README.md": card,
    ".gitignore": "build/\n*.md\n!README.md\n",
    "build/README.md": card,
    ".venv/lib/README.md": card,
    "pkg/.gitignore": "README.md\n",
    "pkg/README.md": card,
    "named.md": clean,
  };
  const places = (stdout: string) =>
    stdout.split("\n").flatMap((line) => /^(\S.*?):\d+:\d+ /.exec(line)?.[1] ?? []);

  test("what git ignores, and virtual environments, are left out", () =>
    withFolder(files, async (folder) => {
      expect(places((await loadline(["check", "-q"], { folder })).stdout)).toEqual(["README.md"]);
    }));

  test("--no-ignore brings them back", () =>
    withFolder(files, async (folder) => {
      const { stdout } = await loadline(["check", "-q", "--no-ignore"], { folder });
      expect(places(stdout)).toEqual([
        ".venv/lib/README.md",
        "README.md",
        "build/README.md",
        "pkg/README.md",
      ]);
    }));

  test("what is named is checked, ignored or not; but not what the configuration excludes", () =>
    withFolder({ ...files, "loadline.toml": 'exclude = ["pkg"]' }, async (folder) => {
      const named = await loadline(["check", "build/README.md", ".venv", "pkg/README.md"], { folder });
      expect(places(named.stdout)).toEqual([".venv/lib/README.md", "build/README.md"]);
      expect(named.stdout).toContain("1 named file excluded by the configuration");
    }));

  test("from a folder below, the repository's patterns hold", () =>
    withFolder(
      { ".gitignore": "/sub/out/\n", "sub/out/README.md": card, "sub/README.md": card },
      async (folder) => {
        const { stdout } = await loadline(["check", "-q"], { folder: join(folder, "sub") });
        expect(places(stdout)).toEqual(["README.md"]);
      },
    ));

  test("what git keeps although it is ignored is checked: whoever clones the repository gets it", () =>
    withFolder(files, async (folder) => {
      const { execFileSync } = await import("node:child_process");
      execFileSync("git", ["init", "-q"], { cwd: folder });
      execFileSync("git", ["add", "-f", "build/README.md"], { cwd: folder });
      expect(places((await loadline(["check", "-q"], { folder })).stdout)).toEqual([
        "README.md",
        "build/README.md",
      ]);
      const below = await loadline(["check", "-q", "."], { folder: join(folder, "pkg") });
      expect(places(below.stdout)).toEqual([]);
    }));

  test("many files, on several threads and on one, give the same report", () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`c${index}/README.md`, card]));
    return withFolder(many, async (folder) => {
      const [one, several] = await Promise.all(
        ["1", "3"].map((jobs) => loadline(["check", "--format", "json", "--jobs", jobs], { folder })),
      );
      expect(several).toEqual(one);
      const report = JSON.parse(one?.stdout ?? "");
      expect(report.summary).toMatchObject({ files: { checked: 120 }, findings: { total: 120 } });
      const paths = report.findings.map((finding: { path: string }) => finding.path);
      expect(paths).toEqual([...paths].sort());
    });
  });
});

describe("standard input", () => {
  test("is checked under the name that it is given, with that name's configuration", () =>
    withFolder({ "loadline.toml": '[severity]\nlicensing = "error"' }, async (folder) => {
      const arguments_ = ["check", "-", "--stdin-filename", "sub/README.md", "--quiet"];
      const { status, stdout } = await loadline(arguments_, { folder, input: card });
      expect(status).toBe(1);
      expect(stdout).toMatch(/^sub\/README\.md:2:1 error card-license-missing/);
    }));

  test("is Python where it has no name", () =>
    withFolder({}, async (folder) => {
      const input = "import pickle\npickle.load(open('a.pkl', 'rb'))\n";
      const { stdout } = await loadline(["check", "-", "-q"], { folder, input });
      expect(stdout).toMatch(/^stdin\.py:2:1 warning pickle-load /);
    }));

  test("with --fix the fixed text comes out, and the report on the other stream", () =>
    withFolder({}, async (folder) => {
      const arguments_ = ["check", "-", "--stdin-filename", "README.md", "--fix"];
      const { status, stdout, stderr } = await loadlineProgram(arguments_, { folder, input: card });
      expect({ status, stdout }).toEqual({ status: 0, stdout: fixedCard });
      expect(stderr).toContain("1 fixed");
    }));
});

describe("fixes", () => {
  test("--fix writes them, keeps line ends and the byte order mark, and is done after one time", () =>
    withFolder({ "README.md": `\ufeff${card.replaceAll("\n", "\r\n")}` }, async (folder) => {
      const first = await loadline(["check", "--fix"], { folder });
      expect(first).toMatchObject({ status: 0, stderr: "" });
      expect(await readFile(join(folder, "README.md"), "utf8")).toBe(
        `\ufeff${fixedCard.replaceAll("\n", "\r\n")}`,
      );
      expect((await loadline(["check", "--diff"], { folder })).stdout).toBe("");
    }));

  test("--diff shows them, and changes nothing", () =>
    withFolder({ "a b/README.md": card }, async (folder) => {
      const { status, stdout } = await loadline(["check", "--diff"], { folder });
      expect(status).toBe(1);
      expect(stdout).toContain(
        "--- a/a b/README.md\n+++ b/a b/README.md\n@@ -1,5 +1,5 @@\n ---\n-licence: mit\n+license: mit\n",
      );
      expect(await readFile(join(folder, "a b/README.md"), "utf8")).toBe(card);
    }));

  test("in a notebook, the text of the cell changes and every other byte stays", () => {
    const comment = "# loadline: ignore[yaml-unsafe-load] no longer so";
    const cells = [markdown("# Notes 模型"), code(["import json\n", `x = json.loads('{}')  ${comment}`])];
    const before = notebook(cells);
    return withFolder({ "demo.ipynb": before }, async (folder) => {
      const { status, stdout } = await loadline(["check", "--fix"], { folder });
      expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining("1 fixed") });
      expect(await readFile(join(folder, "demo.ipynb"), "utf8")).toBe(before.replace(`  ${comment}`, ""));
    });
  });

  test("git applies the diff", () =>
    withFolder({ "README.md": card }, async (folder) => {
      const { stdout } = await loadline(["check", "--diff"], { folder });
      const { execFileSync } = await import("node:child_process");
      execFileSync("git", ["apply", "--unsafe-paths", "-"], { cwd: folder, input: stdout });
      expect(await readFile(join(folder, "README.md"), "utf8")).toBe(fixedCard);
    }));

  test("a text whose bytes are no known encoding is left alone, and said so", () =>
    withFolder({ "README.md": Buffer.from(`\ufeff${card}caf\xe9`, "latin1") }, async (folder) => {
      const before = await readFile(join(folder, "README.md"));
      await loadline(["check", "--fix"], { folder });
      const after = await readFile(join(folder, "README.md"));
      // Either every byte but the key is as before, or nothing was written.
      expect([before.toString("latin1"), before.toString("latin1").replace("licence", "license")]).toContain(
        after.toString("latin1"),
      );
    }));
});

describe("reports", () => {
  test("--output writes a file, and JSON has the stated shape", () =>
    withFolder({ "README.md": card }, async (folder) => {
      const { status, stdout } = await loadline(["check", "--format", "json", "--output", "out.json"], {
        folder,
      });
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(JSON.parse(await readFile(join(folder, "out.json"), "utf8"))).toMatchObject({
        version: 1,
        tool: { name: "loadline" },
        findings: [
          {
            rule: "card-license-missing",
            area: "licensing",
            severity: "warning",
            confidence: "high",
            path: "README.md",
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 8,
            fixes: [{ applicability: "safe", edits: [{ path: "README.md", line: 2, newText: "license" }] }],
            fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
          },
        ],
      });
    }));

  test("a folder that is not there cannot hold the report", () =>
    withFolder({ "a.py": clean }, async (folder) => {
      const { status, stderr } = await loadline(["check", "-o", "gone/out.json"], { folder });
      expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("--output") });
    }));

  test("a suppression of the configuration that suppresses nothing is reported by a whole run only", () =>
    withFolder(
      { "README.md": card, "loadline.toml": '# x\n[[suppress]]\npath = "old.pt"\nreason = "y"\n' },
      async (folder) => {
        const whole = await loadline(["check", "-q"], { folder });
        expect(whole.stdout).toContain("loadline.toml:2:1 information unused-suppression");
        const part = await loadline(["check", "-q", "README.md"], { folder });
        expect(part.stdout).not.toContain("unused-suppression");
      },
    ));

  test("a suppression that is of use hides its finding, and SARIF tells why", () =>
    withFolder(
      { "README.md": card, "loadline.toml": '[[suppress]]\npath = "README.md"\nreason = "known"\n' },
      async (folder) => {
        const { status, stdout } = await loadline(["check", "--format", "sarif"], { folder });
        expect(status).toBe(0);
        expect(JSON.parse(stdout).runs[0].results).toMatchObject([
          { ruleId: "card-license-missing", suppressions: [{ kind: "external", justification: "known" }] },
        ]);
      },
    ));
});

test("a reader that goes away ends the output without a word", () =>
  withFolder({ "README.md": card }, async (folder) => {
    const { execFileSync } = await import("node:child_process");
    const script = `"${process.execPath}" "${program}" check --format sarif | head -c 10`;
    if (process.platform === "win32") return;
    expect(execFileSync("/bin/sh", ["-c", `${script} 2>&1`], { cwd: folder, encoding: "utf8" })).toBe(
      '{\n  "$sche',
    );
  }));

describe("other commands", () => {
  test("every command has --help and --version", () =>
    withFolder({}, async (folder) => {
      for (const name of ["check", "server", "rules", "explain", "init"]) {
        const help = await loadline([name, "--help"], { folder });
        expect(help).toMatchObject({ status: 0, stderr: "" });
        expect(help.stdout).toMatch(new RegExp(`^Usage: loadline ${name}`));
        expect((await loadlineProgram([name, "--version"], { folder })).stdout).toMatch(
          /^loadline \d+\.\d+\.\d+\n$/,
        );
      }
    }));

  test("rules lists them, as text and as JSON", () =>
    withFolder({}, async (folder) => {
      const text = await loadline(["rules"], { folder });
      const { rules } = JSON.parse((await loadline(["rules", "--format", "json"], { folder })).stdout);
      expect(rules.length).toBeGreaterThan(5);
      for (const { id } of rules) expect(text.stdout).toContain(id);
    }));

  test("explain shows a rule's page", () =>
    withFolder({}, async (folder) => {
      const { stdout } = await loadline(["explain", "card-license-missing"], { folder });
      expect(stdout).toMatch(/^# card-license-missing\n/);
      expect(stdout).toContain("## What to do");
    }));

  test("init writes a configuration that is right, and overwrites none", () =>
    withFolder({ "a.py": clean }, async (folder) => {
      expect(await loadline(["init"], { folder })).toMatchObject({ status: 0 });
      expect(await loadline(["check"], { folder })).toMatchObject({ status: 0, stderr: "" });
      await writeFile(join(folder, "loadline.toml"), "# ours\n");
      expect(await loadline(["init"], { folder })).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("--force"),
      });
      expect(await readFile(join(folder, "loadline.toml"), "utf8")).toBe("# ours\n");
      expect(await loadline(["init", "--force"], { folder })).toMatchObject({ status: 0 });
    }));
});
