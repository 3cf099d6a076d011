import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { plainReader } from "../../../server/src/syntax/python/cursor.ts";
import { loadPythonParser, type PythonParser } from "../../../server/src/syntax/python/parser.ts";
import { testGrammars } from "../../harness/check.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

interface Row {
  readonly file: string;
  readonly package: string;
  readonly version: string;
  readonly sha256: string;
  readonly abi: string;
  readonly licence: string;
}

async function rows(): Promise<readonly Row[]> {
  return JSON.parse(await readFile(`${root}grammars/grammars.json`, "utf8"));
}

describe("grammars/", () => {
  test("every file is the one that is written down", async () => {
    const files = (await readdir(`${root}grammars`)).filter((name) => name.endsWith(".wasm"));
    expect((await rows()).map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file, sha256 } of await rows()) {
      const bytes = await readFile(`${root}grammars/${file}`);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  });

  test("and the one that the installed packages carry", () => {
    const run = () =>
      execFileSync(process.execPath, ["scripts/refresh-grammars.mjs", "--check"], { cwd: root });
    expect(run).not.toThrow();
  });

  test("all are under a licence that allows to pass them on", async () => {
    expect((await rows()).map(({ licence }) => licence)).toEqual(["MIT", "MIT"]);
  });
});

/** Every node of a text, as one of the two readers sees it. */
function walk(parser: PythonParser, text: string, open: PythonParser["openReader"]): readonly string[] {
  const tree = parser.parse(text);
  if (tree === undefined) throw new Error("the text was not parsed");
  const reader = open(tree);
  const nodes: string[] = [];
  const visit = (): void => {
    nodes.push(`${reader.typeId()} ${reader.start()} ${reader.end()}`);
    if (!reader.firstChild()) return;
    do visit();
    while (reader.nextSibling());
    reader.parent();
  };
  visit();
  reader.close();
  tree.delete();
  return nodes;
}

describe("the two ways to walk a tree", () => {
  const text = "import a\nx = '🤗' + f'{b}'\ndef f(c=1):\n    return [d for d in e]  # g\nx = (\n";

  test("see the same, and the fast one is in use", async () => {
    const parser = await loadPythonParser(testGrammars);
    expect(parser.openReader).not.toBe(plainReader);
    expect(walk(parser, text, parser.openReader)).toEqual(walk(parser, text, plainReader));
  });

  test("a tree can be walked again, and the memory of a large one is given back", async () => {
    const parser = await loadPythonParser(testGrammars);
    const large = text.repeat(2000);
    for (let round = 0; round < 3; round += 1) walk(parser, large, parser.openReader);
    expect(walk(parser, text, parser.openReader)).toEqual(walk(parser, text, plainReader));
  });
});
