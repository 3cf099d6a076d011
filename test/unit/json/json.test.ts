import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  booleanValue,
  items,
  member,
  memberAt,
  numberValue,
  stringValue,
} from "../../../server/src/syntax/json/navigate.ts";
import { parseJson } from "../../../server/src/syntax/json/parse.ts";
import { escapeText, stringPlaces } from "../../../server/src/syntax/json/strings.ts";
import type { JsonNode } from "../../../server/src/syntax/json/tree.ts";

/** The value as JavaScript has it; `undefined` for what is no JSON. */
function plain(text: string, node: JsonNode | undefined): unknown {
  switch (node?.type) {
    case "object": {
      const entries = node.members.map(({ key, value }) => [key, plain(text, value)]);
      return Object.fromEntries(entries);
    }
    case "array":
      return node.items.map((item) => plain(text, item));
    case "string":
      return stringValue(text, node);
    case "number":
      return numberValue(text, node);
    case "literal":
      return node.value;
    default:
      return undefined;
  }
}

function read(text: string) {
  const { value, problems } = parseJson(text);
  return { value: plain(text, value.root), valid: value.valid, codes: problems.map(({ code }) => code) };
}

/** What stands at the place of each problem. */
function marked(text: string): readonly (readonly [string, string])[] {
  return parseJson(text).problems.map(({ code, span }) => [code, text.slice(span?.start, span?.end)]);
}

describe("a valid text", () => {
  test("gives every value its place", () => {
    const text = '{"a": [1, "x\\n", null], "b": true}';
    const { root } = parseJson(text).value;
    const [number, string] = items(member(root, "a"));
    expect(text.slice(number?.start, number?.end)).toBe("1");
    expect(text.slice(string?.start, string?.end)).toBe('"x\\n"');
    expect(stringValue(text, string)).toBe("x\n");
    expect(booleanValue(member(root, "b"))).toBe(true);
    expect(memberAt(root, "a", "nowhere")).toBeUndefined();
  });

  test("may be nested deeper than any stack", () => {
    const depth = 200_000;
    const { value, problems } = parseJson("[".repeat(depth) + "]".repeat(depth), { depth: 100 });
    expect(value.valid).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(["depth"]);
  });

  test("may leave out what is not asked for, which is still checked", () => {
    const text = '{"big": [1, {"x": 2}], "small": [3]}';
    const parsed = parseJson(text, { opaque: (key) => key === "big" });
    const big = member(parsed.value.root, "big");
    expect([big?.type, text.slice(big?.start, big?.end)]).toEqual(["opaque", '[1, {"x": 2}]']);
    expect(plain(text, member(parsed.value.root, "small"))).toEqual([3]);
    expect(parseJson('{"big": [1,]}', { opaque: () => true }).value.valid).toBe(false);
  });

  test("may leave a value to the caller, who answers where it ends", () => {
    const text = '{"a": {"x": 1}, "b": {"x": 2}, "c": 3, "a": {}}';
    const asked: string[] = [];
    const { value, problems } = parseJson(text, {
      take: (key, depth, start) => {
        asked.push(`${key} ${depth} ${text.slice(start, start + 2)}`);
        return key === "a" ? text.indexOf("}", start) + 1 : undefined;
      },
    });
    expect(asked).toEqual(['a 1 {"', 'b 1 {"', "a 1 {}"]);
    const members = value.root?.type === "object" ? value.root.members : [];
    expect(members.map((one) => one.value.type)).toEqual(["opaque", "object", "number", "opaque"]);
    expect(members.map((one) => text.slice(one.value.start, one.value.end))).toEqual([
      '{"x": 1}',
      '{"x": 2}',
      "3",
      "{}",
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["duplicate-key"]);
  });

  test("with more values than the bound keeps the first ones", () => {
    const { value, problems } = parseJson("[1, 2, 3, 4, 5]", { values: 3 });
    expect(items(value.root)).toHaveLength(3);
    expect(value.valid).toBe(true);
    expect(problems.map(({ kind }) => kind)).toEqual(["limit"]);
  });
});

describe("what the grammar allows and programs disagree on", () => {
  test("a duplicate key: the last value counts, as in Python", () => {
    expect(read('{"a": 1, "b": 2, "a": 3}')).toEqual({
      value: { a: 3, b: 2 },
      valid: true,
      codes: ["duplicate-key"],
    });
  });

  test("a duplicate key that is escaped once, among many keys", () => {
    const many = Array.from({ length: 20 }, (_, index) => `"k${index}": 0`).join(", ");
    expect(read(`{${many}, "\\u006b3": 1}`).codes).toEqual(["duplicate-key"]);
  });

  test("a lone surrogate", () => {
    expect(marked('["\\ud83d\\ude00", "\\ud83d", "\\ude00"]')).toEqual([
      ["lone-surrogate", "\\ud83d"],
      ["lone-surrogate", "\\ude00"],
    ]);
  });
});

describe("after a fault the rest is read", () => {
  test.each([
    ['{"a": 1,}', "trailing-comma", { a: 1 }],
    ["[1, 2,]", "trailing-comma", [1, 2]],
    ['{"a": 1 "b": 2}', "missing-comma", { a: 1, b: 2 }],
    ["[1 2]", "missing-comma", [1, 2]],
    ["[1,, 2]", "missing-value", [1, 2]],
    ['{"a" 1}', "missing-colon", { a: 1 }],
    ['{"a":, "b": 2}', "missing-value", { a: undefined, b: 2 }],
    ['{"a":}', "missing-value", { a: undefined }],
    ["{a: 1}", "unquoted-key", { a: 1 }],
    ["{'a': 1}", "unquoted-key", { a: 1 }],
    ['{"a": NaN, "b": 1}', "not-a-number", { a: undefined, b: 1 }],
    ["[-Infinity, 1]", "not-a-number", [undefined, 1]],
    ["[undefined, 1]", "no-value", [undefined, 1]],
    ["[01, 2]", "bad-number", [1, 2]],
    ["[1., 2]", "bad-number", [1, 2]],
    ["[1, 2] // done", "comment", [1, 2]],
    ["[1, /* two */ 2]", "comment", [1, 2]],
    ["[1,\u00a02]", "white-space", [1, 2]],
    ["[1,\n<<<<<<< HEAD\n2]", "merge-conflict", [1, 2]],
    ['["a\tb", 1]', "control-character", ["a\tb", 1]],
    ['["a\\xb", 1]', "bad-escape", ["axb", 1]],
    ['["a\\u12", 1]', "bad-escape", ["au12", 1]],
    ['["abc\n, 1]', "unterminated-string", ["abc", 1]],
    ['{"a": [1, 2}', "mismatched-bracket", { a: [1, 2] }],
    ["[1, 2] 3", "trailing-data", [1, 2]],
    ['{"a": [1, 2', "truncated", { a: [1, 2] }],
  ])("%j: %s", (text, code, value) => {
    const answer = read(text);
    expect(answer.valid).toBe(false);
    expect(answer.codes).toContain(code);
    expect(answer.value).toEqual(value);
  });

  // From some length on a string is searched, and no more looked at character by character.
  test.each([200, 255, 256, 257, 300, 512, 513, 4000])(
    "what stands %i characters far into a string",
    (far) => {
      const before = "\u00e9\uffff a".repeat(far).slice(0, far);
      expect(read(`["${before}\tb", 1]`).codes).toEqual(["control-character"]);
      expect(read(`["${before}\nb", 1]`).codes).toContain("unterminated-string");
      expect(read(`["${before}\\x", 1]`).codes).toEqual(["bad-escape"]);
      expect(read(`["${before}`).codes).toContain("unterminated-string");
      const whole = read(`["${before}\\n\\"${before}", 1]`);
      expect(whole).toEqual({ value: [`${before}\n"${before}`, 1], valid: true, codes: [] });
    },
  );

  test("nothing at all", () => {
    expect(read(" \n")).toEqual({ value: undefined, valid: false, codes: ["no-value"] });
  });

  test("a file of nothing but faults is told of a hundred times", () => {
    expect(parseJson(`[${"x ".repeat(5000)}]`).problems).toHaveLength(100);
  });
});

/** JSON texts as programs write them, and pieces of JSON in any order. */
const written = fc
  .tuple(fc.jsonValue(), fc.constantFrom(0, 1, "\t"))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));
