import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { constructions } from "./malicious.ts";

test("the documentation's table of hostile constructions is that of the tests", () => {
  const page = readFileSync(new URL("../../../docs/hostile-weights.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+?) \| (\d+) \|/gm)].map(
    ([, family, count]) => `${family}: ${count}`,
  );
  const counts = new Map<string, number>();
  for (const { family } of constructions) counts.set(family, (counts.get(family) ?? 0) + 1);
  expect(rows).toEqual([...counts].map(([family, count]) => `${family}: ${count}`));
});
