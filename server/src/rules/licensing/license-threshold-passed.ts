import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { dutiesOf } from "../../knowledge/licenses/duties.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import { defineRule, type Organization } from "../rule.ts";
import { byThing, useReport, useTriggers } from "./uses.ts";

export const rule = defineRule({
  id: "license-threshold-passed",
  title: "This organisation is larger than a licence allows",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE"],
  },
  kinds: ["card", "python", "notebook"],
  triggers: useTriggers,
  needs: "organization",
  fact: "license-use",
  check(uses, context) {
    const { organization } = context;
    if (organization === undefined) return;
    for (const group of byThing(uses)) {
      const license = group[0].licenses.find((one) => isPassed(one, organization));
      if (license !== undefined) context.report(reportOf(group, license, organization));
    }
  },
});

function sizeOf({ threshold }: License, organization: Organization): number | undefined {
  if (threshold === undefined) return undefined;
  return threshold.measure === "monthly-users" ? organization.monthlyUsers : organization.annualRevenueUsd;
}

function isPassed(license: License, organization: Organization): boolean {
  const size = sizeOf(license, organization);
  return size !== undefined && license.threshold !== undefined && size > license.threshold.above;
}

function reportOf(
  group: readonly [LicenseUseFact, ...LicenseUseFact[]],
  license: License,
  organization: Organization,
): Report {
  const unit =
    license.threshold?.measure === "monthly-users" ? "monthly users" : "US dollars of revenue a year";
  const number = (value: number | undefined) => (value ?? 0).toLocaleString("en-US");
  const clause = dutiesOf(license).threshold;
  const section = clause === undefined ? "It" : `Its ${clause.section}`;
  // Meta counts on the day that a version was released, the others whenever it is used.
  const when = license.id.startsWith("llama") ? " on the day when the version was released" : "";
  return useReport(group, license, {
    message: `. ${section} ends at ${number(license.threshold?.above)} ${unit}${when}, and the configuration says ${number(sizeOf(license, organization))}. Above that only a licence of its own allows the use: ask the licensor, or take another model.`,
    advice: "Ask the licensor for a licence, or take another model",
    identity: `threshold of ${license.id}`,
    clause,
  });
}
