import type { CardFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { cardWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "broken-card-metadata",
  title: "The front matter of a card is not valid YAML, or not read to its end",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    links: [
      "https://huggingface.co/docs/hub/model-cards#model-card-metadata",
      "https://yaml.org/spec/1.2.2/",
    ],
  },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      if (card.evidence !== "keys") continue;
      for (const report of reportsOf(card)) context.report(report);
    }
  },
});

/** Each twice-written key is a cause of its own; of broken syntax the first place is, and the rest follow from it. */
function reportsOf(card: CardFact): readonly Report[] {
  const duplicates = card.problems.filter(({ code }) => code === "yaml-duplicate-key");
  const [first, ...rest] = card.problems.filter(({ code }) => code !== "yaml-duplicate-key");
  return [
    ...(first === undefined ? [] : [brokenReport(card, first, rest)]),
    ...duplicates.map((problem) => duplicateReport(card, problem)),
  ];
}

function brokenReport(card: CardFact, first: Problem, rest: readonly Problem[]): Report {
  const lost =
    first.kind === "limit"
      ? "What lies beyond is not checked"
      : "Readers drop the front matter, or part of it, with the licence it names";
  return {
    place: textPlace(first.span ?? card.opening),
    message: `The front matter of this ${cardWords(card)} cannot be read: ${first.message}. ${lost}.`,
    related: rest
      .slice(0, 5)
      .map(({ span, message }) => ({ place: textPlace(span ?? card.opening), message })),
    fixes: [
      manual(
        first.code === "front-matter-unclosed"
          ? "Close the front matter with a line `---`"
          : "Correct the YAML",
      ),
    ],
    identity: first.code,
  };
}

function duplicateReport(card: CardFact, { message, span }: Problem): Report {
  return {
    place: textPlace(span ?? card.opening),
    message: `In this front matter ${message}. Keep one of the two.`,
    fixes: [manual("Delete one of the two keys")],
  };
}
