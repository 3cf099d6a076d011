import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";

const random = seededRandom(20261101);
const keys = ["huggingface", "openai", "aws-access"].map((provider) => generateKey(provider, random));
const [token = "", other = "", third = ""] = keys;

const script = `from huggingface_hub import login\n\nlogin(token="${token}")\nprint("${other}")  # ${third}\n`;

const files = {
  "login.py": script,
  // What a finding says of a value must not repeat it.
  "load.py": `import yaml\n\nyaml.load("${other}", yaml.Loader)\n`,
  ".env": `OPENAI_API_KEY=${other}\n`,
  "k/README.md": `# Use\n\nexport T=${token}\n`,
};

test.each([["text"], ["json"], ["sarif"], ["github"]])("no key stands in a report as %s", (format) =>
  withFolder(files, async (folder) => {
    const { status, stdout, stderr } = await loadline(["check", "--format", format], { folder });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("hardcoded-key");
    for (const key of keys) expect(stdout).not.toContain(key);
  }),
);

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
