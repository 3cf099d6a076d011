import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../../server/src/text/edits.ts";
import { LineIndex } from "../../server/src/text/line-index.ts";
import { loadline, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import { code, markdown, notebook } from "../harness/notebook.ts";

/** Lines and columns as reports count them: from one, in UTF-16. */
type Region = Partial<
  Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number | undefined>>
>;

function editOf(text: string, region: Region, newText: string): TextEdit {
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
  const start = { line: startLine - 1, character: startColumn - 1 };
  const span = new LineIndex(text).spanOf({
    start,
    end: { line: endLine - 1, character: endColumn - 1 },
  });
  return { span, newText };
}

/** The notebook after the first fix of each finding, as a tool applies it that knows SARIF and no cells. */
async function fixedBySarif(folder: string, before: string): Promise<string> {
  const { stdout } = await loadline(["check", "--format", "sarif"], { folder });
  const log: Log = JSON.parse(stdout);
  const fixes = log.runs[0]?.results?.flatMap((result) => result.fixes?.slice(0, 1) ?? []) ?? [];
  const replacements = fixes.flatMap((fix) => fix.artifactChanges.flatMap((change) => change.replacements));
  expect(replacements.length).toBeGreaterThan(0);
  return applyEdits(
    before,
    replacements.map(({ deletedRegion, insertedContent }) =>
      editOf(before, deletedRegion, insertedContent?.text ?? ""),
    ),
  ).text;
}

async function fixedByJson(folder: string, before: string): Promise<string> {
  const { stdout } = await loadline(["check", "--format", "json"], { folder });
  const edits = JSON.parse(stdout).findings.flatMap(
    (finding: { fixes?: readonly { fileEdits?: readonly Record<string, never>[] }[] }) =>
      (finding.fixes?.[0]?.fileEdits ?? []).map(({ line, column, endLine, endColumn, newText = "" }) =>
        editOf(before, { startLine: line, startColumn: column, endLine, endColumn }, newText),
      ),
  );
  return applyEdits(before, edits).text;
}

const cells = [
  markdown("# Emoji 🙂 before the place"),
  code('import yaml\n# "模型" 🙂\nfor name in ["a"]:\n\tprint("🙂", yaml.load(name, yaml.Loader))\n'),
  code("import numpy as np\nx = np.load('x.npy', allow_pickle=True)"),
];

describe("fixes of cells, told as edits of the notebook's JSON", () => {
  test.each([
    ["SARIF", fixedBySarif],
    ["JSON", fixedByJson],
  ])("%s: applied to the file, they give what --fix gives", (_, fixed) => {
    const before = notebook(cells);
    return withFolder({ "demo.ipynb": before }, async (folder) => {
      const after = await fixed(folder, before);
      await loadline(["check", "--fix", "--unsafe-fixes"], { folder });
      expect(after).toBe(await readFile(join(folder, "demo.ipynb"), "utf8"));
      expect(after).not.toBe(before);
    });
  });

  test("a key in the same cell is in none of them", () => {
    const key = generateKey("huggingface", seededRandom(7));
    const source = `token = "${key}"\nimport yaml; x = yaml.load(token, yaml.Loader)`;
    return withFolder({ "demo.ipynb": notebook([code(source)]) }, async (folder) => {
      for (const format of ["sarif", "json"]) {
        const { stdout } = await loadline(["check", "--format", format], { folder });
        expect(stdout).toContain("hardcoded-key");
        expect(stdout.includes(key)).toBe(false);
      }
    });
  });
});
