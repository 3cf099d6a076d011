import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PythonSession, pythonSession } from "../../../server/src/documents/python/session.ts";
import { testGrammars } from "../../harness/check.ts";
import { describeCall } from "./module-of.ts";

async function callsOf(pieces: readonly string[]): Promise<readonly string[]> {
  const session = pythonSession(pieces, testGrammars);
  const { calls } = await session.module();
  session.dispose();
  return calls.map((call) => `${call.span.start} ${describeCall(call)}`);
}

describe("a text in pieces", () => {
  test("is one module: names of one piece are known in the next, at places of the whole", async () => {
    expect(await callsOf(["import pickle\n", "\n", "load = pickle.load\n", "load(f)\n"])).toEqual([
      "34 pickle.load(?)",
    ]);
  });

  test("what is broken in one does not reach into the next", async () => {
    const session = pythonSession(["import torch\n", "x = (1, [\n", "torch.load('a.pt')\n"], testGrammars);
    const { calls, errors } = await session.module();
    expect(calls.map(describeCall)).toEqual(['torch.load("a.pt")']);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.start).toBeGreaterThanOrEqual(13);
    expect(errors[0]?.end).toBeLessThanOrEqual(23);
    session.dispose();
  });

  test("two pieces that are the same are two", async () => {
    const pieces = ["import a\n", "a.f('x')\n", "a.f('x')\n", "import b as a\n", "a.f('x')\n"];
    expect(await callsOf(pieces)).toEqual(['9 a.f("x")', '18 a.f("x")', '41 b.f("x")']);
  });

  test("may become one text, and a text pieces", async () => {
    const first = pythonSession("import torch\ntorch.load(f)\n", testGrammars);
    await first.module();
    const second = first.update(["import torch\n", "torch.load(g, h)\n"], []);
    expect((await second.module()).calls.map(describeCall)).toEqual(["torch.load(?, ?)"]);
    const third = second.update("import torch\ntorch.load(f)\n", []);
    expect((await third.module()).calls.map(describeCall)).toEqual(["torch.load(?)"]);
    third.dispose();
  });

  test("after pieces were put in, taken out and changed it is as if it were new", async () => {
    const piece = fc.constantFrom(
      "import pickle\n",
      "import json as pickle\n",
      "load = pickle.load\n",
      "load(f)\n",
      "def go(f):\n    return load(f)\n",
      "go(1)\n",
      "x = (\n",
      "    indented(1)\n",
      "# nothing\n",
      "\n",
      "class A:\n    def read(self):\n        return pickle.loads(self.d)\n",
      "A().read()\n",
    );
    const edit = fc.tuple(fc.nat(20), fc.nat(2), fc.array(piece, { maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 8 }),
        fc.array(edit, { maxLength: 6 }),
        async (start, edits) => {
          let pieces: readonly string[] = start;
          let session: PythonSession = pythonSession(pieces, testGrammars);
          await session.module();
          for (const [at, count, put] of edits) {
            pieces = pieces.toSpliced(at % (pieces.length + 1), count, ...put);
            session = session.update(pieces, []);
            const { calls } = await session.module();
            const told = calls.map((call) => `${call.span.start} ${describeCall(call)}`);
            expect(told).toEqual(await callsOf(pieces));
          }
          session.dispose();
        },
      ),
      { numRuns: Number(process.env.FUZZ ?? 60) },
    );
  });
});
