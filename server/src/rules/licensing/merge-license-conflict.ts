import type { CardFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { termsOf } from "../../knowledge/licenses/clauses.ts";
import { type License, lesserConfidence } from "../../knowledge/licenses/license.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { type Irreconcilable, irreconcilable } from "./merge.ts";
import { licenseWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "merge-license-conflict",
  title: "A merge has parents whose licences cannot both be kept",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/model-cards#specifying-a-base-model"],
  },
  kinds: ["card"],
  triggers: ["base_model"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const pair = irreconcilable(card);
      if (pair !== undefined) context.report(reportOf(pair, card));
    }
  },
});

function reportOf(pair: Irreconcilable, card: CardFact): Report {
  const { first, firstLicense, second, secondLicense } = pair;
  const relation = second.relation === "merge" ? "This merge" : "This model";
  return {
    place: textPlace(second.span),
    message: `${relation} has two parents that no one licence can satisfy: \`${first.id}\` is under ${licenseWords(firstLicense)}, \`${second.id}\` under ${licenseWords(secondLicense)}. ${clauses(firstLicense, secondLicense)} Leave one of them out, or ask its licensor for other terms.`,
    confidence: lesserConfidence(
      lesserConfidence(first.confidence, second.confidence),
      lesserConfidence(firstLicense.confidence, secondLicense.confidence),
    ),
    related: [
      { place: textPlace(first.span), message: `\`${first.id}\` is under ${licenseWords(firstLicense)}` },
      ...card.licenses
        .slice(0, 1)
        .map(({ span }) => ({ place: textPlace(span), message: "the licence of the merge" })),
    ],
    fixes: [manual("Leave one of the two parents out of the merge")],
    identity: `${first.id} and ${second.id}`,
    evidence: [
      `${first.id}: ${firstLicense.id} (${first.source})`,
      `${second.id}: ${secondLicense.id} (${second.source})`,
    ],
  };
}

function clauses(...licenses: readonly License[]): string {
  const said = licenses.flatMap((license) => {
    const { section, says } = termsOf(license);
    if (says === undefined) return [];
    return [`${license.name}${section === undefined ? "" : `, ${section}`}: ${says}.`];
  });
  return said.join(" ");
}
