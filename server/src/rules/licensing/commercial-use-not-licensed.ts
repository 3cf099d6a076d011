import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { termsOf } from "../../knowledge/licenses/clauses.ts";
import { type License, lesserConfidence } from "../../knowledge/licenses/license.ts";
import { defineRule } from "../rule.ts";
import { byThing, useReport, useTriggers } from "./uses.ts";
import { clauseWords } from "./words.ts";

export const rule = defineRule({
  id: "commercial-use-not-licensed",
  title: "A commercial project uses what is licensed for non-commercial use",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: { cwe: [], owaspLlm: ["LLM03"], links: ["https://creativecommons.org/licenses/by-nc/4.0/"] },
  kinds: ["card", "python", "notebook"],
  triggers: useTriggers,
  needs: "organization",
  fact: "license-use",
  check(uses, context) {
    if (context.organization?.commercial !== true) return;
    for (const group of byThing(uses)) {
      // Of a card's own thing the organisation is the licensor.
      if (group[0].role === "own") continue;
      const license = group[0].licenses.find((one) => one.commercial === "no" && one.class !== "no-license");
      if (license !== undefined) context.report(reportOf(group, license));
    }
  },
});

function reportOf(group: readonly [LicenseUseFact, ...LicenseUseFact[]], license: License): Report {
  const [first] = group;
  const isData = first.thing === "dataset";
  const open = isData
    ? "Whether training on data is a use that its licence speaks of differs by country and is not settled: take it as a risk."
    : "Running such a model for a product, or building on it, is commercial use.";
  const clause = clauseWords(termsOf(license));
  const report = useReport(group, license, {
    message: `, and the configuration says that this project is commercial. ${clause}${clause === "" ? "" : " "}${open} Take another ${first.thing}, or ask the licensor.`,
    advice: `Take a ${first.thing} whose licence allows commercial use`,
    identity: `commercial use of ${license.id}`,
  });
  if (!isData) return report;
  return {
    ...report,
    severity: "warning",
    confidence: lesserConfidence(lesserConfidence(first.confidence, license.confidence), "medium"),
  };
}
