import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConfigurationOverrides } from "../../../server/src/engine/configuration/model.ts";
import { createConfigurationResolver } from "../../../server/src/engine/configuration/resolver.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import type { AnyRule } from "../../../server/src/rules/rule.ts";

const base = {
  title: "A rule",
  severity: "error",
  confidence: "high",
  references: { cwe: [502] },
  kinds: ["python"],
  triggers: [],
  fact: "call",
  check: () => undefined,
} as const;

/** Rules of the test's own: what the configuration does must not depend on which rules there are today. */
const rules: readonly AnyRule[] = [
  { ...base, id: "pickle-load", area: "deserialization" },
  {
    ...base,
    id: "pickle-import",
    area: "deserialization",
    options: {
      allow: { type: "array", items: { type: "string" }, description: "Names.", default: [] },
      depth: { type: "number", description: "How deep.", default: 3 },
    },
  },
  { ...base, id: "unpinned-model", area: "pinning", severity: "information" },
  { ...base, id: "noisy", area: "pinning", optIn: true },
];

function resolver(files: Readonly<Record<string, string>>, overrides: ConfigurationOverrides = {}) {
  return createConfigurationResolver(memoryHost(files), { rules, overrides });
}

async function ruleIds(toml: string, path = "/p/a.py", overrides: ConfigurationOverrides = {}) {
  const { settings, problems } = await resolver({ "/p/loadline.toml": toml }, overrides).settingsFor(path);
  expect(problems).toEqual([]);
  return [...settings.rules.keys()];
}

describe("which rules run", () => {
  test("all but the opt-in ones", async () => {
    expect(await ruleIds("")).toEqual(["pickle-load", "pickle-import", "unpinned-model"]);
  });

  test("the closer name wins, and ignore wins a draw", async () => {
    expect(await ruleIds('select = ["pickle-load"]\nignore = ["deserialization"]')).toEqual(["pickle-load"]);
    expect(await ruleIds('select = ["deserialization"]\nignore = ["pickle-load"]')).toEqual([
      "pickle-import",
    ]);
    expect(await ruleIds('select = ["pickle-load"]\nignore = ["pickle-load"]')).toEqual([]);
  });

  test("an opt-in rule answers to its own name only", async () => {
    expect(await ruleIds('select = ["pinning"]')).toEqual(["unpinned-model"]);
    expect(await ruleIds('select = ["all", "noisy"]')).toContain("noisy");
  });

  test("overrides hold for their paths, relative to the configuration", async () => {
    const toml = '[[overrides]]\npaths = ["tests/"]\nignore = ["deserialization"]\nselect = ["noisy"]';
    expect(await ruleIds(toml, "/p/tests/deep/a.py")).toEqual(["unpinned-model", "noisy"]);
    expect(await ruleIds(toml, "/p/src/tests.py")).not.toContain("noisy");
  });

  test("arguments of the program win", async () => {
    expect(await ruleIds('ignore = ["all"]', "/p/a.py", { select: ["pickle-load"] })).toEqual([
      "pickle-load",
    ]);
    expect(await ruleIds("", "/p/a.py", { ignore: ["deserialization"] })).toEqual(["unpinned-model"]);
  });
});

describe("how rules run", () => {
  test("options have their defaults, and what the configuration says", async () => {
    const toml =
      '[rules.pickle-import]\nallow = ["ours.*"]\n[[overrides]]\npaths = ["x.py"]\nrules.pickle-import.depth = 5';
    const { settings } = await resolver({ "/p/loadline.toml": toml }).settingsFor("/p/x.py");
    expect(settings.rules.get("pickle-import")?.options).toEqual({ allow: ["ours.*"], depth: 5 });
    expect(settings.rules.get("pickle-load")?.options).toEqual({});
  });

  test("a rule's severity wins over its area's, and the strict profile raises the rest", async () => {
    const toml = 'profile = "strict"\n[severity]\ndeserialization = "hint"\npickle-load = "warning"';
    const { settings } = await resolver({ "/p/loadline.toml": toml }).settingsFor("/p/x.py");
    expect(settings.rules.get("pickle-load")).toMatchObject({ severity: "warning" });
    expect(settings.rules.get("pickle-import")).toMatchObject({ severity: "hint" });
    expect(settings.rules.get("unpinned-model")).toMatchObject({ raise: true });
  });

  test("suppressions of the configuration are matched by path, and know where they stand", async () => {
    const toml = `# first line
[[suppress]]
path = "models/*.pkl"
rules = "deserialization"
reason = "ours"
until = 2027-01-31
sha256 = "${"AB".repeat(32)}"
`;
    const made = resolver({ "/p/loadline.toml": toml });
    expect((await made.settingsFor("/p/models/a.pkl")).settings.suppressions).toEqual([
      {
        rules: ["pickle-load", "pickle-import"],
        reason: "ours",
        until: "2027-01-31",
        sha256: "ab".repeat(32),
        origin: "loadline.toml:2",
      },
    ]);
    expect((await made.settingsFor("/p/other/a.pkl")).settings.suppressions).toEqual([]);
  });

  test("an area without rules is not all rules", async () => {
    const toml = '[[suppress]]\nrules = "licensing"\nreason = "none"';
    const { settings } = await resolver({ "/p/loadline.toml": toml }).settingsFor("/p/a.py");
    expect(settings.suppressions[0]?.rules).toEqual(["licensing"]);
  });
});

