import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { addToList, manual } from "./fixes.ts";
import { foundWords, furtherData, parentPlace } from "./lineage.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "undeclared-training-data",
  title: "A card does not name data that its model was trained on",
  area: "licensing",
  severity: "information",
  confidence: "medium",
  references: {
    cwe: [1357],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/model-cards"],
  },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const missing = missingData(card, context);
      const [first] = missing;
      if (first !== undefined) context.report(reportOf(card, [first, ...missing.slice(1)]));
    }
  },
});

/** Data that a program or a configuration of the workspace trains on, one step away; a name alone may be a file. */
function missingData(card: CardFact, context: RuleContext): readonly CardParent[] {
  if (card.subject === "unknown" || card.evidence !== "keys") return [];
  const named = new Set(card.datasets.map(({ id }) => lastPart(id)));
  return furtherData(card, context).filter(
    ({ id, through, sure, licenses }) =>
      through === undefined &&
      sure !== "low" &&
      (id.includes("/") || licenses.length > 0) &&
      !named.has(lastPart(id)),
  );
}

/** `wikitext` and `Salesforce/wikitext` are one dataset: the Hub moved its first ones to their makers. */
function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

function reportOf(card: CardFact, missing: readonly [CardParent, ...CardParent[]]): Report {
  const ids = missing.map(({ id }) => `\`${id}\``);
  const field = card.subject === "dataset" ? "source_datasets" : "datasets";
  const known = missing
    .filter(({ licenses }) => licenses.length > 0)
    .map(({ id, licenses }) => `\`${id}\` is under ${listWords(licenses.slice(0, 3).map(licenseWords))}`);
  return {
    place: textPlace(card.keys.find(({ value }) => value === field)?.span ?? card.opening),
    message: `${foundWords(missing[0])} The card does not name ${listWords(ids)} under \`${field}\`, so nobody who reads it can tell what the ${card.subject} learnt from, or whose terms come with it.${known.length === 0 ? "" : ` ${listWords(known)}.`} Name it.`,
    related: missing.map((parent) => ({ ...parentPlace(parent), message: `\`${parent.id}\` is used here` })),
    fixes: [fixOf(card, field, missing)],
    identity: missing.map(({ id }) => id).join(", "),
  };
}

function fixOf(card: CardFact, field: string, missing: readonly CardParent[]): Fix {
  const ids = missing.map(({ id }) => id);
  return (
    addToList(card, field, ids) ??
    manual(`Name ${listWords(ids.map((id) => `\`${id}\``))} under \`${field}\``)
  );
}
