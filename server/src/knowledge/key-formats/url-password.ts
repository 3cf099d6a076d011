import { holds, isAt, tableOf } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";
import { urlPasswordFormat } from "./formats.ts";
import { isPlaceholder } from "./placeholder.ts";
import { changesOfKind } from "./randomness.ts";

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
 * Passwords in URLs: `scheme://user:password@host`. Those that are no word for a host that is not this machine, and random
 * ones for any.
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
  if (!isAt(text, colon, ":")) return undefined;
  const end = endOf(userinfoCharacters, text, colon + 1, limit);
  if (!isAt(text, end, "@")) return undefined;
  const user = text.slice(separator + 3, colon);
  const password = text.slice(colon + 1, end);
  const host = text.slice(end + 1, endOf(hostCharacters, text, end + 1, limit + 256));
  const isFar = host.includes(".") && !localHosts.test(host);
  if (!isRandomPassword(password) && !(isFar && isRealPassword(password, user, host))) return undefined;
  return {
    format: urlPasswordFormat,
    span: { start: colon + 1, end },
    prefixLength: 0,
    confidence: isFar ? "medium" : "low",
  };
}

function endOf(table: Uint8Array, text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && holds(table, text, at)) at += 1;
  return at;
}

/** One that no person thought of counts for any host: what is meant for this machine is often used on others too. */
export function isRandomPassword(password: string): boolean {
  if (password.length < 12 || isPlaceholder(password)) return false;
  if ((password.length < 16 ? words : longWords).test(password)) return false;
  const changes = changesOfKind(password);
  if (!/[0-9]/.test(password)) return password.length >= 16 && changes >= leastWithoutDigits;
  return /[A-Za-z]/.test(password) && changes >= leastChanges;
}

/** Words that no random password of this length holds by chance. */
const longWords = /passw|secret|admin|change|postgres|mysql|mongo|redis|rabbit|airflow|local|super/i;
/** Above words with numbers behind them (0.2), below random letters and digits (0.62). */
const leastChanges = 0.3;
/** Above words that begin with capitals (0.3 at most). */
const leastWithoutDigits = 0.35;

function isRealPassword(password: string, user: string, host: string): boolean {
  if (/123456|example|sample|dummy/.test(host)) return false;
  if (password.length < 8 || words.test(password) || isPlaceholder(password)) return false;
  if (user.length > 2 && password.toLowerCase().includes(user.toLowerCase())) return false;
  return /[0-9]/.test(password) && /[A-Za-z]/.test(password);
}
