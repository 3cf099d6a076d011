import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openFile } from "../../../server/src/documents/open.ts";
import { planFixes } from "../../../server/src/engine/fix.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";
import { pageBlocks } from "../../harness/pages.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".py"));

/** An annotated program, read as a page of rules is. */
function programOf(name: string) {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  const [block] = pageBlocks(`\`\`\`\`\`python ${name}\n${text}\n\`\`\`\`\`\n`);
  if (block === undefined) throw new Error(`${name} holds nothing`);
  return block;
}

const programs = names.map(programOf);

/** Lines that assign to a name of one letter and a number are the corpus' cases. */
const casesOf = (content: string) => content.match(/^\s*[a-z]\d+ = /gm)?.length ?? 0;

test("the corpus holds at least 250 cases, expected findings and safe look-alikes together", () => {
  const expected = programs.reduce((sum, { expectations }) => sum + expectations.length, 0);
  const cases = programs.reduce((sum, { content }) => sum + casesOf(content), 0);
  expect(cases).toBeGreaterThanOrEqual(250);
  expect(expected).toBeGreaterThanOrEqual(180);
});

describe.each(programs.map((program) => [program.file, program] as const))("%s", (file, program) => {
  test("finds what is marked, and nothing else", async () => {
    const path = `/project/${file}`;
    const { findings } = await workspace({ [path]: program.content }).check(path);
    const left = findings.map((finding) => ({
      line: (finding.location.range?.start.line ?? -1) + 1,
      rule: finding.rule,
      message: finding.message,
    }));
    const missing = program.expectations.filter((wanted) => {
      const at = left.findIndex(
        (found) =>
          found.line === wanted.line && found.rule === wanted.rule && found.message.includes(wanted.message),
      );
      if (at !== -1) left.splice(at, 1);
      return at === -1;
    });
    expect({ missing, unexpected: left }).toEqual({ missing: [], unexpected: [] });
  });

  test("its fixes come to an end, and leave a program that parses", async () => {
    const path = `/project/${file}`;
    let text = program.content;
    for (let round = 0; round < 5; round += 1) {
      const files = { [path]: text };
      const document = await openFile(path, testEnvironment(memoryHost(files)));
      if (document.kind !== "python") throw new Error(`${path} is a ${document.kind}`);
      expect((await document.module()).errors).toEqual([]);
      const { findings } = await workspace(files).check(path);
      const { edits } = planFixes(document, findings, { unsafe: true });
      if (edits.length === 0) return;
      text = applyEdits(text, edits).text;
    }
    throw new Error(`the fixes of ${file} never end`);
  });
});
