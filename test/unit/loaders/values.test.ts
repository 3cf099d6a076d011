import { describe, expect, test } from "vitest";
import type { PythonValue } from "../../../server/src/documents/python/module.ts";
import {
  mayBeFalse,
  mayBeTrue,
  namesIn,
  stringsOf,
  truthOf,
  underlyingString,
} from "../../../server/src/documents/python/value-queries.ts";

const text = (value: string): PythonValue => ({ type: "string", value });
const yes: PythonValue = { type: "boolean", value: true };
const no: PythonValue = { type: "boolean", value: false };
const unknown: PythonValue = { type: "unknown" };
const oneOf = (...values: readonly PythonValue[]): PythonValue => ({ type: "one-of", values });
const call = (name: string, ...given: readonly PythonValue[]): PythonValue => ({
  type: "call-result",
  name,
  arguments: given,
});

describe("the truth of a value", () => {
  test.each([
    [yes, "true", true, false],
    [no, "false", false, true],
    [{ type: "none" }, "false", false, true],
    [{ type: "number", value: 0 }, "false", false, true],
    [{ type: "number", value: 2 }, "true", true, false],
    [text(""), "false", false, true],
    [text("x"), "true", true, false],
    [{ type: "list", items: [] }, "false", false, true],
    [unknown, "unknown", false, false],
    // A default that the caller may replace: only what is known may be.
    [oneOf(yes, unknown), "mixed", true, false],
    [oneOf(no, unknown), "mixed", false, true],
    [oneOf(yes, no), "mixed", true, true],
    [oneOf(yes, oneOf(yes)), "true", true, false],
  ] as const)("%j is %s", (value, truth, maybeTrue, maybeFalse) => {
    expect([truthOf(value), mayBeTrue(value), mayBeFalse(value)]).toEqual([truth, maybeTrue, maybeFalse]);
  });
});

test("every known branch of a string counts", () => {
  expect(stringsOf(oneOf(text("a"), unknown, oneOf(text("b"))))).toEqual(["a", "b"]);
});

test("the file behind a stream is its path", () => {
  expect(underlyingString(call("builtins.open", text("a.pkl"), text("rb")))).toBe("a.pkl");
  const opened: PythonValue = {
    type: "call-result",
    name: "pathlib.Path.open",
    arguments: [text("rb")],
    receiver: call("pathlib.Path", text("a.pkl")),
  };
  expect(underlyingString(opened)).toBe("a.pkl");
  expect(underlyingString(unknown)).toBeUndefined();
});

test("names are found however deep they stand", () => {
  const value: PythonValue = {
    type: "call-result",
    name: "io.BytesIO",
    arguments: [{ type: "reference", name: "requests.get.content" }],
    keywords: [["mode", call("os.getenv", text("X"))]],
  };
  expect(namesIn(oneOf(value, { type: "list", items: [call("a.b")] }))).toEqual([
    "io.BytesIO",
    "requests.get.content",
    "os.getenv",
    "a.b",
  ]);
});
