import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPickles } from "../../../server/src/formats/pickle/streams.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { generatedPickle } from "../../harness/pickle-generator.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 1000);

async function survives(bytes: Uint8Array): Promise<boolean> {
  const { value, problems } = await readPickles(bufferSource(bytes), defaultLimits);
  for (const stream of value.streams) {
    stream.decompile();
    // Either it came to its end, or something says why not.
    if (!stream.completed && stream.problems.length === 0) return false;
    if (stream.end > bytes.length || stream.offset > stream.end) return false;
  }
  return problems.every(({ message }) => message.length > 0);
}

describe("any bytes", () => {
  test("are read without throwing", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), survives), { numRuns: runs });
  });

  test("behind a pickle's beginning too", async () => {
    const start = fc.constantFrom([0x80, 2], [0x80, 4], [0x28], [0x80, 4, 0x95, 9, 0, 0, 0, 0, 0, 0, 0]);
    const any = fc.tuple(start, fc.uint8Array({ maxLength: 400 }));
    const property = fc.asyncProperty(any, ([head, tail]) => survives(Uint8Array.from([...head, ...tail])));
    await fc.assert(property, { numRuns: runs });
  });

  test("and pickles of the generator, right and changed", async () => {
    for (let seed = 100_000; seed < 100_000 + runs; seed += 1) {
      expect(await survives(generatedPickle(seed))).toBe(true);
    }
  });
});
