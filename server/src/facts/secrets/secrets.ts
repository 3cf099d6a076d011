import type { TextDocument } from "../../documents/document.ts";
import { findEveryKey } from "../../knowledge/key-formats/repeats.ts";
import type { SecretFact } from "../facts.ts";

/**
 * The keys in a text document, in the order of the text, outputs of a notebook last.
 *
 * A fact holds no part of a key but the prefix that all keys of its kind share. Most texts hold none: what makes facts of
 * them is loaded for the others.
 */
export async function secretFacts(document: TextDocument): Promise<readonly SecretFact[]> {
  const hits = findEveryKey(document.text, { owners: true });
  if (hits.length === 0 && document.kind !== "notebook") return [];
  const { factsOfHits } = await import("./hits.ts");
  return factsOfHits(document, hits);
}
