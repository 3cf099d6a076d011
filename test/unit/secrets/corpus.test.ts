import { describe, expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { workspace } from "../../harness/check.ts";
import { generateKey, keyProviders, seededRandom } from "../../harness/keys.ts";
import { code, display as displayed, markdown, notebook, stream } from "../../harness/notebook.ts";
import type { PlacedKey } from "./places.ts";

const random = seededRandom(20261128);

/** Every third kind of key, in every kind of file; with FUZZ all of them. */
const providers = keyProviders.filter((_, index) => process.env.FUZZ !== undefined || index % 3 === 0);

function placed(provider: string): PlacedKey {
  const format = keyFormats.find(({ id }) => id === provider);
  return {
    key: generateKey(provider, random),
    variable: format?.variable ?? "API_KEY",
    owner: format?.owners[0] ?? "service",
  };
}

const display = (type: string, data: unknown) => displayed({ [type]: data });
const withOutput = (output: unknown) => code("x", { outputs: [output] });

/** A notebook whose metadata, of itself or of a cell, are given. */
function withMetadata(own: object, ofCell: object): string {
  const parsed = JSON.parse(notebook([code("x")])) as {
    metadata: object;
    cells: { metadata: object }[];
  };
  parsed.metadata = { ...parsed.metadata, ...own };
  for (const cell of parsed.cells) cell.metadata = ofCell;
  return JSON.stringify(parsed, undefined, 1);
}

function withAttachment(text: string): string {
  const parsed = JSON.parse(notebook([markdown("See ![x](attachment:x.txt)")])) as { cells: object[] };
  parsed.cells[0] = { ...parsed.cells[0], attachments: { "x.txt": { "text/plain": [text] } } };
  return JSON.stringify(parsed);
}

type File = readonly [path: string, text: (placed: PlacedKey) => string];

/** What a notebook may hold beside the text of its cells, and in it. */
const notebooks: Readonly<Record<string, File>> = {
  "a code cell": ["a.ipynb", ({ key, variable }) => notebook([code(`${variable} = "${key}"`)])],
  "a cell of text": ["a.ipynb", ({ key, variable }) => notebook([markdown(`Use ${variable}=${key}\n`)])],
  "an env magic": ["a.ipynb", ({ key, variable }) => notebook([code(`%env ${variable}=${key}`)])],
  "a shell line": ["a.ipynb", ({ key, variable }) => notebook([code(`!${variable}=${key} python x.py`)])],
  "a bash cell": ["a.ipynb", ({ key, variable }) => notebook([code(`%%bash\nexport ${variable}=${key}`)])],
  "a written file": [
    "a.ipynb",
    ({ key, variable }) => notebook([code(`%%writefile .env\n${variable}=${key}`)]),
  ],
  "a stream": ["a.ipynb", ({ key, variable }) => notebook([withOutput(stream(`${variable}=${key}\n`))])],
  "a repr": [
    "a.ipynb",
    ({ key, variable }) => notebook([withOutput(display("text/plain", `{'${variable}': '${key}'}`))]),
  ],
  "a table in HTML": [
    "a.ipynb",
    ({ key, variable }) =>
      notebook([withOutput(display("text/html", [`<tr><td>${variable}</td><td>${key}</td></tr>`]))]),
  ],
  "Markdown in an output": [
    "a.ipynb",
    ({ key, variable }) =>
      notebook([withOutput(display("text/markdown", `**${variable}** ${variable}=${key}`))]),
  ],
  "JSON in an output": [
    "a.ipynb",
    ({ key, variable }) => notebook([withOutput(display("application/json", { env: { [variable]: key } }))]),
  ],
  "a traceback with colours": [
    "a.ipynb",
    ({ key, variable }) =>
      notebook([
        withOutput({
          output_type: "error",
          ename: "ValueError",
          evalue: "no",
          traceback: [
            `\u001b[0;32m----> 1\u001b[0m ${variable}\u001b[38;5;241m=\u001b[39m\u001b[38;5;124m'${key}'\u001b[39m`,
          ],
        }),
      ]),
  ],
  "the notebook's metadata": [
    "a.ipynb",
    ({ key, variable }) => withMetadata({ papermill: { environment: { [variable]: key } } }, {}),
  ],
  "a cell's metadata": [
    "a.ipynb",
    ({ key, variable }) => withMetadata({}, { papermill: { parameters: { [variable]: key } } }),
  ],
  "an output's metadata": [
    "a.ipynb",
    ({ key, variable }) =>
      notebook([
        withOutput({ ...displayed({ "text/plain": "x" }), metadata: { arguments: { [variable]: key } } }),
      ]),
  ],
  "an attachment": ["a.ipynb", ({ key, variable }) => withAttachment(`${variable}=${key}\n`)],
};

const files: Readonly<Record<string, File>> = {
  "a script": ["a.py", ({ key, variable }) => `import os\nos.environ["${variable}"] = "${key}"\n`],
  dotenv: [".env", ({ key, variable }) => `${variable}=${key}\n`],
  "another dotenv": [".env.production", ({ key, variable }) => `export ${variable}="${key}"\n`],
  YAML: ["config.yaml", ({ key, variable }) => `env:\n  ${variable}: ${key}\n`],
  Compose: [
    "compose.yaml",
    ({ key, variable }) => `services:\n  a:\n    environment:\n      - ${variable}=${key}\n`,
  ],
  "a workflow": [
    ".github/workflows/ci.yml",
    ({ key, variable }) => `jobs:\n  a:\n    env:\n      ${variable}: "${key}"\n`,
  ],
  TOML: ["a.toml", ({ key, variable }) => `[tool]\n${variable} = "${key}"\n`],
  "Streamlit's secrets": [".streamlit/secrets.toml", ({ key, variable }) => `${variable} = "${key}"\n`],
  JSON: ["a.json", ({ key, variable }) => `{"${variable}": "${key}"}\n`],
  "an agent's servers": [
    ".mcp.json",
    ({ key, variable }) => `{"mcpServers": {"a": {"command": "npx", "env": {"${variable}": "${key}"}}}}\n`,
  ],
  "settings of an adapter": [
    "adapter_config.json",
    ({ key, variable }) => `{"peft_type": "LORA", "${variable}": "${key}"}`,
  ],
  INI: ["a.ini", ({ key, variable }) => `[a]\n${variable} = ${key}\n`],
  shell: ["run.sh", ({ key, variable }) => `export ${variable}=${key}\n`],
  Dockerfile: ["Dockerfile", ({ key, variable }) => `FROM python\nENV ${variable}=${key}\n`],
  Terraform: [
    "main.tf",
    ({ key, variable }) => `variable "${variable.toLowerCase()}" {\n  default = "${key}"\n}\n`,
  ],
  netrc: [".netrc", ({ key, owner }) => `machine api.${owner}.example\n  login user\n  password ${key}\n`],
  "a card": ["README.md", ({ key, variable }) => `---\nlicense: mit\n---\n\nSet ${variable}=${key}\n`],
  "plain text": ["notes.txt", ({ key, variable }) => `${variable}: ${key}\n`],
  "a file without a name that says anything": ["token", ({ key, variable }) => `${variable} ${key}\n`],
};

/** Whether the key that is made says itself whose it is. */
function isShaped(provider: string): boolean {
  return findKeys(`x ${generateKey(provider, seededRandom(1))} y`, { owners: false }).length > 0;
}

async function missing([path, text]: File, among: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(
    among.map(async (provider) => {
      const { findings } = await workspace({ [`/project/${path}`]: text(placed(provider)) }).check(
        `/project/${path}`,
      );
      return findings.some(({ rule }) => rule === "hardcoded-key") ? [] : [provider];
    }),
  );
  return answers.flat();
}

const shaped = providers.filter(isShaped);
const named = providers.filter((provider) => !isShaped(provider));

test("there are thirty kinds of place and more, a dozen of them in notebooks", () => {
  expect(Object.keys(notebooks).length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(notebooks).length + Object.keys(files).length).toBeGreaterThanOrEqual(30);
});

describe.each(Object.entries({ ...notebooks, ...files }))("%s", (_place, file) => {
  test("shows every key with a shape of its own", async () =>
    expect(await missing(file, shaped)).toEqual([]));
  test("shows nearly every key that needs its owner's name", async () => {
    expect((await missing(file, named)).length).toBeLessThanOrEqual(named.length * 0.02);
  });
});
