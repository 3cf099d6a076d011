import type { CardFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { clauseName } from "../../knowledge/licenses/duties.ts";
import { defineRule } from "../rule.ts";
import { type Binding, bindingsOf, broughtBy, isAccepted, isModelCard } from "./binding.ts";
import { addFile, manual } from "./fixes.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "license-notice-missing",
  title: "Weights are handed out without the licence or the notice that goes along with them",
  area: "licensing",
  severity: "warning",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: [
      "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE",
      "https://ai.google.dev/gemma/terms",
    ],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      // Only where weights lie beside the card is anything handed out.
      if (!isModelCard(card) || card.folder?.hasWeights !== true) continue;
      for (const binding of bindingsOf(card, context).filter((one) => isAccepted(card, one))) {
        const missing = missingOf(card, binding);
        if (missing.length > 0) context.report(reportOf(card, binding, missing));
      }
    }
  },
});

/** What is to lie beside the weights: as words, with the clause. */
interface Missing {
  readonly what: string;
  readonly clause: string;
  /** Of the file `NOTICE`; a licence's own text is not ours to write. */
  readonly sentence?: string;
}

/** Agreements of publishers alone: of software licences the text is another rule's. */
function missingOf(card: CardFact, { license, duties }: Binding): readonly Missing[] {
  if (license.kind !== "model") return [];
  const { folder } = card;
  const { copy, notice } = duties;
  const hasCopy = folder?.licenses.some(({ ids }) => ids.includes(license.id)) === true;
  // A licence file whose text nobody knows may well be it.
  const hasUnknown = folder?.licenses.some(({ ids }) => ids.length === 0) === true;
  const hasNotice =
    notice === undefined ||
    card.text.says(notice.sentence) ||
    folder?.notices.some((one) => one.says(notice.sentence)) === true;
  return [
    ...(copy === undefined || hasCopy || hasUnknown
      ? []
      : [{ what: "a copy of the licence", clause: clauseName(license, copy) }]),
    ...(hasNotice || notice === undefined
      ? []
      : [
          {
            what: `a file \`NOTICE\` with "${notice.sentence}"`,
            clause: clauseName(license, notice),
            sentence: notice.sentence,
          },
        ]),
  ];
}

function reportOf(card: CardFact, binding: Binding, missing: readonly Missing[]): Report {
  const what = listWords(missing.map((one) => one.what));
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `${broughtBy(binding)} under ${licenseWords(binding.license)}, and the weights beside this card go without ${what}. Put ${missing.length === 1 ? "it" : "them"} beside the weights before they are handed out.`,
    confidence: binding.confidence,
    fixes: missing.map((one) => fixOf(card, one)),
    identity: `${binding.license.id}: ${missing.map((one) => one.clause).join(", ")}`,
    evidence: missing.map(({ clause }) => `clause: ${clause}`),
  };
}

/** Where no `NOTICE` is there yet, it can be made; one that is there is a person's to add to. */
function fixOf(card: CardFact, { what, sentence }: Missing): Fix {
  if (sentence === undefined || (card.folder?.notices.length ?? 0) > 0) return manual(`Add ${what}`);
  return addFile(
    "Add a file `NOTICE` with the sentence of the licence",
    "NOTICE",
    `${sentence}${card.lineEnd}`,
  );
}
