import { isKeyName } from "../../../knowledge/key-formats/owners.ts";
import type { Span } from "../../../text/span.ts";
import { closingOf } from "./blanked.ts";

/** Names that hold keys, and names of mappings and requests that carry one. */
export interface KeyNames {
  readonly keys: ReadonlySet<string>;
  readonly headers: ReadonlySet<string>;
}

/** Reads of a secret: what they answer is a key, whatever its name. */
const secretReads =
  /^\s*(?:getpass(?:\.getpass)?\s*\(|userdata\.get\s*\(|(?:dbutils|w\.dbutils)\.secrets\.get\s*\(|(?:\w+|UserSecretsClient\(\))\.get_secret\s*\(|(?:st|streamlit)\.secrets\b)/;
/** Reads of the environment, up to the name that is read. */
const environmentRead =
  /^\s*(?:os\.)?(?:environ\s*\[|environ\.(?:get|pop)\s*\(|getenv\s*\()\s*["']([A-Za-z_]\w{0,80})["']/;

/** Whether an expression that begins at an offset is a key: read from a store of secrets, or the environment's by a key's name. */
export function isKeySource(text: string, at: number): boolean {
  const expression = text.slice(at, at + 200);
  if (secretReads.test(expression)) return true;
  const name = environmentRead.exec(expression)?.[1];
  return name !== undefined && isKeyName(name);
}

const assignment =
  /(^|[\n;])[ \t]*((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)[ \t]*(?::[ \t]*[\w.[\]|, ]{1,60})?=(?!=)[ \t]*/g;

/** @param found the keys that stand in the text */
export function keyNamesOf(text: string, code: string, found: readonly Span[]): KeyNames {
  const keys = new Set<string>();
  const headers = new Set<string>();
  for (const match of code.matchAll(assignment)) {
    const name = match[2] ?? "";
    const at = match.index + match[0].length;
    if (isKeySource(text, at) || holdsKey(text, code, at, found)) keys.add(name);
    else if (code.charAt(at) === "{" && carriesKey(text, code, at, { keys, found })) headers.add(name);
  }
  return { keys, headers };
}

/** A literal that is a key, and nothing else on its line. */
function holdsKey(text: string, code: string, at: number, found: readonly Span[]): boolean {
  if (!/["']/.test(code.charAt(at))) return false;
  const end = text.indexOf("\n", at);
  return found.some((span) => span.start > at && span.start - at < 8 && (end < 0 || span.end <= end));
}

/** `{"Authorization": f"Bearer {token}"}` */
function carriesKey(
  text: string,
  code: string,
  open: number,
  { keys, found }: { readonly keys: ReadonlySet<string>; readonly found: readonly Span[] },
): boolean {
  const end = closingOf(code, open);
  if (end === undefined) return false;
  if (!/["'](?:[\w-]*authorization|[\w-]*api[-_]?key|[\w-]*token)["']\s*:/i.test(text.slice(open, end)))
    return false;
  if (found.some((span) => span.start > open && span.end < end)) return true;
  const words = code.slice(open, end).matchAll(/(?<![\w.])(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*/g);
  for (const match of words) {
    if (keys.has(match[0]) || isKeySource(text, open + match.index)) return true;
  }
  return false;
}
