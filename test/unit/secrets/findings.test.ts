import { expect, test } from "vitest";
import { maskedForm, maskSpans } from "../../../server/src/finding/mask.ts";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { maskersOf, maskSecrets } from "../../../server/src/knowledge/key-formats/mask.ts";
import { workspace } from "../../harness/check.ts";
import { generateKey, keyProviders, seededRandom } from "../../harness/keys.ts";
import { code, markdown, notebook } from "../../harness/notebook.ts";
import { codePlaces, outputPlaces, type PlacedKey, textPlaces } from "./places.ts";

const random = seededRandom(42);

function placed(provider: string): PlacedKey {
  const format = keyFormats.find(({ id }) => id === provider);
  const owner = format?.owners[0] ?? "service";
  return { key: generateKey(provider, random), variable: format?.variable ?? "API_KEY", owner };
}

async function keyFindings(path: string, text: string) {
  const { findings } = await workspace({ [path]: text }).check(path);
  return findings.filter(({ rule }) => rule === "hardcoded-key");
}

const stream = (text: string) => ({ output_type: "stream", name: "stdout", text: text.split(/(?<=\n)/) });
const display = (type: string, data: unknown) => ({
  output_type: "display_data",
  metadata: {},
  data: { [type]: data },
});

/** Any six characters in a row of what is random in a key. */
function piecesOf(key: string, format: string): readonly string[] {
  const prefixes = keyFormats.flatMap(({ shapes }) => shapes.flatMap(({ prefixes: all }) => all));
  const prefix =
    format === "private-key"
      ? "-----BEGIN PRIVATE KEY-----"
      : prefixes
          .filter((one) => key.startsWith(one))
          .reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  const body = key.slice(prefix.length).replaceAll("T3BlbkFJ", "\n").replace("-----END PRIVATE KEY-----", "");
  return Array.from({ length: Math.max(0, body.length - 6) }, (_, at) => body.slice(at, at + 6)).filter(
    (piece) => /^[A-Za-z0-9+/_-]+$/.test(piece) && /[0-9]/.test(piece),
  );
}

/** All places of code in cells, of text in markdown, of outputs in outputs: one notebook. */
function everywhere(inCode: PlacedKey, inText: PlacedKey, inOutput: PlacedKey): string {
  const places = Object.values(codePlaces).map((place) => place(inCode));
  return notebook([
    code(places.filter((text) => !text.startsWith("%%")).join("\n")),
    markdown(
      Object.values(textPlaces)
        .map((place) => place(inText))
        .join("\n"),
    ),
    code("x", { outputs: Object.values(outputPlaces).map((place) => stream(place(inOutput))) }),
  ]);
}

/** Each takes a notebook of a hundred places: with FUZZ all of them. */
const sample = keyProviders.filter((_, index) => process.env.FUZZ !== undefined || index % 10 === 0);

const timeout = process.env.FUZZ === undefined ? 90_000 : 1_800_000;

test("no part of a key is in anything that is said of it, wherever it stands", { timeout }, async () => {
  for (const provider of sample) {
    const keys = [placed(provider), placed(provider), placed(provider)] as const;
    const text = everywhere(...keys);
    const result = JSON.stringify(await workspace({ "/project/a.ipynb": text }).check("/project/a.ipynb"));
    expect(result).toContain("hardcoded-key");
    const leaked = keys
      .flatMap(({ key }) => piecesOf(key, provider))
      .filter((piece) => result.includes(piece));
    expect({ provider, leaked }).toEqual({ provider, leaked: [] });
  }
});

test("a key in an output is found where it is, with what to do", async () => {
  const { key } = placed("huggingface");
  const text = notebook([
    code("print('a')"),
    code("!env", { outputs: [stream(`HOME=/root\nHF_TOKEN=${key}\n`)] }),
  ]);
  const [finding] = await keyFindings("/project/a.ipynb", text);
  expect(finding?.location).toMatchObject({ cell: 1, output: 0, range: { start: { line: 1 } } });
  expect(finding?.message).toBe(
    "This Hugging Face token (`hf_… (37 characters)`) is stored in the notebook: the output of cell 2 shows it to " +
      "everyone who gets the file. Revoke it at https://huggingface.co/settings/tokens, clear the output, and save the " +
      "notebook again.",
  );
});

test("a key in a cell and in its output is one finding", async () => {
  const { key } = placed("wandb");
  const text = notebook([
    code(`import wandb\napi_key = "${key}"\nwandb.login(key=api_key)\nprint(api_key)`, {
      outputs: [stream(`${key}\n`)],
    }),
  ]);
  const findings = await keyFindings("/project/a.ipynb", text);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toContain("It is stored in the output of cell 1 as well");
  expect(findings[0]?.related.map(({ location }) => location.output)).toEqual([0]);
});

