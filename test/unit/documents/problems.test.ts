import { describe, expect, test } from "vitest";
import type { Document } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { readProblemFacts } from "../../../server/src/facts/problems/problems.ts";
import { isPython2 } from "../../../server/src/facts/problems/python2.ts";
import { environmentOf, open, openNotebook } from "../../harness/documents.ts";
import { code, notebook } from "../../harness/notebook.ts";

const summary = async (document: Document) =>
  (await readProblemFacts(document)).map(({ problem, place, scope }) => [problem.code, place.kind, scope]);

describe("what was not read is a fact", () => {
  test("a file that the host refuses, as a whole", async () => {
    const environment = environmentOf({ "/a.py": "x" }, { failures: { "/a.py": "denied" } });
    expect(await summary(await openFile("/a.py", environment))).toEqual([["denied", "file", "file"]]);
  });

  test("an encoding that was guessed, in part and at its place", async () => {
    const document = await open("/a.py", Uint8Array.of(0x78, 0x3d, 0xe9));
    expect(await readProblemFacts(document)).toMatchObject([
      { place: { kind: "text", span: { start: 2, end: 3 } }, scope: "part" },
    ]);
  });

  test("a NUL in a notebook's JSON, which is no place of its cells", async () => {
    const document = await openNotebook(notebook([code("a")]).replace("{", "{\0"));
    const facts = await summary(document);
    expect(facts).toContainEqual(["nul-byte", "file", "part"]);
  });

  test("a notebook without cells, as a whole; one with some, in part", async () => {
    expect(await summary(await openNotebook("[]"))).toEqual([["not-a-notebook", "file", "file"]]);
    const cut = await openNotebook('{"cells": [{"cell_type": "code", "source": "x"}');
    expect(await summary(cut)).toEqual([["truncated", "file", "part"]]);
  });

  test("statements that do not parse, once the text is parsed for another reason", async () => {
    const document = await open("/a.py", "x = (1\ny = 2\nimport os\n");
    expect(await summary(document)).toEqual([]);
    if (document.kind !== "python") throw new Error(document.kind);
    await document.module();
    expect(await summary(document)).toEqual([["syntax-error", "text", "part"]]);
  });

  test("not what Python 2 took", async () => {
    const document = await open("/a.py", "print 'x'\nx = (1\ny = 2\nimport os\n");
    if (document.kind !== "python") throw new Error(document.kind);
    expect((await document.module()).errors).not.toEqual([]);
    expect(await summary(document)).toEqual([]);
  });
});

test.each([
  ["print 'x'", true],
  ["    print >>log, x", true],
  ["except IOError, error:", true],
  ["raise ValueError, 'x'", true],
  ["print('x')", false],
  ["except (IOError, OSError) as error:", false],
  ["x = {'10L': 1, 'b': '<>'}", false],
  ["printed = 1\nprint\n", false],
])("%j is Python 2: %s", (text, expected) => {
  expect(isPython2(text)).toBe(expected);
});
