import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ModelKind, modelKinds } from "../../../server/src/documents/model-formats.ts";
import { openBytes } from "../../../server/src/documents/open.ts";
import type { ModelFact } from "../../../server/src/facts/facts.ts";
import { readModel } from "../../../server/src/facts/models/extract.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { buildBytes } from "../../harness/build-bytes.ts";
import { environmentOf } from "../../harness/documents.ts";
import { mutated, mutations } from "../../harness/mutations.ts";
import { pageBlocks } from "../../harness/pages.ts";

/** Changed files of each format; more by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 400);
/** Slower than this is a hang: looked at in long runs only, since other tests share the machine with short ones. */
const longest = process.env.FUZZ === undefined ? Number.POSITIVE_INFINITY : 1_000;

const folder = new URL("../../corpus/formats/", import.meta.url);

/** Every file that the formats' pages build, by the kind that it is taken for. */
async function seedsByKind(): Promise<ReadonlyMap<ModelKind, readonly Uint8Array[]>> {
  const seeds = new Map<ModelKind, Uint8Array[]>(modelKinds.map((kind) => [kind, []]));
  for (const page of readdirSync(folder)) {
    for (const block of pageBlocks(readFileSync(new URL(page, folder), "utf8"))) {
      if (block.language !== "builder" || block.content.includes("{{key:")) continue;
      const bytes = buildBytes(block.content);
      const document = await openBytes(`/project/${block.file}`, bufferSource(bytes), environmentOf({}));
      if (bytes.length <= 20_000) seeds.get(document.kind as ModelKind)?.push(bytes);
    }
  }
  return seeds;
}

async function facts(kind: ModelKind, bytes: Uint8Array): Promise<readonly ModelFact[]> {
  return readModel(kind, { source: bufferSource(bytes), path: "/project/model", limits: defaultLimits });
}

describe.each(modelKinds)("%s", async (kind) => {
  const seeds = (await seedsByKind()).get(kind) ?? [];

  test("no change of a file makes its reader throw, hang, or say nothing of a place", async () => {
    expect(seeds.length).toBeGreaterThan(0);
    let slowest = 0;
    const property = fc.asyncProperty(fc.constantFrom(...seeds), mutations, async (file, changes) => {
      const bytes = mutated(file, changes);
      const start = performance.now();
      const found = await facts(kind, bytes);
      slowest = Math.max(slowest, performance.now() - start);
      for (const fact of found) {
        if (fact.kind === "model-defect") expect(fact.problem.message).not.toBe("");
        if (fact.place.kind === "bytes") expect(fact.place.offset).toBeGreaterThanOrEqual(0);
      }
    });
    await fc.assert(property, { numRuns: runs });
    expect(slowest).toBeLessThan(longest);
  });

  test("any bytes are read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await facts(kind, bytes);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});
