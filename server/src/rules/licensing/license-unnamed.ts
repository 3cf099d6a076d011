import type { CardFact, CardLicense } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "license-unnamed",
  title: "`license: other` stands without the name or the link of the licence",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/model-cards#specifying-a-license"],
  },
  kinds: ["card"],
  triggers: ["other"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const other = card.licenses.find(({ value }) => value === "other");
      const missing = missingFields(card);
      if (other !== undefined && missing.length > 0) context.report(reportOf(card, other, missing));
    }
  },
});

type Field = "license_name" | "license_link";

function missingFields(card: CardFact): readonly Field[] {
  return [
    ...(card.licenseName === undefined ? (["license_name"] as const) : []),
    ...(card.licenseLink === undefined ? (["license_link"] as const) : []),
  ];
}

function reportOf(card: CardFact, other: CardLicense, missing: readonly Field[]): Report {
  const fields = listWords(missing.map((field) => `\`${field}\``));
  const guess = knownOther(card);
  const from =
    guess?.parent === undefined
      ? ""
      : ` Its base model \`${guess.parent}\` is under \`${shownId(guess.license)}\`.`;
  return {
    place: textPlace(other.span),
    message: `\`license: other\` says nothing without ${fields}: a reader cannot tell what is allowed.${from} Add a short name of the licence and a link to its text, which may be \`LICENSE\` in the same repository.`,
    // With a name, a person can at least look the licence up.
    ...(missing.includes("license_name") ? {} : { severity: "information" as const }),
    fixes: [fixOf(card, missing, guess?.license)],
    identity: "license: other",
  };
}

/** The licence that is most likely meant: the one that the name or the link says, else that of the base model. */
function knownOther(card: CardFact): { readonly license: License; readonly parent?: string } | undefined {
  const claimed = card.claims.find(({ id }) => id.startsWith("other:"));
  if (claimed !== undefined) return { license: claimed };
  for (const parent of card.baseModels) {
    const license = parent.licenses[0];
    if (license?.id.startsWith("other:") === true && parent.confidence !== "low")
      return { license, parent: parent.id };
  }
  return undefined;
}

function fixOf(card: CardFact, missing: readonly Field[], license: License | undefined): Fix {
  const lines = missing.map((field) => `${field}: ${valueFor(field, license) ?? ""}`);
  const title = `Add ${listWords(missing.map((field) => `\`${field}\``))}`;
  const certain = license !== undefined && lines.every((line) => !line.endsWith(": "));
  if (!certain || card.licenseEntry === undefined || card.insertOffset === undefined) return manual(title);
  const at = card.licenseEntry.start;
  const edits = [
    { span: { start: at, end: at }, newText: lines.map((line) => line + card.lineEnd).join("") },
  ];
  return { title, applicability: "unsafe", edits };
}

function valueFor(field: Field, license: License | undefined): string | undefined {
  if (license === undefined) return undefined;
  return field === "license_name" ? shownId(license) : license.url;
}
