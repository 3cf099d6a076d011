import { describe, expect, test } from "vitest";
import { pinEdits } from "../../../server/src/facts/references/pin-edits.ts";
import { isImmutable } from "../../../server/src/facts/references/pins.ts";
import { exampleCommit } from "../../../server/src/knowledge/references/pinning.ts";
import {
  datasetTriggers,
  modelTriggers,
  referenceApis,
} from "../../../server/src/knowledge/references/table.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { workspace } from "../../harness/check.ts";
import { referencesIn } from "../../harness/references.ts";

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

  test("its fact says how to pin it, and the edits do", async () => {
    const [fact] = await referencesIn("/project/a.py", api.example);
    if (fact === undefined) throw new Error("not found");
    expect(isImmutable(fact.pin)).toBe(false);
    const { form } = fact.pinningPlace;
    const commits = api.revision !== undefined || api.inline !== "version-path";
    expect(form === "download").toBe(!commits || (api.revision === undefined && api.inline === undefined));
    if (form === "download") return;
    const pinned = applyEdits(api.example, pinEdits(fact, exampleCommit)).text;
    expect(pinned).toBe(api.pinnedExample);
    const [again] = await referencesIn("/project/a.py", pinned);
    expect(again).toMatchObject({ id: fact.id, pin: "commit", revision: exampleCommit });
    const other = exampleCommit.replace("0", "9");
    const changed = again === undefined ? "" : applyEdits(pinned, pinEdits(again, other)).text;
    expect(changed).toBe(api.pinnedExample?.replace(exampleCommit, other));
  });

  test("its example has a trigger, so that the file is parsed", () => {
    const triggers =
      api.remoteCode === "always" ? ["hub"] : api.kind === "model" ? modelTriggers : datasetTriggers;
    expect(triggers.some((trigger) => api.example.includes(trigger))).toBe(true);
  });
});
