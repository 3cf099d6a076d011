import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { Fingerprints } from "../../../server/src/engine/fingerprint.ts";
import { planFixes } from "../../../server/src/engine/fix.ts";
import { triggeredRules } from "../../../server/src/engine/prefilter.ts";
import { rules } from "../../../server/src/engine/registry.generated.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { defaultSettings, testEnvironment, workspace } from "../../harness/check.ts";
import { notebookFromPercent } from "../../harness/percent.ts";

const load = "import pickle\nvalue = pickle.load(open('a.pkl', 'rb'))\n";
const check = async (path: string, text: string) => (await workspace({ [path]: text }).check(path)).findings;

describe("a fingerprint", () => {
  test("survives moved lines", async () => {
    const [before] = await check("/p/a.py", load);
    const [after] = await check("/p/a.py", `# a new first line\n\n\n${load}`);
    expect(after?.location.range?.start.line).not.toBe(before?.location.range?.start.line);
    expect(after?.fingerprint).toBe(before?.fingerprint);
  });

  test("tells equal findings of one file apart", () => {
    const fingerprints = new Fingerprints("a.py");
    expect(fingerprints.of("pickle-load", "pickle.load(f)")).not.toBe(
      fingerprints.of("pickle-load", "pickle.load(f)"),
    );
  });

  test("does not care for blanks", () => {
    expect(new Fingerprints("a.py").of("r", "f( x )")).toBe(new Fingerprints("a.py").of("r", "f(\n  x\n)"));
  });
});

describe("a place", () => {
  test("is counted in UTF-16 after emoji, and in its own cell", async () => {
    const text = "# %% [markdown]\n# Title\n# %%\nimport pickle\nprint('🎉🎉'); pickle.load(f)\n";
    const [finding] = await check("/p/a.ipynb", notebookFromPercent(text));
    expect(finding?.location).toMatchObject({ cell: 1, range: { start: { line: 1, character: 15 } } });
  });

  test("comes with its line, and what to underline in it", async () => {
    const [finding] = await check("/p/a.py", load);
    const { text = "", highlight = { start: 0, end: 0 } } = finding?.excerpt ?? {};
    expect(text).toBe("value = pickle.load(open('a.pkl', 'rb'))");
    expect(text.slice(highlight.start, highlight.end)).toMatch(/^pickle\.load/);
  });

  test("in a very long line comes with the stretch around it", async () => {
    const [finding] = await check(
      "/p/a.py",
      `import pickle\nx = [${"1, ".repeat(5000)}pickle.load(f), ${"2, ".repeat(5000)}]\n`,
    );
    expect(finding?.excerpt?.text.length).toBeLessThan(300);
    const { text = "", highlight = { start: 0, end: 0 } } = finding?.excerpt ?? {};
    expect(text.slice(highlight.start, highlight.end)).toMatch(/^pickle\.load/);
  });
});

describe("severity", () => {
  test("is the configuration's before the rule's", async () => {
    const settings = defaultSettings();
    const rule = settings.rules.get("pickle-load");
    const changed = new Map([
      ...settings.rules,
      ["pickle-load", { options: {}, ...rule, severity: "hint" as const }],
    ]);
    const { findings } = await workspace({ "/p/a.py": load }).check("/p/a.py", {
      ...settings,
      rules: changed,
    });
    expect(findings.map(({ severity }) => severity)).toEqual(["hint"]);
    const dropped = await workspace({ "/p/a.py": load }).check("/p/a.py", {
      ...settings,
      rules: changed,
      minSeverity: "information",
    });
    expect(dropped.findings).toEqual([]);
  });
});

describe("the prefilter", () => {
  test("leaves a file without any trigger unparsed", async () => {
    const { status } = await workspace({ "/p/a.py": "import json\nprint(json.dumps({}))\n" }).check(
      "/p/a.py",
    );
    expect(status).toBe("prefiltered");
  });

  test("says the same of an edited text as of a new one", () => {
    const words = rules.flatMap(({ triggers }) => triggers);
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string())).map((pieces) => pieces.join(" "));
    const edit = fc.tuple(fc.nat(), fc.nat(30), fc.oneof(fc.constantFrom(...words), fc.string()));
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (first, edits) => {
        let current = first;
        triggeredRules(current, rules, "/p/edited.py");
        for (const [at, length, inserted] of edits) {
          const start = at % (current.length + 1);
          current = current.slice(0, start) + inserted + current.slice(start + length);
          expect(triggeredRules(current, rules, "/p/edited.py")).toEqual(triggeredRules(current, rules));
        }
      }),
    );
  });

  test("keeps exactly the rules with a trigger in the text", () => {
    const words = rules.flatMap(({ triggers }) => triggers);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), (pieces) => {
        const text = pieces.join(" ");
        const kept = triggeredRules(text, rules).map(({ id }) => id);
        const expected = rules.filter(
          ({ triggers }) => triggers.length === 0 || triggers.some((trigger) => text.includes(trigger)),
        );
        expect(kept).toEqual(expected.map(({ id }) => id));
      }),
    );
  });
});

describe("a plan of fixes", () => {
  test("takes a fix whole, shares equal edits and postpones overlapping ones; what it leaves parses", async () => {
    const text = "import yaml\na = yaml.load(yaml.load(f, Loader=yaml.Loader), Loader=yaml.Loader)\n";
    const { host } = workspace({ "/p/a.py": text });
    const document = await openFile("/p/a.py", testEnvironment(host));
    if (!isTextDocument(document)) throw new Error("a script is a text");
    const findings = await check("/p/a.py", text);
    const { edits } = planFixes(document, findings, { unsafe: true });
    expect(edits.length).toBeGreaterThan(0);
    expect(applyEdits(text, edits).skipped).toBe(0);
  });
});
