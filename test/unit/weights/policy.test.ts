import { describe, expect, test } from "vitest";
import { rules } from "../../../server/src/engine/registry.generated.ts";
import type { RuleOptions } from "../../../server/src/rules/rule.ts";
import { defaultSettings, workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";

const model = p.file(
  p.tuple(
    p.newobj(p.stackGlobal("acme.nets", "Net")),
    p.newobj(p.stackGlobal("collections", "OrderedDict")),
    p.call(p.stackGlobal("os", "getcwd")),
  ),
);

async function messages(
  options: RuleOptions = {},
  others: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const own = rules.find(({ id }) => id === "pickle-import");
  const defaults = Object.fromEntries(
    Object.entries(own?.options ?? {}).map(([name, one]) => [name, one.default]),
  );
  const { rules: on } = defaultSettings();
  const settings = defaultSettings({
    rules: new Map([...on, ["pickle-import", { options: { ...defaults, ...options } }]]),
  });
  const files = { "/project/model.pkl": model, "/project/.git/HEAD": "ref: refs/heads/main\n", ...others };
  const { findings } = await workspace(files).check("/project/model.pkl", settings);
  return findings.map(({ severity, message }) => `${severity}: ${message}`);
}

describe("what a project says of imports", () => {
  test("without a word of its own", async () => {
    expect(await messages()).toEqual([
      expect.stringMatching(/^warning: Unverified import: .*`acme.nets.Net`/),
      expect.stringMatching(/^error: Loading this file calls `os.getcwd/),
    ]);
  });

  test("allow takes an unknown one by its module, and a dangerous one by its exact name only", async () => {
    expect(await messages({ allow: ["acme.*", "os.*"] })).toEqual([
      expect.stringMatching(/^error: .*os\.getcwd/),
    ]);
    expect(await messages({ allow: ["acme.nets.*", "os.getcwd"] })).toEqual([]);
  });

  test("deny makes an error of a harmless one, and goes before allow", async () => {
    const denied = await messages({
      deny: ["collections.*", "acme.nets.Net"],
      allow: ["acme.*", "os.getcwd"],
    });
    expect(denied).toEqual([
      expect.stringMatching(/^error: Loading this file imports `acme.nets.Net` .*configuration denies/),
      expect.stringMatching(
        /^error: Loading this file imports `collections.OrderedDict` .*configuration denies/,
      ),
    ]);
  });
});

describe("whose an unverified import is", () => {
  const unknown = async (others: Readonly<Record<string, string>>) =>
    (await messages({ allow: ["os.getcwd"] }, others)).join("\n");

  test("a package that the project requires, or does not", async () => {
    expect(await unknown({ "/project/requirements.txt": "acme==1.0\n" })).toContain(
      "the package `acme` is among this project's requirements",
    );
    expect(await unknown({ "/project/requirements.txt": "torch==2.9\n" })).toContain(
      "the package `acme` is not among this project's requirements",
    );
  });

  test("a module of the project", async () => {
    expect(await unknown({ "/project/acme/__init__.py": "" })).toContain(
      "`acme` is a module of this project",
    );
  });
});
