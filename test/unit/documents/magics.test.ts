import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseCode } from "../../../server/src/documents/notebook/magics.ts";
import { openNotebook } from "../../harness/documents.ts";
import { code, notebook } from "../../harness/notebook.ts";

const masked = (text: string) => analyseCode(text).masked?.().text;
const magics = (text: string) =>
  analyseCode(text).magics.map(({ name, text: rest, wholeCell }) => [name, rest, wholeCell]);

describe("what Python sees", () => {
  test.each([
    ["%matplotlib inline\nx = 1", "pass              \nx = 1"],
    ["!pip install x\nx = 1", "pass          \nx = 1"],
    ["!ls", "_  "],
    ["if a:\n    !pip install x\n", "if a:\n    pass          \n"],
    ["files = !ls *.pt", "files = _       "],
    ["a, b = %system ls", "a, b = _         "],
    ["%time x = load()", "pass; x = load()"],
    ["%timeit -n 10 -r3 f(x)", "pass;             f(x)"],
    ["best = %timeit -o f(x)", "best =            f(x)"],
    ["%prun -s cumulative f(x)", "pass;               f(x)"],
    ["%lprun -f module.f g(x)", "pass;              g(x)"],
    ["    %time x = load()", "    pass; x = load()"],
    ["%time", "pass "],
    ["?obj", "pass"],
    ["obj?", "pass"],
    ["np.load??\nx = 1", "pass     \nx = 1"],
    ["x = f(a, b)?", "pass        "],
    ["%pip install a \\\n  b\nx = 1", "pass            \n   \nx = 1"],
    ["!a \\\r\n  b\r\nx = 1", "pass\r\n   \r\nx = 1"],
    ["%%time\nx = 1", "      \nx = 1"],
    ["%%capture out\n%%time\nx = 1", "             \n      \nx = 1"],
    ["\n%%timeit -n 3\nx = 1", "\n             \nx = 1"],
    ["%%unknown_wrapper\nx = 1", "                 \nx = 1"],
  ])("%j", (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    "x = 5 % 3",
    "print('a'\n      % b)",
    "x = a \\\n  % b",
    '"""\n%time x\n!ls\nwhat?\n"""',
    "s = 'what?'",
    "s = r'\\'\nx = 1",
    "s = 'it\\'s 5% !'",
    "x = [\n  1,\n  # why?\n  a != b,\n]",
    "x = a if b != c else d",
    "x == y",
    "f(a=!1)",
    "f'''{a!r}\n%s\n'''",
    "# %time x\n# !ls\nx = 1  # 100% sure?",
    "x %= 3",
    "pip = 3\nls = [1]\ncat.install(x)\nrm - x\nls in x\npip.main(['install'])\nls, cp = 1, 2",
    "x = 3\n\n",
  ])("%j is all Python", (text) => {
    expect(masked(text)).toBe(text);
    expect(magics(text)).toEqual([]);
  });

  test.each([
    ["%%bash\npip install x", "bash"],
    ["%%sh -e\nls", "bash"],
    ["%%html\n<b>x</b>", "html"],
    ["%%javascript\nlet x", "javascript"],
    ["%%R -i x\nplot(x)", "r"],
    ["%%sql sqlite://\nSELECT 1", "sql"],
    ["%%writefile train.py\nimport os", "text"],
    ["%%writefile run.sh\nls", "bash"],
    ["%%script bash\nls", "bash"],
    ["%%script ruby\nputs 1", "ruby"],
    ["%%cython\ncdef int x", "cython"],
    ["%%capture\n%%bash\nls", "bash"],
    ["%sql\nSELECT 1", "sql"],
    ["%sh ls\nls", "bash"],
    ["%md # Title\ntext", "markdown"],
  ])("%j is not Python", (text, language) => {
    expect(analyseCode(text).language).toBe(language);
    expect(masked(text)).toBeUndefined();
  });

  test.each(["%%script python3\nx = 1", "%%python\nx = 1", "%sql SELECT 1\nx = 1"])("%j is", (text) => {
    expect(analyseCode(text).language).toBe("python");
    expect(masked(text)).toContain("\nx = 1");
  });

  test("is as long as the cell, with the same line ends", () => {
    const unit = fc.constantFrom(
      ..."%!?='\"\\#()[]{} \n\r\tax",
      '"""',
      "%%",
      "%time ",
      "!!",
      "\u{1f600}",
      " = %",
      "-n 3 ",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const answer = analyseCode(text);
        const python = answer.masked?.().text;
        if (python === undefined) return;
        expect(python).toHaveLength(text.length);
        expect(python.replace(/[^\r\n]/g, "")).toBe(text.replace(/[^\r\n]/g, ""));
        for (const { span } of answer.magics) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("what a cell leaves open does not reach into the next one", async () => {
  const cells = [
    code('def f():\n    """Never closed'),
    code("x = torch.load(path, [1"),
    code("import pickle\ny = pickle.load(f)"),
    code('z = """closed"""'),
  ];
  const document = await openNotebook(notebook(cells));
  const module = await document.module();
  expect(module.calls.map(({ name }) => name)).toEqual(["pickle.load"]);
  const broken = document.notebook.cells[1]?.span.end ?? 0;
  for (const error of module.errors) expect(error.end).toBeLessThanOrEqual(broken + 1);
  expect(module.errors.map(({ start }) => document.text.charAt(start))).toEqual(
    expect.arrayContaining(['"', "(", "["]),
  );
});

describe("magics", () => {
  test.each([
    ["%pip install torch==2.6.0", [["pip", "install torch==2.6.0", false]]],
    ["!pip install x", [["!", "pip install x", false]]],
    ["!!ls -l", [["!", "ls -l", false]]],
    ["x = !ls", [["!", "ls", false]]],
    ["x = %env HOME", [["env", "HOME", false]]],
    [
      "%env HF_TOKEN=x\n%load_ext autoreload",
      [
        ["env", "HF_TOKEN=x", false],
        ["load_ext", "autoreload", false],
      ],
    ],
    ["%pip install a \\\n  b", [["pip", "install a \\\n  b", false]]],
    ["%%bash -s\nls", [["bash", "-s", true]]],
    [
      "%%capture\n%pip install x",
      [
        ["capture", "", true],
        ["pip", "install x", false],
      ],
    ],
    ["pip install -q torch", [["pip", "install -q torch", false]]],
    ["rm -rf /tmp/x", [["rm", "-rf /tmp/x", false]]],
    ["np.load?", [["?", "np.load", false]]],
  ])("%j", (text, expected) => {
    expect(magics(text)).toEqual(expected);
  });

  test("are where they are written", async () => {
    const document = await openNotebook(
      notebook([code("x = 1"), code("if x:\n  !pip install a\n%%not first")]),
    );
    const [first] = document.notebook.magics;
    expect(document.text.slice(first?.span.start, first?.span.end)).toBe("!pip install a");
    expect(first?.cell).toBe(1);
  });
});

test("Python around magics is parsed without an error, and calls are found in it", async () => {
  const cells = [
    code("%matplotlib inline\nimport pickle\n!pip install x\nfiles = !ls"),
    code("%%bash\nfor x in *; do echo $x; done"),
    code("for f in files:\n    %time data = pickle.load(open(f, 'rb'))\n    data?\n"),
    code("%%timeit -n 3\npickle.loads(b'')"),
  ];
  const document = await openNotebook(notebook(cells));
  const module = await document.module();
  expect(module.errors).toEqual([]);
  const calls = module.calls.filter(({ name }) => name.startsWith("pickle."));
  expect(calls.map(({ name, span }) => [name, document.text.slice(span.start, span.start + 8)])).toEqual([
    ["pickle.load", "pickle.l"],
    ["pickle.loads", "pickle.l"],
  ]);
});
