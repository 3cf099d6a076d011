import { describe, expect, test } from "vitest";
import { alphabets } from "../../../server/src/knowledge/key-formats/alphabets.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, seededRandom } from "../../harness/keys.ts";

const random = seededRandom(20261130);

function characters(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

const { alphanumeric, hex } = alphabets;
/** A key that says nothing of itself, of a provider with a row, and of one without. */
const cohere = `q7${characters(alphanumeric, 38)}`;
const acme = `q8${characters(alphanumeric, 32)}`;
const digest = `4b${characters(hex, 38)}`;

function found(text: string): readonly string[] {
  return findKeys(text, { owners: true }).map(({ span }) => text.slice(span.start, span.end));
}

describe("a key is given to a name of no meaning first", () => {
  test.each([
    `k = "${cohere}"\n\nclient = cohere.Client(api_key=k)\n`,
    `k = "${cohere}"\n\nclient = cohere.Client(k)\n`,
    `value: str = '${cohere}'\nos.environ["COHERE_API_KEY"] = value\n`,
    `k = "${cohere}"\nheaders = {"Authorization": f"Bearer {k}"}\nrequests.get("https://api.cohere.com/v1", headers=headers)\n`,
    `const k = "${cohere}";\nconst client = new CohereClient({ token: k });\n`,
  ])("and later to a key's: %#", (text) => {
    expect(found(text)).toEqual([cohere]);
  });

  test.each([
    `digest = "${digest}"\nrun = wandb.init(project="x", tags=[digest])\nprint("key")\n`,
    `rev = "${digest}"\nmodel = load("wandb/model", revision=rev)\n`,
    `k = "${digest}"\nwandb_store(cache_key=k)\n`,
    `k = "${cohere}"\nk2 = "x"\nclient = cohere.Client(api_key=k2)\n`,
    `k = "${cohere}"\nclient = cohere.Client(model=k)\n`,
  ])("and to nothing of a key: %#", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a key in pieces of which each is short", () => {
  const pieces = [cohere.slice(0, 13), cohere.slice(13, 26), cohere.slice(26)];
  const [first = "", second = "", third = ""] = pieces;
  test.each([
    `COHERE_API_KEY = "${first}" + "${second}" + "${third}"\n`,
    `COHERE_API_KEY = '${first}'+'${second}'+'${third}'\n`,
    `COHERE_API_KEY = ("${first}"\n    "${second}"\n    "${third}")\n`,
  ])("is one key: %#", (text) => {
    expect(found(text).map((key) => key.replace(/[^A-Za-z0-9]/g, ""))).toEqual([cohere]);
  });

  test("with a shape", () => {
    const key = generateKey("huggingface", random);
    const text = `x = "${key.slice(0, 12)}" + "${key.slice(12, 25)}" + "${key.slice(25)}"\n`;
    expect(found(text)).toHaveLength(1);
  });

  test.each([
    `name = "model-" + "checkpoint-" + "final-v2-2024"\n`,
    `sha = "${digest.slice(0, 14)}" + "${digest.slice(14, 28)}" + "${digest.slice(28)}"\n`,
    `path = ("data/train-00001-"\n    "of-00010.parquet")\n`,
  ])("is none: %#", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a provider that no row knows is told by who is called", () => {
  test.each([
    `client = Acme(api_key="${acme}")\n`,
    `client = AsyncAcmeClient(\n    model=pick("a", 3),\n    api_key=(\n        "${acme}"\n    ),\n)\n`,
    `client = AcmeClient("${acme}")\n`,
    `acme.login(token="${acme}")\n`,
    `const client = new Acme({ apiKey: "${acme}" });\n`,
    `subprocess.run(["acme", "login", "--token", "${acme}"])\n`,
    `acme login --api-key ${acme}\n`,
    `{"args": ["-y", "@acme/mcp", "--api-key", "${acme}"]}\n`,
    `provider "acme" {\n  api_key = "${acme}"\n}\n`,
    `class AcmeConfig:\n    model: str = "m"\n    api_key: str = field(default="${acme}")\n`,
    `{"url": "https://api.acme.dev/v1", "headers": [{"name": "Authorization", "value": "Bearer ${acme}"}]}\n`,
    `{"bearer": [{"key": "token", "value": "${acme}"}], "url": "https://api.acme.dev"}\n`,
    `# my Acme API key: ${acme}\n`,
    `key = st.text_input("Acme API key", value="${acme}")\n`,
    `api_keys = [("acme", "${acme}")]\n`,
    `    client = \u001b[38;5;124mAcme\u001b[39m(api_key\u001b[38;5;241m=\u001b[39m\u001b[38;5;124m"${acme}\u001b[39m\u001b[38;5;124m"\u001b[39m)\n`,
  ])("%#", (text) => {
    expect(found(text)).toEqual([acme]);
  });

  test.each([
    `blob = Blob(key="${digest}")\n`,
    `commit = Commit("${digest}")\n`,
    `client = RunClient("${digest}")\n`,
    `page = client.list(token="${acme.toLowerCase().replace(/[0-9]/g, "x")}")\n`,
    `llm = InferenceClient("${"CohereForAI/c4ai-command-r-plus"}")\n`,
    `llm = AcmeClient("${"Acme-Large-2407-Instruct-FP8-v2.1"}")\n`,
    `tool run --id ${digest}\n`,
    `PINS = [("wandb", "${digest}"), ("dagshub", "${digest}")]\n`,
    `{"headers": [{"name": "If-None-Match", "value": "${digest}"}], "url": "https://api.acme.dev"}\n`,
    `{"values": [{"key": "api_key", "value": ""}, {"key": "wandb_commit", "value": "${digest}"}]}\n`,
    `class AcmeConfig:\n    commit: str = field(default="${digest}")\n`,
    `# Acme key findings: ${"attention-is-all-you-need-2017"}\n`,
  ])("and nothing is told: %#", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("names that say key and hold none", () => {
  for (const name of ["GPG_KEY", "cohere_cache_key", "wandb_public_key", "dagshub_partition_key"]) {
    expect(found(`COHERE_API_KEY=\nWANDB=1\n${name} = "${digest}"\n`), name).toEqual([]);
  }
});

test("the state of a widget names what it holds in words", () => {
  const state = `{"model_module_version": "1.5.0", "state": {"description": "Cohere API key", "value": "${cohere}"}}`;
  expect(found(state)).toEqual([cohere]);
});

test("a colour of a terminal sticks to keys that are known by a mark or by a prefix", () => {
  const colour = "\u001b[38;5;124m";
  for (const provider of ["azure-entra", "astra", "azure-openai"]) {
    const key =
      provider === "azure-openai"
        ? `${characters(alphanumeric, 52)}JQQJ99${characters(alphanumeric, 26)}`
        : generateKey(provider, random);
    expect(found(`x = ${colour}"\u001b[39m${colour}${key}\u001b[39m`), provider).toEqual([key]);
  }
});

/** Grafana's own checksum: of the prefix too, the lowest byte first (grafana/grafana, pkg/components/satokengen). */
test("a token of Grafana is known by its checksum", () => {
  const key = generateKey("grafana", random);
  expect(found(`x = "${key}"\n`)).toEqual([key]);
  const last = key.endsWith("0") ? "1" : "0";
  expect(found(`x = "${key.slice(0, -1)}${last}"\n`)).toEqual([]);
});

test("a slug of words is none of the keys that have a short prefix and hyphens", () => {
  for (const provider of ["larksuite", "voyage", "nomic", "predibase"]) {
    for (const slug of [
      "how-to-build-a-neural-network-with-keras-and-colab-in-2019",
      "spa-pa-guide-to-writing-a-tokenizer-in-rust-from-zero",
    ])
      expect(
        found(`${provider} api_key: see https://${provider}.example.org/@someone/${slug}\n`),
        provider,
      ).toEqual([]);
  }
});
