import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";

/** A password that is none of anybody's, made here so that it lies in no file. */
const password = ["plain", "horse", "battery", "77"].join("-");

const digits = Array.from({ length: 32 }, (_, index) =>
  (((index * index * 7 + index * 3 + 5) % 31) % 16).toString(16),
).join("");

const files: readonly (readonly [string, string])[] = [
  [".npmrc", `//npm.example.com/:_authToken=${password}\n`],
  [".npmrc", `registry=https://npm.example.com\n_auth="${password}"\n`],
  [".pypirc", `[private]\nusername = build\npassword: ${password}\n`],
  [".netrc", `machine hub.example.com\n  login build\n  password ${password}\n`],
  ["_netrc", `machine hub.example.com password ${password}\n`],
  [".git-credentials", `https://build:${password}@git.example.com\n`],
  ["pip.conf", `[global]\nindex-url = https://build:${password}@packages.example.com/simple\n`],
  [".docker/config.json", `{"auths": {"registry.example.com": {"auth": "${btoa(`build:${password}`)}"}}}`],
  ["kaggle.json", `{"username": "build", "key": "${digits}"}`],
];

describe("files of credentials", () => {
  test.each(files)("%s", async (name, content) => {
    const path = `/project/net/${name}`;
    const result = await workspace({ [path]: content }).check(path);
    expect(result.findings.map(({ severity }) => severity)).toEqual(["error"]);
    const told = JSON.stringify(result);
    expect(told).not.toContain(password);
    expect(told).not.toContain(btoa(`build:${password}`));
  });

  test.each([
    [".npmrc", ["//npm.example.com/:_authToken=$", "{NPM_TOKEN}\n"].join("")],
    [".npmrc", "save-exact=true\nregistry=https://npm.example.com/\n"],
    [".pypirc", "[pypi]\nusername = __token__\n"],
    [".pypirc", "[pypi]\npassword = <your token>\n"],
    ["pip.conf", "[global]\nindex-url = https://pypi.org/simple\n"],
    [".docker/config.json", '{"credsStore": "desktop", "auths": {"https://index.docker.io/v1/": {}}}'],
    ["config.json", `{"auths": {"registry.example.com": {"auth": "${"abcd".repeat(6)}"}}}`],
    ["notes.txt", "machine a login b password secret-of-mine\n"],
  ])("not: %s %j", async (name, content) => {
    const path = `/project/net/${name}`;
    const { findings } = await workspace({ [path]: content }).check(path);
    expect(findings.filter(({ rule }) => rule === "stored-credential")).toEqual([]);
  });

  test("bounded time", async () => {
    for (const [name, unit] of [
      [".netrc", "machine a "],
      [".npmrc", "//a"],
      [".git-credentials", "https://a"],
      [".docker/config.json", '"a": {'],
    ] as const) {
      const path = `/project/net/${name}`;
      const { findings } = await workspace({ [path]: unit.repeat(100_000) }).check(path);
      expect(findings.filter(({ rule }) => rule === "stored-credential")).toEqual([]);
    }
  });
});
