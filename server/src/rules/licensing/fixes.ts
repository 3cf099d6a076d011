import type { CardFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import type { TextEdit } from "../../text/edits.ts";

/** The lines that name a licence on a card: one for an id of the Hub, three for another. */
function licenseLines(license: License, card: CardFact): readonly string[] {
  if (!license.id.startsWith("other:")) return [`license: ${license.id}`];
  const name = card.licenseName === undefined ? [`license_name: ${shownId(license)}`] : [];
  const link =
    card.licenseLink === undefined && license.url !== undefined ? [`license_link: ${license.url}`] : [];
  return ["license: other", ...name, ...link];
}

/** The edit that makes the card say this licence, in place of what it says now or as its first key. */
function licenseEdit(license: License, card: CardFact): readonly TextEdit[] {
  const text = licenseLines(license, card).join(card.lineEnd);
  if (card.insertOffset === undefined) return [];
  if (card.licenseEntry !== undefined) return [{ span: card.licenseEntry, newText: text }];
  const at = card.insertOffset;
  return [{ span: { start: at, end: at }, newText: text + card.lineEnd }];
}

/** An unsafe fix, or a manual one where the front matter leaves no place for it: a licence is a person's word. */
export function setLicense(license: License, card: CardFact): Fix {
  const title = `Set \`license: ${license.id.startsWith("other:") ? "other" : license.id}\`, the licence ${shownId(license)}`;
  const edits = license.id.startsWith("data:") ? [] : licenseEdit(license, card);
  return { title, applicability: edits.length === 0 ? "manual" : "unsafe", edits };
}

/** A fix that only says what to do. */
export function manual(title: string): Fix {
  return { title, applicability: "manual", edits: [] };
}

/** Adds a key that the card has not, with its values; undefined where it stands there, or the front matter leaves no place. */
export function addToList(card: CardFact, field: string, values: readonly string[]): Fix | undefined {
  const at = card.insertOffset;
  if (at === undefined || card.keys.some(({ value }) => value === field)) return undefined;
  const lines = [`${field}:`, ...values.map((value) => `- ${value}`)];
  const newText = lines.map((line) => line + card.lineEnd).join("");
  return {
    title: `Add \`${field}\``,
    applicability: "unsafe",
    edits: [{ span: { start: at, end: at }, newText }],
  };
}

/** A file beside the card, made in an editor at a person's word; elsewhere the title says what to do. */
export function addFile(title: string, name: string, text: string): Fix {
  return { title, applicability: "manual", edits: [], creates: [{ name, text }] };
}
