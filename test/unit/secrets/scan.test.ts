import { expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
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
