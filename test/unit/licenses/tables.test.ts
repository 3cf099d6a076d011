import { describe, expect, test } from "vitest";
import { datasetRecord } from "../../../server/src/knowledge/datasets/catalogue.ts";
import datasetTable from "../../../server/src/knowledge/datasets/datasets.json" with { type: "json" };
import { isLanguage, languageCode, libraries, tasks } from "../../../server/src/knowledge/hub/vocabulary.ts";
import { allLicenses, licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { licenseClasses } from "../../../server/src/knowledge/licenses/license.ts";
import { modelRecord } from "../../../server/src/knowledge/models/catalogue.ts";
import familyTable from "../../../server/src/knowledge/models/families.json" with { type: "json" };
import modelTable from "../../../server/src/knowledge/models/models.json" with { type: "json" };

describe("the tables hold what their types say", () => {
  test("licences", () => {
    for (const license of allLicenses()) {
      expect(licenseClasses).toContain(license.class);
      expect(["yes", "no", "conditional", "unknown"]).toContain(license.commercial);
      expect(["yes", "research", "private", "no", "conditional", "unknown"]).toContain(license.derivatives);
      expect(["yes", "notice", "no", "unknown"]).toContain(license.attribution);
      expect(["grant", "none", "excluded", "retaliation"]).toContain(license.patent);
      expect(["high", "medium", "low"]).toContain(license.confidence);
      if (license.threshold !== undefined) expect(license.threshold.above).toBeGreaterThan(0);
    }
    expect(allLicenses().filter(({ id }) => !id.includes(":"))).toHaveLength(83);
  });

  test("every licence that a model or a dataset names is in the licence table", () => {
    const named = [
      ...modelTable.licenses,
      ...datasetTable.licenses,
      ...familyTable.rows.map((row) => row[1] ?? ""),
    ];
    for (const id of named) expect(licenseById(id)?.id).toBe(id);
  });

  test("every row is found by its id, in any letter case", () => {
    for (const [id] of modelTable.rows) expect(modelRecord(String(id).toUpperCase())).toBeDefined();
    for (const [id] of datasetTable.rows) expect(datasetRecord(String(id).toUpperCase())).toBeDefined();
  });

  test("each table says when it was made", () => {
    for (const { date } of [modelTable, datasetTable, familyTable]) expect(date).toMatch(/^\d{4}-\d{2}$/);
  });
});

describe("what is known of a model", () => {
  test.each([
    ["meta-llama/Llama-3.1-8B", "llama3.1", "high"],
    ["meta-llama/Meta-Llama-3-8B-Instruct", "llama3", "high"],
    ["google/gemma-2-9b-it", "gemma", "high"],
    ["mistralai/Mistral-7B-v0.1", "apache-2.0", "high"],
    ["Qwen/Qwen2.5-3B-Instruct", "other:qwen-research", "medium"],
    ["unsloth/Llama-3.2-1B-Instruct-bnb-4bit", "llama3.2", "medium"],
    ["NousResearch/Meta-Llama-3-8B", "llama3", "medium"],
    // A list and the publisher's page disagree.
    ["facebook/mms-300m", "cc-by-nc-4.0", "low"],
  ])("%s is under %s, %s", (id, license, confidence) => {
    expect(modelRecord(id)).toMatchObject({ license, confidence });
  });

  test.each(["someone/llama-of-mine", "mistralai/Codestral-22B-v0.1-mine/x", "", "gpt"])(
    "%j is not known",
    (id) => {
      expect(modelRecord(id)).toBeUndefined();
    },
  );
});

describe("the Hub's words", () => {
  test("tasks and libraries", () => {
    expect(tasks.has("text-generation")).toBe(true);
    expect(libraries.has("transformers")).toBe(true);
  });

  test.each(["en", "zh-CN", "pt_BR", "fra", "gsw", "multilingual", "code"])("%s is a language", (text) => {
    expect(isLanguage(text)).toBe(true);
  });

  test.each([
    ["English", "en"],
    ["german", "de"],
    ["xx", undefined],
  ])("%s is not; its code is %s", (text, code) => {
    expect(isLanguage(text)).toBe(false);
    expect(languageCode(text)).toBe(code);
  });
});
