import type { CardFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { cardWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "card-placeholder",
  title: "A card still holds words of its template",
  area: "licensing",
  severity: "information",
  confidence: "high",
  references: { cwe: [], links: ["https://huggingface.co/docs/hub/model-card-annotated"] },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const [first] = card.text.placeholders;
      if (first !== undefined && card.evidence === "keys") context.report(reportOf(card));
    }
  },
});

function reportOf(card: CardFact): Report {
  const [first, ...others] = card.text.placeholders;
  const count =
    others.length === 0
      ? ""
      : ` and words like it in ${others.length} other ${others.length === 1 ? "place" : "places"}`;
  return {
    place: textPlace(first?.span ?? card.opening),
    message: `This ${cardWords(card)} still says \`${(first?.value ?? "").slice(0, 60)}\`${count}. A reader cannot tell what was forgotten from what is unknown. Fill it in, or take the section out.`,
    related: others
      .slice(0, 10)
      .map(({ span, value }) => ({ place: textPlace(span), message: `\`${value.slice(0, 60)}\`` })),
    fixes: [manual("Fill it in, or take the section out")],
    identity: "placeholder",
  };
}
