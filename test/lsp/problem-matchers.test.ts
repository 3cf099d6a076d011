import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Location } from "../../server/src/finding/finding.ts";
import { placeOf } from "../../server/src/reporters/places.ts";

interface Pattern {
  readonly name: string;
  readonly regexp: string;
  readonly file: number;
  readonly line?: number;
  readonly code: number;
}

const manifest: { readonly contributes: { readonly problemPatterns: readonly Pattern[] } } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

/** What each pattern of the manifest makes of a line of `loadline check`. */
function matches(line: string): readonly string[] {
  return manifest.contributes.problemPatterns.flatMap(({ name, regexp, file, line: at, code }) => {
    const match = new RegExp(regexp).exec(line);
    if (match === null) return [];
    return [[name, match[file], at === undefined ? "" : match[at], match[code]].join(" ").replace("  ", " ")];
  });
}

/** A line as the command line prints it. */
function printed(location: Omit<Location, "path">, path: string, rule: string): string {
  return `${placeOf({ path: `/project/${path}`, ...location }, "/project")} error ${rule} words: more of them`;
}

const range = { start: { line: 11, character: 7 }, end: { line: 11, character: 20 } };

describe("the problem matchers", () => {
  it("read each kind of line, one pattern for each", () => {
    expect(matches(printed({ range }, "src/load.py", "pickle-load"))).toEqual([
      "loadline src/load.py 12 pickle-load",
    ]);
    expect(matches(printed({ range, cell: 2 }, "a b/demo.ipynb", "torch-load"))).toEqual([
      "loadline-notebook a b/demo.ipynb torch-load",
    ]);
    expect(matches(printed({ cell: 2, output: 0 }, "demo.ipynb", "hardcoded-key"))).toEqual([
      "loadline-notebook demo.ipynb hardcoded-key",
    ]);
    expect(matches(printed({ inner: "archive/data.pkl", offset: 31 }, "model.pt", "pickle-import"))).toEqual([
      "loadline-file model.pt pickle-import",
    ]);
    expect(matches(printed({ offset: 31 }, "model.pkl", "pickle-import"))).toEqual([
      "loadline-file model.pkl pickle-import",
    ]);
    expect(matches(printed({}, "x.safetensors", "unreadable-file"))).toEqual([
      "loadline-file x.safetensors unreadable-file",
    ]);
  });

  it("leave the other lines alone", () => {
    const others = [
      "  see: load.py:1:2 loaded here too",
      " 12 | x = load(1)",
      "3 findings: 1 error, 2 warnings",
      "",
    ];
    for (const line of others) expect(matches(line)).toEqual([]);
  });
});
