import { describe, expect, test } from "vitest";
import { moduleOf } from "./module-of.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

describe("hostile texts get an answer", () => {
  test.each([
    ["one long line of calls", `import a\nx = [${"a.f('b'), ".repeat(5000)}]`, 5000],
    ["a long chain of attributes", `import a\na${".b".repeat(5000)}()`, undefined],
    ["a long chain of calls", `import a\na${".b(1)".repeat(5000)}`, undefined],
    ["a long sum", `import a\na.f(${"x + ".repeat(5000)}'y')`, 1],
    ["a long or", `import a\na.f(${"x or ".repeat(5000)}'y')`, 1],
    ["a thousand assignments of one name", `import a\n${lines(3000, (i) => `x = x + '${i}'`)}\na.f(x)`, 1],
    ["conditional assignments of one name", `import a\n${lines(2000, (i) => `if c: x = '${i}'`)}\na.f(x)`, 1],
    ["a circle of aliases", `${lines(2000, (i) => `a${i} = a${(i + 1) % 2000}`)}\na0.f()`, 0],
    [
      "branches of branches",
      `import p\n${lines(200, (i) => `a${i + 1} = f'{a${i}}{a${i}}' if c else a${i} or '${i}'`)}\np.f(a200)`,
      1,
    ],
    [
      "functions that call each other",
      `import p\n${lines(300, (i) => `def f${i}(x):\n    p.g(x)\n    return f${(i + 1) % 300}(x)`)}`,
      300,
    ],
    [
      "a class that derives from itself",
      "class A(A): ...\nA.load()\nclass B(C): ...\nclass C(B): ...\nC.load()",
      0,
    ],
    ["thousands of broken lines", lines(500, () => "x = (1 +\ny = 2"), 0],
    ["only quotes", "\"'".repeat(20_000), 0],
    ["only NUL", "\0".repeat(50_000), 0],
    ["only backslashes", "\\\n".repeat(20_000), 0],
  ])("%s", async (_, text, calls) => {
    const module = await moduleOf(text);
    for (const call of module.calls) expect(call.arguments).toBeDefined();
    if (calls !== undefined) expect(module.calls.length).toBe(calls);
  });

  test.each([
    ["brackets", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["calls", `import a\nx = ${"a.f(".repeat(10_000)}${")".repeat(10_000)}`],
    ["not", `x = ${"not ".repeat(10_000)}y`],
    ["lambdas", `x = ${"lambda: ".repeat(10_000)}y`],
    ["conditionals", `x = ${"a if b else ".repeat(10_000)}y`],
    ["chained assignments", `${"a = ".repeat(10_000)}1`],
    ["blocks", lines(1000, (index) => `${" ".repeat(index)}if x:`)],
    ["open brackets", "(".repeat(50_000)],
    ["f-strings", "f'{".repeat(10_000)],
  ])("too deep to follow is an error, not a silence: %s", async (_, text) => {
    expect((await moduleOf(text)).errors.length).toBeGreaterThan(0);
  });
});
