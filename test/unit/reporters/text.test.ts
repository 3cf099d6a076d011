import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, printable } from "../../../server/src/reporters/escape.ts";
import { formatGithub } from "../../../server/src/reporters/github.ts";
import { formatJson } from "../../../server/src/reporters/json.ts";
import type { RunReport } from "../../../server/src/reporters/report.ts";
import { formatText } from "../../../server/src/reporters/text.ts";
import { anyReport, finding, range, report, workingFolder } from "./findings.ts";

const plain = { paint: (_: string, text: string) => text, quiet: false, all: false };
const text = (its: RunReport) => formatText(its, plain);
const firstLine = (its: RunReport) => text(its).split("\n")[0];

describe("the text report", () => {
  test("places: lines, cells, outputs, members, bytes", () => {
    const at = (location: object) =>
      firstLine(report([finding({ location: { path: `${workingFolder}/f`, ...location } })]))?.split(
        " error ",
      )[0];
    expect(at({ range: range(11, 7, 11, 9) })).toBe("f:12:8");
    expect(at({ cell: 2, range: range(0, 7, 0, 9) })).toBe("f:cell 3:1:8");
    expect(at({ cell: 2, output: 0 })).toBe("f:cell 3:output 1");
    expect(at({ inner: "archive/data.pkl", offset: 31 })).toBe("f!archive/data.pkl @ 0x1f");
    expect(at({})).toBe("f");
    expect(at({ path: "/elsewhere/f" })).toBe("/elsewhere/f");
  });

  test.each([
    ["model = load(x)", 8, 12, "        ^^^^"],
    ["\tload(x)", 1, 5, "    ^^^^"],
    ["模型 = load(x)", 5, 9, "       ^^^^"],
    ['"🙂👩‍💻e\u0301" + load(x)', 14, 18, "          ^^^^"],
  ])("the caret stands under the marked part of %j", (line, start, end, caret) => {
    const its = report([finding({ excerpt: { text: line, highlight: { start, end } } })]);
    const shown = text(its).split("\n")[2] ?? "";
    expect(shown.slice(shown.indexOf("|") + 2)).toBe(caret);
  });

  test("a very long line is cut around what is marked", () => {
    const line = `${"a".repeat(5000)}load(x)${"b".repeat(5000)}`;
    const [, code = "", caret = ""] = text(
      report([finding({ excerpt: { text: line, highlight: { start: 5000, end: 5004 } } })]),
    ).split("\n");
    expect(code.length).toBeLessThan(120);
    expect(code.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("load");
  });

  test("few findings of the lesser severities are shown in full, many in a line for each rule", () => {
    const information = (index: number, name: string) =>
      finding({
        rule: "unpinned-model",
        severity: "information",
        subject: { kind: "model", name },
        location: { path: `${workingFolder}/${index}.py`, range: range(0, 4, 0, 9) },
      });
    const few = Array.from({ length: 10 }, (_, index) => information(index, "gpt2"));
    expect(text(report(few.slice(0, 2)))).toContain("1.py:1:5 information unpinned-model");
    expect(text(report(few))).toContain("0.py:1:5 information unpinned-model");
    expect(text(report(few))).toContain(
      "\n  also: 1.py:1:5, 2.py:1:5, 3.py:1:5, 4.py:1:5, 5.py:1:5 and 4 more places\n",
    );

    const hint = finding({ rule: "pickle-load", severity: "hint" });
    const error = finding({ rule: "hardcoded-key" });
    const many = report([...few, information(10, "bert-base-uncased"), hint, error]);
    expect(text(many).split("\n").slice(-7)).toEqual([
      "information unpinned-model: 11 findings in 11 files, 2 models: gpt2 (10), bert-base-uncased (1)",
      "hint pickle-load: 1 finding in 1 file: load.py:3:8",
      "(--all shows each of these)",
      "",
      "13 findings in 12 files: 1 error, 11 information, 1 hint",
      "1 file checked",
      "",
    ]);
    expect(text(many)).toMatch(/^load\.py:3:8 error hardcoded-key /);
    expect(formatText(many, { ...plain, all: true }).match(/ information unpinned-model /g)).toHaveLength(11);
    expect(formatText(many, { ...plain, quiet: true }).split("\n")).toHaveLength(13 + 1);
  });

  test("what says the same of one subject in several files is one block with its places", () => {
    const remote = (path: string, name = "org/model") =>
      finding({
        rule: "remote-code",
        message: `This runs code of \`${name}\`.`,
        subject: { kind: "repository", name },
        location: { path: `${workingFolder}/${path}`, range: range(0, 0, 0, 4) },
      });
    const names = Array.from({ length: 9 }, (_, index) => `${index}.py`);
    const its = report([...names.map((name) => remote(name)), remote("a.py", "org/other")]);
    expect(text(its).split("\n")).toEqual([
      "0.py:1:1 error remote-code This runs code of `org/model`.",
      "  also: 1.py:1:1, 2.py:1:1, 3.py:1:1, 4.py:1:1, 5.py:1:1 and 3 more places",
      "",
      "a.py:1:1 error remote-code This runs code of `org/other`.",
      "",
      "10 findings in 10 files: 10 errors",
      "1 file checked",
      "",
    ]);
    expect(formatText(its, { ...plain, all: true }).match(/ error remote-code /g)).toHaveLength(10);
  });

  test("related places that say the same are one line, a file named once, and bounded", () => {
    const related = Array.from({ length: 8 }, (_, line) => ({
      location: { path: `${workingFolder}/load.py`, range: range(line, 0, line, 1) },
      message: "it is loaded here too",
    }));
    expect(text(report([finding({ related })]))).toContain(
      "\n  see: load.py:1:1, 2:1, 3:1, 4:1, 5:1 and 3 more places: it is loaded here too\n",
    );
    expect(text(report([finding({ related: related.slice(0, 1) })]))).toContain(
      "\n  see: load.py:1:1 it is loaded here too\n",
    );
  });

  test("what is to be done by hand is not said twice", () => {
    const shown = (title: string) =>
      text(
        report([
          finding({
            message: "It moves. Pin it: write the commit.",
            fixes: [{ title, applicability: "manual", edits: [] }],
          }),
        ]),
      ).split("\n")[1];
    expect(shown("Write the commit")).toBe("");
    expect(shown("Write the commit (they are listed at example.org)")).toBe(
      "  fix: they are listed at example.org",
    );
    expect(shown("Ask its owner")).toBe("  fix: Ask its owner");
  });

  test("what could not be read is never called clean", () => {
    const files = { checked: 0, prefiltered: 0, unread: 1, excluded: 0, outsideLinks: 0 };
    expect(text(report([], [], { files }))).toContain("No findings in what could be read.");
  });

  test("no character of a file steers the terminal", () => {
    fc.assert(
      fc.property(anyReport, (its) => {
        expect(text(its)).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }),
      { numRuns: 300 },
    );
  });
});

test("printable shows what a terminal would obey", () => {
  expect(printable("a\u001b[31m\nb\u202ec\ud800")).toBe("a\\x1b[31m\\nb\\u202ec\\ud800");
});

test("widths: ASCII, East Asian, emoji, marks without width", () => {
  expect(["abc", "模型", "🙂", "👩‍💻", "e\u0301", "ｱ"].map(displayWidth)).toEqual([3, 4, 2, 2, 1, 1]);
});

describe("workflow commands", () => {
  test("escape what would end a property or a line", () => {
    const location = { path: `${workingFolder}/a:b,c%.py`, range: range(0, 0, 0, 4) };
    expect(formatGithub(report([finding({ location, message: "100%\nsure: yes, :: no" })]))).toBe(
      "::error file=a%3Ab%2Cc%25.py,line=1,endLine=1,col=1,endColumn=5,title=pickle-load::100%25%0Asure: yes, :: no\n",
    );
  });

  test("a cell is shown beside its line of the JSON, and named in the message", () => {
    const location = { path: `${workingFolder}/demo.ipynb`, cell: 0, range: range(1, 0, 1, 4) };
    expect(formatGithub(report([finding({ location, severity: "hint" })]))).toMatch(
      /^::notice file=demo\.ipynb,title=pickle-load::demo\.ipynb:cell 1:2:1: /,
    );
    const inFile = { ...location, fileRange: range(40, 5, 40, 9) };
    expect(formatGithub(report([finding({ location: inFile, severity: "hint" })]))).toMatch(
      /^::notice file=demo\.ipynb,line=41,endLine=41,col=6,endColumn=10,title=pickle-load::demo\.ipynb:cell 1:2:1: /,
    );
  });

  test("are one line each, whatever strings there are", () => {
    fc.assert(
      fc.property(anyReport, (its) => {
        const lines = formatGithub(its).split(/\r\n|[\r\n]/);
        expect(lines.pop()).toBe("");
        for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*::/s);
      }),
    );
  });
});

describe("the JSON report", () => {
  test("says only what applies, counted from one", () => {
    const location = { path: `${workingFolder}/demo.ipynb`, cell: 0, range: range(1, 0, 1, 4) };
    const { version, findings, summary } = JSON.parse(formatJson(report([finding({ location })])));
    expect({ version, findings }).toEqual({
      version: 1,
      findings: [
        {
          rule: "pickle-load",
          area: "deserialization",
          severity: "error",
          confidence: "high",
          message: "`pickle.load` runs code from the file.",
          path: "demo.ipynb",
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 5,
          cell: 1,
          fingerprint: "0".repeat(32),
        },
      ],
    });
    expect(summary).toEqual({
      files: { checked: 1, prefiltered: 0, unread: 0, excluded: 0, outsideLinks: 0 },
      findings: { total: 1, error: 1, warning: 0, information: 0, hint: 0 },
      suppressed: 0,
      fixed: 0,
    });
  });

  test("is JSON whatever strings there are", () => {
    fc.assert(
      fc.property(anyReport, (its) => {
        expect(JSON.parse(formatJson(its)).findings).toHaveLength(its.results[0]?.findings.length ?? 0);
      }),
    );
  });
});