test("two keys are two findings, with fingerprints that stay when lines move", async () => {
  const keys = [placed("github"), placed("github")];
  const source = keys.map(({ key }, index) => `token_${index} = "${key}"\n`).join("");
  const before = (await keyFindings("/project/a.py", source)).map(({ fingerprint }) => fingerprint);
  const after = (await keyFindings("/project/a.py", `import os\n\n\n${source}`)).map(
    ({ fingerprint }) => fingerprint,
  );
  expect(new Set(before).size).toBe(2);
  expect(after).toEqual(before);
});

test.each([
  ["text/html", ["<table><tr><td>HF_TOKEN</td><td>KEY</td></tr></table>"], 1],
  ["text/plain", "'KEY'", 1],
  ["text/markdown", "Your key: **KEY**", 1],
  ["text/latex", "$KEY$", 1],
  ["application/json", { token: "KEY" }, 1],
  ["image/svg+xml", "<svg><text>KEY</text></svg>", 1],
  ["application/vnd.jupyter.widget-view+json", { value: "KEY", model_id: "x" }, 1],
  ["image/png", "KEY", 0],
  ["application/pdf", "KEY", 0],
] as const)("an output of %s", async (type, data, count) => {
  const { key } = placed("huggingface");
  const filled: unknown = JSON.parse(JSON.stringify(data).replaceAll("KEY", key));
  const text = notebook([code("x", { outputs: [display(type, filled)] })]);
  expect(await keyFindings("/project/a.ipynb", text)).toHaveLength(count);
});

test("a traceback in colours", async () => {
  const { key } = placed("openai");
  const error = {
    output_type: "error",
    ename: "ValueError",
    evalue: `bad key ${key}`,
    traceback: [`\u001b[0;31mValueError\u001b[0m: bad key \u001b[38;5;124m${key}\u001b[39m`],
  };
  expect(await keyFindings("/project/a.ipynb", notebook([code("x", { outputs: [error] })]))).toHaveLength(1);
});

test("a key that others name as theirs is not shown as a name", async () => {
  const { key } = placed("groq");
  const { key: other } = placed("groq");
  const result = JSON.stringify(await keyFindings("/project/a.py", `names = {"${key}": "${other}"}\n`));
  expect(result).not.toContain(key.slice(4));
  expect(result).not.toContain(other.slice(4));
});

test("a script that writes the environment itself can leave that to whoever starts it", async () => {
  const { key } = placed("huggingface");
  const [finding] = await keyFindings("/project/a.py", `import os\nos.environ["HF_TOKEN"] = "${key}"\n`);
  expect(finding?.fixes.map(({ title }) => title)).toEqual([
    "Take the Hugging Face token out, and set it where the program is started",
    "Revoke the Hugging Face token at https://huggingface.co/settings/tokens",
  ]);
});

test("a fix never carries another key", async () => {
  const [first, second] = [placed("groq"), placed("huggingface")];
  const text = `command = "--groq ${first.key} --hub ${second.key}"\n`;
  const result = JSON.stringify(await keyFindings("/project/a.py", text));
  expect(result).not.toContain(first.key.slice(4));
  expect(result).not.toContain(second.key.slice(3));
});

test("masks keep the length and the shape of a text", () => {
  const { key } = placed("huggingface");
  expect(maskSecrets(`login("${key}")`)).toBe(`login("hf_${"*".repeat(34)}")`);
  expect(maskSpans("ab\r\ncdef", [{ start: 1, end: 7, shown: 0 }])).toBe("a*\r\n***f");
  expect(maskedForm("hf_", 37)).toBe("hf_… (37 characters)");
});

test("a mask covers what is given to a name of a key, whosever it is", () => {
  const secret = generateKey("mistral", random);
  expect(maskSecrets(`internal_api_key = "${secret}"`)).toBe(`internal_api_key = "${"*".repeat(32)}"`);
  expect(maskSecrets(`commit = "${secret}"`)).toContain(secret);
});

test.each([
  'tok = AutoTokenizer.from_pretrained("acme-research/tiny-Qwen3ForCausalLM")',
  'model = LayoutLMv2ForTokenClassification.from_pretrained("microsoft/layoutlmv2-base-uncased")',
  'tokenizer_name = "acme-research/all-MiniLM-L6-v2-extended"',
  'keypoint_model = "acme-research/vitpose-plus-base-simple-2"',
  "state_dict[norm1_key] = norm1_weights_or_biases",
  "token_decoder = LTX2DiffusionVaeDecoderStep()",
])("a mask leaves the names of models and programs: %s", (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test("a mask covers a password of words where it is quoted", () => {
  const password = `${generateKey("mistral", random).slice(0, 4)}-horse-battery-staple-9`;
  expect(maskSecrets(`password = "${password}"`)).toBe(`password = "${"*".repeat(password.length)}"`);
});

test("a slice is masked by what stands around it", () => {
  const text = generateKey("private-key", random);
  const lines = text.split("\n");
  const start = text.indexOf(lines[5] ?? "");
  expect(maskersOf(text).pieces(start, start + 64)).toBe("*".repeat(64));
});
