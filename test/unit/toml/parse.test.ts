import fc from "fast-check";
import { expect, test } from "vitest";
import { parseToml } from "../../../server/src/syntax/toml/parse.ts";
import { tomlAt, tomlToPlain } from "../../../server/src/syntax/toml/tree.ts";

const plain = (text: string) => tomlToPlain(parseToml(text).value);

test("headers, dotted keys, inline tables and arrays of tables are one tree", () => {
  const text = `
title = "x"
[a]
b.c = 1
[a.x]
d = [true, { e = 1979-05-27 }]
[[item]]
name = "first"
[item.more]
deep = 1
[[item]]
name = "second"
`;
  expect(plain(text)).toEqual({
    title: "x",
    a: { b: { c: 1 }, x: { d: [true, { e: "1979-05-27" }] } },
    item: [{ name: "first", more: { deep: 1 } }, { name: "second" }],
  });
});

test("every node knows where it stands", () => {
  const text = 'a = 1\n[x."y z"]\nkey = "value"\n';
  const node = tomlAt(parseToml(text).value, ["x", "y z", "key"]);
  expect(node && text.slice(node.span.start, node.span.end)).toBe('"value"');
});

test("a fault is one problem with its place", () => {
  const { value, problems } = parseToml("a = 1\nb = = 2\n");
  expect(value.entries).toEqual([]);
  expect(problems).toMatchObject([{ kind: "malformed", code: "toml-syntax", span: { start: 10 } }]);
});

test("a key named like a part of every object is a key", () => {
  expect(Object.hasOwn(plain("__proto__ = 1") as object, "__proto__")).toBe(true);
});

test("never throws", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("[", "]", "[[", "]]", "=", ".", '"', "'''", "{", "}", "\n", "a", "1", ","),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      parseToml(pieces.join(""));
    }),
  );
});
