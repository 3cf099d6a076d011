import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import { constructions } from "./malicious.ts";

/** Rules that speak of a file's content; of these one has to be an error. */
const telling = new Set([
  "pickle-import",
  "pickle-trick",
  "broken-pickle",
  "broken-archive",
  "packaged-code",
  "model-script",
  "model-runs-code",
  "unreadable-file",
]);

/** Families that are said to be not read, or that no loader falls for. */
const notErrors = new Set(["paths", "packed in a way that is not undone"]);

describe("constructions that run code, or hide what they do", () => {
  test.each(constructions.map((one) => [`${one.family}: ${one.name}`, one] as const))(
    "%s",
    async (_, one) => {
      const { findings } = await workspace({ [`/project/${one.file}`]: one.bytes }).check(
        `/project/${one.file}`,
      );
      const found = findings.filter(({ rule }) => telling.has(rule));
      const summary = found.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
      const wanted = notErrors.has(one.family) ? "warning" : "error";
      const enough = found.some(({ severity }) => severity === "error" || severity === wanted);
      expect(enough ? [] : [one.name, ...summary]).toEqual([]);
    },
  );

  test("there are more than 120 of them, of more than 40 families", () => {
    expect(constructions.length).toBeGreaterThanOrEqual(120);
    expect(new Set(constructions.map(({ family }) => family)).size).toBeGreaterThanOrEqual(40);
  });
});