describe("which file counts", () => {
  test("the nearest one, loadline.toml before pyproject.toml", async () => {
    const made = resolver({
      "/p/loadline.toml": 'min-severity = "error"',
      "/p/sub/pyproject.toml": '[tool.loadline]\nmin-severity = "warning"',
      "/p/sub/deep/pyproject.toml": '[project]\nname = "x"',
      "/p/both/pyproject.toml": '[tool.loadline]\nmin-severity = "hint"',
      "/p/both/loadline.toml": 'min-severity = "information"',
    });
    const severity = async (path: string) => (await made.settingsFor(path)).settings.minSeverity;
    expect(await severity("/p/a.py")).toBe("error");
    expect(await severity("/p/sub/deep/a.py")).toBe("warning");
    expect(await severity("/p/both/a.py")).toBe("information");
  });

  test("none above the root of the repository", async () => {
    const made = resolver({ "/loadline.toml": 'min-severity = "error"', "/p/.git/HEAD": "ref: x" });
    expect(await made.settingsFor("/p/src/a.py")).not.toHaveProperty("source");
  });

  test("a change is seen after invalidate", async () => {
    const files: Record<string, string> = { "/p/loadline.toml": 'fail-on = "error"' };
    const host = {
      ...memoryHost(files),
      readRange: async (path: string) => memoryHost(files).readRange(path, 0, 9999),
    };
    const made = createConfigurationResolver(host, { rules });
    expect((await made.settingsFor("/p/a.py")).failOn).toBe("error");
    files["/p/loadline.toml"] = 'fail-on = "never"';
    expect((await made.settingsFor("/p/a.py")).failOn).toBe("error");
    made.invalidate("/p/loadline.toml");
    expect((await made.settingsFor("/p/a.py")).failOn).toBe("never");
  });

  test("exclude holds for files and folders", async () => {
    const made = resolver({ "/p/loadline.toml": 'exclude = ["data/", "*.gen.py"]' });
    expect(await made.excludes("/p/data", true)).toBe(true);
    expect((await made.settingsFor("/p/data/x/a.py")).excluded).toBe(true);
    expect((await made.settingsFor("/p/x/a.gen.py")).excluded).toBe(true);
    expect((await made.settingsFor("/p/data.py")).excluded).toBe(false);
  });
});

describe("extends", () => {
  test("what is extended comes first; lists add up and patterns stay with their file", async () => {
    const made = resolver({
      "/shared/base.toml": 'ignore = ["pickle-load"]\nexclude = ["x.py"]\nmin-severity = "hint"',
      "/p/loadline.toml":
        'extends = "../shared/base.toml"\nignore = ["pickle-import"]\nmin-severity = "error"',
    });
    const { settings, excluded } = await made.settingsFor("/p/x.py");
    expect([...settings.rules.keys()]).toEqual(["unpinned-model"]);
    expect(settings.minSeverity).toBe("error");
    expect(excluded).toBe(false);
  });

  test("a circle, and a file that is not there, are errors on the line that names them", async () => {
    const made = resolver({
      "/p/loadline.toml": 'extends = [\n  "a.toml",\n  "gone.toml",\n]',
      "/p/a.toml": 'extends = "loadline.toml"',
    });
    const { problems } = await made.settingsFor("/p/x.py");
    expect(problems.map(({ path, range, message }) => [path, range.start.line, message])).toEqual([
      ["/p/a.toml", 0, "`loadline.toml` leads back to this file: `extends` may not run in a circle."],
      ["/p/loadline.toml", 2, expect.stringContaining("`gone.toml` cannot be used as configuration")],
    ]);
  });

  test("a diamond is read once, however often it doubles", async () => {
    const files: Record<string, string> = { "/p/f30.toml": "" };
    for (let index = 0; index < 30; index += 1) {
      files[`/p/f${index}.toml`] = `extends = ["f${index + 1}.toml", "./f${index + 1}.toml"]`;
    }
    files["/p/loadline.toml"] = 'extends = "f0.toml"';
    expect((await resolver(files).settingsFor("/p/a.py")).problems).toEqual([]);
  });
});

test("whatever a configuration holds, it is read without a throw", async () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "select",
      "=",
      "[",
      "]",
      "[[",
      '"all"',
      "\n",
      "extends",
      "__proto__",
      "suppress",
      "{",
      "}",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
      const made = resolver({ "/p/loadline.toml": pieces.join(" ") });
      const { settings, problems } = await made.settingsFor("/p/a.py");
      expect(settings.rules).toBeInstanceOf(Map);
      for (const { message } of problems) expect(message).toMatch(/\S/);
    }),
    { numRuns: 300 },
  );
});
