import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { Related } from "../../finding/finding.ts";
import type { RuleContext } from "../rule.ts";
import { listWords, textPlace } from "./words.ts";

/** Base models that other files of the workspace know of, or that are further up, beside those on the card. */
export function furtherBases(card: CardFact, context: RuleContext): readonly CardParent[] {
  return further(card, context).filter((parent) => !isData(parent));
}

/** The same for data. */
export function furtherData(card: CardFact, context: RuleContext): readonly CardParent[] {
  return further(card, context).filter(isData);
}

export function isData({ relation }: CardParent): boolean {
  return relation === "trained-on" || relation === "derived-from";
}

function further(card: CardFact, context: RuleContext): readonly CardParent[] {
  if (card.subject === "space" || card.evidence === "none") return [];
  // Of what the card names, only those count whose licence the workspace knows and the tables do not.
  const known = [...card.baseModels, ...card.datasets].filter(({ licenses }) => licenses.length > 0);
  const named = new Set(known.map(({ id }) => id.toLowerCase()));
  const parents = context.project.lineage(context.path)?.parents ?? [];
  return parents.filter(({ id }) => !named.has(id.toLowerCase()));
}

/** Where a parent is named: on the card, in a file beside it, or at a line elsewhere in the workspace. */
export function parentPlace({ span, foundIn }: CardParent): Pick<Related, "path" | "place"> {
  if (foundIn === undefined) return { place: textPlace(span) };
  const { path, line } = foundIn;
  return { path, place: { kind: "file", ...(line === undefined ? {} : { line }) } };
}

/** How a parent that is not on the card is known, as a sentence; nothing for one that is. */
export function foundWords({ id, foundIn, through }: CardParent): string {
  if (foundIn === undefined) return "";
  const line = foundIn.line === undefined ? "" : `, line ${foundIn.line + 1}`;
  if (through === undefined) return `\`${foundIn.name}\`${line} says that \`${id}\` went into it.`;
  return `It came of \`${id}\` through ${listWords(through.map((one) => `\`${one}\``))} (\`${foundIn.name}\`${line}).`;
}
