import { expect, test } from "vitest";
import { withLine } from "../../../server/src/engine/ensure.ts";

const ignored = { path: ".gitignore", line: ".env" };
const named = { path: ".env", line: "HF_TOKEN=", sameStart: "HF_TOKEN=" };

test.each([
  ["", ".env\n"],
  ["dist", "dist\n.env\n"],
  ["dist\n", "dist\n.env\n"],
  ["dist\r\n", "dist\r\n.env\r\n"],
  ["# .env\n", "# .env\n.env\n"],
])("a line is added to %j", (before, after) => expect(withLine(before, ignored)).toBe(after));

test.each([".env\n", "dist\r\n.env", "/.env\n", "  .env  \n"])("%j has the line already", (text) =>
  expect(withLine(text, ignored)).toBeUndefined(),
);

test("a name that has a value keeps it", () => {
  expect(withLine("export HF_TOKEN=abc\n", named)).toBeUndefined();
  expect(withLine("OTHER=1\n", named)).toBe("OTHER=1\nHF_TOKEN=\n");
});
