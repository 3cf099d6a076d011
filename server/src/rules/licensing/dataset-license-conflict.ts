import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { Report, Severity } from "../../finding/finding.ts";
import { type License, lesserConfidence, shownId } from "../../knowledge/licenses/license.ts";
import { reasonWeight } from "../../knowledge/licenses/reasons.ts";
import { judge, type Verdict, type VerdictReason } from "../../knowledge/licenses/verdicts.ts";
import { defineRule } from "../rule.ts";
import { manual } from "./fixes.ts";
import { foundWords, furtherData, parentPlace } from "./lineage.ts";
import { clauseWords, licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "dataset-license-conflict",
  title: "A card's licence does not fit that of the data it came of",
  area: "licensing",
  severity: "warning",
  confidence: "medium",
  references: { cwe: [], owaspLlm: ["LLM03"], links: ["https://www.dataprovenance.org/"] },
  kinds: ["card"],
  // Data that only a program of the workspace names counts as well.
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const claim = card.claims.length === 1 ? card.claims[0] : undefined;
      if (claim === undefined) continue;
      for (const dataset of [...card.datasets, ...furtherData(card, context)]) {
        const report = reportOf(dataset, claim, card);
        if (report !== undefined) context.report(report);
      }
    }
  },
});

interface Judged {
  readonly license: License;
  readonly verdict: Verdict;
}

function reportOf(dataset: CardParent, claim: License, card: CardFact): Report | undefined {
  const judged = [...dataset.licenses, ...dataset.generatorLicenses].map((license) => ({
    license,
    verdict: judge(license, claim, dataset.relation),
  }));
  const conflicts = judged.filter(
    ({ verdict }) => verdict.status === "breach" || verdict.status === "unsettled",
  );
  const worst = conflicts.sort((left, right) => rank(right) - rank(left))[0];
  if (worst === undefined) return undefined;
  const { license, verdict } = worst;
  return {
    place: textPlace(dataset.foundIn === undefined ? dataset.span : (card.licenses[0]?.span ?? card.opening)),
    message: messageOf(dataset, claim, worst),
    severity: severityOf(worst, dataset),
    confidence: lesserConfidence(
      lesserConfidence(dataset.confidence, license.confidence),
      verdict.status === "breach" ? "high" : "medium",
    ),
    related: [
      ...(dataset.foundIn === undefined
        ? []
        : [{ ...parentPlace(dataset), message: `\`${dataset.id}\` is named here` }]),
      ...card.licenses.map(({ span }) => ({
        place: textPlace(span),
        message: `this card says \`${shownId(claim)}\``,
      })),
    ],
    fixes: [manual(`Leave \`${dataset.id}\` out, or publish under terms that fit it`)],
    identity: `${dataset.id}: ${license.id} against ${claim.id}`,
    evidence: [
      `dataset: ${dataset.id} under ${listWords(dataset.licenses.map(shownId))}, by ${dataset.source}`,
      ...(dataset.generators.length === 0 ? [] : [`written by models of: ${dataset.generators.join(", ")}`]),
      ...(dataset.laxerTag === undefined ? [] : [`the Hub's tag: ${dataset.laxerTag}`]),
      ...(verdict.terms.section === undefined ? [] : [`clause: ${license.name}, ${verdict.terms.section}`]),
    ],
  };
}

/** Breaches first, then what forbids most. */
function rank({ verdict }: Judged): number {
  return (verdict.status === "breach" ? 10 : 0) + reasonWeight(verdict.reason);
}

const warned: ReadonlySet<VerdictReason> = new Set([
  "noncommercial-data",
  "no-derivatives-data",
  "outputs-restricted",
  "outputs-derivative",
]);

/** Unsettled law is a warning at most; a licence that holds for some parts of a collection, information. */
function severityOf({ verdict }: Judged, dataset: CardParent): Severity {
  // Half of all text data is share-alike, and nobody has settled that a model takes that on: credit is all it asks for.
  if (verdict.reason === "share-alike-data") return "hint";
  if (dataset.mixture) return "information";
  if (verdict.status === "breach") return "error";
  return verdict.reason !== undefined && warned.has(verdict.reason) ? "warning" : "information";
}

function messageOf(dataset: CardParent, claim: License, judged: Judged): string {
  const { verdict } = judged;
  const sentence = verdict.reason === undefined ? undefined : reasons[verdict.reason];
  const base = `${stateWords(dataset, judged.license)}, and this card says \`${shownId(claim)}\`.`;
  return [base, sentence?.(claim, judged) ?? "", foundWords(dataset)].filter((one) => one !== "").join(" ");
}

function stateWords(dataset: CardParent, license: License): string {
  if (dataset.generatorLicenses.includes(license)) {
    return `\`${dataset.id}\` was written, at least in part, by models of ${listWords(dataset.generators)}, by ${dataset.source}`;
  }
  const tag = dataset.laxerTag === undefined ? "" : `, though the Hub's tag says \`${dataset.laxerTag}\``;
  const subject = dataset.mixture ? `Parts of \`${dataset.id}\` are` : `\`${dataset.id}\` is`;
  return `${subject} under ${licenseWords(license)} by ${dataset.source}${tag}`;
}

type Sentence = (claim: License, judged: Judged) => string;

const reasons: Readonly<Partial<Record<VerdictReason, Sentence>>> = {
  "noncommercial-data": (claim) =>
    `That data is for non-commercial use, and \`${shownId(claim)}\` allows commercial use of what was learnt from it. Whether weights are an adaptation of their training data is not settled: take it as a risk, say it on the card, or train on other data.`,
  "no-derivatives-data": () =>
    "That data may not be shared in changed form. Whether weights are a changed form of it is not settled: take it as a risk, or train on other data.",
  "share-alike-data": () =>
    "That data asks for the same licence on what is adapted from it. Whether weights are adapted from it is not settled; give credit on the card in any case.",
  "provider-terms": () =>
    "The terms of the service that wrote the data forbid its customers to build competing models with it. They bind whoever made the data; say on the card where it comes from.",
  "outputs-restricted": (_claim, { license }) =>
    `It holds what such a model wrote, and the ${license.name} forbids to improve any other model with that. Whether this binds whoever did not run the model is not settled: take it as a risk, or train on other data.`,
  "outputs-derivative": (_claim, { license }) =>
    `It holds what such a model wrote, and the ${license.name} takes a model that learns to perform alike from that for a derivative of its own. Publish under that licence, or train on other data.`,
  "no-license-found": () =>
    "An audit found no licence for it, so its authors keep all rights. Ask them, or use other data.",
  "grants-commercial-use": (claim, { verdict }) =>
    `${clauseWords(verdict.terms)} \`${shownId(claim)}\` lets anybody use it commercially: publish under the licence of the source, or take other data.`,
  "not-share-alike": (_claim, { verdict }) =>
    `${clauseWords(verdict.terms)} Publish under that licence, or take other data.`,
  "copyleft-of-weights": (_claim, { verdict }) =>
    `${clauseWords(verdict.terms)} Publish under that licence, or take other data.`,
  "adaptation-shared": (_claim, { verdict }) =>
    `${clauseWords(verdict.terms)} Keep what you made private, or take other data.`,
  "drops-restrictions": (_claim, { verdict }) =>
    `${clauseWords(verdict.terms)} Publish under that licence, or take other data.`,
  "leaves-the-licence": (_claim, { verdict }) =>
    `${clauseWords(verdict.terms)} Publish under that licence, or take other data.`,
};
