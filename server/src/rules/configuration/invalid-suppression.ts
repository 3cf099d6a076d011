import { byteKinds, textKinds } from "../../documents/document.ts";
import type { SuppressionFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/** A suppression that cannot do what its writer meant. */
export const rule = defineRule({
  id: "invalid-suppression",
  title: "A suppression without a rule, with an unknown one, without a reason, or out of date",
  area: "configuration",
  severity: "warning",
  confidence: "high",
  references: { cwe: [1164] },
  kinds: [...textKinds, ...byteKinds],
  triggers: ["loadline:"],
  fact: "suppression",
  check(facts, context) {
    for (const fact of facts) {
      const says = describe(fact);
      if (says !== undefined) context.report({ place: fact.place, ...says });
    }
  },
});

interface Description {
  readonly message: string;
  readonly severity: Severity;
}

function describe(fact: SuppressionFact): Description | undefined {
  const rules = fact.rules.map((id) => `\`${id}\``).join(", ");
  switch (fact.state) {
    case "unused":
      return undefined;
    case "no-rule":
      return {
        severity: "warning",
        message:
          "This suppression names no rule, so it suppresses nothing. Write the rule in brackets: `loadline: ignore[rule-id] reason`.",
      };
    case "unknown-rule":
      return {
        severity: "warning",
        message: `This suppression names a rule that does not exist (${rules}). \`loadline rules\` lists them all.`,
      };
    case "no-reason":
      return {
        severity: "information",
        message: `This suppresses ${rules} without a reason. Write behind the bracket why it is safe here, for the next reader.`,
      };
    case "expired":
      return {
        severity: "warning",
        message: `The suppression at ${fact.origin ?? "the configuration"} ended on ${fact.until ?? "its last day"}: what it hid is shown again. Fix the finding, or give the suppression a new date and reason.`,
      };
  }
}
