import { describe, expect, test } from "vitest";
import { readConfiguration } from "../../../server/src/engine/configuration/read.ts";
import { configurationSchema } from "../../../server/src/engine/configuration/schema.ts";
import { configurationTemplate } from "../../../server/src/engine/configuration/template.ts";
import { rules } from "../../../server/src/engine/registry.generated.ts";

const schema = configurationSchema(rules);

/** `line:column message`, counted from one, as the command line prints it. */
async function problems(text: string, path = "/p/loadline.toml"): Promise<readonly string[]> {
  const read = await readConfiguration(path, text, schema);
  return read.problems.map(
    ({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`,
  );
}

describe("what is wrong in a configuration", () => {
  test.each([
    ['selct = ["all"]', "1:1 `selct` is not a known key; did you mean `select`?"],
    ['profile = "strikt"', "1:11 `strikt` is not a value of `profile`; did you mean `strict`?"],
    ['[severity]\nsecrets = "eror"', "2:11 `eror` is not a value of `secrets`; did you mean `error`?"],
    [
      'ignore = ["unused-supression"]',
      "1:11 `unused-supression` is not a value of `ignore`; did you mean `unused-suppression`?",
    ],
    ['exclude = "data"', "1:11 `exclude` takes a list, not a string."],
    ["foreign-suppressions = 1", "1:24 `foreign-suppressions` takes true or false, not a number."],
    ['[[suppress]]\npath = "x"', "1:1 `reason` is missing here."],
    ['[[suppress]]\nreason = ""', "2:10 `reason` may not be empty."],
    ['[[suppress]]\nreason = "x"\nuntil = "soon"', "3:9 `until` takes a date such as 2027-01-31."],
    ['[[suppress]]\nreason = "x"\nrules = ["unused"]', "3:10 `unused` is not a value of `rules`"],
    ['[[suppress]]\nreason = "x"\npath = 3', "3:8 `path` takes a string, not a number."],
    ["[[overrides]]\nignore = []", "1:1 `paths` is missing here."],
    ["[[overrides]]\npaths = []", "2:9 `paths` may not be empty."],
    ["[rules.nothing]", "1:8 `nothing` is not a known key of `rules`"],
    ["__proto__ = 1", "1:1 `__proto__` is not a known key"],
    ["select = [", "1:11 "],
    ["a = 1\na = 2", "2:"],
  ])("%j", async (text, expected) => {
    const found = await problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(expected);
  });

  test("in pyproject.toml the position is that of the file", async () => {
    const text = '[project]\nname = "x"\n\n[tool.loadline]\nslect = []';
    expect(await problems(text, "/p/pyproject.toml")).toEqual([
      "5:1 `slect` is not a known key; did you mean `select`?",
    ]);
  });

  test("a pyproject.toml without our table is no configuration, broken or not", async () => {
    expect(await readConfiguration("/p/pyproject.toml", "[project]", schema)).toEqual({
      value: undefined,
      problems: [],
    });
    expect((await readConfiguration("/p/pyproject.toml", "# loadline\n[[", schema)).value).toBeUndefined();
    expect(await problems("[tool.loadline]\nx = ", "/p/pyproject.toml")).toHaveLength(1);
  });

  test("the keys that are right still count", async () => {
    const { value } = await readConfiguration("/p/loadline.toml", 'fail-on = "error"\nbad = 1', schema);
    expect(value?.failOn).toBe("error");
  });

  test("arrays nested without end are a problem, not a crash", async () => {
    expect(await problems(`select = ${"[".repeat(100_000)}`)).toHaveLength(1);
  });
});

describe("the template of loadline init", () => {
  test("says nothing as it stands, and shows every key", async () => {
    const template = configurationTemplate(schema);
    expect(await problems(template)).toEqual([]);
    for (const key of Object.keys(schema.properties ?? {})) expect(template).toContain(key);
  });

  test("is right with the marks taken away, but for the rule that it makes up", async () => {
    const bare = configurationTemplate(schema)
      .split("\n")
      .filter((line) => /^# (?:\[|[a-z0-9-]+ = )/.test(line))
      .map((line) => line.slice(2))
      .join("\n");
    const wrong = (await problems(bare)).filter((message) => !/`(?:RULE|OPTION)`/.test(message));
    const absent = wrong.filter((message) => !/unpinned|pickle-import/.test(message));
    expect(absent).toEqual([]);
  });
});
