import { maskedForm } from "../../finding/mask.ts";
import type { KeyHit } from "../../knowledge/key-formats/format.ts";
import { tagOf } from "../../knowledge/key-formats/tag.ts";
import type { SecretFact } from "../facts.ts";

/** The name of a key that equal keys share. */
export type Identities = (hit: KeyHit, key: string) => string;

/**
 * Names for the keys of one document: a salted tag. A password that a person thought of could be guessed from a tag, so
 * that such a one has only two digits of it: another password in its place is noticed 255 times of 256, and a guess
 * is confirmed by every 256th wrong one. Passwords of one document that have the same two digits are numbered.
 */
export function identityMaker(): Identities {
  const passwords = new Map<string, string[]>();
  return ({ format }, key) => {
    if (!/^(?:url-|google-app-)?password$/.test(format.id)) return `${format.id}:${tagOf(key)}`;
    const digits = tagOf(key).slice(0, 2);
    const alike = passwords.get(digits) ?? [];
    passwords.set(digits, alike);
    if (!alike.includes(key)) alike.push(key);
    return `${format.id}:${digits}:${alike.indexOf(key)}`;
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
