import type { Span } from "../../text/span.ts";
import { decodeBase64url } from "./base64url.ts";
import type { KeyFormat, KeyHit } from "./format.ts";
import { appPasswordFormat, passwordFormat } from "./formats.ts";
import { isKeyName } from "./key-names.ts";
import { isRandomPassword } from "./url-password.ts";

const value = "([^\"'`\\s\\\\]{10,64})";
/** `password = "…"`, `"password": "…"`, `password: str = SecretStr("…")` */
const quoted = new RegExp(
  `\\w{0,20}["'\`]?\\]?[ \\t]*(?::[ \\t]*[\\w.[\\] ]{1,24}[ \\t]*)?(?:=>|=|:|<-)[ \\t]*(?:SecretStr\\()?[bru]?(["'])${value}\\1`,
  "y",
);
/** `PASSWORD=…` to the end of a line of a configuration. */
const plain = /\w{0,20}[ \t]*[=:][ \t]*([^\s"'`;,(){}[\]$<>\\]{10,64})[ \t]*\r?$/my;
/** `getenv("DB_PASSWORD", "…")`, `("--password", default="…")`, `os.environ.get("DB_PASSWORD") or "…"` */
const argument = new RegExp(
  `\\w{0,20}["'\`](?:\\)?[ \\t]*(?:or|\\|\\||\\?\\?)|,(?:[ \\t]*type=\\w{1,9},)?)[ \\t]*(?:default[ \\t]*=[ \\t]*)?[bru]?(["'])${value}\\1`,
  "y",
);
/** A list of names and values: `name: DB_PASSWORD`, and `value: …` on the line below it */
const listed = new RegExp(
  `\\w{0,20}["']?,?[ \\t]*\\r?\\n[ \\t]*["']?value["']?[ \\t]*[:=][ \\t]*(["'])${value}\\1`,
  "y",
);
/** `--password '…'`, `ENV DB_PASSWORD …`: words of a command */
const wordQuoted = new RegExp(`\\w{0,20}[ \\t]+(["'])${value}\\1`, "y");
const wordPlain = /\w{0,20}[ \t]+([^\s"'`;,(){}[\]$<>\\]{10,64})[ \t]*\r?$/my;
/** `host=… user=… password=… dbname=…`, libpq's own form, between quotes */
const inPairs = /=([^\s"'`;,(){}[\]$<>\\&]{10,64})(?=[ "'])/y;
const otherPair = /\b(?:host|user|dbname|server|uid)=[^\s"']/i;
/** `("user", "…")` */
const pair = new RegExp(
  `[ \\t\\n]*[bru]?["'][^"'\\n]{1,80}["'][ \\t]*,[ \\t\\n]*[bru]?(["'])${value}\\1`,
  "y",
);
/** `MilvusClient(uri=…, token="user:…")` (docs.zilliz.com, "Connect to cluster") */
const userToken =
  /[^"']{0,80}(?:["'][^"'\n]{1,160}["'][^"']{0,80}){0,3}token[ \t]*=[ \t]*(["'])[\w-]{2,40}:([^"'\s]{10,64})\1/y;
/** Google's passwords for one program: sixteen letters, in fours as they are shown (support.google.com/accounts/answer/185833). */
const appPassword = /(["'])([a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}|[a-z]{16})\1/g;
const appWindow = 400;

/** The word for a password at an offset, `assw` of it known, with what stands before it; undefined where it is another. */
const word = /assw(?:or)?d/iy;

/**
 * A password that no person thought of, behind a word that says what follows.
 *
 * @param told what was found at `at`: a part of the password's name, of a login, or of a service
 */
export function passwordAt(text: string, at: number, told: string): KeyHit | undefined {
  const end = at + told.length;
  switch (told.toLowerCase()) {
    case "assw":
      return namedPassword(text, at);
    case "gmail":
      return appPasswordAfter(text, end);
    case "ilvus":
      return hitOf(text, groupAt(userToken, text, end, 2));
    default:
      return hitOf(text, groupAt(pair, text, end, 2));
  }
}

function namedPassword(text: string, at: number): KeyHit | undefined {
  word.lastIndex = at;
  const found = word.exec(text);
  if (found === null || !/[pP]/.test(text.charAt(at - 1))) return undefined;
  const end = at + found[0].length;
  const name = (/[\w-]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? "") + found[0];
  if (!isKeyName(name)) return undefined;
  const assigned =
    groupAt(quoted, text, end, 2) ??
    groupAt(plain, text, end, 1) ??
    groupAt(argument, text, end, 2) ??
    groupAt(listed, text, end, 2) ??
    (/^-|^[A-Z]+_/.test(name)
      ? (groupAt(wordQuoted, text, end, 2) ?? groupAt(wordPlain, text, end, 1))
      : undefined);
  return hitOf(text, assigned ?? (isAmongPairs(text, at, end) ? groupAt(inPairs, text, end, 1) : undefined));
}

function isAmongPairs(text: string, start: number, end: number): boolean {
  return otherPair.test(text.slice(Math.max(0, start - 120), end + 120));
}

function groupAt(pattern: RegExp, text: string, at: number, group: number): Span | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const found = match?.[group];
  if (match === null || found === undefined) return undefined;
  const end = match.index + match[0].trimEnd().length - (group === 2 ? 1 : 0);
  return { start: end - found.length, end };
}

function hitOf(text: string, span: Span | undefined, format: KeyFormat = passwordFormat): KeyHit | undefined {
  if (span === undefined) return undefined;
  const body = text.slice(span.start, span.end);
  // A path, an address or a call is what stands for a password, and none itself.
  if (/^[./~]|:\/\/|@[\w-]+\.|[\w-]+\.[\w.-]*\(|\$\{|\{\{|%\(|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(body))
    return undefined;
  // What a program keeps in a password's place, so that nobody can read it: a hash.
  if (
    /^(?:u?(?:sha\d+|md5|argon2\w*|scrypt|pbkdf2\w*|bcrypt|crypt|vault):|\$\w{1,10}\$|\{\w+\}|ENC[([])/i.test(
      body,
    )
  )
    return undefined;
  if (!/[a-z]/.test(body) || !/[0-9]/.test(body) || !isRandomPassword(saidBy(body))) return undefined;
  return { format, span, prefixLength: 0, confidence: "low" };
}

/** What is in base64 in a Kubernetes Secret is judged as it is used. */
function saidBy(body: string): string {
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return body;
  const decoded = decodeBase64url(body);
  return /^[\x20-\x7e]{6,}\n?$/.test(decoded) ? decoded : body;
}

function appPasswordAfter(text: string, from: number): KeyHit | undefined {
  appPassword.lastIndex = 0;
  const window = text.slice(from, from + appWindow);
  for (const match of window.matchAll(appPassword)) {
    const body = match[2] ?? "";
    const start = from + match.index + 1;
    const before = text.slice(Math.max(from, start - 80), start);
    if (
      !/pass|pwd|login\(|secret|key/i.test(before) ||
      /\b(?:format|like|e\.g\.)\W/i.test(before) ||
      isWords(body)
    )
      continue;
    return {
      format: appPasswordFormat,
      span: { start, end: start + body.length },
      prefixLength: 0,
      confidence: "medium",
    };
  }
  return undefined;
}

/** Letters left to chance have more than four consonants in a row, or a letter that no word has there. */
function isWords(body: string): boolean {
  const letters = body.replaceAll(" ", "");
  if (/^(.)\1+$/.test(letters) || /abcd|efgh|xxxx|your|pass|word|mail|here|test|code/.test(letters))
    return true;
  return !/[bcdfghjklmnpqrstvwxz]{5}|[jqvxz][bcdfghjklmnpqrstvwxz]|q[^u]/.test(letters);
}
