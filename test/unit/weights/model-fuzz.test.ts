import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideKind } from "../../../server/src/documents/kind.ts";
import { isModelKind } from "../../../server/src/documents/model-formats.ts";
import { readModel } from "../../../server/src/facts/models/extract.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { buildBytes } from "../../harness/build-bytes.ts";
import { pageBlocks } from "../../harness/pages.ts";

/** In the whole suite a sample; `FUZZ=200000` for a long run. */
const runs = Number(process.env.FUZZ ?? 40);
const formats = [
  "coreml",
  "paddle",
  "flax",
  "rdata",
  "openvino",
  "pmml",
  "xgboost",
  "lightgbm",
  "catboost",
  "mxnet",
  "executorch",
  "ort",
  "tensorflow-checkpoint",
  "tensorflow",
];
const folder = new URL("../../corpus/formats/", import.meta.url);

function filesOf(format: string): readonly Uint8Array[] {
  const page = readFileSync(new URL(`${format}.md`, folder), "utf8");
  return pageBlocks(page)
    .filter(({ language }) => language === "builder")
    .map(({ content }) => buildBytes(content));
}

/** A file with bytes changed, cut out, put in twice, or cut off. */
function mutated(file: Uint8Array, edits: readonly (readonly [number, number, number])[]): Uint8Array {
  let bytes = [...file];
  for (const [at, value, how] of edits) {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    if (how === 0) bytes[place] = value;
    else if (how === 1) bytes.splice(place, value % 16);
    else if (how === 2) bytes.splice(place, 0, ...bytes.slice(place, place + (value % 64)));
    else if (how === 3) bytes = bytes.slice(0, place);
    else bytes.splice(place, 4, 0xff, 0xff, 0xff, value);
  }
  return Uint8Array.from(bytes);
}

const edits = fc.array(fc.tuple(fc.nat(4096), fc.nat(255), fc.nat(4)), { minLength: 1, maxLength: 6 });

describe.each(formats)("files of %s with bytes changed", (format) => {
  const files = filesOf(format);
  test("are read without an exception, and soon", async () => {
    expect(readdirSync(folder)).toContain(`${format}.md`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), edits, async (file, changes) => {
        const bytes = mutated(file, changes);
        const kind = decideKind({
          path: `model.${format}`,
          head: bytes.subarray(0, 8192),
          size: bytes.length,
        });
        const asked = isModelKind(kind) ? kind : format;
        if (!isModelKind(asked)) return;
        const subject = { source: bufferSource(bytes), path: "model", limits: defaultLimits };
        const started = performance.now();
        await readModel(asked, subject);
        // Only a hang is a fault here: the machine may be busy with other tests.
        expect(performance.now() - started).toBeLessThan(20_000);
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
});
