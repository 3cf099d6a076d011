import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../server/src/documents/document.ts";
import { notebookEdits } from "../../server/src/documents/notebook/edit.ts";
import { openFile } from "../../server/src/documents/open.ts";
import { planFixes } from "../../server/src/engine/fix.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { testEnvironment, workspace } from "../harness/check.ts";
import { difference, type Files, filesOf } from "../harness/page-findings.ts";
import { type PageBlock, pageBlocks } from "../harness/pages.ts";
import { percentFromNotebook } from "../harness/percent.ts";

const folder = fileURLToPath(new URL("../../server/src/rules", import.meta.url));

/** The file after its fixes, round after round until none is left, as `--fix` does. */
async function fixedFile(path: string, files: Files, unsafe: boolean): Promise<string> {
  let current = files;
  for (let round = 0; round < 10; round += 1) {
    const document = await openFile(path, testEnvironment(memoryHost(current)));
    if (!isTextDocument(document)) throw new Error(`${path} is no text`);
    const { findings } = await workspace(current).check(path);
    const { edits } = planFixes(document, findings, { unsafe });
    const before = String(current[path]);
    if (edits.length === 0) return before;
    const raw = document.kind === "notebook" ? (notebookEdits(document, edits)?.rawEdits ?? []) : edits;
    current = { ...current, [path]: applyEdits(before, raw).text };
  }
  throw new Error(`${path}: the fixes never end`);
}

/** Line ends at the end of a file are the page's, not the fix's. */
const shown = (text: string, block: PageBlock) =>
  (block.language === "notebook" ? percentFromNotebook(text) : text).trimEnd();

describe.each(rules.map((rule) => [rule.id, rule.area] as const))("%s", (id, area) => {
  const page = readFileSync(join(folder, area, `${id}.md`), "utf8");
  const blocks = pageBlocks(page);

  test("its page names it, says what to do, and shows what it finds and what it leaves alone", () => {
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect(page).toMatch(/^## What to do$/m);
    expect(blocks.some(({ expectations }) => expectations.some(({ rule }) => rule === id))).toBe(true);
    expect(blocks.some(({ expectations }) => expectations.every(({ rule }) => rule !== id))).toBe(true);
  });

  test.each(blocks.map((block) => [`${block.file}, line ${block.pageLine}`, block] as const))(
    "%s",
    async (_, block) => {
      const files = filesOf(block, blocks);
      const path = `/project/${block.file}`;
      const { findings } = await workspace(files).check(path);
      expect(difference(block, findings)).toEqual({ missing: [], unexpected: [] });
      if (block.fixed !== undefined) {
        expect(shown(await fixedFile(path, files, false), block)).toBe(block.fixed.trimEnd());
      }
      if (block.fixedUnsafe !== undefined) {
        expect(shown(await fixedFile(path, files, true), block)).toBe(block.fixedUnsafe.trimEnd());
      }
    },
  );
});

test("every folder of rules is in the registry", () => {
  const pairs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(join(folder, entry.name)).filter((name) => name.endsWith(".md")));
  expect(rules.map(({ id }) => `${id}.md`).sort()).toEqual([...pairs].sort());
});
