import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCard, factOf, shortly } from "./check-card.ts";

const frontMatter = (lines: string, lineEnd = "\n"): string =>
  ["---", ...lines.trim().split("\n"), "---", "# Title", ""].map((line) => line.trimEnd()).join(lineEnd);

describe("what a card is of", () => {
  test.each([
    ["pipeline_tag: text-generation", "model", "keys"],
    ["base_model: a/b", "model", "keys"],
    ["task_categories: [x]", "dataset", "keys"],
    ["dataset_info: {}", "dataset", "keys"],
    ["sdk: gradio", "space", "keys"],
    ["license: mit\ndatasets: [a/b]", "model", "keys"],
    ["license: mit\nconfigs: []", "dataset", "keys"],
    ["tags: [x]\ndatasets: [a/b]", "unknown", "weak"],
    ["license: other\nlicense_name: x", "unknown", "keys"],
    ["language: en\ntags: [x]", "unknown", "weak"],
  ])("%j: %s by %s", async (lines, subject, evidence) => {
    expect(await factOf(frontMatter(lines))).toMatchObject({ subject, evidence });
  });

  test.each([
    "# For reference, see the specification\n{{ card_data }}",
    "{% set label = x %}\nlicense: {{ label }}\npipeline_tag: x",
    "license: {license}  # Example: apache-2.0\nlibrary_name: {library_name}",
    "language:\n- {lang_0}\ntask_categories: []",
  ])("%j is a template", async (lines) => {
    expect(await factOf(frontMatter(lines))).toBeUndefined();
  });

  test.each(["title: x\nlayout: post", "tags: [x]", "- a\n- b", "just words", ""])(
    "%j is no card",
    async (lines) => {
      expect(await factOf(frontMatter(lines))).toBeUndefined();
    },
  );
});

describe("places in the YAML", () => {
  const text = frontMatter(
    "license: 'mit' # why\nbase_model:\n  - meta-llama/Llama-3.1-8B\ndatasets: [a/b, c/d]\n",
  );

  test("licence, its entry, base model and data", async () => {
    const card = await factOf(text);
    const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    expect(card?.licenses.map(({ span }) => at(span))).toEqual(["'mit'"]);
    expect(card?.licenseEntry && at(card.licenseEntry)).toBe("license: 'mit'");
    expect(card?.baseModels.map(({ span }) => at(span))).toEqual(["meta-llama/Llama-3.1-8B"]);
    expect(card?.datasets.map(({ span }) => at(span))).toEqual(["a/b", "c/d"]);
    expect(card?.opening && at(card.opening)).toBe("---");
  });

  test("a finding is at the licence, the base model is beside it, the fix replaces the entry", async () => {
    const [finding, ...others] = await checkCard(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "license-conflict", severity: "error", confidence: "high" });
    expect(finding?.location.range).toEqual({
      start: { line: 1, character: 9 },
      end: { line: 1, character: 14 },
    });
    expect(finding?.related[0]?.location.range?.start).toEqual({ line: 3, character: 4 });
    expect(finding?.fixes[0]).toMatchObject({
      applicability: "unsafe",
      edits: [{ newText: "license: llama3.1" }],
    });
    expect(finding?.evidence.some((one) => one.includes("section 1.b.i"))).toBe(true);
  });

  test("Windows line ends stay, in inserted lines too", async () => {
    const card = frontMatter("license: apache-2.0\nbase_model: black-forest-labs/FLUX.1-dev", "\r\n");
    const [finding] = await checkCard(card);
    expect(finding?.fixes[0]?.edits[0]?.newText).toMatch(
      /^license: other\r\nlicense_name: .*\r\nlicense_link: [^\n]*$/,
    );
  });
});

describe("how sure, how severe", () => {
  test.each([
    // On its face.
    ["license: mit\nbase_model: meta-llama/Llama-3.1-8B", ["2 error license-conflict"]],
    // Known through the name of a copy.
    ["license: mit\nbase_model: unsloth/Llama-3.2-1B", ["2 error license-conflict"]],
    // Open: an adapter; own terms beside a copy of the agreement; copyleft of weights.
    ["license: mit\nbase_model: meta-llama/Llama-3.1-8B\nlibrary_name: peft", ["2 warning license-conflict"]],
    ["license: mit\nbase_model: Qwen/Qwen2.5-72B", ["2 warning license-conflict"]],
    ["license: mit\nbase_model: ultralytics/yolo11", ["2 warning license-conflict"]],
    // Sources differ.
    ["license: mit\nbase_model: facebook/mms-300m", ["2 information license-conflict"]],
    // Training data: a risk at most.
    [
      "license: mit\npipeline_tag: text-generation\ndatasets: [tatsu-lab/alpaca]",
      ["4 warning dataset-license-conflict"],
    ],
    [
      "license: mit\npipeline_tag: text-generation\ndatasets: [wikitext]",
      ["4 hint dataset-license-conflict"],
    ],
    // A family says too little.
    ["license: bsd\npipeline_tag: text-generation", ["2 information card-license-unknown"]],
    // What is beside the point of a demo.
    ["sdk: gradio\ntitle: x", ["1 hint card-license-missing"]],
  ])("%j", async (lines, expected) => {
    expect(shortly(await checkCard(frontMatter(lines)))).toEqual(expected);
  });

  test("two base models of one licence are one finding", async () => {
    const lines = "license: mit\nbase_model:\n- meta-llama/Llama-3.1-8B\n- meta-llama/Llama-3.1-8B-Instruct";
    const found = await checkCard(frontMatter(lines));
    expect(shortly(found)).toEqual(["2 error license-conflict"]);
    expect(found[0]?.related).toHaveLength(2);
  });

  test("one of several licences that fits is enough", async () => {
    const lines = "license: [apache-2.0, gemma]\nbase_model: google/gemma-2-9b-it";
    expect(await checkCard(frontMatter(lines))).toEqual([]);
  });
});

