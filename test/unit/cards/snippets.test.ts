import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import { checkCard } from "./check-card.ts";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

function snippets(name: string): readonly (readonly [string, Snippet])[] {
  const text = readFileSync(new URL(`../../../snippets/${name}.json`, import.meta.url), "utf8");
  return Object.entries(JSON.parse(text) as Record<string, Snippet>); // the shape is what the tests below look at
}

/** The text that a person gets who takes every default, and writes a commit where one is asked for. */
function inserted({ body }: Snippet): string {
  return body
    .join("\n")
    .replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:commit sha\}/g, "0123456789abcdef0123456789abcdef01234567")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1");
}

test("the extension's manifest names both files, each for its language", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  expect(manifest.contributes.snippets).toEqual([
    { language: "python", path: "./snippets/python.json" },
    { language: "markdown", path: "./snippets/cards.json" },
  ]);
  expect(snippets("cards").map(([name]) => name)).toEqual(
    expect.arrayContaining(["Model card", "Dataset card"]),
  );
});

const imports = [
  "import os\nimport numpy as np\nimport torch\nimport yaml",
  "from datasets import load_dataset",
  "from transformers import AutoModelForCausalLM, AutoTokenizer",
].join("\n");

describe.each(["python", "cards"])("snippets/%s.json", (name) => {
  test("each says what it is for, and no prefix stands twice", () => {
    const prefixes = snippets(name).flatMap(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [, snippet] of snippets(name)) {
      expect(snippet.description.length).toBeGreaterThan(10);
      expect(inserted(snippet)).not.toContain("$");
    }
  });
});

test.each(snippets("python"))("%s: nothing is found in it", async (_name, snippet) => {
  const path = "/project/load.py";
  const { findings } = await workspace({ [path]: `${imports}\n\n${inserted(snippet)}\n` }).check(path);
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});

test.each(snippets("cards").filter(([, { body }]) => body[0] === "---"))(
  "%s: nothing is found in it",
  async (_name, snippet) => {
    const findings = await checkCard(inserted(snippet));
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  },
);
