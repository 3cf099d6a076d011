import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { Confidence } from "../../finding/finding.ts";
import { type Duties, dutiesOf } from "../../knowledge/licenses/duties.ts";
import { type License, lesserConfidence } from "../../knowledge/licenses/license.ts";
import type { RuleContext } from "../rule.ts";
import { furtherBases } from "./lineage.ts";

/** A licence whose duties hold for what a card publishes, and where that is known from. */
export interface Binding {
  readonly license: License;
  readonly duties: Duties;
  /** The base model that brings it; absent where only the card's own licence does. */
  readonly parent?: CardParent;
  readonly confidence: Confidence;
}

/**
 * The licences that bind who publishes what a card describes: those of its base models, each once;
 * where nothing is known of those, the card's own.
 */
export function bindingsOf(card: CardFact, context: RuleContext): readonly Binding[] {
  const found = new Map<string, Binding>();
  for (const parent of [...card.baseModels, ...furtherBases(card, context)]) {
    const [license] = parent.licenses;
    if (license === undefined || parent.confidence === "low" || parent.mixture || found.has(license.id))
      continue;
    const confidence = lesserConfidence(parent.confidence, license.confidence);
    found.set(license.id, { license, duties: dutiesOf(license), parent, confidence });
  }
  const [own, ...others] = card.claims;
  if (found.size === 0 && own !== undefined && others.length === 0)
    found.set(own.id, { license: own, duties: dutiesOf(own), confidence: own.confidence });
  return [...found.values()];
}

/** Cards of models that somebody publishes: with the keys of the Hub's cards. */
export function isModelCard(card: CardFact): boolean {
  return card.subject === "model" && card.evidence === "keys" && card.licenses.length > 0;
}

/** `` `meta-llama/Llama-3.1-8B`, which this was made from, is under ``, or `This card is under`. */
export function broughtBy({ parent }: Binding): string {
  return parent === undefined ? "This card is" : `\`${parent.id}\`, which this was made from, is`;
}

/**
 * Whether the card stands under that licence. Where it names another one, that is the fault to mend
 * first, and a finding of its own.
 */
export function isAccepted(card: CardFact, { license }: Binding): boolean {
  return card.claims.some(({ id }) => id === license.id);
}
