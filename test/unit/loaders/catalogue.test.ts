import { describe, expect, test } from "vitest";
import { loaders, loadersOf } from "../../../server/src/knowledge/loaders/catalogue.ts";
import type { LoaderFamily, UnsafeWhen } from "../../../server/src/knowledge/loaders/loader.ts";
import { workspace } from "../../harness/check.ts";

/** The rule that looks after each family. */
const ruleOf: Readonly<Record<LoaderFamily, string>> = {
  pickle: "pickle-load",
  torch: "torch-load",
  numpy: "numpy-allow-pickle",
  yaml: "yaml-unsafe-load",
  model: "unsafe-model-load",
  "dangerous-flag": "dangerous-deserialization",
  native: "native-code-load",
  network: "pickle-over-network",
  "code-tool": "model-written-code",
};

async function rulesFound(program: string): Promise<readonly string[]> {
  const { findings } = await workspace({ "/project/a.py": program }).check("/project/a.py");
  return findings.map(({ rule }) => rule);
}

const rows = loaders.map((loader) => [loader.names[0] ?? "", loader] as const);

describe.each(rows)("%s", (_name, loader) => {
  const rule = ruleOf[loader.family];

  test("its example is found", async () => {
    expect(await rulesFound(loader.example)).toContain(rule);
  });

  test.runIf(loader.safeExample !== undefined)("its safe example is not", async () => {
    expect(await rulesFound(loader.safeExample ?? "")).not.toContain(rule);
  });

  test("its example has a trigger, so that the file is parsed", () => {
    expect(loader.triggers.some((trigger) => loader.example.includes(trigger))).toBe(true);
  });
});

/** What stands in every call that is found: the name of an argument that has no place, or the key that counts. */
function neededBy(unsafe: UnsafeWhen): readonly string[] {
  if (unsafe.when === "named") return unsafe.names;
  if (!["true", "false", "holds", "given"].includes(unsafe.when) || !("parameter" in unsafe)) return [];
  const { name, position, key } = unsafe.parameter;
  return key === undefined ? (position === undefined ? [name] : []) : [name, key];
}

test("every name has a trigger, whichever way it is imported", () => {
  // A program that reaches `package.module.name` writes these words, and the argument without which nothing is found.
  const without = loaders.flatMap(({ names, triggers, unsafe }) =>
    names.filter((name) => {
      const written = [name, ...neededBy(unsafe)];
      return !triggers.some((trigger) => written.some((part) => part.includes(trigger)));
    }),
  );
  expect(without).toEqual([]);
});

test("no name stands in two rows of one family that look at the same argument", () => {
  for (const family of Object.keys(ruleOf)) {
    // The keys of the table are the families.
    const names = loadersOf(family as LoaderFamily).flatMap(({ names, unsafe }) =>
      names.map((name) => `${"parameter" in unsafe ? `${unsafe.parameter.name} ` : ""}${name}`),
    );
    const seen = new Set<string>();
    const twice = names.filter((name) => seen.has(name) || !seen.add(name));
    expect(twice.filter((name) => !name.endsWith(".*"))).toEqual([]);
  }
});

test("every row says where its facts come from, and what to do", () => {
  for (const loader of loaders) {
    expect(loader.source).not.toBe("");
    expect(loader.instead).toMatch(/\.$/);
    expect(loader.does).not.toMatch(/\.$/);
  }
});
