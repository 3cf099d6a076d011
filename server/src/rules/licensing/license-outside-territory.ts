import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { dutiesOf } from "../../knowledge/licenses/duties.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import { defineRule, type Organization } from "../rule.ts";
import { countryName, isExcluded } from "./territory.ts";
import { byThing, useReport, useTriggers } from "./uses.ts";
import { listWords } from "./words.ts";

export const rule = defineRule({
  id: "license-outside-territory",
  title: "A licence is not granted where this organisation is",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/USE_POLICY.md"],
  },
  kinds: ["card", "python", "notebook"],
  triggers: useTriggers,
  needs: "organization",
  fact: "license-use",
  check(uses, context) {
    const { organization } = context;
    if (organization === undefined) return;
    for (const group of byThing(uses)) {
      const license = group[0].licenses.find((one) => excludes(one, group[0], organization).length > 0);
      if (license !== undefined) context.report(reportOf(group, license, organization));
    }
  },
});

/** Words in the names of models that see or hear: Llama 3.2 grants its text models everywhere. */
const multimodal = /vision|-vl\b|image|omni|multimodal/i;

/** Where the organisation is at home and the licence is not granted. */
function excludes(
  { territory }: License,
  { id, role }: LicenseUseFact,
  organization: Organization,
): readonly string[] {
  if (territory === undefined) return [];
  if (territory.multimodalOnly === true && (role === "own" || !multimodal.test(id ?? ""))) return [];
  return organization.territory.filter((place) => isExcluded(place, territory.excludes));
}

function reportOf(
  group: readonly [LicenseUseFact, ...LicenseUseFact[]],
  license: License,
  organization: Organization,
): Report {
  const [first] = group;
  const places = listWords(excludes(license, first, organization).map(countryName));
  const clause = dutiesOf(license).territory;
  const where = clause === undefined ? "It" : `Its ${clause.document ?? "text"}, ${clause.section},`;
  return useReport(group, license, {
    message: `. ${where} grants nothing to who is based there: ${places}, which the configuration names as territory. End users of a finished product are another matter. Take another model, or ask the licensor.`,
    advice: "Take a model whose licence is granted there",
    identity: `territory of ${license.id}`,
    clause,
  });
}
