import { describe, expect, test } from "vitest";
import { rules } from "../../../server/src/engine/registry.generated.ts";
import { pinEdits } from "../../../server/src/facts/references/pin-edits.ts";
import { isImmutable } from "../../../server/src/facts/references/pins.ts";
import { exampleCommit } from "../../../server/src/knowledge/references/pinning.ts";
import {
  artifactTriggers,
  datasetTriggers,
  modelTriggers,
  referenceApis,
} from "../../../server/src/knowledge/references/table.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { defaultSettings, workspace } from "../../harness/check.ts";
import { referencesIn } from "../../harness/references.ts";

const path = "/project/a.py";

const all = defaultSettings();
const areas = new Set(["pinning", "remote-code"]);
const settings = {
  ...all,
  rules: new Map(
    [...all.rules].filter(([id]) => {
      const rule = rules.find((candidate) => candidate.id === id);
      return rule !== undefined && areas.has(rule.area);
    }),
  ),
};

/** The rules that may speak of a reference, and what each says of it. */
async function said(program: string): Promise<readonly string[]> {
  const { findings } = await workspace({ [path]: program }).check(path, settings);
  return findings.map(({ rule }) => rule);
}

/** Registries whose revisions are commits of git. */
const ofGit = new Set(["huggingface", "torch-hub", "modelscope", "git", "url"]);

const rows = referenceApis.map((api) => [api.names[0] ?? "", api.inline ?? "", api] as const);

describe.each(rows)("%s %s", (_name, _inline, api) => {
  test("its example is found, by one finding", async () => {
    const facts = await referencesIn(path, api.example);
    expect(facts).toHaveLength(1);
    const moving = /\/main\/|DEFAULT/.test(api.example) ? /^(?:alias|branch)$/ : /^none$/;
    expect(facts[0]?.pin).toMatch(api.fixedBy ?? moving);
    const [first, ...more] = await said(api.example);
    expect(more).toEqual([]);
    // `torch-load` speaks of it, where it speaks of the pickle.
    if (api.names.includes("torch.hub.load_state_dict_from_url")) expect(first).toBeUndefined();
    else if (api.fixedBy !== undefined) expect(first).toBeUndefined();
    else if (api.remoteCode === "always" || api.remoteCode === "default")
      expect(first).toMatch(/^(?:remote-code|downloaded-code)$/);
    else expect(first).toMatch(/^(?:unpinned-(?:model|dataset|artifact|repository)|unverified-download)$/);
  });

  test.runIf(api.pinnedExample !== undefined)("its pinned example is not", async () => {
    const [fact] = await referencesIn(path, api.pinnedExample ?? "");
    expect(fact && isImmutable(fact.pin)).toBe(true);
    // Code of a repository stays worth knowing at a fixed commit.
    expect(await said(api.pinnedExample ?? "")).toEqual(api.remoteCode === "always" ? ["remote-code"] : []);
  });

  test("its edits pin it as the pinned example does", async () => {
    const [fact] = await referencesIn(path, api.example);
    if (fact === undefined) throw new Error("not found");
    const { form } = fact.pinningPlace;
    if (api.pinnedExample === undefined) expect(form === "download" || form === "by-hand").toBe(true);
    if (!ofGit.has(api.registry) || (form !== "text" && form !== "argument")) return;
    const pinned = applyEdits(api.example, pinEdits(fact, exampleCommit)).text;
    expect(pinned).toBe(api.pinnedExample);
    const [again] = await referencesIn(path, pinned);
    expect(again).toMatchObject({ id: fact.id, pin: "commit", revision: exampleCommit });
    const other = exampleCommit.replace("0", "9");
    const changed = again === undefined ? "" : applyEdits(pinned, pinEdits(again, other)).text;
    expect(changed).toBe(api.pinnedExample?.replace(exampleCommit, other));
  });

  test("its example has a trigger, so that the file is parsed", () => {
    const triggers = { model: modelTriggers, dataset: datasetTriggers, artifact: artifactTriggers }[api.kind];
    expect(triggers.some((trigger) => api.example.includes(trigger))).toBe(true);
  });
});
