import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { suppressionComments } from "../../../server/src/engine/suppress/comments.ts";
import { suppressionFix } from "../../../server/src/engine/suppress/edit.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { defaultSettings, testEnvironment, workspace } from "../../harness/check.ts";
import { notebookFromPercent } from "../../harness/percent.ts";

const read = (text: string) => suppressionComments([{ span: { start: 0, end: text.length }, text }]);

describe("what a comment says", () => {
  test("rule ids in brackets, a reason behind them", () => {
    expect(read("# loadline: ignore[pickle-load, torch-load] our own file")).toMatchObject([
      { scope: "line", rules: ["pickle-load", "torch-load"], reason: "our own file", origin: "loadline" },
    ]);
  });

  test("a whole file", () => {
    expect(read("# loadline: ignore-file[hardcoded-key] fixtures")).toMatchObject([
      { scope: "file", rules: ["hardcoded-key"], reason: "fixtures" },
    ]);
  });

  test("Markdown's comments end before their closing marker", () => {
    expect(read("<!-- loadline: ignore[card-license-missing] a draft -->")).toMatchObject([
      { rules: ["card-license-missing"], reason: "a draft" },
    ]);
  });

  test("bandit's and flake8's, with the ids they name", () => {
    expect(read("# nosec B301, B403")).toMatchObject([{ origin: "nosec", rules: ["B301", "B403"] }]);
    expect(read("# nosec")).toMatchObject([{ origin: "nosec", rules: [] }]);
    expect(read("# noqa: E501, S301")).toMatchObject([{ origin: "noqa", rules: ["E501", "S301"] }]);
    expect(read("# noqa")).toEqual([]);
  });

  test("several on one line, each for itself", () => {
    const both = read("# loadline: ignore[pickle-load] ours  # nosec B301");
    expect(both).toMatchObject([
      { origin: "loadline", reason: "ours" },
      { origin: "nosec", rules: ["B301"] },
    ]);
  });

  test("a long line of blanks costs no more than its length", () => {
    const blanks = `# loadline: ignore[${" ".repeat(200_000)}`;
    expect(read(blanks)).toHaveLength(1);
  });
});

async function outcome(files: Record<string, string>, path: string, settings = defaultSettings()) {
  const { findings, suppressed } = await workspace(files).check(path, settings);
  return {
    shown: findings.map(({ rule }) => rule),
    suppressed: suppressed.map(({ rule, suppression }) => `${rule} by ${suppression?.source}`),
  };
}

const load = "import pickle\nvalue = pickle.load(open('a.pkl', 'rb'))";

describe("what a comment reaches", () => {
  test("its own line", async () => {
    expect(
      await outcome({ "/p/a.py": `${load}  # loadline: ignore[pickle-load] ours\n` }, "/p/a.py"),
    ).toEqual({
      shown: [],
      suppressed: ["pickle-load by comment"],
    });
  });

  test("the next line of code, over blank lines and other comments", async () => {
    const text =
      "import pickle\n# loadline: ignore[pickle-load] ours\n\n# reads the cache\nvalue = pickle.load(f)\n";
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toMatchObject({ shown: [] });
  });

  test("any line of a call that spans several", async () => {
    const text = "import pickle\nvalue = pickle.load(\n    f,  # loadline: ignore[pickle-load] ours\n)\n";
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toMatchObject({ shown: [] });
  });

  test("not the line after the next, and it is then called unused", async () => {
    const text = "import pickle\n# loadline: ignore[pickle-load] ours\nx = 1\nvalue = pickle.load(f)\n";
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toEqual({
      shown: ["unused-suppression", "pickle-load"],
      suppressed: [],
    });
  });

  test("not a string that looks like one", async () => {
    const text = 'import pickle\nvalue = pickle.load(f), "# loadline: ignore[pickle-load] ours"\n';
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toMatchObject({ shown: ["pickle-load"] });
  });

  test("not another cell of a notebook", async () => {
    const text = "# %%\nimport pickle\n# loadline: ignore[pickle-load] ours\n# %%\nvalue = pickle.load(f)\n";
    expect(await outcome({ "/p/a.ipynb": notebookFromPercent(text) }, "/p/a.ipynb")).toEqual({
      shown: ["unused-suppression", "pickle-load"],
      suppressed: [],
    });
  });

  test("the whole file, from anywhere in it", async () => {
    const text = `${load}\n# loadline: ignore-file[pickle-load] fixtures\n`;
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toEqual({
      shown: [],
      suppressed: ["pickle-load by file-comment"],
    });
  });

  test("a cell with the tag loadline-ignore", async () => {
    const notebook = JSON.parse(notebookFromPercent("# %%\nimport pickle\npickle.load(f)\n"));
    notebook.cells[0].metadata = { tags: ["loadline-ignore"] };
    expect(await outcome({ "/p/a.ipynb": JSON.stringify(notebook) }, "/p/a.ipynb")).toEqual({
      shown: [],
      suppressed: ["pickle-load by cell-tag"],
    });
  });
});

