import type { CardFact, CardLicense, CardParent } from "../../facts/facts.ts";
import type { Confidence, Fix, Report, Severity } from "../../finding/finding.ts";
import { type License, lesserConfidence, shownId } from "../../knowledge/licenses/license.ts";
import { judge, type Verdict, type VerdictReason } from "../../knowledge/licenses/verdicts.ts";
import { defineRule } from "../rule.ts";
import { setLicense } from "./fixes.ts";
import { foundWords, furtherBases, parentPlace } from "./lineage.ts";
import { irreconcilable } from "./merge.ts";
import { clauseWords, licenseWords, listWords, sourceWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "license-conflict",
  title: "A card gives rights that the licence of its base model does not",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/model-cards#specifying-a-base-model"],
  },
  kinds: ["card"],
  // A base model that only a file beside the card names counts as well.
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      for (const conflict of conflictsOf(card, furtherBases(card, context)))
        context.report(reportOf(conflict, card));
    }
  },
});

interface Conflict {
  readonly upstream: License;
  /** The base models under that licence, in the order of the card. */
  readonly parents: readonly [CardParent, ...CardParent[]];
  readonly claim: License;
  readonly verdict: Verdict;
  readonly sure: Confidence;
}

/** One for each licence of a base model that the card's own does not fit. */
function conflictsOf(card: CardFact, further: readonly CardParent[]): readonly Conflict[] {
  // A merge that no licence can save is one finding, of the rule that is about merges.
  if (card.claims.length === 0 || irreconcilable(card) !== undefined) return [];
  const found = new Map<string, Conflict>();
  for (const parent of [...card.baseModels, ...further]) {
    const upstream = parent.licenses[0];
    const worst = upstream === undefined ? undefined : verdictOf(upstream, parent, card.claims);
    if (upstream === undefined || worst === undefined) continue;
    const earlier = found.get(upstream.id);
    const sure = lesserConfidence(parent.confidence, upstream.confidence);
    found.set(
      upstream.id,
      earlier === undefined
        ? { upstream, parents: [parent], ...worst, sure }
        : { ...earlier, parents: [...earlier.parents, parent] },
    );
  }
  return [...found.values()];
}

/** A card may name several licences for its parts: one that fits is enough, and an open one is no conflict. */
function verdictOf(
  upstream: License,
  parent: CardParent,
  claims: readonly License[],
): Pick<Conflict, "claim" | "verdict"> | undefined {
  const judged = claims.map((claim) => ({ claim, verdict: judge(upstream, claim, parent.relation) }));
  if (judged.some(({ verdict }) => verdict.status === "allowed" || verdict.status === "unknown"))
    return undefined;
  return judged.find(({ verdict }) => verdict.status === "unsettled") ?? judged[0];
}

function reportOf(conflict: Conflict, card: CardFact): Report {
  const { upstream, parents, claim, verdict, sure } = conflict;
  const license = card.licenses.find((one) => stands(one, claim)) ?? card.licenses[0];
  return {
    place: textPlace(license?.span ?? card.opening),
    message: messageOf(conflict),
    severity: severityOf(verdict, sure, parents[0]),
    confidence: verdict.status === "breach" ? sure : lesserConfidence(sure, "medium"),
    related: parents.map((parent) => ({
      ...parentPlace(parent),
      message: `\`${parent.id}\` is under ${licenseWords(upstream)}`,
    })),
    fixes: fixesOf(conflict, card),
    identity: `${parents[0].id}: ${upstream.id} against ${claim.id}`,
    evidence: [
      `base model: ${parents[0].id} under ${shownId(upstream)} (${parents[0].source})`,
      `card: ${shownId(claim)}`,
      ...(verdict.terms.section === undefined ? [] : [`clause: ${upstream.name}, ${verdict.terms.section}`]),
      ...(upstream.url === undefined ? [] : [`text: ${upstream.url}`]),
    ],
  };
}

function stands({ identity }: CardLicense, claim: License): boolean {
  return "license" in identity && identity.license.id === claim.id;
}

/** A breach on its face is an error, what is open a warning; what is known from doubtful sources, neither. */
function severityOf(verdict: Verdict, sure: Confidence, { foundIn, byName }: CardParent): Severity {
  if (sure === "low") return "information";
  // A name is a strong hint, and no proof.
  if (byName === true) return "warning";
  // What other files tell of the model, and less than certainly, is no breach on its face.
  if (foundIn !== undefined && sure !== "high") return "warning";
  return verdict.status === "breach" ? "error" : "warning";
}

function messageOf({ upstream, parents, claim, verdict }: Conflict): string {
  const names = listWords(parents.map(({ id }) => `\`${id}\``));
  const base = `${names} ${parents.length === 1 ? "is" : "are"} under ${licenseWords(upstream)}`;
  const clause = clauseWords(verdict.terms);
  const what = verdict.reason === undefined ? "" : (reasons[verdict.reason]?.(claim, upstream) ?? "");
  const known = sourceWords(parents[0]);
  const sentences = [
    `${base}, and this card says \`${shownId(claim)}\`.`,
    clause,
    what,
    known,
    foundWords(parents[0]),
    advice(upstream, claim),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

type Sentence = (claim: License, upstream: License) => string;

const reasons: Readonly<Partial<Record<VerdictReason, Sentence>>> = {
  "grants-commercial-use": (claim) =>
    `\`${shownId(claim)}\` lets anybody use it commercially, a right that whoever made this model never had.`,
  "drops-restrictions": (claim) => `\`${shownId(claim)}\` binds nobody to them.`,
  "other-restrictions": (claim) =>
    `\`${shownId(claim)}\` has restrictions of its own; whether they take in all of these is not settled.`,
  "leaves-the-licence": (claim, upstream) =>
    upstream.commercial === "no"
      ? `\`${shownId(claim)}\` keeps to non-commercial use, but drops the other terms; whether that is enough is not settled.`
      : `\`${shownId(claim)}\` puts the model under other terms than its own.`,
  "no-copy": (claim) =>
    `Own terms are allowed beside it, but a card that says only \`${shownId(claim)}\` hides the agreement; whether a copy elsewhere is enough is not settled.`,
  "not-share-alike": (claim) =>
    `\`${shownId(claim)}\` is neither that licence nor one that it names as compatible.`,
  "copyleft-of-weights": () => "Whether trained weights are a work based on such a program is not settled.",
  "adaptation-shared": () => "So a changed version must not be published, under whichever licence.",
  "adapter-without-weights": () =>
    "Whether an adapter, which holds none of the base model's weights, is a derivative of it is not settled.",
};

function advice(upstream: License, claim: License): string {
  if (upstream.derivatives === "private") {
    return "Keep it private, ask the licensor, or start from a base model that may be changed and shared.";
  }
  const fields = upstream.id.startsWith("other:")
    ? `\`license: other\` with \`license_name: ${shownId(upstream)}\` and its \`license_link\``
    : `\`license: ${upstream.id}\``;
  return `Set ${fields}, or build on a base model whose licence allows \`${shownId(claim)}\`.`;
}

function fixesOf({ upstream }: Conflict, card: CardFact): readonly Fix[] {
  return upstream.derivatives === "private" ? [] : [setLicense(upstream, card)];
}
