import { expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { mayHoldKey } from "../../../server/src/knowledge/key-formats/likely.ts";
import { shortestRun } from "../../../server/src/knowledge/key-formats/runs.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, keyProviders, seededRandom } from "../../harness/keys.ts";

test.each(keyProviders)("finds a key of %s beside its variable", (provider) => {
  const format = keyFormats.find((row) => row.id === provider);
  const variable = format?.variable ?? "SECRET";
  for (let seed = 0; seed < 20; seed += 1) {
    const key = generateKey(provider, seededRandom(seed));
    const text = `import os\n${variable} = "${key}"\nprint("done")\n`;
    const hits = findKeys(text, { owners: true });
    expect(hits.map((hit) => text.slice(hit.span.start, hit.span.end))).toEqual([key]);
  }
});

test("a text without a sign of a key holds none, and every key bears one", () => {
  const random = seededRandom(31);
  for (const provider of keyProviders) {
    for (let run = 0; run < 20; run += 1) expect(mayHoldKey(generateKey(provider, random))).toBe(true);
  }
  for (const mark of keyFormats.flatMap(({ marked = [] }) => marked.map(({ mark }) => mark))) {
    if (/[^\w+/-]/.test(mark)) expect(mayHoldKey(mark), mark).toBe(true);
  }
  for (const text of ["a".repeat(shortestRun), "x://y"]) expect(mayHoldKey(text)).toBe(true);
  expect(mayHoldKey("model.layers.10.weight and a note on it")).toBe(false);
});
