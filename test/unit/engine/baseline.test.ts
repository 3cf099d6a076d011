import fc from "fast-check";
import { expect, test } from "vitest";
import {
  baselineOf,
  formatBaseline,
  hashOf,
  knows,
  parseBaseline,
} from "../../../server/src/engine/baseline/baseline.ts";

const salt = "0123456789abcdef".repeat(2);

test.each([
  ["not JSON", "it is not JSON"],
  ["[]", "it is no baseline of version 1"],
  ['{"version": 2}', "it is no baseline of version 1"],
  ['{"version": 1, "salt": "x", "findings": []}', "its `salt` is not"],
  [`{"version": 1, "salt": "${salt}", "findings": {}}`, "its `findings` are not"],
  [`{"version": 1, "salt": "${salt}", "findings": [{}]}`, "its `findings` are not"],
])("%s is no baseline", (text, message) => {
  expect(parseBaseline(text, "/p/known.json")).toContain(message);
});

test("any text gets an answer", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseBaseline(text, "/p/known.json")));
});

test("what is written is read again, and knows its findings by path and fingerprint", () => {
  const empty = baselineOf("/p/known.json", salt, []);
  const hash = hashOf(empty, "/p/sub/a.py", "f1");
  const text = formatBaseline({ salt, entries: [{ rule: "torch-load", path: "sub/a.py", hash }] });
  const read = parseBaseline(text, "/p/known.json");
  if (typeof read === "string") throw new Error(read);
  expect(knows(read, "/p/sub/a.py", "f1")).toBe(true);
  expect(knows(read, "/p/sub/b.py", "f1")).toBe(false);
  expect(knows(read, "/p/sub/a.py", "f2")).toBe(false);
});