const pieces = fc
  .array(
    fc.constantFrom(
      ..."{}[],:\"\\/ntu0159-+.eE'#* \n\t",
      '"a"',
      '"a":',
      "true",
      "null",
      "false",
      "NaN",
      "\\u",
      "d83d",
      "\u00a0",
      "//",
      "<<<<<<< x",
    ),
    { maxLength: 30 },
  )
  .map((list) => list.join(""));

function accepts(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

describe("JSON.parse as the judge", () => {
  test("texts that it takes are read alike", () => {
    fc.assert(
      fc.property(written, (text) => {
        const { value, problems } = parseJson(text, { depth: 1000 });
        expect(value.valid).toBe(true);
        expect(problems.filter(({ code }) => code !== "lone-surrogate")).toEqual([]);
        // `__proto__` as a key sets no property in this test's own objects.
        if (!text.includes("__proto__")) expect(plain(text, value.root)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test("exactly the texts that it takes are valid", () => {
    const mutated = fc.tuple(written, fc.nat(), fc.nat(3), pieces).map(([text, at, length, piece]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece.slice(0, 3) + text.slice(start + length);
    });
    fc.assert(
      fc.property(fc.oneof(pieces, mutated), (text) => {
        const { value, problems } = parseJson(text);
        expect(value.valid).toBe(accepts(text) !== undefined);
        if (!value.valid) expect(problems).not.toEqual([]);
        for (const { span } of problems) {
          expect(span?.start).toBeLessThanOrEqual(span?.end ?? -1);
          expect(span?.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("strings", () => {
  const characters = fc.constantFrom(
    "a",
    '"',
    "\\",
    "/",
    "\n",
    "\0",
    "\u007f",
    "é",
    "\u2028",
    "\u{1f600}",
    "\ud83d",
  );
  const content = fc.string({ unit: characters, maxLength: 20 });

  test("every character of a value is found where it is written", () => {
    fc.assert(
      fc.property(content, fc.boolean(), (value, ascii) => {
        const text = `["${escapeText(value, ascii)}"]`;
        const [node] = items(parseJson(text).value.root);
        if (node?.type !== "string") throw new Error("no string");
        expect(stringValue(text, node)).toBe(value);
        const places = stringPlaces(text, node);
        expect(places.length).toBe(value.length);
        for (let offset = 0; offset < value.length; offset += 1) {
          const written = text.slice(places.toRaw(offset), places.toRaw(offset + 1));
          expect(JSON.parse(`"${written}"`)).toBe(value.charAt(offset));
        }
      }),
    );
  });

  test("ASCII is all that is written where it is asked for", () => {
    fc.assert(
      fc.property(content, (value) => {
        const text = escapeText(value, true);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(JSON.parse(`"${text}"`)).toBe(value);
      }),
    );
  });
});
