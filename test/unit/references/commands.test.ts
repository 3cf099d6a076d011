import { describe, expect, test } from "vitest";
import { pinEdits } from "../../../server/src/facts/references/pin-edits.ts";
import { isImmutable } from "../../../server/src/facts/references/pins.ts";
import { referenceCommands } from "../../../server/src/knowledge/references/commands.ts";
import { configurationFormats } from "../../../server/src/knowledge/references/configurations.ts";
import { exampleCommit } from "../../../server/src/knowledge/references/pinning.ts";
import {
  artifactTriggers,
  datasetTriggers,
  modelTriggers,
} from "../../../server/src/knowledge/references/table.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { workspace } from "../../harness/check.ts";
import { referencesIn } from "../../harness/references.ts";

const triggers = { model: modelTriggers, dataset: datasetTriggers, artifact: artifactTriggers };
const ofGit = new Set(["huggingface", "git", "modelscope"]);

async function rulesOn(path: string, text: string): Promise<readonly string[]> {
  const { findings } = await workspace({ [path]: text }).check(path);
  return findings.filter(({ area }) => area === "pinning").map(({ rule }) => rule);
}

/** The edits of a reference write what the pinned example says, and the reference is pinned by them. */
async function expectEdits(path: string, example: string, pinned: string): Promise<void> {
  const [fact] = await referencesIn(path, example);
  if (fact === undefined) throw new Error("not found");
  const { form } = fact.pinningPlace;
  if (!ofGit.has(fact.registry) || form !== "text") return;
  const written = applyEdits(example, pinEdits(fact, exampleCommit)).text;
  expect(written).toBe(pinned);
  const [again] = await referencesIn(path, written);
  expect(again).toMatchObject({ id: fact.id, pin: "commit", revision: exampleCommit });
}

const commands = referenceCommands.map((row) => [row.example, row] as const);

describe.each(commands)("%s", (_example, row) => {
  const path = "/project/run.sh";
  const line = `${row.example}\n`;

  test("is found, by one finding", async () => {
    const facts = await referencesIn(path, line);
    expect(facts).toHaveLength(1);
    expect(facts[0]?.kind).toBe(`${row.kind}-reference`);
    expect(facts[0] && isImmutable(facts[0].pin)).toBe(false);
    expect(await rulesOn(path, line)).toHaveLength(1);
    expect(triggers[row.kind].some((trigger) => line.includes(trigger))).toBe(true);
  });

  test.runIf(row.pinnedExample !== undefined)("is silent when it is pinned", async () => {
    const pinned = `${row.pinnedExample ?? ""}\n`;
    const [fact] = await referencesIn(path, pinned);
    expect(fact && isImmutable(fact.pin)).toBe(true);
    expect(await rulesOn(path, pinned)).toEqual([]);
    await expectEdits(path, line, pinned);
  });
});

const formats = configurationFormats.map((format) => [format.name, format] as const);

describe.each(formats)("%s", (_name, format) => {
  const [file, example] = format.example;
  const path = `/project/${file}`;

  test("its example is found, by one finding", async () => {
    const facts = await referencesIn(path, example);
    expect(facts).toHaveLength(1);
    expect(await rulesOn(path, example)).toHaveLength(1);
  });

  test.runIf(format.pinnedExample !== undefined)(
    "its pinned example is silent, and the edits write it",
    async () => {
      const pinned = format.pinnedExample ?? "";
      const [fact] = await referencesIn(path, pinned);
      expect(fact && isImmutable(fact.pin)).toBe(true);
      expect(await rulesOn(path, pinned)).toEqual([]);
      await expectEdits(path, example, pinned);
    },
  );
});
