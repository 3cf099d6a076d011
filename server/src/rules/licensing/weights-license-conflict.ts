import type { CardFact } from "../../facts/facts.ts";
import type { StatedLicense } from "../../facts/project.ts";
import type { Report } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { setLicense } from "./fixes.ts";
import { licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "weights-license-conflict",
  title: "A card and the weights or data beside it name different licences",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://github.com/ggml-org/ggml/blob/master/docs/gguf.md"],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const conflict = conflictOf(card, context);
      if (conflict !== undefined) context.report(reportOf(card, conflict.stated, conflict.license));
    }
  },
});

interface Conflict {
  readonly stated: StatedLicense;
  readonly license: License;
}

/** The first file that says something else. Licence files have a rule of their own, and a vague word is no contradiction. */
function conflictOf(card: CardFact, context: RuleContext): Conflict | undefined {
  const claims = card.claims.filter((claim) => claim.class !== "unstated" && claim.family !== true);
  if (claims.length === 0) return undefined;
  const { stated = [] } = context.project.lineage(context.path) ?? {};
  for (const one of stated) {
    const known = one.licenses.filter((license) => license.class !== "unstated" && license.family !== true);
    const [license] = known;
    if (license === undefined || known.some(({ id }) => claims.some((claim) => claim.id === id))) continue;
    return { stated: one, license };
  }
  return undefined;
}

function reportOf(card: CardFact, { file, says, text }: StatedLicense, license: License): Report {
  const said = listWords(card.claims.map((claim) => `\`${shownId(claim)}\``));
  const place = { kind: "file", ...(file.line === undefined ? {} : { line: file.line }) } as const;
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `This card says ${said}, and ${says} (\`${file.name}\`) says ${licenseWords(license)}. Programs read the one and people the other, and whoever relies on one of them may break the other. Find out which holds, and write it in both places.`,
    related: [{ path: file.path, place, message: `\`${text.slice(0, 60)}\`` }],
    fixes: [setLicense(license, card)],
    identity: `${file.name}: ${license.id}`,
  };
}
