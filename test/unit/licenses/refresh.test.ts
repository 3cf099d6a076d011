import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { datasets } from "../../../scripts/knowledge/datasets.ts";
import { libraryCards } from "../../../scripts/knowledge/library-cards.ts";
import { licenses } from "../../../scripts/knowledge/licenses.ts";
import { models } from "../../../scripts/knowledge/models.ts";
import { licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { licenseMeaning } from "../../../server/src/knowledge/licenses/meaning.ts";

// What people hand over to the script: a right file, and each way in which one can be wrong.
const folder = mkdtempSync(join(tmpdir(), "loadline-refresh-"));
afterAll(() => rmSync(folder, { recursive: true }));

function table(name: string, columns: string, ...rows: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, [columns.split(" ").join("\t"), ...rows.map((row) => row.join("\t"))].join("\n"));
  return path;
}

const licenseColumns =
  "hf_id name spdx_id scancode_key kind commercial derivatives share_alike attribution notice use_restrictions " +
  "threshold naming_duty output_terms territory patent family flags source_url evidence confidence";
const mit = (changes: Readonly<Record<string, string>> = {}): readonly string[] => {
  const cells = {
    hf_id: "mit",
    name: "MIT",
    spdx_id: "MIT",
    kind: "software",
    commercial: "yes",
    derivatives: "yes",
  };
  const rest = {
    attribution: "yes",
    patent: "no",
    confidence: "high",
    use_restrictions: "none",
    share_alike: "none",
  };
  const row: Readonly<Record<string, string>> = { ...cells, ...rest, ...changes };
  return licenseColumns.split(" ").map((column) => row[column] ?? "");
};
const modelColumns = "id license base_model revision framework training_datasets source";
const datasetColumns =
  "id name kind modality declared_hub_license audited_licenses restriction_class model_generated derived_from " +
  "hub_mismatch license_url revision source";
const ids = new Set(["mit", "data:openai-terms", "cc-by-nc-4.0"]);

describe("licences", () => {
  test("the same file gives the same bytes", () => {
    const path = table("l.tsv", licenseColumns, mit());
    expect(licenses(path, "2026-08").json).toBe(licenses(path, "2026-08").json);
    expect(JSON.parse(licenses(path, "2026-08").json).licenses).toMatchObject([
      { id: "mit", class: "permissive" },
    ]);
  });

  test.each([
    ["a column", () => table("c.tsv", `${licenseColumns} more`, [...mit(), ""]), "the columns are"],
    [
      "a word",
      () => table("w.tsv", licenseColumns, mit({ commercial: "perhaps" })),
      "`perhaps` is not known",
    ],
    [
      "a threshold",
      () => table("t.tsv", licenseColumns, mit({ threshold: ">5 users" })),
      "`>5 users` is not known",
    ],
    [
      "a class",
      () => table("i.tsv", licenseColumns, mit({ hf_id: "new-1.0" })),
      "no class is stated for `new-1.0`",
    ],
    ["a row twice", () => table("d.tsv", licenseColumns, mit(), mit()), "an id stands twice"],
  ])("%s that is not known ends the run", (_what, path, message) => {
    expect(() => licenses(path(), "2026-08")).toThrow(message);
  });
});

describe("models and datasets", () => {
  const families = table("f.tsv", "regex licence note source", ["^a/b-", "mit", "", "its publisher"]);

  test("rows that say nothing are counted", () => {
    const path = table(
      "m.tsv",
      modelColumns,
      ["a/b", "mit", "", "", "", "", "s"],
      ["a/c", "other", "", "", "", "", "s"],
    );
    expect(models({ models: path, families, date: "2026-08", ids })).toMatchObject({ kept: 1, left: 1 });
  });

  test("a licence that the table has no row for ends the run", () => {
    const path = table("n.tsv", modelColumns, ["a/b", "new-1.0", "", "", "", "", "s"]);
    expect(() => models({ models: path, families, date: "2026-08", ids })).toThrow("`new-1.0` is not known");
  });

  test.each(["a/b-", "^a/(b+)+$"])("the pattern %s of a family ends the run", (pattern) => {
    const path = table("g.tsv", "regex licence note source", [pattern, "mit", "", "x"]);
    const input = { models: table("e.tsv", modelColumns), families: path, date: "2026-08", ids };
    expect(() => models(input)).toThrow("is not anchored, or repeats a repetition");
  });

  test("what an audit found, whose models wrote it, and what has no id", () => {
    const row = (id: string, audited: string, made: string) => [
      id,
      "",
      "",
      "",
      "mit",
      audited,
      "",
      made,
      "",
      "",
      "",
      "",
      "s",
    ];
    const path = table(
      "d.tsv",
      datasetColumns,
      row("a/d", "openai-terms + cc-by-nc-4.0", "OpenAI GPT-4"),
      row("", "mit", ""),
    );
    const made = datasets(path, "2026-08", ids);
    expect(made).toMatchObject({ kept: 1, left: 1 });
    expect(JSON.parse(made.json)).toMatchObject({
      licenses: ["data:openai-terms", "cc-by-nc-4.0", "mit"],
      generators: ["OpenAI"],
      rows: [["a/d", [0, 1], 0, 2, [0], 0]],
    });
  });
});

test.each([
  ["mit", "mit: use, change and pass on, with the notices kept"],
  [
    "llama3.1",
    'llama3.1: its publisher\'s own agreement, with conditions; ends at 700,000,000 monthly users; derivatives are named "Llama…"',
  ],
  ["cc", "cc: says nothing of what is allowed; a family: name the exact one"],
])("the meaning of %s in a line", (id, line) => {
  const license = licenseById(id);
  expect(license && licenseMeaning(license)).toBe(line);
});

describe("cards of the datasets library", () => {
  test("one licence that the table knows, or the half of a dual one", () => {
    const cards = {
      plain: "---\nannotations_creators:\n- found\nlicense:\n- mit\nsize_categories:\n- n<1K\n---\n# A\n",
      older: "---\nlicenses:\n- cc-by-nc-4.0\n---\n",
      dual: "---\nlicense:\n- mit\n- gfdl\n---\n",
      several: "---\nlicense:\n- mit\n- cc-by-nc-4.0\n---\n",
      nothing: "---\nlicense:\n- unknown\n---\n",
      none: "# No front matter\n\nlicense:\n- mit\n",
    };
    for (const [name, text] of Object.entries(cards)) {
      mkdirSync(join(folder, "cards", name), { recursive: true });
      writeFileSync(join(folder, "cards", name, "README.md"), text);
    }
    const { json, kept, left } = libraryCards(join(folder, "cards"), ids);
    expect(JSON.parse(json).rows).toEqual([
      ["dual", "mit"],
      ["older", "cc-by-nc-4.0"],
      ["plain", "mit"],
    ]);
    expect([kept, left]).toEqual([3, 3]);
  });
});
