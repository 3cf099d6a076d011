import { holds, tableOf } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";
import { urlPasswordFormat } from "./formats.ts";
import { isPlaceholder } from "./placeholder.ts";

/** The longest user name and password together, in characters. */
const longestUserinfo = 256;

const schemeCharacters = tableOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
// RFC 3986 section 3.2.1, without `:`, and with the characters that people forget to encode.
const userinfoCharacters = tableOf(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%!$&*+,;=#^?|",
);
const hostCharacters = tableOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

/** Words that stand where a password will be, or that protect nothing. */
const words =
  /pass|secret|pwd|user|admin|root|guest|test|change|your|my|postgres|mysql|mongo|redis|rabbit|airflow|local|abc123|p[a@4][s5$]{2}w/i;
const localHosts =
  /^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|host\.docker\.|example|.*\.example|.*\.local$|.*\.test$|.*example\.)/i;

/**
 * Passwords in URLs: `scheme://user:password@host`. Only those that are no word, for a host that is not this machine.
 * Reads each character after a `://` at most once.
 */
export function findUrlPasswords(text: string): readonly KeyHit[] {
  const hits: KeyHit[] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const hit = passwordAfter(text, at);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

function passwordAfter(text: string, separator: number): KeyHit | undefined {
  if (!holds(schemeCharacters, text, separator - 1)) return undefined;
  const limit = separator + 3 + longestUserinfo;
  const colon = endOf(userinfoCharacters, text, separator + 3, limit);
  if (text.charAt(colon) !== ":") return undefined;
  const end = endOf(userinfoCharacters, text, colon + 1, limit);
  if (text.charAt(end) !== "@") return undefined;
  const user = text.slice(separator + 3, colon);
  const password = text.slice(colon + 1, end);
  const host = text.slice(end + 1, endOf(hostCharacters, text, end + 1, limit + 256));
  if (!isRealPassword(password, user, host) || !host.includes(".") || localHosts.test(host)) return undefined;
  return {
    format: urlPasswordFormat,
    span: { start: colon + 1, end },
    prefixLength: 0,
    confidence: "medium",
  };
}

function endOf(table: Uint8Array, text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && holds(table, text, at)) at += 1;
  return at;
}

function isRealPassword(password: string, user: string, host: string): boolean {
  if (/123456|example|sample|dummy/.test(host)) return false;
  if (password.length < 8 || words.test(password) || isPlaceholder(password)) return false;
  if (user.length > 2 && password.toLowerCase().includes(user.toLowerCase())) return false;
  return /[0-9]/.test(password) && /[A-Za-z]/.test(password);
}
