import { describe, expect, test } from "vitest";
import { type PythonSession, pythonSession } from "../../../server/src/documents/python/session.ts";
import { testGrammars } from "../../harness/check.ts";
import { describeCall, moduleOf } from "./module-of.ts";

const runs = Number(process.env.FUZZ ?? 150);

/** Random numbers below a bound, the same for the same seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

class Program {
  readonly #below: (bound: number) => number;
  readonly #functions = ["alpha", "beta", "gamma"].map((name) => ({ name, body: [] as string[] }));
  readonly #methods = ["One", "Two"].flatMap((owner) =>
    ["__init__", "go", "run"].map((name) => ({ owner, name, body: [] as string[] })),
  );
  readonly #end: readonly string[];

  constructor(seed: number) {
    this.#below = random(seed);
    for (const { body } of [...this.#functions, ...this.#methods]) {
      for (let count = this.#below(3); count >= 0; count -= 1) body.push(this.#line());
    }
    this.#end = [`z = ${this.#value()}`, `alpha(${this.#value()})`, `x = ${this.#value()}`];
  }

  change(): void {
    const { body } = this.#pick([...this.#functions, ...this.#methods]);
    body[this.#below(body.length)] = this.#line();
  }

  get text(): string {
    const lines = ["import pickle, json, torch", "x = pickle"];
    for (const { owner, name, body } of this.#methods) {
      if (name === "__init__") lines.push(owner === "Two" ? "class Two(One):" : "class One:");
      lines.push(`    def ${name}(self, a=x):`, ...body.map((line) => `        ${line}`));
    }
    for (const { name, body } of this.#functions) {
      lines.push(`def ${name}(a, y=json):`, ...body.map((line) => `    ${line}`));
    }
    return `${[...lines, ...this.#end].join("\n")}\n`;
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[this.#below(list.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  /** What may lead back to itself: names, fields, calls of one another. */
  #value(depth = 0): string {
    const inner = () => this.#value(depth + 1);
    const variable = this.#pick(["x", "y", "z", "self.p", "self.q"]);
    const plain = this.#pick([variable, variable, "pickle", "json", "torch", "alpha", "beta", "One", "None"]);
    if (depth > 2 || this.#below(3) === 0) return plain;
    switch (this.#below(7)) {
      case 0:
        return `${this.#pick(["self.go", "self.run", "One", "Two"])}(${inner()})`;
      case 1:
        return `${inner()}.load`;
      case 2:
        return `${inner()}.${this.#pick(["p", "q"])}`;
      case 3:
        return `(${inner()} ${this.#pick(["or", "if a else"])} ${inner()})`;
      case 4:
        return `[${inner()}]`;
      case 5:
        return `(lambda a: ${inner()})`;
      default:
        return `${this.#pick(["alpha", "beta", "gamma"])}(${inner()})`;
    }
  }

  #line(): string {
    const value = this.#value();
    switch (this.#below(7)) {
      case 0:
        return `return ${value}`;
      case 1:
        return `${this.#pick(["x", "y", "z", "self.p", "self.q"])} = ${value}`;
      case 2:
        return `${value}.load(${this.#value()})`;
      case 3:
        return `torch.load(${value}, weights_only=${this.#value()})`;
      case 4:
        return `${this.#pick(["alpha", "beta", "gamma"])}(${value})`;
      case 5:
        return `y += ${value}`;
      default:
        return `for z in ${value}: ${this.#value()}.load(f)`;
    }
  }
}

describe("values that depend on each other in a circle", () => {
  test("an edit leaves the names as if the text were seen for the first time", async () => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const program = new Program(seed);
      let session: PythonSession = pythonSession(program.text, testGrammars);
      await session.module();
      for (let edits = 0; edits < 4; edits += 1) {
        program.change();
        session = session.update(program.text, []);
        const [incremental, fresh] = [await session.module(), await moduleOf(program.text)];
        if (fresh.errors.length > 0) continue;
        const told = incremental.calls.map(describeCall);
        expect(told, `seed ${seed}\n${program.text}`).toEqual(fresh.calls.map(describeCall));
      }
      session.dispose();
    }
  });

  test.each([
    ["import pickle\nx = pickle\nwhile c:\n    x.load(f)\n    x = x.inner()\n", "pickle.load(?)"],
    ["import pickle\ndef f(a):\n    a.load(1)\n    f(a)\nf(pickle)\n", "pickle.load(1)"],
    [
      "import pickle\ndef f(a):\n    return g(a)\ndef g(a):\n    return f(a) if a else pickle\nf(1).load(2)\n",
      "pickle.load(2)",
    ],
  ])("what comes from outside of the circle is known: %j", async (text, call) => {
    expect((await moduleOf(text)).calls.map(describeCall)).toContain(call);
  });

  test("the answer does not depend on what was asked first", async () => {
    const text =
      "import pickle\nx = pickle\nwhile c:\n    y = x.a\n    x = y.b\n    x.load(f)\n    y.load(f)\n";
    const forward = (await moduleOf(text)).calls.map(describeCall).sort();
    const turned = text.replace("    x.load(f)\n    y.load(f)\n", "    y.load(f)\n    x.load(f)\n");
    expect((await moduleOf(turned)).calls.map(describeCall).sort()).toEqual(forward);
  });

  test("two hundred methods that hand a value on to one another", async () => {
    const methods = Array.from(
      { length: 200 },
      (_, index) =>
        `    def m${index}(self, a=None):\n        a.load(f)\n        self.m${(index * 7 + 13) % 200}(a)\n        return self.m${(index + 1) % 200}(a)\n`,
    );
    const { calls } = await moduleOf(`import pickle\nclass V:\n${methods.join("")}V().m0(pickle)\n`);
    expect(calls.map(describeCall)).toContain("pickle.load(?)");
  });

  test("the answer of a function does not depend on which other one was asked before it", async () => {
    const functions = [
      "def a():\n    return b() if p else d()",
      "def b():\n    return c() if p else (a() if q else pickle.loads)",
      "def c():\n    return b() if p else json.loads",
      "def d():\n    return c()",
    ].join("\n");
    const asked = async (order: string): Promise<readonly string[]> => {
      const uses = [...order].map((name) => `${name}()(${name})`).join("\n");
      const { calls } = await moduleOf(`import json, pickle\n${functions}\n${uses}\n`);
      return calls
        .map(describeCall)
        .filter((call) => /loads\(/.test(call))
        .sort();
    };
    const orders = ["abcd", "dcba", "cadb", "bdac", "dabc"];
    const answers = await Promise.all(orders.map(asked));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("of many functions that call one another, each answers the same whatever was asked before", async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const draw = random(seed);
      const names = Array.from({ length: 3 + draw(6) }, (_, index) => `f${index}`);
      const one = (): string =>
        draw(4) === 0 ? `lib${draw(3)}.load` : `${names[draw(names.length)] ?? ""}()`;
      const functions = names.map(
        (name) => `def ${name}():\n    return ${one()} if p else (${one()} if q else ${one()})`,
      );
      const asked = async (order: readonly string[]): Promise<readonly string[]> => {
        const uses = order.map((name) => `${name}()("${name}")`);
        const text = ["import lib0, lib1, lib2", ...functions, ...uses, ""].join("\n");
        const { calls } = await moduleOf(text);
        return calls
          .map(describeCall)
          .filter((call) => call.includes('"f'))
          .sort();
      };
      const forward = await asked(names);
      expect(await asked([...names].reverse()), `seed ${seed}`).toEqual(forward);
    }
  });
});
