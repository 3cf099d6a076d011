import type { CardFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { clauseName } from "../../knowledge/licenses/duties.ts";
import { defineRule } from "../rule.ts";
import { type Binding, bindingsOf, broughtBy, isModelCard } from "./binding.ts";
import { setLicense } from "./fixes.ts";
import { licenseWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "use-restrictions-dropped",
  title: "A model's own terms do not carry the use restrictions of its base",
  area: "licensing",
  severity: "warning",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/blog/open_rail", "https://ai.google.dev/gemma/prohibited_use_policy"],
  },
  kinds: ["card"],
  triggers: ["other"],
  fact: "card",
  check(cards, context) {
    for (const card of cards.filter(hasOwnTerms)) {
      for (const binding of bindingsOf(card, context)) {
        const report = reportOf(card, binding);
        if (report !== undefined) context.report(report);
      }
    }
  },
});

/** `license: other` with a name that nobody knows: terms of the publisher's own. Known licences are judged as such. */
function hasOwnTerms(card: CardFact): boolean {
  const isOther = card.licenses.some(({ value }) => value === "other");
  return isModelCard(card) && isOther && card.claims.every((claim) => claim.class === "unstated");
}

function reportOf(card: CardFact, binding: Binding): Report | undefined {
  const { restrictions } = binding.duties;
  if (restrictions === undefined || binding.parent === undefined) return undefined;
  const words = [restrictions.list, "use restrictions", "use-based restrictions", "prohibited use"];
  const licenses = card.folder?.licenses ?? [];
  const files = [...licenses, ...(card.folder?.notices ?? [])];
  const isKept =
    words.some((one) => card.text.says(one) || files.some(({ says }) => says(one))) ||
    (card.folder?.policies.length ?? 0) > 0 ||
    licenses.some(({ ids }) => ids.includes(binding.license.id));
  if (isKept) return undefined;
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `${broughtBy(binding)} under ${licenseWords(binding.license)}, whose ${restrictions.section} ${/^(paragraphs|sections)/.test(restrictions.section) ? "ask" : "asks"} that its use restrictions (${restrictions.list}) bind whoever gets what was made of it. This card has terms of its own, and neither it nor a file beside it speaks of them. Take them into the terms, or take the licence of the base model.`,
    confidence: "medium",
    fixes: [setLicense(binding.license, card)],
    identity: `${binding.license.id}: restrictions`,
    evidence: [`clause: ${clauseName(binding.license, restrictions)}`],
  };
}
