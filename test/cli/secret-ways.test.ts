import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, markdown, notebook, raw } from "../harness/notebook.ts";
import { applyTo, editorCapabilities, startPair } from "../lsp/pair.ts";

const random = seededRandom(20261129);
const token = generateKey("huggingface", random);
const kernel = { kernelspec: { name: "python3", language: "python" } };

/** A file with a key, and what the fix leaves of it. */
interface Way {
  readonly name: string;
  readonly text: string;
  readonly after: string;
}

const cell = (before: string, after: string, language?: string): Omit<Way, "name"> => {
  const parts = language === undefined ? {} : { language };
  return { text: notebook([code(before)], parts), after: notebook([code(after)], parts) };
};
const about = (value: string) => ({ ...kernel, papermill: { parameters: { hf_token: value } } });

const ways: Readonly<Record<string, Way>> = {
  "the metadata of a notebook": {
    name: "a.ipynb",
    text: notebook([code("x")], { metadata: about(token) }),
    after: notebook([code("x")], { metadata: about("") }),
  },
  "the metadata of a cell, within more": {
    name: "a.ipynb",
    text: notebook([code("x", { metadata: { note: `run with HF_TOKEN=${token} "twice"` } })]),
    after: notebook([code("x", { metadata: { note: 'run with HF_TOKEN= "twice"' } })]),
  },
  "code and metadata": {
    name: "a.ipynb",
    text: notebook([code(`import os\nx = "${token}"`)], { metadata: about(token) }),
    after: notebook([code('import os\nx = os.environ["HF_TOKEN"]')], { metadata: about("") }),
  },
  "an attachment that is text": {
    name: "a.ipynb",
    text: notebook([
      { ...markdown("see"), attachments: { "a.txt": { "text/plain": `HF_TOKEN is ${token} today` } } },
    ]),
    after: notebook([
      { ...markdown("see"), attachments: { "a.txt": { "text/plain": "HF_TOKEN is  today" } } },
    ]),
  },
  "literals that are added": {
    name: "a.py",
    text: `import os\nx = "${token.slice(0, 12)}" + "${token.slice(12, 24)}" + "${token.slice(24)}"\n`,
    after: 'import os\nx = os.environ["HF_TOKEN"]\n',
  },
  "literals beside each other": {
    name: "a.py",
    text: `import os\nx = ("${token.slice(0, 18)}"\n    "${token.slice(18)}")\n`,
    after: 'import os\nx = (os.environ["HF_TOKEN"])\n',
  },
  "a text with marks for values": {
    name: "a.py",
    text: `import os\nh = {"Authorization": f"Bearer ${token}"}\n`,
    after: 'import os\nh = {"Authorization": f"Bearer {os.environ[\'HF_TOKEN\']}"}\n',
  },
  "a comment": {
    name: "a.py",
    text: `x = 1  # HF_TOKEN=${token}\n`,
    after: "x = 1  # HF_TOKEN=YOUR_HF_TOKEN\n",
  },
  "a docstring": {
    name: "a.py",
    text: `"""Usage:\n\n    HF_TOKEN=${token} python a.py\n"""\n`,
    after: '"""Usage:\n\n    HF_TOKEN=YOUR_HF_TOKEN python a.py\n"""\n',
  },
  "a text of several lines": {
    name: "a.py",
    text: `import os\n\nenv = """\nHF_TOKEN=${token}\n"""\n`,
    after: 'import os\n\nenv = f"""\nHF_TOKEN={os.environ[\'HF_TOKEN\']}\n"""\n',
  },
  "a Markdown cell": {
    name: "a.ipynb",
    text: notebook([markdown(`set \`HF_TOKEN\` to \`${token}\``)]),
    after: notebook([markdown("set `HF_TOKEN` to `YOUR_HF_TOKEN`")]),
  },
  "a raw cell": {
    name: "a.ipynb",
    text: notebook([raw(`HF_TOKEN=${token}`)]),
    after: notebook([raw("HF_TOKEN=YOUR_HF_TOKEN")]),
  },
  Markdown: {
    name: "README.md",
    text: `# Use\n\n    export HF_TOKEN=${token}\n`,
    after: "# Use\n\n    export HF_TOKEN=YOUR_HF_TOKEN\n",
  },
  "a shell line": {
    name: "a.ipynb",
    ...cell(`!hf download x --token ${token} --quiet`, "!hf download x --token $HF_TOKEN --quiet"),
  },
  "a shell line with a quoted value": {
    name: "a.ipynb",
    ...cell(`!hf auth login --token '${token}'`, '!hf auth login --token "$HF_TOKEN"'),
  },
  "a Bash cell": {
    name: "a.ipynb",
    ...cell(`%%bash\nexport HF_TOKEN=${token}\nmake\n`, `%%bash\nexport HF_TOKEN="\${HF_TOKEN:?}"\nmake\n`),
  },
  "a cell that writes a file": {
    name: "a.ipynb",
    ...cell(`%%writefile .env\nHF_TOKEN=${token}\n`, "%%writefile .env\nHF_TOKEN=YOUR_HF_TOKEN\n"),
  },
  "a cell of R": {
    name: "a.ipynb",
    ...cell(`token <- "${token}"`, 'token <- Sys.getenv("HF_TOKEN")', "R"),
  },
  R: { name: "a.R", text: `Sys.setenv(HF_TOKEN = "${token}")\nx <- 1\n`, after: "x <- 1\n" },
  Julia: { name: "a.jl", text: `t = "${token}"\n`, after: 't = ENV["HF_TOKEN"]\n' },
  JavaScript: { name: "a.mjs", text: `const t = '${token}';\n`, after: "const t = process.env.HF_TOKEN;\n" },
};

describe("--fix takes a key out of", () => {
  test.each(Object.entries(ways))("%s", (_what, { name, text, after }) =>
    withFolder({ [name]: text }, async (folder) => {
      const { stdout } = await loadline(["check", "--format", "json"], { folder });
      expect(stdout).toContain("hardcoded-key");
      await loadline(["check", "--fix", "--unsafe-fixes"], { folder });
      expect(await readFile(join(folder, name), "utf8")).toBe(after);
      expect(await loadline(["check", "--select", "hardcoded-key"], { folder })).toMatchObject({ status: 0 });
    }),
  );
});

test("a quick fix takes a key out of metadata, where the notebook is open as JSON", async () => {
  const uri = "file:///project/a.ipynb";
  const text = notebook([code("x")], { metadata: about(token) });
  const pair = await startPair({ capabilities: editorCapabilities });
  await pair.open(uri, text, "json");
  const actions = await pair.actions(uri, await pair.diagnostics(uri));
  const fix = actions.find(({ title }) => title.includes("out of the notebook's metadata"));
  expect(applyTo(uri, text, fix?.edit)).toBe(notebook([code("x")], { metadata: about("") }));
});

test("a notebook with large outputs is edited where its metadata stand", () => {
  const picture = `"${"iVBORw0KGgo".padEnd(300_000, "A")}"`;
  const output = { output_type: "display_data", metadata: {}, data: { "image/png": "PICTURE" } };
  const make = (value: string) =>
    notebook([code("x", { outputs: [output] })], { metadata: about(value), indent: 0 }).replace(
      '"PICTURE"',
      picture,
    );
  return withFolder({ "a.ipynb": make(token) }, async (folder) => {
    await loadline(["check", "--fix", "--unsafe-fixes"], { folder });
    expect(await readFile(join(folder, "a.ipynb"), "utf8")).toBe(make(""));
  });
});
