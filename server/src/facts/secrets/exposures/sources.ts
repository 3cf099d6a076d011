import type { Span } from "../../../text/span.ts";
import { closingOf } from "./blanked.ts";
import { carriersIn } from "./carriers.ts";
import { type EnvironmentName, environmentNames } from "./environments.ts";
import { namesKey } from "./names.ts";

/** Names that hold keys, and names of mappings and requests that carry one. */
export interface KeyNames {
  readonly keys: ReadonlySet<string>;
  readonly headers: ReadonlySet<string>;
  readonly environments: readonly EnvironmentName[];
  /** Classes of settings that read a key from the environment. */
  readonly settings: ReadonlySet<string>;
}

/** Where a person types a key. */
const asked = /^\s*getpass(?:\.getpass)?\s*\(/;
/** The token that a login has left on the machine (huggingface_hub, `get_token`, and `HfFolder` before it). */
const toldToken = /^\s*(?:(?:huggingface_hub\.)?get_token|HfFolder\.get_token)\s*\(\s*\)/;
/** Reads of the environment and of stores of secrets, up to the name that is read. */
const namedRead =
  /^\s*(?:(?:os\.)?(?:environ\s*\[|environ\.(?:get|pop)\s*\(|getenv\s*\()|userdata\.get\s*\(|(?:\w+|UserSecretsClient\(\))\.get_secret\s*\(|(?:w\.)?dbutils\.secrets\.get\s*\(.{0,80}?|(?:st|streamlit)\.secrets\s*\[)\s*["']([A-Za-z_][\w-]{0,80})["']/;
/** Whether an expression that begins at an offset is a key: typed in, or read by a key's name. */
export function isKeySource(text: string, at: number): boolean {
  const expression = text.slice(at, at + 200);
  if (asked.test(expression) || toldToken.test(expression)) return true;
  const name = namedRead.exec(expression)?.[1];
  return name !== undefined && namesKey(name);
}

const askedAnywhere =
  /getpass\s*\(|dotenv_values\b|\.env\b|kaggle\.json|dbutils\.secrets\.get\s*\(|get_token\s*\(\s*\)|BaseSettings\b|\.(?:api_key|api_token|secret_key|access_token|auth_token)\b/;
const namedReadAnywhere =
  /(?:environ\s*\[|environ\.(?:get|pop)\s*\(|getenv\s*\(|userdata\.get\s*\(|\.get_secret\s*\(|(?:st|streamlit)\.secrets\s*\[)\s*["']([A-Za-z_][\w-]{0,80})["']/g;

/** Whether a text may hold an expression of `isKeySource`, in code or elsewhere: without one no name in it is a key's. */
export function mayHoldKeySource(text: string): boolean {
  if (askedAnywhere.test(text)) return true;
  for (const match of text.matchAll(namedReadAnywhere)) if (namesKey(match[1] ?? "")) return true;
  return false;
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
  const holds = (span: Span) => holdsAny(text, code, span, { keys, found });
  const carriers = carriersIn(code, holds);
  for (const name of carriers.keys) keys.add(name);
  for (const name of carriers.headers) headers.add(name);
  return { keys, headers, environments: environmentNames(text, code), settings: carriers.settings };
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
  return holdsAny(text, code, { start: open, end }, { keys, found });
}

/** Whether a key stands in a stretch of code: itself, by a name, or as a read. */
function holdsAny(
  text: string,
  code: string,
  { start, end }: Span,
  { keys, found }: { readonly keys: ReadonlySet<string>; readonly found: readonly Span[] },
): boolean {
  if (found.some((span) => span.start >= start && span.end <= end)) return true;
  const words = code.slice(start, end).matchAll(/(?<![\w.])(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*/g);
  for (const match of words) {
    if (keys.has(match[0]) || isKeySource(text, start + match.index)) return true;
  }
  return false;
}
