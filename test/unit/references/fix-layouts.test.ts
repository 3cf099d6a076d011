import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { editNotebook } from "../../../server/src/documents/notebook/edit.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { factSource } from "../../../server/src/facts/extract.ts";
import { extractors } from "../../../server/src/facts/extractors.ts";
import type { CallFact, RemoteReferenceFact } from "../../../server/src/facts/facts.ts";
import { writePin } from "../../../server/src/facts/references/write-pin.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { referenceApis } from "../../../server/src/knowledge/references/table.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment } from "../../harness/check.ts";
import { code, markdown, notebook } from "../../harness/notebook.ts";
import { referencesIn } from "../../harness/references.ts";

const commit = "89abcdef0123456789abcdef0123456789abcdef";
const path = "/project/a.py";
const pin = { commit, note: "main, 2026-01-31" };

/** Rows whose own argument, or name, takes a commit. */
const rows = referenceApis.filter(
  // A checksum is longer, and no commit.
  ({ pinnedExample, example }) =>
    pinnedExample !== example && /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/.test(pinnedExample ?? ""),
);

async function referenceOf(program: string): Promise<RemoteReferenceFact & { readonly call: CallFact }> {
  const [fact] = await referencesIn(path, program);
  if (fact?.call === undefined) throw new Error(`no call in ${program}`);
  return { ...fact, call: fact.call };
}

/** The arguments of the call, each as it is written. */
function argumentsOf(program: string, { written = [] }: CallFact): readonly string[] {
  return written.map(({ start, end }) => program.slice(start, end));
}

/** The program with other text between the parentheses of its call. */
function withArguments(program: string, { argumentsSpan }: CallFact, text: string): string {
  if (argumentsSpan === undefined) throw new Error("no parentheses");
  return program.slice(0, argumentsSpan.start + 1) + text + program.slice(argumentsSpan.end - 1);
}

/** The same call as people lay it out. */
const layouts: Readonly<Record<string, (program: string, call: CallFact) => string>> = {
  "on one line": (program) => program,
  "on several lines, with a comma and a comment behind the last argument": (program, call) =>
    withArguments(
      program,
      call,
      `\n    # what is loaded\n${argumentsOf(program, call)
        .map((argument) => `    ${argument},  # kept`)
        .join("\n")}\n`,
    ),
  "on several lines, without a last comma": (program, call) =>
    withArguments(program, call, `\n    ${argumentsOf(program, call).join(",\n    ")}  # last, kept\n`),
  "with a comma and blanks at its end": (program, call) =>
    withArguments(program, call, ` ${argumentsOf(program, call).join(", ")}, `),
  "inside of other calls": (program, { span }) =>
    `${program.slice(0, span.start)}max([print(str(1), ${program.slice(span.start, span.end)}, end=""), 2], key=id)${program.slice(span.end)}`,
};

/** What the fix writes, for Python to parse all of it at once. */
const written: string[] = [];

describe.each(rows.map((api) => [api.names[0] ?? "", api.pinnedExample ?? "", api.example] as const))(
  "%s, as in %j",
  (_name, _pinned, example) => {
    test.each(Object.entries(layouts))("%s", async (_layout, lay) => {
      const program = lay(example, (await referenceOf(example)).call);
      const fact = await referenceOf(program);
      const edits = writePin(fact, pin);
      expect(edits.length).toBeGreaterThan(0);
      const fixed = applyEdits(program, edits).text;
      written.push(fixed);
      const again = await referenceOf(fixed);
      expect(again).toMatchObject({ id: fact.id, api: fact.api, pin: "commit", revision: commit });
      // Nothing else has moved: without the pin, its comment and blanks it is the text from before.
      const bare = (text: string) => text.replaceAll("  # main, 2026-01-31", "").replace(/[\s,]/g, "");
      const added = bare(fixed).length - bare(program).length;
      // A branch may have stood in the place of the commit.
      expect(added).toBeGreaterThanOrEqual(commit.length - "main".length);
      expect((fixed.match(/# kept|# last, kept|# what is loaded/g) ?? []).length).toBe(
        (program.match(/# kept|# last, kept|# what is loaded/g) ?? []).length,
      );
      // A second time there is nothing to write.
      expect(writePin(again, pin)).toEqual([]);
    });

    test("in a notebook, whose other cells stay as they are", async () => {
      const text = notebook(
        [markdown("# Title \u00e9"), code("x = 1"), code(example), code('print("\\u00e9")\n')],
        {
          indent: 1,
        },
      );
      const file = "/project/a.ipynb";
      const environment = testEnvironment(memoryHost({ [file]: text }));
      const document = await openFile(file, environment);
      if (!isTextDocument(document) || document.kind !== "notebook") throw new Error("no notebook");
      const request = factSource(document, environment, extractors);
      const kinds = ["model-reference", "dataset-reference", "artifact-reference"] as const;
      const [fact] = (await Promise.all(kinds.map((kind) => request(kind)))).flat();
      if (fact === undefined) throw new Error("not found");
      const bytes = editNotebook(document, writePin(fact, pin));
      const fixed = JSON.parse(new TextDecoder().decode(bytes));
      const before = JSON.parse(text);
      written.push(fixed.cells[2].source.join(""));
      expect(fixed.cells[2].source.join("")).toContain(commit);
      expect({ ...fixed, cells: fixed.cells.toSpliced(2, 1) }).toEqual({
        ...before,
        cells: before.cells.toSpliced(2, 1),
      });
      const others = (whole: string): string => whole.slice(0, whole.indexOf(JSON.stringify("x = 1")));
      expect(others(new TextDecoder().decode(bytes))).toBe(others(text));
    });
  },
);

/** Python's own parser, where Python is installed, says whether everything that was written is a program. */
const check = `
import ast, json, sys
for program in json.load(sys.stdin):
    try:
        ast.parse(program)
    except SyntaxError as error:
        print(f"{error}: {program}")
`;

afterAll(() => {
  const python = spawnSync("python3", ["-I", "-c", check], {
    input: JSON.stringify(written),
    encoding: "utf8",
  });
  if (python.error === undefined && python.status === 0) expect(python.stdout).toBe("");
});

test("there are rows to write", () => {
  expect(rows.length).toBeGreaterThan(60);
});
