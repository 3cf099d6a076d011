import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { datasetTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { byThing, otherPlaces, useEvidence } from "./uses.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "dataset-tag-too-lax",
  title: "A dataset's tag on the Hub says less than the terms that people found",
  area: "licensing",
  severity: "information",
  confidence: "medium",
  references: { cwe: [], owaspLlm: ["LLM03"], links: ["https://www.dataprovenance.org/"] },
  // On a card the licence that was found is compared with the card's own.
  kinds: ["python", "notebook"],
  triggers: datasetTriggers,
  fact: "license-use",
  check(uses, context) {
    const lax = uses.filter(({ laxerTag }) => laxerTag !== undefined);
    for (const group of byThing(lax)) context.report(reportOf(group));
  },
});

function reportOf(group: readonly [LicenseUseFact, ...LicenseUseFact[]]): Report {
  const [first] = group;
  const found = listWords(first.licenses.map(licenseWords));
  return {
    place: textPlace(first.span),
    message: `The tag of \`${first.id ?? ""}\` on the Hub says \`${first.laxerTag ?? ""}\`, and ${first.source} found ${found}. The tag is what somebody typed; the terms are what binds. Read them on the page of the data before you rely on the tag.`,
    confidence: first.confidence,
    related: otherPlaces(group),
    fixes: [manual("Read the terms on the page of the data")],
    identity: `${first.id ?? ""}: ${first.laxerTag ?? ""}`,
    evidence: useEvidence(first),
  };
}
