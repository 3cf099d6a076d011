import fc from "fast-check";
import { expect, test } from "vitest";
import { readHdf5 } from "../../../server/src/formats/hdf5/read.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as h from "../../harness/hdf5.ts";
import { mutated, mutations } from "../../harness/mutations.ts";

/** More by `FUZZ=200000`. */
const runs = Number(process.env.FUZZ ?? 600);

const files = [
  h.file(
    h.group(
      {
        dense: h.group({ kernel: h.floats(4, 3), bias: h.floats(3) }, { weight_names: h.text("kernel") }),
        files: h.dataset(h.float32, [256], 0, { files: ["a.raw"] }),
        virtual: h.dataset(h.float32, [8], 0, { virtual: ["part.h5"] }),
        rows: h.rows(new Uint8Array(40)),
        out: h.external("b.h5"),
      },
      { keras_version: h.text("2.15.0"), kind: h.fixed("abc") },
    ),
  ),
  h.file(
    h.group(
      { a: h.group({ b: h.floats(2) }, {}, {}), c: h.dataset(h.float32, [8], 10, { filters: [1, 2] }) },
      {},
      {},
    ),
  ),
];

test("no change of a file makes the reader throw, hang, or tell more than a person reads", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), mutations, async (file, changes) => {
      const bytes = mutated(file, changes);
      const start = performance.now();
      const { problems } = await readHdf5(bufferSource(bytes), defaultLimits);
      expect(problems.length).toBeLessThanOrEqual(100);
      // A busy machine is no hang: the clock counts only where it is asked for.
      if (process.env.FUZZ !== undefined)
        expect(performance.now() - start, "milliseconds").toBeLessThan(1000);
    }),
    { numRuns: runs, seed: 5 },
  );
});
