import { maskedForm } from "../../finding/mask.ts";
import type { KeyHit } from "../../knowledge/key-formats/format.ts";
import { tagOf } from "../../knowledge/key-formats/tag.ts";
import type { SecretFact } from "../facts.ts";

/** The name of a key that equal keys share. */
export type Identities = (hit: KeyHit, key: string) => string;

/**
 * Names for the keys of one document: a salted tag. A password that a person thought of could be guessed from a tag; such
 * a one is numbered in its document.
 */
export function identityMaker(): Identities {
  const passwords = new Map<string, number>();
  return ({ format }, key) => {
    if (format.id !== "url-password") return `${format.id}:${tagOf(key)}`;
    const number = passwords.get(key) ?? passwords.size + 1;
    passwords.set(key, number);
    return `${format.id}:${number}`;
  };
}

/** All that is said of a key, whatever place it stands in: from here on the key itself is gone. */
export function describeKey(
  hit: KeyHit,
  text: string,
  identities: Identities,
): Omit<SecretFact, "place" | "where"> {
  const { format, span, prefixLength, confidence } = hit;
  const key = text.slice(span.start, span.end);
  return {
    kind: "secret",
    provider: format.id,
    name: format.provider === "" ? format.noun : `${format.provider} ${format.noun}`,
    variable: format.variable,
    ...(format.revokeUrl === undefined ? {} : { revokeUrl: format.revokeUrl }),
    masked: maskedForm(key.slice(0, prefixLength), key.length),
    confidence,
    identity: identities(hit, key),
  };
}
