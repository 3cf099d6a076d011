import type { CardFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { licenseTextOf } from "../../knowledge/licenses/texts.ts";
import { defineRule } from "../rule.ts";
import { addFile, manual } from "./fixes.ts";
import { textPlace } from "./words.ts";

export const rule = defineRule({
  id: "license-text-missing",
  title: "Weights or data are handed out under a licence whose text is not there",
  area: "licensing",
  severity: "information",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://www.apache.org/licenses/LICENSE-2.0#redistribution"],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const report = card.evidence === "keys" ? reportOf(card) : undefined;
      if (report !== undefined) context.report(report);
    }
  },
});

/** Licences of software that ask for their text and the copyright line with every copy. */
function asksForText({ kind, keep, family }: License): boolean {
  return kind === "software" && family !== true && keep.includes("text") && keep.includes("copyright");
}

function reportOf(card: CardFact): Report | undefined {
  const { folder } = card;
  const [license] = card.claims;
  if (folder === undefined || license === undefined || card.claims.length > 1 || !asksForText(license))
    return undefined;
  if (!folder.hasWeights && !(card.subject === "dataset" && folder.hasData)) return undefined;
  const texts = folder.licenses.filter(({ ids }) => ids.length === 0 || ids.includes(license.id));
  const name = shownId(license);
  if (texts.length > 0) {
    // Apache's text needs no line of its own; MIT's and BSD's begin with it.
    const isShort = /^(mit|bsd|isc|ncsa|zlib)/.test(license.id);
    const [file] = texts;
    if (!isShort || file === undefined || texts.some(({ hasCopyright }) => hasCopyright)) return undefined;
    return {
      place: textPlace(card.licenses[0]?.span ?? card.opening),
      message: `\`${file.file.name}\` names nobody whose copyright it is, and \`${name}\` asks for that line in every copy: without it nobody can tell who gives the permission. Add \`Copyright (c) YEAR NAME\` to it.`,
      related: [{ path: file.file.path, place: { kind: "file" }, message: "no copyright line" }],
      fixes: [manual("Add a copyright line to the licence file")],
      identity: "copyright line",
    };
  }
  return {
    place: textPlace(card.licenses[0]?.span ?? card.opening),
    message: `This card says \`${name}\`, and its text does not lie beside what it describes. The licence asks for the text and the copyright line with every copy, so whoever takes this cannot keep to it. Add a file \`LICENSE\`.`,
    fixes: [fixOf(license)],
    identity: `text of ${license.id}`,
  };
}

function fixOf(license: License): Fix {
  const title = `Add a file \`LICENSE\` with the text of \`${shownId(license)}\``;
  const text = licenseTextOf(license.id);
  return text === undefined ? manual(title) : addFile(title, "LICENSE", text);
}
