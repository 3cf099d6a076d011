import type { CardFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { shownId } from "../../knowledge/licenses/license.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { manual, setLicense } from "./fixes.ts";
import { cardWords, licenseListPage, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "card-license-missing",
  title: "A card names no licence, so nobody may use what it describes",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: { cwe: [1357], owaspLlm: ["LLM03"], links: [licenseListPage] },
  kinds: ["card", "markdown"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      if (card.bare === true) context.report(bareReport(card));
      else if (isCard(card, context) && saysNothing(card) && isReadable(card)) context.report(reportOf(card));
    }
  },
});

/** Files that lie beside a card of weights. */
const weightFiles = [
  "config.json",
  "model.safetensors",
  "pytorch_model.bin",
  "adapter_config.json",
  "model_index.json",
];

/** Keys that a blog has as well make a card only where the weights lie beside it. */
function isCard(card: CardFact, context: RuleContext): boolean {
  if (card.evidence === "keys") return true;
  return weightFiles.some((file) => context.project.exists(file, context.path));
}

/** No licence, or `unknown`, which the Hub takes as "none stated". */
function saysNothing(card: CardFact): boolean {
  return card.licenses.every(({ value }) => value === "unknown");
}

/** A front matter that is broken or cut may well hold a licence where nobody can see it. */
function isReadable(card: CardFact): boolean {
  return card.keys.length > 0 && !card.problems.some(({ kind }) => kind === "limit");
}

function reportOf(card: CardFact): Report {
  const misspelt = card.misspeltLicenseKey;
  if (misspelt !== undefined) {
    return {
      place: textPlace(misspelt.span),
      message: `The Hub reads \`license\`, not \`${misspelt.value}\`, so this card names no licence. Rename the key.`,
      fixes: [renameKey(misspelt.span)],
    };
  }
  const nested = card.nestedLicenseKey;
  if (nested !== undefined) {
    return {
      place: textPlace(nested.span),
      message: `The Hub reads \`license\` at the top level, and here it stands under \`${nested.value}\`, so this card names no licence. Move it out, to the start of a line.`,
      fixes: [manual("Move `license` to the top level of the front matter")],
    };
  }
  const { known, fixes } = baseFixes(card);
  return {
    place: textPlace(card.licenseEntry ?? card.opening),
    message: `${stateWords(card)} Without one all rights are reserved, and nobody may use, change or pass on what it describes.${known} Choose a licence and name it with an id of the Hub's list.`,
    // A Space shows a demo; what it loads has licences of its own.
    ...(card.subject === "space" ? { severity: "hint" as const } : {}),
    ...(card.evidence === "keys" ? {} : { confidence: "medium" as const }),
    fixes: [...fixes, manual("Add `license:` with an id of the Hub's list, such as `apache-2.0`")],
    identity: "license",
  };
}

/** The Hub reads a licence from the front matter alone. */
function bareReport(card: CardFact): Report {
  const { known, fixes } = baseFixes(card);
  return {
    place: textPlace(card.opening),
    message: `This README stands beside the weights of a model and has no front matter, so that neither the Hub nor any tool finds a licence for them.${known} Begin it with a front matter that names one with an id of the Hub's list.`,
    // A licence file grants the rights, though programs do not see it.
    ...((card.folder?.licenses.length ?? 0) > 0 ? { severity: "information" as const } : {}),
    confidence: "medium",
    fixes: [...fixes.map((fix) => newFrontMatter(fix, card)), manual("Add a front matter with `license:`")],
    identity: "front matter",
  };
}

function newFrontMatter(fix: Fix, { lineEnd }: CardFact): Fix {
  const fenced = (text: string) => `---${lineEnd}${text}---${lineEnd}${lineEnd}`;
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, newText: fenced(edit.newText) })) };
}

function stateWords(card: CardFact): string {
  const words = cardWords(card);
  if (card.licenses.length > 0) return `This ${words} says \`license: unknown\`.`;
  return card.licenseEntry === undefined
    ? `This ${words} has no \`license\`.`
    : `The \`license\` of this ${words} holds no id.`;
}

function renameKey(span: CardFact["opening"]): Fix {
  return {
    title: "Rename the key to `license`",
    applicability: "safe",
    edits: [{ span, newText: "license" }],
  };
}

/** The licences of the base models are what its own has to fit; a licence file has been chosen already. */
function baseFixes(card: CardFact): { readonly known: string; readonly fixes: readonly Fix[] } {
  const { licenseFile } = card;
  if (licenseFile !== undefined) {
    const known = ` \`${licenseFile.file.name}\` beside it is the text of \`${shownId(licenseFile.license)}\`.`;
    return { known, fixes: [setLicense(licenseFile.license, card)] };
  }
  const parents = card.baseModels.filter(
    ({ licenses, confidence }) => licenses.length > 0 && confidence !== "low",
  );
  const [first] = parents;
  const license = first?.licenses[0];
  if (first === undefined || license === undefined) return { known: "", fixes: [] };
  const known = ` Its base model \`${first.id}\` is under \`${shownId(license)}\`, which binds this one too.`;
  return { known, fixes: parents.length === 1 ? [setLicense(license, card)] : [] };
}
