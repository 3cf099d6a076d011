import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { workspace } from "../harness/check.ts";
import { type PageBlock, pageBlocks } from "../harness/pages.ts";

// Cards written after those of the major families: every planted fault is found at its line, and the
// others are silent.
const folder = new URL("cards/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

async function findings(block: PageBlock, lineEnd: string): Promise<readonly string[]> {
  const path = `/project/${block.file}`;
  const text = block.content.replaceAll("\n", lineEnd);
  const { findings: found } = await workspace({ [path]: text }).check(path);
  return found.map(({ rule, location, message }) => {
    const line = (location.range?.start.line ?? -1) + 1;
    const expected = block.expectations.find((one) => one.line === line && one.rule === rule);
    return expected !== undefined && message.includes(expected.message)
      ? `${line} ${rule} "${expected.message}"`
      : `${line} ${rule}: ${message}`;
  });
}

describe.each(pages)("%s", (page) => {
  const blocks = pageBlocks(readFileSync(new URL(page, folder), "utf8"));

  test.each(blocks.map((block) => [block.pageLine, block] as const))("line %i", async (_line, block) => {
    const expected = block.expectations.map(({ line, rule, message }) => `${line} ${rule} "${message}"`);
    expect([...(await findings(block, "\n"))].sort()).toEqual([...expected].sort());
    expect([...(await findings(block, "\r\n"))].sort()).toEqual([...expected].sort());
  });
});
