import type { CardFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { clauseName } from "../../knowledge/licenses/duties.ts";
import { defineRule } from "../rule.ts";
import { type Binding, bindingsOf, broughtBy, isAccepted, isModelCard } from "./binding.ts";
import { manual } from "./fixes.ts";
import { licenseWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "attribution-line-missing",
  title: "A card does not show the line that the licence of its base asks for",
  area: "licensing",
  severity: "information",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE"],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards.filter(isModelCard)) {
      for (const binding of bindingsOf(card, context).filter((one) => isAccepted(card, one))) {
        const { display } = binding.duties;
        // A card without a text has no page yet that could show it.
        if (display === undefined || card.text.headings.length === 0) continue;
        if (!display.lines.some((line) => card.text.says(line)))
          context.report(reportOf(card, binding, display));
      }
    }
  },
});

type Display = NonNullable<Binding["duties"]["display"]>;

function reportOf(card: CardFact, binding: Binding, display: Display): Report {
  const lines = display.lines.map((line) => `"${line}"`).join(" or ");
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `${broughtBy(binding)} under ${licenseWords(binding.license)}, whose ${display.section} asks who hands it out to show ${lines} where people see it: on a page, in an interface or in the documentation. This card does not show it. Add the line, unless it stands elsewhere.`,
    confidence: "medium",
    fixes: [fixOf(card, display.lines[0] ?? "")],
    identity: `${binding.license.id}: ${lines}`,
    evidence: [`clause: ${clauseName(binding.license, display)}`],
  };
}

/** Below the title, as a paragraph of its own. */
function fixOf(card: CardFact, line: string): Fix {
  const title = `Add the line "${line}"`;
  const heading = card.text.headings.find(({ level }) => level === 1);
  if (heading === undefined || line.startsWith("is ")) return manual(title);
  const at = heading.span.end;
  const newText = `${card.lineEnd}${card.lineEnd}${line}.`;
  return { title, applicability: "unsafe", edits: [{ span: { start: at, end: at }, newText }] };
}
