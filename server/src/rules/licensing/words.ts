import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { Place } from "../../finding/finding.ts";
import type { Terms } from "../../knowledge/licenses/clauses.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import type { Span } from "../../text/span.ts";

/** Where the Hub's ids are listed. */
export const licenseListPage = "https://huggingface.co/docs/hub/repositories-licenses";

export function textPlace(span: Span): Place {
  return { kind: "text", span };
}

/** `` `llama3.1` (Llama 3.1 Community License) ``, or the id alone where the name says no more. */
export function licenseWords(license: License): string {
  const id = `\`${shownId(license)}\``;
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace("creative commons", "cc")
      .replace(/[^a-z0-9]+/g, "");
  return plain(license.name).includes(plain(shownId(license))) &&
    license.name.length < shownId(license).length + 8
    ? id
    : `${id} (${license.name})`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What a card is called in a sentence. */
export function cardWords(card: CardFact): string {
  return card.subject === "unknown"
    ? "card"
    : card.subject === "space"
      ? "Space card"
      : `${card.subject} card`;
}

/** How the parent's licence is known, where that is not the licence's own publisher. */
export function sourceWords(parent: CardParent): string {
  if (parent.copyOf !== undefined) return `It is known as a copy of \`${parent.copyOf}\`, by its name.`;
  if (parent.byName === true) return "That is what its name says, which is all that is known of it.";
  return parent.confidence === "low" ? "Sources differ on its licence, so look at its own page first." : "";
}

/** `Its section 3.1 says that …`, or `It says that …` where the place is not known; nothing where the words are not. */
export function clauseWords({ section, says }: Terms): string {
  if (says === undefined) return "";
  if (section === undefined) return `It says that ${says}.`;
  return `Its ${section} ${/^(paragraphs|sections)/.test(section) ? "say" : "says"} that ${says}.`;
}
