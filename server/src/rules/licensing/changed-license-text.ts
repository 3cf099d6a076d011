import type { ChangedLicenseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { manual } from "./fixes.ts";
import { licenseWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "changed-license-text",
  title: "A licence file says more, or less, than the licence that it is taken for",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://opensource.org/osd", "https://spdx.org/licenses/"],
  },
  kinds: ["text", "markdown"],
  triggers: ["icense", "ICENSE", "icence", "Permission", "Redistribution"],
  fact: "changed-license",
  check(facts, context) {
    for (const fact of facts) context.report(reportOf(fact, context));
  },
});

function reportOf(fact: ChangedLicenseFact, context: RuleContext): Report {
  const { license, added, missing, confidence } = fact;
  const [first, ...others] = added;
  const gap = missing[0];
  const name = licenseWords(license);
  const without = `${gap?.words ?? 0} words of it are gone, from “${gap?.beginning ?? ""} …” on`;
  const what =
    first === undefined
      ? `This is the text of ${name}, but ${without}.`
      : `This is the text of ${name} with words that are not its own${gap === undefined ? "" : `, and ${without}`}.`;
  return {
    place: first === undefined ? { kind: "file" } : textPlace(first),
    message: `${what} With other terms it is another licence, while the Hub, tools and readers take it for \`${license.spdx ?? license.name}\` and rely on that. Give terms of your own a name of their own, on the card as \`license: other\` with \`license_name\`, or keep the licence as it is.`,
    confidence,
    related: others.slice(0, 5).map((span) => ({ place: textPlace(span), message: "and these words" })),
    fixes: [manual("Restore the text, or put the added terms into a licence with a name of its own")],
    identity: `${license.id}: ${context.path.slice(context.path.lastIndexOf("/") + 1)}`,
  };
}
