import fc from "fast-check";
import ignore from "ignore";
import { describe, expect, test } from "vitest";
import { compilePatterns } from "../../../server/src/syntax/gitignore/patterns.ts";

const covers = (patterns: string | readonly string[], path: string, directory = false) =>
  compilePatterns(patterns).covers(path, directory);

describe("patterns of gitignore(5)", () => {
  test.each([
    ["*.pyc", "a/b.pyc", true],
    ["/data", "data/train.py", true],
    ["/data", "src/data/train.py", false],
    ["data/raw", "x/data/raw", false],
    ["**/raw", "x/data/raw", true],
    ["data/**", "data/a/b.py", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["cache/", "cache", false],
    ["\\#note.py", "#note.py", true],
    ["[!a-c]x.py", "dx.py", true],
    ["[!a-c]x.py", "bx.py", false],
    ["[[:digit:]]*.py", "7.py", true],
    ["name\\ ", "name ", true],
    ["a?c", "a🙂c", true],
    ["[unclosed", "[unclosed", false],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(covers(pattern, path)).toBe(expected);
  });

  test("a later pattern wins, but brings nothing back from a folder that is left out", () => {
    expect(covers("*.py\n!keep.py", "keep.py")).toBe(false);
    expect(covers("out/\n!out/keep.py", "out/keep.py")).toBe(true);
  });

  test("says nothing of what lies outside the folder", () => {
    expect(compilePatterns("*").test("../x.py", false)).toBeUndefined();
  });

  test("a pattern made to be slow is not", () => {
    const deep = `${"a/".repeat(2000)}c`;
    expect(covers("**/a/**/a/**/a/**/b", deep)).toBe(false);
    expect(covers("*a*a*a*a*a*a*a*b", "a".repeat(255))).toBe(false);
  });

  test("agrees with the package `ignore`, which is tested against git", () => {
    const name = fc.stringMatching(/^[ab]{1,3}$/);
    const part = fc.oneof(name, fc.constantFrom("*", "**", "a*", "*b", "?", "a?b", "[ab]", "[!a]", "*a*"));
    const pattern = fc
      .tuple(
        fc.constantFrom("", "!"),
        fc.constantFrom("", "/"),
        fc.array(part, { minLength: 1, maxLength: 4 }),
      )
      .chain(([negation, anchor, parts]) =>
        fc.constantFrom("", "/").map((end) => `${negation}${anchor}${parts.join("/")}${end}`),
      );
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, (patterns, file) => {
        expect(covers(patterns, file)).toBe(ignore({ ignorecase: false }).add(patterns).ignores(file));
      }),
      { numRuns: 2000 },
    );
  });
});
