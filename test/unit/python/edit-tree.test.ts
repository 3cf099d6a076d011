import { describe, expect, test } from "vitest";
import { difference } from "../../../server/src/syntax/python/difference.ts";
import { editTree } from "../../../server/src/syntax/python/edit-tree.ts";
import { loadPythonParser, type SyntaxTree } from "../../../server/src/syntax/python/parser.ts";
import { testGrammars } from "../../harness/check.ts";

const parser = await loadPythonParser(testGrammars);

const part = (index: number, lineEnd: string): string =>
  [
    `class A${index}:`,
    "    def b(self, c):",
    "        for d in c:",
    ...Array.from({ length: 20 }, () => "            self.e(d, 'e')  # f"),
    "        return c",
    "",
    "",
    `def g${index}():`,
    ...Array.from({ length: 20 }, () => "    h(1)"),
    "    return 'i'",
    "",
    "",
    "",
  ].join(lineEnd);

function programOf(lineEnd: string): string {
  return Array.from({ length: 40 }, (_, index) => part(index, lineEnd)).join("");
}

function parse(text: string, previous?: SyntaxTree): SyntaxTree {
  const tree = parser.parse(text, previous);
  if (tree === undefined) throw new Error("the text was not parsed");
  return tree;
}

/** How often the parser asks for a piece of a text, which it does at every token that it scans. */
function readsOf(text: string, previous?: SyntaxTree): number {
  let reads = 0;
  const watched = {
    length: text.length,
    slice: (start: number) => {
      reads += 1;
      return text.slice(start, start + 50);
    },
  };
  // All that a parse asks of a text.
  parse(watched as unknown as string, previous).delete();
  return reads;
}

function readsAfter(before: string, after: string): number {
  const tree = parse(before);
  editTree(tree, before, after, difference(before, after));
  const reads = readsOf(after, tree);
  tree.delete();
  return reads;
}

describe.each([
  ["\n", "\n"],
  ["Windows lines", "\r\n"],
])("after an edit the parser reads little: %s", (_, lineEnd) => {
  const text = programOf(lineEnd);
  const few = readsOf(text) * 0.4;
  const defAt = text.indexOf("def g20");
  const returnEnd = text.indexOf("'i'", defAt) + 3;
  const callEnd = text.indexOf("h(1)", defAt) + 4;
  const classAt = text.indexOf("class A21");

  test.each([
    ["a name", callEnd - 3, "x"],
    ["the end of a line", callEnd, "x"],
    ["the end of a block", returnEnd, " + 1"],
    ["a new line behind a block", returnEnd, lineEnd],
    ["a new line of a block", returnEnd, `${lineEnd}    j()`],
    ["a blank line between statements", returnEnd + lineEnd.length, lineEnd],
    ["a blank line before a statement", classAt, lineEnd],
    ["a statement between statements", classAt - lineEnd.length, "k = 1"],
    ["a comment between statements", classAt - lineEnd.length, "# k"],
    ["blanks at the end of a block", returnEnd, "  "],
  ])("%s, put in and taken out", (_what, at, typed) => {
    const changed = text.slice(0, at) + typed + text.slice(at);
    expect(readsAfter(text, changed)).toBeLessThan(few);
    expect(readsAfter(changed, text)).toBeLessThan(few);
  });
});
