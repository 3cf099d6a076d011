import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDockerfile, shellTextOf } from "../../../server/src/syntax/dockerfile/parse.ts";
import { parseShell } from "../../../server/src/syntax/shell/parse.ts";
import type { ShellCommand } from "../../../server/src/syntax/shell/tree.ts";
import { type WordValue, wordValue } from "../../../server/src/syntax/shell/values.ts";

/** The commands of a script as lists of words, with the variables that are set before each. */
function wordsOf(script: string): readonly (readonly string[])[] {
  const known = new Map<string, WordValue>();
  return parseShell(script).commands.map((command) => {
    for (const { name, value } of command.assignments) known.set(name, wordValue(value, known));
    return command.words.map((word) => wordValue(word, known).text ?? "?");
  });
}

describe("a script", () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    [
      "a b\nc d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a; b && c || d | e & f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]],
    ["a \\\n  b \\\r\n  c", [["a", "b", "c"]]],
    ["a 'b c' \"d e\" f\\ g", [["a", "b c", "d e", "f g"]]],
    ["a --x='b'\"c\"d", [["a", "--x=bcd"]]],
    ["a b # c\n# d\ne#f", [["a", "b"], ["e#f"]]],
    [`N=x a; a $N \${N} "$N/y"`, [["a"], ["a", "x", "x", "x/y"]]],
    [`a \${N:-x} $M`, [["a", "x", "?"]]],
    ["a '$N' \"\\$N\"", [["a", "$N", "$N"]]],
    ["a > out 2>&1 < in >> more &> all b", [["a", "b"]]],
    ["cat <<EOF | a\nb c\nEOF\nd", [["cat"], ["a"], ["d"]]],
    ["a <<-'END'\n\tb\n\tEND\nc", [["a"], ["c"]]],
    ['a <<< "b c" d', [["a", "d"]]],
    ["if a; then b; else c; fi", [["a"], ["b"], ["c"], []]],
    ["for x in 1 2; do a $x; done", [["x", "in", "1", "2"], ["a", "?"], []]],
    ["f() { a; }\n(b; c)", [["f"], ["a"], ["b"], ["c"]]],
    ["a $(b c) `d` $((1 + 2))", [["a", "?", "?", "?"]]],
    [`a \${{ inputs.b }} c`, [["a", "?", "c"]]],
    ["a 'b", [["a", "'b"]]],
  ])("%j", (script, expected) => {
    expect(wordsOf(script).filter((words) => words.length > 0)).toEqual(
      expected.filter((words) => words.length > 0),
    );
  });

  test("knows what is piped, what runs inside of a word, and where a word is written", () => {
    const [curl, shell] = parseShell("curl -s https://a.b | sh").commands;
    expect([curl?.pipes, shell?.pipes]).toEqual([true, false]);
    const [outer] = parseShell('sh -c "$(curl a) $(wget b)"').commands;
    const names = (commands: readonly ShellCommand[] = []) =>
      commands.map(
        ({ words }) => wordValue(words[1] ?? { parts: [], span: { start: 0, end: 0 } }, new Map()).text,
      );
    expect(names(outer?.inner)).toEqual(["a", "b"]);
    const script = 'a "b c" d';
    const words = parseShell(script).commands[0]?.words ?? [];
    expect(words.map(({ span }) => script.slice(span.start, span.end))).toEqual(["a", '"b c"', "d"]);
    expect(
      words
        .map((word) => wordValue(word, new Map()).span)
        .map((span) => script.slice(span?.start, span?.end)),
    ).toEqual(["a", "b c", "d"]);
  });

  test("a here-document belongs to its reader", () => {
    const script = "bash <<EOF\na b\nEOF\n";
    const [document] = parseShell(script).documents;
    expect(document?.reader).toBe("bash");
    expect(script.slice(document?.span.start, document?.span.end)).toBe("a b\n");
  });

  test("no text breaks the reader, every span lies in it, and none takes long", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "a",
        " ",
        "\n",
        "'",
        '"',
        "\\",
        "$(",
        ")",
        "`",
        "|",
        ";",
        "&",
        "<<E",
        "E",
        "#",
        "${A",
        "}",
        "(",
        "<(",
        ">",
        "{",
        "${{",
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const script = parts.join("");
        for (const command of everyCommand(parseShell(script).commands)) {
          for (const { span } of command.words) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(script.length);
          }
        }
        parseDockerfile(script);
      }),
      { numRuns: Number(process.env.FUZZ ?? 300) },
    );
    for (const part of ["$(", "'", '"', "`", "<<E ", "\\\n", "${", "((", "a=", "$((", "<("]) {
      expect(parseShell(part.repeat(50_000)).commands.length).toBeLessThan(200_001);
    }
  });
});

function everyCommand(commands: readonly ShellCommand[]): readonly ShellCommand[] {
  return commands.flatMap((command) => [command, ...everyCommand(command.inner)]);
}

describe("a Dockerfile", () => {
  test("is split into its instructions, with continued lines, comments and here-documents", () => {
    const text =
      '# syntax=docker/dockerfile:1\nFROM a AS b\nRUN x \\\n  # why\n  && y\nRUN <<EOF\nz\nEOF\nCMD ["c"]\n';
    const found = parseDockerfile(text);
    expect(found.map(({ keyword }) => keyword)).toEqual(["FROM", "RUN", "RUN", "CMD"]);
    const [, run, script] = found;
    if (run === undefined || script === undefined) throw new Error("not found");
    expect(shellTextOf(text, run)).toHaveLength(run.argumentSpan.end - run.argumentSpan.start);
    expect(wordsOf(shellTextOf(text, run))).toEqual([["x"], ["y"]]);
    const [body] = script.documents;
    expect(text.slice(body?.start, body?.end)).toBe("z\n");
  });
});
