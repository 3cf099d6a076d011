import { describe, expect, test } from "vitest";
import { referencesIn } from "../../harness/references.ts";

const one = "0123456789abcdef0123456789abcdef01234567";
const other = "89abcdef0123456789abcdef0123456789abcdef";

async function pinsOf(...lines: readonly string[]): Promise<readonly string[]> {
  const program = ["from transformers import AutoModel", ...lines, ""].join("\n");
  const facts = await referencesIn("/project/a.py", program);
  return facts.map(({ id, pin, revision }) => `${id} ${pin}${revision === undefined ? "" : ` ${revision}`}`);
}

const load = [
  "def load(name, revision=None):",
  "    return AutoModel.from_pretrained(name, revision=revision)",
];

describe("a revision pins the name that it is given with", () => {
  test("what one call hands to a function pins nothing that another one names", async () => {
    expect(
      await pinsOf(
        ...load,
        'load("acme/a")',
        `load("acme/b", revision="${one}")`,
        `load("acme/c", "${other}")`,
      ),
    ).toEqual(["acme/a none", `acme/b commit ${one}`, `acme/c commit ${other}`]);
  });

  test("constants that are handed on together belong together", async () => {
    expect(
      await pinsOf('A = "acme/a"', 'B = "acme/b"', `REV = "${one}"`, ...load, "load(A)", "load(B, REV)"),
    ).toEqual(["acme/a none", `acme/b commit ${one}`]);
  });

  test("the default of the parameter is for those that give none", async () => {
    expect(
      await pinsOf(
        `def load(name, revision="${one}"):`,
        "    return AutoModel.from_pretrained(name, revision=revision)",
        'load("acme/a")',
        'load("acme/b", "main")',
      ),
    ).toEqual([`acme/a commit ${one}`, "acme/b branch main"]);
  });

  test("entries of a list of dictionaries", async () => {
    expect(
      await pinsOf(
        "rows = [",
        `    {"id": "acme/a", "rev": "${one}"},`,
        '    {"id": "acme/b", "rev": "main"},',
        "]",
        "for row in rows:",
        '    AutoModel.from_pretrained(row["id"], revision=row["rev"])',
      ),
    ).toEqual([`acme/a commit ${one}`, "acme/b branch main"]);
  });

  test("one name, whose revision another line gives", async () => {
    expect(await pinsOf('NAME = "acme/a"', `REV = "${one}"`, ...load, "load(NAME, REV)")).toEqual([
      `acme/a commit ${one}`,
    ]);
  });
});

describe("where a commit may be written", () => {
  async function formsOf(...lines: readonly string[]): Promise<readonly (string | boolean)[]> {
    const program = ["from transformers import AutoModel", ...lines, ""].join("\n");
    const facts = await referencesIn("/project/a.py", program);
    return facts.map(({ pinningPlace: { form }, replaceable }) =>
      replaceable === true ? `${form}, a default` : form,
    );
  }

  test("not into one argument for several names", async () => {
    const lines = ['for name in ["acme/a", "acme/b"]:', "    AutoModel.from_pretrained(name)"];
    expect(await formsOf(...lines)).toEqual(["by-hand, a default", "by-hand, a default"]);
  });

  test("not over a parameter, and into the constant that it is", async () => {
    expect(await formsOf(...load, 'load("acme/a")')).toEqual(["by-hand, a default"]);
    expect(await formsOf('REV = "main"', 'AutoModel.from_pretrained("acme/a", revision=REV)')).toEqual([
      "text",
    ]);
    const shared = [
      'REV = "main"',
      'AutoModel.from_pretrained("acme/a", revision=REV)',
      'AutoModel.from_pretrained("acme/b", revision=REV)',
    ];
    expect(await formsOf(...shared)).toEqual(["by-hand", "by-hand"]);
  });

  test("beside a default of the command line it is for that one name", async () => {
    const lines = [
      "import argparse",
      "parser = argparse.ArgumentParser()",
      'parser.add_argument("--model", default="acme/a")',
      "AutoModel.from_pretrained(parser.parse_args().model)",
    ];
    expect(await formsOf(...lines)).toEqual(["argument, a default"]);
  });
});
