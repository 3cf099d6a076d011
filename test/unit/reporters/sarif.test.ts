import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { pages } from "../../../server/src/engine/pages.generated.ts";
import { rules } from "../../../server/src/engine/registry.generated.ts";
import type { RunReport } from "../../../server/src/reporters/report.ts";
import { formatSarif } from "../../../server/src/reporters/sarif.ts";
import { anyReport, finding, range, report, workingFolder } from "./findings.ts";

/** The official schema, as the package of Microsoft's SARIF matchers carries it. */
const schemaFile = createRequire(import.meta.url)
  .resolve("@microsoft/jest-sarif")
  .replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json");
// One pattern of the schema is none with the `u` flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(await readFile(schemaFile, "utf8")));

function sarif(its: RunReport): Log {
  const log: Log = JSON.parse(formatSarif(its, { rules, pages }));
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log;
}

describe("SARIF 2.1.0", () => {
  test("a log without findings is valid, and carries every rule with help and weaknesses", () => {
    const [run] = sarif(report([])).runs;
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule.help?.markdown).toContain(`# ${rule.id}`);
      expect(rule.fullDescription?.text).not.toContain("| area |");
    }
    const key = run?.tool.driver.rules?.find(({ id }) => id === "hardcoded-key");
    expect(key?.properties?.tags).toContain("external/cwe/cwe-798");
    expect(key?.relationships?.[0]).toMatchObject({ target: { id: "798", toolComponent: { name: "CWE" } } });
    expect(run?.taxonomies?.[0]?.taxa?.map(({ id }) => id)).toContain("798");
  });

  test("a place in a text is a region, relative to the working folder", () => {
    const [run] = sarif(report([finding({ rule: "hardcoded-key" })])).runs;
    expect(run?.columnKind).toBe("utf16CodeUnits");
    const [result] = run?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "load.py", uriBaseId: "%SRCROOT%" },
      region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 19 },
    });
    expect(rules[result?.ruleIndex ?? -1]?.id).toBe("hardcoded-key");
    expect(result?.partialFingerprints).toEqual({ "loadline/v1": "0".repeat(32) });
  });

  test("names are percent-encoded", () => {
    const [run] = sarif(report([finding({ location: { path: `${workingFolder}/a b/é#?.py` } })])).runs;
    const uri = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(uri).toBe("a%20b/%C3%A9%23%3F.py");
  });

  test("a cell and a member of an archive have a logical location, and their place in the message", () => {
    const cell = finding({
      location: {
        path: `${workingFolder}/demo.ipynb`,
        cell: 2,
        range: range(0, 3, 0, 9),
        fileRange: range(30, 7, 30, 13),
      },
    });
    const member = finding({
      location: { path: `${workingFolder}/model.pt`, inner: "archive/data.pkl", offset: 31, length: 4 },
    });
    const [first, second] = sarif(report([cell, member])).runs[0]?.results ?? [];
    expect(first?.message.text).toMatch(/^demo\.ipynb:cell 3:1:4: /);
    expect(first?.locations?.[0]).toMatchObject({
      logicalLocations: [{ name: "cell 3" }],
      properties: { cell: 3, region: { startLine: 1, startColumn: 4 } },
    });
    expect(first?.locations?.[0]?.physicalLocation?.region).toMatchObject({ startLine: 31, startColumn: 8 });
    expect(second?.locations?.[0]).toMatchObject({
      logicalLocations: [{ fullyQualifiedName: "model.pt!archive/data.pkl" }],
      properties: { offset: 31, length: 4 },
    });
  });

  test("bytes of the file itself are a region", () => {
    const [run] = sarif(
      report([finding({ location: { path: `${workingFolder}/a.pkl`, offset: 5, length: 9 } })]),
    ).runs;
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.region).toEqual({
      byteOffset: 5,
      byteLength: 9,
    });
  });

  test("a fix of a cell replaces a region of the notebook's JSON", () => {
    const path = `${workingFolder}/demo.ipynb`;
    const edits = [{ path, cell: 1, range: range(0, 3, 0, 3), newText: '"x"' }];
    const fileEdits = [{ fileRange: range(11, 12, 11, 12), newText: '\\"x\\"' }];
    const fixes = [{ title: "Do it", applicability: "safe" as const, edits, fileEdits }];
    const [run] = sarif(report([finding({ fixes })])).runs;
    expect(run?.results?.[0]?.fixes?.[0]?.artifactChanges).toEqual([
      {
        artifactLocation: { uri: "demo.ipynb", uriBaseId: "%SRCROOT%" },
        replacements: [
          {
            deletedRegion: { startLine: 12, startColumn: 13, endLine: 12, endColumn: 13 },
            insertedContent: { text: '\\"x\\"' },
          },
        ],
      },
    ]);
  });

  test("fixes replace regions; those of cells that no file holds cannot be said", () => {
    const edit = { path: `${workingFolder}/load.py`, range: range(2, 18, 2, 18), newText: ", x=1" };
    const fixes = [
      { title: "Do it", applicability: "safe" as const, edits: [edit] },
      { title: "In a cell", applicability: "safe" as const, edits: [{ ...edit, cell: 1 }] },
      { title: "By hand", applicability: "manual" as const, edits: [] },
    ];
    const [run] = sarif(report([finding({ fixes })])).runs;
    expect(run?.results?.[0]?.fixes).toMatchObject([
      {
        description: { text: "Do it" },
        artifactChanges: [
          {
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 19, endLine: 3, endColumn: 19 },
                insertedContent: { text: ", x=1" },
              },
            ],
          },
        ],
      },
    ]);
  });

  test("what is suppressed is listed with its reason", () => {
    const suppressed = finding({ suppression: { source: "comment", reason: "ours" } });
    const results = sarif(report([finding()], [suppressed])).runs[0]?.results;
    expect(results?.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: "inSource", justification: "ours" }],
    ]);
  });

  test("a check that broke off is an unsuccessful run", () => {
    const failures = [{ path: `${workingFolder}/x.py`, message: "it broke" }];
    const [run] = sarif(report([], [], { failures })).runs;
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "it broke" } }],
    });
  });

  test("is valid whatever strings there are", () => {
    fc.assert(
      fc.property(anyReport, (its) => {
        const log: unknown = JSON.parse(formatSarif(its, { rules: rules.slice(0, 3), pages }));
        expect(validate(log) ? [] : validate.errors).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
