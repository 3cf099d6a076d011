import { byteKinds, textKinds } from "../../documents/document.ts";
import type { SuppressionFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/** A comment that suppresses nothing hides the next real finding on its line. */
export const rule = defineRule({
  id: "unused-suppression",
  title: "A suppression that suppresses nothing any more",
  area: "configuration",
  severity: "information",
  confidence: "high",
  references: { cwe: [1164] },
  kinds: [...textKinds, ...byteKinds],
  triggers: ["loadline:"],
  fact: "suppression",
  check(facts, context) {
    for (const fact of facts.filter(({ state }) => state === "unused")) {
      context.report({
        place: fact.place,
        message: `Nothing here is reported by ${list(fact.rules)} any more. Remove the comment, or it will hide the next finding.`,
        fixes: removal(fact),
      });
    }
  },
});

function list(rules: readonly string[]): string {
  return rules.map((id) => `\`${id}\``).join(", ");
}

function removal(fact: SuppressionFact): readonly Fix[] {
  if (fact.removal === undefined) return [];
  return [
    {
      title: "Remove the unused suppression",
      applicability: "safe",
      edits: [{ span: fact.removal, newText: "" }],
    },
  ];
}
