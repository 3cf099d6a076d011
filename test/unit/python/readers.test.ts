import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkedReader, nodesOf } from "../../../server/src/syntax/python/checked-reader.ts";
import type { OpenReader } from "../../../server/src/syntax/python/cursor.ts";
import { editTree } from "../../../server/src/syntax/python/edit-tree.ts";
import { MemoryReader, memoryReader } from "../../../server/src/syntax/python/memory-reader.ts";
import { loadPythonParser, type SyntaxTree } from "../../../server/src/syntax/python/parser.ts";
import { testGrammars } from "../../harness/check.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const parser = await loadPythonParser(testGrammars);

/**
 * Every kind of thing that lies in a tree in a way of its own: small and large leaves, tokens of the
 * external scanner, hidden nodes and lists, aliases, comments, joined lines, characters of two units, and
 * at its end an error and what the parser puts in.
 */
const program = `import a.b as ${"c".repeat(200)}  # 🤗
from e import (f, g)
h = "é🤗\\n" f'{i!r:>{j}}' \\
    + k.l(m, *n, o=p[1:2, ...]) - -0x1f
@q
async def r(s: int = 1, *t, **u) -> v[w]:
    with x as y, z: print(a)
    return [b for b in c if not b] or lambda d: {e: f, **g}
class H(I, metaclass=J):
    """
    K
    """
match l:
    case [m, *_] | {"n": o}: pass
try: del p, q
except (r, s) as t: raise u from v
if (w := x) < y and z: a, b = c = d
else: e += await f
exec "g" in h; print >> i, j
k = [l, (m n,
o.
`;

function parse(text: string, previous?: SyntaxTree): SyntaxTree {
  const tree = parser.parse(text, previous);
  if (tree === undefined) throw new Error("the text was not parsed");
  return tree;
}

function expectAgreement(tree: SyntaxTree): void {
  const seen = nodesOf(tree, parser.openReader, Number.POSITIVE_INFINITY);
  expect(seen).toEqual(nodesOf(tree, parser.openPlainReader, Number.POSITIVE_INFINITY));
}

function expectAgreementOn(text: string): void {
  const tree = parse(text);
  expectAgreement(tree);
  tree.delete();
}

/** Texts of the project by their paths: programs, and pages, which are very broken programs. */
function textsUnder(folder: string, extension: string): readonly (readonly [string, string])[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(extension))
    .sort()
    .map((path) => [path, readFileSync(`${root}${folder}/${path}`, "utf8")]);
}

