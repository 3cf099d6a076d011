import { expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, notebook } from "../harness/notebook.ts";

const random = seededRandom(20261201);
const providers = ["huggingface", "github", "nvidia", "openrouter", "aws-access"];

test.each(providers)("a key of %s is not shown where it is the name of a file or an argument", async (id) => {
  const key = generateKey(id, random);
  await withFolder({ [`${key}.py`]: "import pickle\npickle.load(open('x'))\n" }, async (folder) => {
    const runs = [
      ["check", "."],
      ["check", "-q", "."],
      ["check", "--format", "json", "."],
      ["check", "--format", "sarif", "."],
      ["check", "--format", "github", "."],
      ["check", "--select", key, "."],
      ["check", "--format", key, "."],
      ["check", key],
      ["explain", key],
      [key],
    ];
    for (const run of runs) {
      const { stdout, stderr } = await loadline(run, { folder });
      const said = `${stdout}${stderr}`;
      expect(said).not.toBe("");
      expect(said, run[0]).not.toContain(key.slice(-8));
    }
  });
});

test("a diff of a notebook covers keys that only its cells tell", async () => {
  const key = generateKey("cohere", random);
  const cells = notebook([code(`k = "${key}"`), code("import cohere\nclient = cohere.Client(api_key=k)")]);
  await withFolder({ "a.ipynb": cells }, async (folder) => {
    const { stdout } = await loadline(["check", "--diff", "--unsafe-fixes", "a.ipynb"], { folder });
    expect(stdout).toMatch(/^- .*k = /m);
    expect(stdout).not.toContain(key);
  });
});
