import type { Span } from "../../text/span.ts";
import { alphabets, codeAt, holds, kindsOf, tableOf } from "./alphabets.ts";
import type { Value } from "./bare.ts";
import type { KeyHit } from "./format.ts";
import { changesOfKind } from "./randomness.ts";

/** `k = "…"` at the start of a line: a name that says nothing of its value. */
const statement =
  /(?:^|\n)[ \t]*(?:(?:const|let|var)[ \t]+)?([A-Za-z_]\w{0,40})[ \t]*(?::[ \t]*[\w.]{1,24}[ \t]*)?=[ \t]*[bru]?["']$/;
/** So much of the text behind a value is looked through for its name, and at so many places. */
const reach = 4_000;
const mostUses = 20;
/** So much of the text around a use says whose key it is. */
const before = 300;
const after = 160;
const longest = 120;
/** Below random digits and letters, above words and numbers (randomness.ts). */
const leastChanges = 0.22;
const digits = kindsOf(alphabets.digits);
const letters = kindsOf(alphabets.letters);
const nameCharacters = tableOf(`${alphabets.alphanumeric}_`);

/**
 * A key that is given to a name of no meaning first, and with that to the name of a key: `k = "…"`, and later
 * `Client(api_key=k)`. `find` looks for keys in the text of the use, with the value in place of its name.
 */
export function findUsedLater(
  text: string,
  value: Value,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  const name = plainNameOf(text, value);
  if (name === undefined) return undefined;
  const key = text.slice(value.start, value.end);
  if (changesOfKind(key) < leastChanges) return undefined;
  const behind = text.slice(value.end, value.end + reach);
  let uses = 0;
  for (let at = behind.indexOf(name); at >= 0; at = behind.indexOf(name, at + name.length)) {
    uses += 1;
    if (uses > mostUses) return undefined;
    const start = value.end + at;
    const use = useAt(text, { start, end: start + name.length });
    const hit = use && keyInUse(text, use, key, find);
    if (hit !== undefined) return { ...hit, span: { start: value.start, end: value.end } };
  }
  return undefined;
}

/** The name that a value is given to, where it is a variable. */
function plainNameOf(text: string, { start, end, kinds }: Value): string | undefined {
  if ((kinds & digits) === 0 || (kinds & letters) === 0 || end - start > longest) return undefined;
  if (codeAt(text, end) !== codeAt(text, start - 1) || !isAssigned(text, start)) return undefined;
  return statement.exec(text.slice(Math.max(0, start - 100), start))?.[1];
}

/** Whether a `=` stands before a value, its quote and a prefix. */
function isAssigned(text: string, start: number): boolean {
  let at = start - 2;
  if (holds(prefixes, text, at)) at -= 1;
  while (codeAt(text, at) === 0x20) at -= 1;
  return codeAt(text, at) === 0x3d;
}

const prefixes = tableOf("bru");

interface Use extends Span {
  /** Inside of a text with values in it (`f"Bearer {k}"`). */
  readonly isInText: boolean;
}

/** Where a name is handed on as it is: an argument, the right side of an assignment, a part of a text. */
function useAt(text: string, { start, end }: Span): Use | undefined {
  if (holds(nameCharacters, text, start - 1) || holds(nameCharacters, text, end)) return undefined;
  if (text.charAt(start - 1) === "{" && text.charAt(end) === "}")
    return { start: start - 1, end: end + 1, isInText: true };
  const isHandedOn = /[=(:,][ \t\r\n]{0,20}$/.test(text.slice(Math.max(0, start - 22), start));
  return isHandedOn && /^[ \t]*(?:[),}\]\r\n;#]|$)/.test(text.slice(end, end + 20))
    ? { start, end, isInText: false }
    : undefined;
}

function keyInUse(
  text: string,
  use: Use,
  key: string,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  const quote = use.isInText ? "" : '"';
  const lead = text.slice(Math.max(0, use.start - before), use.start) + quote;
  const whole = lead + key + quote + text.slice(use.end, use.end + after);
  return find(whole).find(({ span }) => span.start === lead.length && span.end === lead.length + key.length);
}