describe("the reader of the parser's memory", () => {
  test("is in use", () => {
    const tree = parse(program);
    expect(parser.openReader(tree)).toBeInstanceOf(MemoryReader);
    tree.delete();
  });

  test("sees what the library's cursor sees, in programs", () => {
    const texts = textsUnder("test/corpus/python", ".py");
    expect(texts.length).toBeGreaterThan(10);
    for (const [, text] of texts) expectAgreementOn(text);
  });

  test("and in what is no program", () => {
    for (const [, text] of textsUnder("server/src/rules", ".md")) expectAgreementOn(text);
  });

  test.each([
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    ["a comment", "# a"],
    ["one name", "a"],
    ["a joined line alone", "\\\n"],
    ["an indented line alone", "    a"],
    ["characters of two units", "'🤗' + f'{é}🤗' # 🤗\n🤗 = 1"],
    ["a byte order mark", "\ufeffa = 1\n"],
    ["a name longer than a small leaf holds", `${"a".repeat(300)} = ${"b".repeat(254)}`],
    ["a blank longer than a small leaf holds", `a =${" ".repeat(300)}b${"\n".repeat(300)}c`],
    ["Windows lines", "if a:\r\n  b\r\nelse:\r\n  c\r\n"],
    ["NUL", "a\0b\n"],
    ["half of a character of two units", "a = '\ud83e'\n"],
    ["a long list", `a = [${"b, ".repeat(3000)}]`],
    ["a long chain", `a${".b(c)[d]".repeat(3000)}`],
    ["deep brackets", `${"(".repeat(3000)}a${")".repeat(3000)}`],
    ["brackets that are never closed", "a(".repeat(3000)],
  ])("in %s", (_, text) => expectAgreementOn(text));

  test("after the memory has grown", () => {
    const trees = Array.from({ length: 3 }, () => parse("f(a)\n".repeat(60_000)));
    expectAgreementOn(program);
    for (const tree of trees) tree.delete();
    expectAgreementOn(program);
  });

  const piece = fc.constantFrom(
    ...program.split(/(?<=\n)/),
    ...program.split(/(?<=\s)/),
    ...["(", ")", "[", "]", "{", "}", "'", '"""', "f'{", ":", "\\\n", "\n    ", ";", ".", ",", "🤗", "\0"],
    ...[
      "print ",
      "match x:\n",
      "case ",
      "async ",
      "await ",
      "type X = Y\n",
      "global x\n",
      "lambda *a: ",
      "->",
    ],
  );
  const programs = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  test("in programs of pieces that do not fit together", () => {
    fc.assert(fc.property(programs, expectAgreementOn), { numRuns: 300 });
  });

  test("in trees that were edited", () => {
    const edit = fc.record({ at: fc.nat(), removed: fc.nat(40), newText: programs });
    fc.assert(
      fc.property(programs, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
        let text = first;
        let tree = parse(text);
        for (const { at, removed, newText } of edits) {
          const start = text.length === 0 ? 0 : at % text.length;
          const oldEnd = Math.min(text.length, start + removed);
          const after = text.slice(0, start) + newText + text.slice(oldEnd);
          editTree(tree, text, after, { start, oldEnd, newEnd: start + newText.length });
          text = after;
          const next = parse(text, tree);
          tree.delete();
          tree = next;
          expectAgreement(tree);
        }
        tree.delete();
      }),
      { numRuns: 100 },
    );
  });
});

/** A reader of a memory that holds no tree. */
function readerOf(memory: Uint8Array<ArrayBuffer>): OpenReader {
  const open = memoryReader(memory, new Uint8Array(65_536).fill(7), 300, parser.openPlainReader);
  // All that it asks of a tree is its address.
  return () => open({ 0: 64 } as unknown as SyntaxTree);
}

/** Every reader is closed: a cursor that the library finds left behind takes others' memory along. */
function isFast(open: OpenReader, tree: SyntaxTree): boolean {
  const reader = open(tree);
  reader.close();
  return reader instanceof MemoryReader;
}

describe("a memory of another layout", () => {
  test("is found out, and trees are read through the library's cursor", () => {
    const tree = parse(program);
    const open = checkedReader(readerOf(new Uint8Array(65_536)), parser.openPlainReader);
    expect(isFast(open, tree)).toBe(false);
    expect(isFast(open, tree)).toBe(false);
    tree.delete();
  });

  test("is found out in the second tree, where the first is too small to tell", () => {
    const [small, tree] = [parse(""), parse(program)];
    const fast: OpenReader = (asked) => parser.openReader(asked === tree ? small : asked);
    const open = checkedReader(fast, parser.openPlainReader);
    expect(isFast(open, small)).toBe(true);
    expect(isFast(open, tree)).toBe(false);
    small.delete();
    tree.delete();
  });

  test("is read to an end all the same", () => {
    const word = fc.oneof(
      fc.nat(16_384).map((index) => index * 4),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 200, maxLength: 4000 }), (words) => {
        const memory = new Uint8Array(new Int32Array(words).buffer);
        const tree = {} as unknown as SyntaxTree;
        const nodes = nodesOf(tree, readerOf(memory), Number.POSITIVE_INFINITY);
        expect(nodes.length).toBeLessThanOrEqual(words.length * 8 + 4);
      }),
    );
  });
});
