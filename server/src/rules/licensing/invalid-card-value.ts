import type { CardIssue } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { textPlace } from "./words.ts";

export const rule = defineRule({
  id: "invalid-card-value",
  title: "A field of a card holds what the Hub does not take",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    links: [
      "https://github.com/huggingface/hub-docs/blob/main/modelcard.md",
      "https://github.com/huggingface/hub-docs/blob/main/datasetcard.md",
    ],
  },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      if (card.evidence !== "keys") continue;
      for (const issue of card.issues) context.report(reportOf(issue));
    }
  },
});

/** Fields that lineage hangs on. A wrong word elsewhere costs a filter on the Hub. */
const lineageFields: ReadonlySet<string> = new Set(["base_model", "base_model_relation"]);

function reportOf(issue: CardIssue): Report {
  const value = issue.text === "" ? `\`${issue.field}\`` : `\`${issue.field}: ${issue.text}\``;
  const named = issue.code === "wrong-card" ? "" : `${value}: `;
  const advice = issue.suggestion === undefined ? "" : ` Write \`${issue.suggestion.text}\`.`;
  return {
    place: textPlace(issue.span),
    message: `${named}${issue.message}.${advice}`,
    severity: lineageFields.has(issue.field) ? "warning" : "information",
    fixes: [fixOf(issue)],
    identity: `${issue.field}: ${issue.text}`,
  };
}

function fixOf({ suggestion, span, field }: CardIssue): Fix {
  if (suggestion === undefined) return manual(`Write a value that the Hub takes for \`${field}\``);
  const applicability = suggestion.certain ? "safe" : "unsafe";
  return {
    title: `Write \`${suggestion.text}\``,
    applicability,
    edits: [{ span, newText: suggestion.text }],
  };
}
