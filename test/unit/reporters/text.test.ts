import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, printable } from "../../../server/src/reporters/escape.ts";
import { formatGithub } from "../../../server/src/reporters/github.ts";
import { formatJson } from "../../../server/src/reporters/json.ts";
import type { RunReport } from "../../../server/src/reporters/report.ts";
import { formatText } from "../../../server/src/reporters/text.ts";
import { anyReport, finding, range, report, workingFolder } from "./findings.ts";

const plain = { paint: (_: string, text: string) => text, quiet: false };
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