/** Each line stands for nine of the one before. */
const bomb = "abcdefghi"
  .split("")
  .map(
    (name, at, all) =>
      `${name}: &${name} [${Array(9)
        .fill(at === 0 ? '"x"' : `*${all[at - 1]}`)
        .join(", ")}]`,
  )
  .join("\n");

describe("front matter at its worst", () => {
  test("five megabytes are told, and their beginning is read", async () => {
    const long = `license: mit\nbase_model: meta-llama/Llama-3.1-8B\ntags:\n${"- a\n".repeat(1_300_000)}`;
    const found = await checkCard(frontMatter(long));
    expect([...shortly(found)].sort()).toEqual([
      "1 warning broken-card-metadata",
      "2 error license-conflict",
    ]);
  });

  test("a licence beyond the limit is not called missing", async () => {
    const long = `base_model: a/b\ntags:\n${"- a\n".repeat(300_000)}license: mit\n`;
    expect(shortly(await checkCard(frontMatter(long)))).toEqual(["1 warning broken-card-metadata"]);
  });

  test("a licence that is a structure", async () => {
    const found = await checkCard(frontMatter("license: {name: mit}\npipeline_tag: text-generation"));
    expect(found.map(({ rule }) => rule)).toEqual(["card-license-missing"]);
  });

  test.each([
    [
      "five megabytes before the keys that make it a card",
      `x:\n${"- aaaaaaaa\n".repeat(500_000)}license: mit\nbase_model: a/b`,
    ],
    ["a quote that is never closed", 'license: "mit\nbase_model: google/gemma-2-9b'],
    ["an alias of nothing", "license: mit\nbase_model: *nothing"],
    ["tabs", "license: mit\nbase_model: a/b\ndatasets:\n\t- c/d"],
    ["ten thousand million of one word", `base_model: a/b\n${bomb}`],
    ["five thousand brackets", `base_model: a/b\nlicense: mit\na: ${"[".repeat(5000)}${"]".repeat(5000)}`],
  ])("%s: told, once", async (_what, lines) => {
    const found = await checkCard(`---\n${lines}\n---\n# T\n`);
    expect(found.filter(({ rule }) => rule === "broken-card-metadata")).toHaveLength(1);
    expect(found.filter(({ rule }) => rule === "card-license-unknown")).toEqual([]);
  });

  test.each([
    ["blank lines before it", "\n\n---\nlicense: mit\nbase_model: google/gemma-2-9b\n---\n# T\n", 4],
    ["a byte order mark", "\ufeff---\nlicense: mit\nbase_model: google/gemma-2-9b\n---\n# T\n", 2],
    [
      "Chinese around it",
      "---\n许可: 无\nlicense: mit\ntags: [合同]\nbase_model: google/gemma-2-9b\n---\n# 合同\n",
      3,
    ],
    [
      "Arabic around it",
      "---\nlicense: mit\nbase_model: google/gemma-2-9b\npretty_name: نموذج\n---\n# نموذج\n",
      2,
    ],
    ["Windows line ends", "---\r\nlicense: mit\r\nbase_model: google/gemma-2-9b\r\n---\r\n# T\r\n", 2],
  ])("%s changes no place", async (_what, text, line) => {
    expect(shortly(await checkCard(text))).toContain(`${line} error license-conflict`);
  });

  test("no front matter throws", async () => {
    const line = fc.constantFrom(
      ...[
        "license: mit",
        "license: [mit, ",
        "license:",
        "base_model: meta-llama/Llama-3.1-8B",
        "base_model: &a",
        "- *a",
      ],
      ...[
        "datasets: {a: b}",
        "\ttags: x",
        "language: no",
        "pipeline_tag: 3",
        "? x",
        "---",
        "<<: *a",
        "license: *a",
        "}",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const text = `---\n${lines.join("\n")}\n---\n`;
        for (const { location } of await checkCard(text)) expect(location.range).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});
