import { describe, expect, test } from "vitest";
import {
  datasetTriggers,
  modelTriggers,
  referenceApis,
} from "../../../server/src/knowledge/references/table.ts";
import { workspace } from "../../harness/check.ts";

const ruleIds = new Set(["unpinned-model", "unpinned-dataset", "remote-code"]);

/** Severity and rule of what is said of references. */
async function said(program: string): Promise<readonly string[]> {
  const { findings } = await workspace({ "/project/a.py": program }).check("/project/a.py");
  return findings.filter(({ rule }) => ruleIds.has(rule)).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe.each(referenceApis.map((api) => [api.names[0] ?? "", api] as const))("%s", (_name, api) => {
  const expected = api.remoteCode === "always" ? "error remote-code" : `information unpinned-${api.kind}`;

  test("its example is found", async () => {
    const found = await said(api.example);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      api.remoteCode === "always" ? /^error remote-code$/ : new RegExp(`unpinned-${api.kind}$`),
    );
    expect(expected).toContain(api.remoteCode === "always" ? "remote-code" : "unpinned");
  });

  test.runIf(api.pinnedExample !== undefined)("its pinned example is not", async () => {
    const found = await said(api.pinnedExample ?? "");
    // Code of a repository stays worth knowing at a fixed commit.
    expect(found).toEqual(api.remoteCode === "always" ? ["information remote-code"] : []);
  });

  test("its example has a trigger, so that the file is parsed", () => {
    const triggers =
      api.remoteCode === "always" ? ["hub"] : api.kind === "model" ? modelTriggers : datasetTriggers;
    expect(triggers.some((trigger) => api.example.includes(trigger))).toBe(true);
  });
});
