import { isKeyName } from "./key-names.ts";
import { nameDistance } from "./name-before.ts";

const paired =
  /["'](?:name|key|header)["']\s*:\s*["']([\w.-]{1,60})["']\s*,\s*["']value["']\s*:\s*["'](?:[A-Za-z]{3,7} )?$/;

/** The name of a value that is written beside it in a list of pairs: `{"name": "Authorization", "value": "Bearer …"}`. */
export function pairedName(text: string, start: number): string | undefined {
  const name = paired.exec(text.slice(Math.max(0, start - nameDistance), start))?.[1];
  return name === "token" ? "access_token" : name;
}

const field = /\b([A-Za-z_]\w{0,60})[ \t]*(?::[^=\n]{0,60})?=[ \t]*[\w.]{1,40}\([^()\n]{0,60}$/;

/** What a field is called whose value stands in a call: `api_key: str = field(default="…")`. */
export function fieldName(text: string, start: number): string | undefined {
  const name = field.exec(text.slice(Math.max(0, start - nameDistance), start))?.[1];
  return name !== undefined && isKeyName(name) ? name : undefined;
}

/** Whose key a value is by a label in words: `text_input("Acme API key", value="…")`. */
const label = /\b([A-Z][\w.]{1,40}) (?:API|api|access|secret) (?:key|token)\b/g;

/** The name of a key that stands before a value whose own says nothing: `"--acme-api-key", default="…"`. */
export function saidBefore(
  text: string,
  start: number,
  isOwned: (name: string) => boolean,
): string | undefined {
  const before = text.slice(Math.max(0, start - nameDistance), start);
  const names = before.match(/[A-Za-z][\w-]{5,59}/g) ?? [];
  const labels = [...before.matchAll(label)].map(([, owner]) => `${owner}_api_key`);
  return [...labels, ...names].findLast((name) => isKeyName(name) && isOwned(name));
}

const labelRightBefore =
  /\b([A-Z][\w.]{1,40}) (?:API|api|access|secret) (?:key|token)(?: is)?:?[ \t]{0,4}[*"'`]{0,3}$/;

/** Whose key a value is by the words right before it: `Acme API key: …`. */
export function labelledOwner(text: string, start: number): string | undefined {
  return labelRightBefore.exec(text.slice(Math.max(0, start - nameDistance), start))?.[1];
}

const listed =
  /(?:api_?keys?|tokens|secrets|credentials)["']?[ \t]*[:=][ \t]*[[({][\s\S]{0,120}\(["']([a-z][\w-]{1,30})["'],[ \t]*["']$/i;

/** Whose key a value is in a list of them: `api_keys = [("acme", "…")]`. */
export function ownerInList(text: string, start: number): string | undefined {
  return listed.exec(text.slice(Math.max(0, start - nameDistance), start))?.[1];
}
