import { describe, expect, test } from "vitest";
import { datasetRecord } from "../../../server/src/knowledge/datasets/catalogue.ts";
import datasetTable from "../../../server/src/knowledge/datasets/datasets.json" with { type: "json" };
import { knownDatasetLicenses } from "../../../server/src/knowledge/datasets/known-datasets.ts";
import libraryCards from "../../../server/src/knowledge/datasets/library-cards.json" with { type: "json" };
import { isLanguage, languageCode, libraries, tasks } from "../../../server/src/knowledge/hub/vocabulary.ts";
import { allLicenses, licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { licenseClasses } from "../../../server/src/knowledge/licenses/license.ts";
import { modelRecord } from "../../../server/src/knowledge/models/catalogue.ts";
import familyTable from "../../../server/src/knowledge/models/families.json" with { type: "json" };
import modelTable from "../../../server/src/knowledge/models/models.json" with { type: "json" };
import { knownFamilyLicenses } from "../../../server/src/knowledge/models/more-families.ts";

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
      ...knownFamilyLicenses(),
      ...knownDatasetLicenses(),
      ...libraryCards.rows.map((row) => row[1] ?? ""),
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
    ["Qwen/Qwen2.5-3B-Instruct", "other:qwen-research", "high"],
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

describe("what is known of a dataset", () => {
  test.each([
    ["rajpurkar/squad", { audited: ["cc-by-sa-4.0"] }],
    ["STANFORDNLP/snli", { audited: ["cc-by-sa-4.0"] }],
    ["KorQuAD/squad_kor_v1", { declared: "cc-by-nd-4.0" }],
    ["mozilla-foundation/common_voice_17_0", { declared: "cc0-1.0" }],
    ["teknium/OpenHermes-2.5", { generators: ["OpenAI"] }],
    ["microsoft/ms_marco", { declared: "data:msmarco" }],
  ])("%s", (id, record) => {
    expect(datasetRecord(id)).toMatchObject(record);
  });

  test.each(["someone/squad", "someone/else", ""])("%j is not known", (id) => {
    expect(datasetRecord(id)).toBeUndefined();
  });
});

describe("what a name alone tells", () => {
  test.each([
    ["someone/Llama-3.1-8B-Legal", "llama3.1"],
    ["someone/Meta-Llama-3-8B-Helper", "llama3"],
    ["someone/dolphin-2.9-llama3-8b", "llama3"],
    ["someone/Hermes-3-Llama-3.2-3B", "llama3.2"],
    ["someone/my-gemma-2-9b-it-tuned", "gemma"],
    ["someone/Codestral-22B-v0.1-mine", "other:mnpl"],
    ["someone/llama-2-7b-chat", "llama2"],
    ["someone/portrait-flux.1-dev-lora", "other:flux-1-dev-non-commercial-license"],
  ])("%s is under %s", (id, license) => {
    expect(modelRecord(id)).toMatchObject({ license, byName: true, confidence: "medium" });
  });

  test.each([
    "someone/open_llama_3b",
    "TinyLlama/TinyLlama-1.1B",
    "someone/llama-30b",
    "someone/llama-3b",
    "someone/llama3b",
    "someone/gemmatron",
    "someone/command-runner",
    "someone/mistral-larger",
  ])("%s tells nothing", (id) => {
    expect(modelRecord(id)).toBeUndefined();
  });
});

describe("families that one word tells apart", () => {
  test.each([
    ["mistralai/Codestral-22B-v0.1", "other:mnpl", "high"],
    ["mistralai/Mamba-Codestral-7B-v0.1", "apache-2.0", "high"],
    ["mistralai/Ministral-8B-Instruct-2410", "other:mrl", "high"],
    ["mistralai/Mistral-Small-Instruct-2409", "other:mrl", "high"],
    ["mistralai/Mistral-Small-24B-Instruct-2501", "apache-2.0", "medium"],
    ["mistralai/Mistral-Large-Instruct-2411", "other:mrl", "high"],
    ["bartowski/mistralai_Mistral-Large-Instruct-2411-GGUF", "other:mrl", "medium"],
    ["mistralai/Mistral-Large-3-675B-Instruct-2512", "apache-2.0", "medium"],
    ["meta-llama/Llama-Guard-3-8B", "llama3.1", "medium"],
    ["meta-llama/Llama-Guard-3-11B-Vision", "llama3.2", "medium"],
    ["nvidia/NV-Embed-v2", "cc-by-nc-4.0", "medium"],
    ["Qwen/Qwen2.5-Coder-3B", "other:qwen-research", "high"],
    ["Qwen/Qwen2.5-Coder-32B-Instruct", "apache-2.0", "medium"],
    ["Qwen/Qwen2.5-72B", "other:qwen", "medium"],
    ["Qwen/Qwen1.5-0.5B", "other:tongyi-qianwen-research", "medium"],
    ["deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "llama3.1", "medium"],
    ["deepseek-ai/DeepSeek-R1", "mit", "medium"],
    ["black-forest-labs/FLUX.1-Kontext-dev", "other:flux-1-dev-non-commercial-license", "medium"],
    ["upstage/SOLAR-10.7B-v1.0", "apache-2.0", "high"],
    ["upstage/SOLAR-10.7B-Instruct-v1.0", "cc-by-nc-4.0", "high"],
  ])("%s is under %s, %s", (id, license, confidence) => {
    expect(modelRecord(id)).toMatchObject({ license, confidence });
  });
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
