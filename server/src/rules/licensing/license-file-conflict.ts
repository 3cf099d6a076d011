import type { CardFact, CardLicenseFile } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { shownId } from "../../knowledge/licenses/license.ts";
import { defineRule } from "../rule.ts";
import { setLicense } from "./fixes.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "license-file-conflict",
  title: "A card names another licence than the licence file beside it",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/repositories-licenses"],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const { licenseFile } = card;
      if (licenseFile !== undefined && disagrees(card, licenseFile))
        context.report(reportOf(card, licenseFile));
    }
  },
});

/** A card that says nothing known, or names the file's licence among others, does not disagree. */
function disagrees({ claims }: CardFact, { license }: CardLicenseFile): boolean {
  const known = claims.filter((claim) => claim.class !== "unstated" && claim.family !== true);
  return known.length > 0 && !known.some((claim) => claim.id === license.id);
}

function reportOf(card: CardFact, { file, license }: CardLicenseFile): Report {
  const said = listWords(card.claims.map((claim) => `\`${shownId(claim)}\``));
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `This card says ${said}, and \`${file.name}\` beside it is the text of ${licenseWords(license)}. Whoever relies on one of the two may break the other. Let the card name the licence that holds for what it describes, and say in the text where the other one applies, to the code for instance.`,
    related: [{ path: file.path, place: { kind: "file" }, message: `the text of ${licenseWords(license)}` }],
    fixes: [setLicense(license, card)],
    identity: `${file.name}: ${license.id}`,
  };
}
