import { describe, expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { loaders } from "../../../server/src/knowledge/loaders/catalogue.ts";
import { remoteCodeApis } from "../../../server/src/knowledge/loaders/remote-code.ts";
import { unsafeSwitches } from "../../../server/src/knowledge/loaders/switches.ts";
import { referenceApis } from "../../../server/src/knowledge/references/table.ts";

interface Row {
  readonly source: string;
  readonly checked?: string;
}

const tables: readonly (readonly [string, readonly Row[]])[] = [
  ["keys", keyFormats],
  ["loaders", loaders],
  ["switches", unsafeSwitches],
  ["remote code", remoteCodeApis],
  ["references", referenceApis],
];

describe.each(tables)("every row of %s", (_name, rows) => {
  test("names a source", () => {
    for (const { source } of rows) expect(source).toMatch(/\S{4}/);
  });

  test("that was compared says on which day, and is no bare host", () => {
    for (const { source, checked } of rows) {
      if (checked === undefined) continue;
      expect(checked).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
      expect(source, "the first page of a site states no fact").not.toMatch(/^https?:\/\/[^/]+\/?$/);
    }
  });
});
