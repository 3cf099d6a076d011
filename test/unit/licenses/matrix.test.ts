import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { termsOf } from "../../../server/src/knowledge/licenses/clauses.ts";
import { type License, licenseClasses } from "../../../server/src/knowledge/licenses/license.ts";
import { judge, type Relation } from "../../../server/src/knowledge/licenses/verdicts.ts";

const page = readFileSync(new URL("matrix.md", import.meta.url), "utf8");
const words = { allowed: "yes", breach: "NO", unsettled: "open", unknown: "–" } as const;

function licenseOf(name: string): License {
  const license = licenseById(name) ?? licenseById(`other:${name}`);
  if (license === undefined) throw new Error(`matrix.md names \`${name}\`, which is not in the table`);
  return license;
}

interface Row {
  readonly relation: Relation;
  readonly upstream: License;
  readonly clause: string;
  readonly cells: readonly (readonly [License, string])[];
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function rowsOf(section: string): readonly Row[] {
  const relation = /\(`([a-z-]+)`\)/.exec(section)?.[1] as Relation; // the headings hold the relations' own names
  const [head = "", , ...lines] = section.split("\n").filter((line) => line.startsWith("|"));
  const columns = cellsOf(head).slice(2).map(licenseOf);
  return lines.map((line) => {
    const [upstream = "", clause = "", ...cells] = cellsOf(line);
    return {
      relation,
      upstream: licenseOf(upstream),
      clause,
      cells: columns.map((column, index) => [column, cells[index] ?? ""] as const),
    };
  });
}

const rows = page.split("\n## ").slice(1).flatMap(rowsOf);

describe("the code agrees with the table that people check", () => {
  test.each(rows)("$relation of $upstream.id", ({ relation, upstream, clause, cells }) => {
    for (const [downstream, cell] of cells) {
      const verdict = judge(upstream, downstream, relation);
      expect(`${downstream.id}: ${words[verdict.status]}`).toBe(`${downstream.id}: ${cell}`);
      if (verdict.status === "breach" || verdict.status === "unsettled") expect(verdict.reason).toBeDefined();
    }
    if (relation !== "trained-on") expect(termsOf(upstream).section ?? "").toBe(clause);
  });

  test("every class that a card can declare stands in a row and in a column, for each relation", () => {
    const relations = new Set(rows.map(({ relation }) => relation));
    expect([...relations].sort()).toEqual([
      "adapter",
      "derived-from",
      "finetune",
      "merge",
      "quantized",
      "trained-on",
    ]);
    const undeclarable = ["contract", "restricted-data", "no-license"];
    for (const relation of relations) {
      const own = rows.filter((row) => row.relation === relation);
      expect(new Set(own.map(({ upstream }) => upstream.class))).toEqual(new Set(licenseClasses));
      const columns = new Set(own[0]?.cells.map(([downstream]) => downstream.class));
      expect(columns).toEqual(new Set(licenseClasses.filter((name) => !undeclarable.includes(name))));
    }
  });
});

describe("versions and licences that are named as compatible", () => {
  const answer = (upstream: string, downstream: string) =>
    judge(licenseOf(upstream), licenseOf(downstream), "finetune").status;

  test.each([
    ["cc-by-sa-3.0", "cc-by-sa-4.0", "allowed"],
    ["cc-by-sa-4.0", "cc-by-sa-3.0", "breach"],
    ["cc-by-nc-sa-2.0", "cc-by-nc-sa-4.0", "allowed"],
    ["cc-by-nc-sa-4.0", "cc-by-nc-4.0", "breach"],
    ["llama3", "llama3.1", "breach"],
    ["openrail++", "creativeml-openrail-m", "allowed"],
    ["deepseek", "bigcode-openrail-m", "allowed"],
    ["gpl-3.0", "agpl-3.0", "allowed"],
    ["gpl-2.0", "gpl-3.0", "unsettled"],
    ["nvidia-open-model-license", "mit", "allowed"],
    ["databricks-open-model-license", "mit", "unsettled"],
    ["mobileone-license", "mit", "unsettled"],
  ])("%s to %s: %s", (upstream, downstream, status) => {
    expect(answer(upstream, downstream)).toBe(status);
  });
});
