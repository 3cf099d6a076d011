import { describe, expect, test } from "vitest";
import { alphabets } from "../../../server/src/knowledge/key-formats/alphabets.ts";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { seededRandom } from "../../harness/keys.ts";

const random = seededRandom(20261124);

function characters(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

const { alphanumeric, base64url, hex } = alphabets;

/** Second forms of keys that have several: newer ones, and those of other kinds. */
const forms: readonly (readonly [id: string, what: string, key: string])[] = [
  ["gemini", "bound to a service account", `AQ.Ab8R${characters(base64url, 46)}`],
  [
    "github",
    "of an installation, a JSON web token",
    `ghs_1234567_eyJ${characters(base64url, 33)}.eyJ${characters(base64url, 300)}.${characters(base64url, 342)}`,
  ],
  ["gitlab", "of a CI job", `glcbt-64_${characters(base64url, 20)}`],
  ["gitlab", "of an OAuth application", `gloas-${characters(hex, 64)}`],
  ["slack", "that expires", `xoxe.xoxp-1-${characters(alphanumeric, 166)}`],
  ["slack", "that renews", `xoxe-1-${characters(alphanumeric, 147)}`],
  ["e2b", "of a user", `sk_e2b_${characters(hex, 40)}`],
  ["xai", "of the management interface", `xai-token-${characters(alphanumeric, 80)}`],
  ["pypi", "with many caveats", `pypi-AgEIcHlwaS5vcmc${characters(base64url, 900)}`],
  ["grafana", "of the cloud", `glc_eyJ${characters(alphanumeric, 120)}=`],
  [
    "age",
    "after quantum computers",
    `AGE-SECRET-KEY-PQ-1${characters("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`,
  ],
  ["supabase", "of a project", `sb_secret_${characters(base64url, 31)}`],
];

describe.each(forms)("%s, a key %s", (id, _what, key) => {
  test.each([`token = "${key}"\n`, `TOKEN=${key}\n`, `{"token": "${key}"}`])(
    "is found whole in %#",
    (text) => {
      const hits = findKeys(text, { owners: true });
      expect(hits.map(({ format, span }) => [format.id, text.slice(span.start, span.end)])).toEqual([
        [id, key],
      ]);
    },
  );
});

const { base64 } = alphabets;

/** Places where something other than a plain name says whose key it is. */
const told: readonly (readonly [id: string, key: string, write: (key: string) => string])[] = [
  [
    "neo4j",
    characters(base64url, 43),
    (key) => `driver = GraphDatabase.driver(uri, auth=("neo4j", "${key}"))\n`,
  ],
  [
    "azure-storage",
    `${characters(base64, 86)}==`,
    (key) => `spark.conf.set("fs.azure.account.key.acme.dfs.core.windows.net", "${key}")\n`,
  ],
  [
    "clearml",
    characters(alphanumeric, 50),
    (key) => `api {\n  web_server: https://app.clear.ml\n  credentials {"secret_key" = "${key}"}\n}\n`,
  ],
  [
    "dagshub",
    characters(hex, 40),
    (key) => `MLFLOW_TRACKING_PASSWORD=${key}\nMLFLOW_TRACKING_URI=https://dagshub.com/a/b.mlflow\n`,
  ],
  ["segmind", `SG_${characters(hex, 16)}`, (key) => `SEGMIND_API_KEY = "${key}"\n`],
  [
    "azure-sas",
    `&sig=${characters(alphanumeric, 20)}%2B${characters(alphanumeric, 22)}%3D`,
    (key) => `url = "https://acme.blob.core.windows.net/c/f?sv=2022-11-02&sr=b${key}"\n`,
  ],
];

test.each(told)("%s is told by what stands around it", (id, key, write) => {
  const text = write(key);
  const hits = findKeys(text, { owners: true });
  expect(hits.map(({ format, span }) => [format.id, text.slice(span.start, span.end)])).toEqual([[id, key]]);
});

test("a pair that is given to anything else is none of a user and a password", () => {
  const text = `shape = ("neo4j", "${characters(base64url, 43)}")\n`;
  expect(findKeys(text, { owners: true })).toEqual([]);
});

test("every row names a page, and a day only where that page was read", () => {
  for (const { id, source, checked } of keyFormats) {
    expect(source, id).toMatch(/^https:\/\/[\w.-]+/);
    if (checked !== undefined) expect(checked, id).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});
