import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNpyHeader } from "../../../server/src/formats/npy/header.ts";
import { readLiteral } from "../../../server/src/formats/npy/literal.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import * as npy from "../../harness/npy.ts";

const none = new Uint8Array(0);

async function header(bytes: Uint8Array) {
  return readNpyHeader(bufferSource(bytes), defaultLimits);
}

describe("headers of .npy files", () => {
  test.each([
    ["'<f8'", "(3, 4)", [3, 4], false],
    ["'|b1'", "()", [], false],
    ["'<U10'", "(3,)", [3], false],
    ["'|O'", "(1,)", [1], true],
    ["[('a', '<f8'), ('b', '<U3', (2,))]", "(1,)", [1], false],
    ["[('a', '<f8'), ('b', [('c', '|O')])]", "(1,)", [1], true],
    ["[(('title', 'a'), '|O')]", "(1,)", [1], true],
    ["('<f8', (2,))", "(1,)", [1], false],
    ["'\\x4f'", "(1,)", [1], true],
    ["'|' 'O'", "(1,)", [1], true],
  ])("%s %s", async (descr, shape, lengths, objects) => {
    const bytes = npy.file(descr, shape, none);
    const { value, problems } = await header(bytes);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ descr, shape: lengths, objects, dataOffset: bytes.length });
  });

  test.each([
    ["'<f8'", "(3, 4)", 96],
    ["'|b1'", "()", 1],
    ["'<U10'", "(3,)", 120],
    ["'<M8[ns]'", "(2,)", 16],
    ["[('a', '<f8'), ('', '|V4'), ('b', '<U3', (2,))]", "(2,)", 72],
    ["('<f8', 2)", "(3,)", 48],
    ["'float64'", "(3,)", undefined],
    ["'|O'", "(1,)", undefined],
  ])("%s %s has its data end where it does", async (descr, shape, length) => {
    const bytes = npy.file(descr, shape, none);
    const end = length === undefined ? undefined : bytes.length + length;
    expect((await header(bytes)).value?.end).toBe(end);
  });

  test.each([
    ["is cut off", npy.file("'<f8'", "(1,)", none).slice(0, 20), "truncated"],
    ["is no dict", npy.raw("[1, 2]", none), "npy-header"],
    ["has an expression", npy.raw("{'descr': '<f' + '8', 'shape': (1,)}", none), "npy-header"],
    ["has no shape", npy.raw("{'descr': '<f8'}", none), "npy-header"],
    ["has a negative length", npy.file("'<f8'", "(-1,)", none), "npy-header"],
    ["is of version 9", npy.file("'<f8'", "(1,)", none, 9), "npy-version"],
  ])("one that %s is a problem", async (_, bytes, code) => {
    const { value, problems } = await header(bytes);
    expect(value).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("any bytes are read without throwing", async () => {
    const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      await header(Uint8Array.from([...start, ...bytes]));
    });
    await fc.assert(property, { numRuns: 2000 });
  });
});

describe("Python literals", () => {
  test.each([
    ["{'a': (1, 2.5, True), \"b\": [None, 'x']}", "dict"],
    ["(1,)", "tuple"],
    ["(1)", "number"],
    ["[]", "list"],
    ["'a' \"b\"", "text"],
    ["{'a': 1, # a comment\n 'b': 2} # another", "dict"],
  ])("%s", (text, type) => {
    expect(readLiteral(text)?.type).toBe(type);
  });

  test.each(["f(x)", "{'a'}", "[1 2]", "'a' + 'b'", "(", "1 +", `${"[".repeat(100)}${"]".repeat(100)}`])(
    "%s is none",
    (text) => {
      expect(readLiteral(text)).toBeUndefined();
    },
  );

  test("any text is read without throwing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."[](){},:'\" \\ab10-.TN".split("")), maxLength: 60 }),
        (text) => {
          readLiteral(text);
        },
      ),
    );
  });
});
