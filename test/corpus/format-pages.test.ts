import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { modelKinds } from "../../server/src/documents/model-formats.ts";
import { isAtLeast } from "../../server/src/finding/finding.ts";
import { workspace } from "../harness/check.ts";
import { difference, filesOf } from "../harness/page-findings.ts";
import { pageBlocks } from "../harness/pages.ts";

// A page for each format: what it is read for, clean files, and every way in which one can lie or do harm.
const folder = new URL("formats/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe.each(pages)("%s", (page) => {
  const blocks = pageBlocks(readFileSync(new URL(page, folder), "utf8"));

  test.each(blocks.map((block) => [`${block.file}, line ${block.pageLine}`, block] as const))(
    "%s",
    async (_, block) => {
      const { findings, weights } = await workspace(filesOf(block, blocks)).check(`/project/${block.file}`);
      expect(difference(block, findings)).toEqual({ missing: [], unexpected: [] });
      // The word of the table is never better than the findings.
      if (findings.some(({ severity }) => isAtLeast(severity, "warning")))
        expect(weights?.verdict).not.toBe("clean");
      if (findings.length === 0 && weights !== undefined) expect(weights.verdict).toBe("clean");
    },
  );
});

test("every kind of model has a page", () => {
  expect(pages).toEqual(expect.arrayContaining(modelKinds.map((kind) => `${kind}.md`)));
});
