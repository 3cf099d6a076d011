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

/** Numbers that readers trip over, of one, four and eight bytes. */
const telling = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffffffn,
  0xffffffffn,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

const change = fc.oneof(
  fc.record({ at: fc.nat(), byte: fc.nat(255) }),
  fc.record({
    at: fc.nat(),
    value: fc.constantFrom(...telling),
    width: fc.constantFrom(1, 4, 8),
    little: fc.boolean(),
  }),
  fc.record({ at: fc.nat(), out: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ at: fc.nat(), put: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({ at: fc.nat(), again: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ cut: fc.nat() }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, one: Change): Uint8Array {
  if (bytes.length === 0) return bytes;
  if ("cut" in one) return bytes.slice(0, one.cut % bytes.length);
  const at = one.at % bytes.length;
  if ("byte" in one) return bytes.map((byte, index) => (index === at ? one.byte : byte));
  if ("value" in one) return overwritten(bytes, at, one);
  const before = bytes.slice(0, at);
  if ("out" in one) return joined(before, bytes.slice(at + one.out));
  if ("put" in one) return joined(before, one.put, bytes.slice(at));
  return joined(before, bytes.slice(at, at + one.again), bytes.slice(at));
}

function overwritten(
  bytes: Uint8Array,
  at: number,
  { value, width, little }: { readonly value: bigint; readonly width: number; readonly little: boolean },
): Uint8Array {
  const result = bytes.slice();
  for (let index = 0; index < width && at + index < result.length; index += 1) {
    const shift = BigInt(8 * (little ? index : width - 1 - index));
    result[at + index] = Number((value >> shift) & 0xffn);
  }
  return result;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

async function facts(kind: ModelKind, bytes: Uint8Array): Promise<readonly ModelFact[]> {
  return readModel(kind, { source: bufferSource(bytes), path: "/project/model", limits: defaultLimits });
}

describe.each(modelKinds)("%s", async (kind) => {
  const seeds = (await seedsByKind()).get(kind) ?? [];

  test("no change of a file makes its reader throw, hang, or say nothing of a place", async () => {
    expect(seeds.length).toBeGreaterThan(0);
    let slowest = 0;
    const property = fc.asyncProperty(
      fc.nat(seeds.length - 1),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      async (index, changes) => {
        const bytes = changes.reduce(changed, seeds[index] ?? new Uint8Array(0));
        const start = performance.now();
        const found = await facts(kind, bytes);
        slowest = Math.max(slowest, performance.now() - start);
        for (const fact of found) {
          if (fact.kind === "model-defect") expect(fact.problem.message).not.toBe("");
          if (fact.place.kind === "bytes") expect(fact.place.offset).toBeGreaterThanOrEqual(0);
        }
      },
    );
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