describe("foreign comments", () => {
  const text = `${load}  # nosec B301\n`;

  test("count for the rules they correspond to", async () => {
    expect(await outcome({ "/p/a.py": text }, "/p/a.py")).toEqual({
      shown: [],
      suppressed: ["pickle-load by foreign-comment"],
    });
  });

  test("do not count where the configuration says so", async () => {
    const settings = defaultSettings({ foreignSuppressions: false });
    expect(await outcome({ "/p/a.py": text }, "/p/a.py", settings)).toMatchObject({ shown: ["pickle-load"] });
  });

  test("do not count for another rule", async () => {
    expect(await outcome({ "/p/a.py": `${load}  # nosec B506\n` }, "/p/a.py")).toMatchObject({
      shown: ["pickle-load"],
    });
  });
});

describe("the configuration", () => {
  const entry = { rules: ["pickle-load"], reason: "reviewed", origin: "loadline.toml:3" };

  test("suppresses by rule, with its reason", async () => {
    const settings = defaultSettings({ suppressions: [entry] });
    const { suppressed } = await workspace({ "/p/a.py": load }).check("/p/a.py", settings);
    expect(suppressed[0]?.suppression).toMatchObject({ source: "configuration", reason: "reviewed" });
  });

  test("holds to the end of its last day; after it, it suppresses nothing and is reported", async () => {
    const future = defaultSettings({ suppressions: [{ ...entry, until: "2999-12-31" }] });
    expect(await outcome({ "/p/a.py": load }, "/p/a.py", future)).toMatchObject({ shown: [] });
    const past = defaultSettings({ suppressions: [{ ...entry, until: "2020-01-31" }] });
    const { shown } = await outcome({ "/p/a.py": load }, "/p/a.py", past);
    expect(shown).toEqual(["invalid-suppression", "pickle-load"]);
  });

  test("by digest, only the file with that content", async () => {
    const other = defaultSettings({ suppressions: [{ ...entry, sha256: "0".repeat(64) }] });
    expect(await outcome({ "/p/a.py": load }, "/p/a.py", other)).toMatchObject({ shown: ["pickle-load"] });
  });
});

describe("the comment that an editor writes", () => {
  async function suppress(path: string, text: string): Promise<string> {
    const { host } = workspace({ [path]: text });
    const document = await openFile(path, testEnvironment(host));
    const { findings } = await workspace({ [path]: text }).check(path);
    const finding = findings[0];
    if (finding?.location.range === undefined || !isTextDocument(document))
      throw new Error("no finding in the text");
    const span = document.lines.spanOf(finding.location.range);
    const fix = suppressionFix(document, { kind: "text", span }, finding.rule, "ours");
    return applyEdits(text, fix?.edits ?? []).text;
  }

  test("stands at the end of the line", async () => {
    expect(await suppress("/p/a.py", `${load}\n`)).toBe(`${load}  # loadline: ignore[pickle-load] ours\n`);
  });

  test("stands above, indented alike, where the line goes on", async () => {
    const text = "import pickle\nif x:\n    value = \\\n        pickle.load(f)\n";
    const written = await suppress("/p/a.py", text);
    expect(await outcome({ "/p/a.py": written }, "/p/a.py")).toMatchObject({ shown: [] });
  });

  test("does what it says, and nothing else is reported for it", async () => {
    const written = await suppress("/p/a.py", `${load}\n`);
    expect(await outcome({ "/p/a.py": written }, "/p/a.py")).toMatchObject({ shown: [] });
  });
});
