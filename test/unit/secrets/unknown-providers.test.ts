import { describe, expect, test } from "vitest";
import { alphabets } from "../../../server/src/knowledge/key-formats/alphabets.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { seededRandom } from "../../harness/keys.ts";

const random = seededRandom(20261129);
const key = `q7${Array.from({ length: 30 }, () => alphabets.alphanumeric.charAt(Math.floor(random() * 62))).join("")}`;
const password = `v3${key.slice(2, 18)}`;

function found(text: string): readonly string[] {
  return findKeys(text, { owners: true }).map(({ span }) => text.slice(span.start, span.end));
}

/** A provider that no row of the table knows: the name, the section or the host says whose key it is. */
const places: Readonly<Record<string, string>> = {
  "a union of types": `def run(*, acme_api_key: str | None = "${key}"):\n    pass\n`,
  "a call in a call": `    acme_api_key: SecretStr = Field(default=SecretStr("${key}"), description="x")\n`,
  "a name with dots": `acme.api.key=${key}\n`,
  prose: `Set ACME_API_KEY to ${key} first.\n`,
  "colours of a traceback": `C(\u001b[38;5;241macme_api_key\u001b[39m\u001b[38;5;241m=\u001b[39m\u001b[38;5;124m"\u001b[39m\u001b[38;5;124m${key}\u001b[39m")\n`,
  "an older traceback": `----> 1\u001b[0;31m \u001b[0macme_api_key\u001b[0m \u001b[0;34m=\u001b[0m \u001b[0;34m'${key}'\u001b[0m\n`,
  "coloured HTML": `<pre>{<span style="color: #008000">&#x27;acme_api_key&#x27;</span>: <span style="color: #008000">&#x27;${key}&#x27;</span>}</pre>\n`,
  "highlighted code": `<span class="n">ACME_API_KEY</span> <span class="o">=</span> <span class="s2">&quot;${key}&quot;</span>\n`,
  "a bold name": `<b>ACME_API_KEY</b>: ${key}\n`,
  "a table of TOML": `[acme]\napi_key = "${key}"\n`,
  "a section of YAML": `llm:\n  acme:\n    model: m\n    api_key: ${key}\n`,
  "a section of JSON": `{\n  "acme": {\n    "apiKey": "${key}"\n  }\n}\n`,
  "a section on one line": `{"acme": {"model": "m", "apiKey": "${key}"}}`,
  "a block of Terraform": `provider "x" {}\nacme {\n  api_key = "${key}"\n}\n`,
  "who provides it": `models:\n  - title: t\n    provider: acme\n    apiKey: ${key}\n`,
  "the model's first word": `  litellm_params:\n    model: acme/large\n    api_key: ${key}\n`,
  "a header to a host": `requests.post("https://api.acme.dev/v1", headers={"Authorization": "Bearer ${key}"})\n`,
  "a header before its host": `curl -H 'x-api-key: ${key}' https://api.acme.dev/v1\n`,
  "a parameter of a URL": `https://api.acme.dev/v1/search?q=x&api_key=${key}&n=3\n`,
  "a subscription": `ACME_SUBSCRIPTION_KEY = "${key}"\n`,
  "the other order of Kubernetes": `env:\n  - value: "${key}"\n    name: ACME_API_KEY\n`,
  "a parameter of CloudFormation": `{"ParameterKey": "ACME_API_KEY", "ParameterValue": "${key}"}\n`,
};

test.each(Object.keys(places))("a key in %s", (place) => {
  expect(found(places[place] ?? "")).toEqual([key]);
});

const passwords: Readonly<Record<string, string>> = {
  "the default of getenv": `os.getenv("ACME_PASSWORD", "${password}")\n`,
  "the default of an argument": `parser.add_argument("--acme-password", type=str, default="${password}")\n`,
  "the other side of or": `p = os.environ.get("ACME_PASSWORD") or "${password}"\n`,
  "a command": `tool login --acme-password '${password}'\n`,
  "the environment of an image": `ENV ACME_PASSWORD ${password}\n`,
  "a list of Kubernetes": `- name: ACME_PASSWORD\n  value: "${password}"\n`,
};

test.each(Object.keys(passwords))("a password in %s", (place) => {
  expect(found(passwords[place] ?? "")).toEqual([password]);
});

describe("a general name says nothing alone", () => {
  test.each([
    `[settings]\napi_key = "${key}"\n`,
    `api_key = "${key}"\n`,
    `headers = {"Authorization": "Bearer ${key}"}\n`,
    `requests.get("http://localhost:8000", headers={"Authorization": "Bearer ${key}"})\n`,
    `requests.get("https://api.example.com", headers={"Authorization": "Bearer ${key}"})\n`,
  ])("%#", (text) => expect(found(text)).toEqual([]));
});

describe("in data that a program wrote, only a name that says whose key it is counts", () => {
  const named = (text: string) => findKeys(text, { owners: "named" }).length;
  test.each([`window.cfg = {"acme_api_key": "${key}"};`, `{"MISTRAL_API_KEY": "${key}"}`])("%#", (text) =>
    expect(named(text)).toBe(1),
  );
  test.each([`{"key": "${key}", "title": "mistral"}`, `mistral: [{"id": "${key}"}]`])(
    "nothing in %#",
    (text) => expect(named(text)).toBe(0),
  );
});
