import { holds, isAt, membership, tableOf } from "./alphabets.ts";
import { furtherName } from "./further-names.ts";
import { isKeyName, isUnsaid } from "./key-names.ts";
import { afterEscape } from "./runs.ts";

/** How far from a value its name is looked for, in characters. */
export const nameDistance = 160;

/**
 * How a name and a value belong together: `name = value`, `name: value`; `name(value)`; or they merely stand beside each
 * other, in a table, a line of `.netrc`, a command.
 */
export type NameLink = "assigned" | "called" | "beside";

export interface ValueName {
  readonly name: string;
  readonly link: NameLink;
}

const nameCharacters = tableOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
const quotes = tableOf("\"'`\\");
// Asterisks: bold in Markdown.
const closers = tableOf("\"'`\\)]} \t*");
const blanks = tableOf(" \t\r\n([{\\");
const spaces = tableOf(" \t");
const assigners = tableOf("=:>!?<-");

/** Words before a credential in a header: they are not its name. */
const schemes = new Set(["bearer", "basic", "token", "apikey", "api-key", "key"]);
const longestScheme = Math.max(...[...schemes].map((scheme) => scheme.length));
/** Type names between a name and its value: `api_key: str = "…"`, `api_key: str | None = "…"`. */
const types = new Set(
  "str string secretstr optional any final classvar text none null undefined bytes".split(" "),
);
const longestType = Math.max(...[...types].map((type) => type.length));
const mostTypes = 4;

/**
 * The name that a value is given to, read backwards from the value's first character: the variable, keyword, mapping
 * key, environment name, option, header or callee. At most `nameDistance` characters are looked at.
 */
export function nameBefore(text: string, start: number): string | undefined {
  return valueName(text, start)?.name;
}

const pairBehind = /^["']?,?[ \t]*\r?\n[ \t]*["']?(?:name|key)["']?[ \t]*:[ \t]*["']?([\w.-]{1,60})/i;

/** The name of a value that says nothing, where it stands on the line below: `- value: …`, `name: API_KEY`. */
export function nameBehind(text: string, end: number): string | undefined {
  return pairBehind.exec(text.slice(end, end + nameDistance))?.[1];
}

/** `nameBefore`, with how the name and the value belong together. */
export function valueName(text: string, start: number): ValueName | undefined {
  const found = adjacentName(text, start);
  if (found !== undefined && isKeyName(found.name)) return found;
  const further = furtherName(text, start);
  return further === undefined || (further.link === "called" && found?.link === "assigned") ? found : further;
}

function adjacentName(text: string, start: number): ValueName | undefined {
  const floor = Math.max(0, start - nameDistance);
  const opening = skipWith(quotes, text, start, floor);
  const value = skipScheme(text, skipStringPrefix(text, opening, floor), floor);
  const direct = skipWith(blanks, text, value, floor);
  const at = beforeOperator(text, direct, floor);
  const separator = text.charAt(at - 1);
  const tag = enclosingTag(text, start);
  if (tag !== undefined && isKeyName(tag)) return { name: tag, link: "assigned" };
  if (isAssigner(text, at)) return named(nameOf(text, skipAssigners(text, at, floor), floor), "assigned");
  if (separator === "," || separator === "|") {
    const neighbour = readName(text, at - 1, floor);
    if (neighbour.name !== undefined && isKeyName(neighbour.name)) return named(neighbour.name, "beside");
    const target = targetOf(text, at, floor) ?? pairOf(text, neighbour.start, floor);
    return target === undefined ? named(neighbour.name, "beside") : { name: target, link: "assigned" };
  }
  if (at < direct) return named(readName(text, at, floor).name, "assigned");
  // Only blanks, brackets or tags stand between: an option, a line of `.netrc`, a callee, the cell of a table.
  if (at === value && !isMarkupBefore(text, start)) return undefined;
  return isAt(text, value - 1, "(") || text.slice(at, value).includes("(")
    ? calleeOf(text, at, floor)
    : named(readName(text, at, floor).name, "beside");
}

function named(name: string | undefined, link: NameLink): ValueName | undefined {
  return name === undefined ? undefined : { name, link };
}

/** What a value of several is given to: the second name in `key, secret = "…", "…"`. */
function targetOf(text: string, at: number, floor: number): string | undefined {
  const line = text.slice(Math.max(floor, text.lastIndexOf("\n", at - 1) + 1), at);
  const equals = line.indexOf("=");
  const names = line.slice(0, Math.max(equals, 0)).split(",");
  if (names.length < 2 || !names.every((name) => /^\s*[A-Za-z_][\w.]*\s*$/.test(name))) return undefined;
  return names[line.slice(equals).split(/["'][ \t]*,/).length - 1]?.trim();
}

/** What a pair of a user and a password is given to: `auth` in `auth=("neo4j", "…")`. */
function pairOf(text: string, user: number, floor: number): string | undefined {
  const open = skip(quotes, text, user, floor);
  const before = skip(spaces, text, open - 1, floor);
  if (open === user || !isAt(text, open - 1, "(") || !isAt(text, before - 1, "=")) return undefined;
  const name = nameOf(text, skipAssigners(text, before, floor), floor);
  return name !== undefined && isKeyName(name) ? name : undefined;
}

/** `-` assigns in R's `<-` and in the default of a shell's variable, `${NAME:-…}`. */
function isAssigner(text: string, at: number): boolean {
  const separator = text.charAt(at - 1);
  if (separator === "-") return isAt(text, at - 2, "<") || isAt(text, at - 2, ":");
  return separator === "=" || separator === ":" || separator === ">";
}

/** The callee or, where that says nothing, what the call's value is given to: `api_key: str = typer.Option("…")`. */
function calleeOf(text: string, at: number, floor: number): ValueName | undefined {
  const callee = readName(text, at, floor);
  if (callee.name === undefined || (isKeyName(callee.name) && !isUnsaid(callee.name)))
    return named(callee.name, "called");
  const before = skip(spaces, text, callee.start, floor);
  if (isAt(text, before - 1, "=")) {
    const outer = nameOf(text, skipAssigners(text, before, floor), floor);
    // `api_key: SecretStr = Field(default=SecretStr("…"))`: the inner call says nothing, nor does the keyword.
    const isNested = outer !== undefined && isUnsaid(callee.name) && isUnsaid(outer);
    if (outer !== undefined && (isNested || isKeyName(outer))) return { name: outer, link: "assigned" };
  }
  return named(callee.name, isUnsaid(callee.name) ? "assigned" : "called");
}

/** What `or`, `||` and `??` end in. */
const operatorEnds = tableOf("r|?");

/** Where the expression before `or`, `||`, `??` ends; the first operand of `"Bearer " + "…"` is stepped over whole. */
function beforeOperator(text: string, at: number, floor: number): number {
  if (isAt(text, at - 1, "+")) {
    const operand = skip(spaces, text, at - 1, floor);
    const inside = skip(quotes, text, operand, floor);
    return inside === operand ? at : skipWith(blanks, text, skipScheme(text, inside, floor), floor);
  }
  if (!holds(operatorEnds, text, at - 1)) return at;
  const word = text.slice(Math.max(floor, at - 3), at);
  if (/[\s)\]]or$/.test(word) || /(?:\|\||\?\?)$/.test(word)) return skip(spaces, text, at - 2, floor);
  return at;
}

function nameOf(text: string, at: number, floor: number): string | undefined {
  const first = readName(text, at, floor);
  let type = first;
  for (let count = 0; count < mostTypes; count += 1) {
    if (type.name === undefined || type.name.length > longestType) break;
    if (!types.has(type.name.toLowerCase())) break;
    const before = skip(closers, text, type.start, floor);
    const isLast = isAt(text, before - 1, ":");
    if (!isLast && !isAt(text, before - 1, "|")) break;
    type = readName(text, before - 1, floor);
    if (isLast) return type.name;
  }
  return first.name;
}

/** Steps back over `=`, `:`, `=>`, `<-`, and not over the end of a tag. */
function skipAssigners(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && holds(assigners, text, at - 1) && markupStart(text, at, floor) === at) at -= 1;
  return at;
}

function readName(
  text: string,
  at: number,
  floor: number,
): { readonly name: string | undefined; readonly start: number } {
  const end = skipWith(closers, text, at, floor);
  // The end of a terminal's colour sticks to a name: `ESC[38;5;241mapi_key`.
  const start = Math.min(end, afterEscape(text, skip(nameCharacters, text, end, floor)));
  return { name: start < end ? text.slice(start, end) : undefined, start };
}

/** Steps back over characters of a table, and over markup among them. */
function skipWith(table: Uint8Array, text: string, from: number, floor: number): number {
  let at = from;
  for (;;) {
    const next = markupStart(text, skip(table, text, at, floor), floor);
    if (next === at) return at;
    at = next;
  }
}

function isMarkupBefore(text: string, at: number): boolean {
  return isAt(text, at - 1, ">") && markupStart(text, at, Math.max(0, at - nameDistance)) < at;
}

/** The name of the tag that a value stands right behind: `api_key` in `<api_key>…`. */
function enclosingTag(text: string, at: number): string | undefined {
  if (!isAt(text, at - 1, ">")) return undefined;
  const found = tag.exec(text.slice(Math.max(0, at - longestMarkup), at))?.[0];
  return found === undefined ? undefined : /^<([A-Za-z][\w.-]*)/.exec(found)?.[1];
}

/**
 * Where a piece of markup begins that ends at `end`: a tag or an entity of HTML, a colour of a terminal (`ESC[32m`, also
 * with its escape written out). `end` where none does.
 */
function markupStart(text: string, end: number, floor: number): number {
  if (!holds(markupEnds, text, end - 1)) return end;
  switch (text.charAt(end - 1)) {
    case ">":
      return lastMatch(tag, text, end, floor);
    case ";":
      return holds(entityCharacters, text, end - 2) ? lastMatch(entity, text, end, floor) : end;
    default:
      return holds(colourCharacters, text, end - 2) ? lastMatch(colour, text, end, floor) : end;
  }
}

const markupEnds = tableOf(">;m");
/** What stands before the last character of each. */
const entityCharacters = membership("alphanumeric");
const colourCharacters = tableOf("0123456789;[");

// Each is matched against a short slice that ends where the markup does.
const tag = /<\/?[A-Za-z][^<>]*>$/;
const entity = /&#?[A-Za-z0-9]{1,8};$/;
const colour = /(?:\p{Cc}|\\x1b|\\u001b|\\033|\\e)\[[0-9;]{0,20}m$/u;
const longestMarkup = 80;

function lastMatch(pattern: RegExp, text: string, end: number, floor: number): number {
  const slice = text.slice(Math.max(floor, end - longestMarkup), end);
  const found = slice.search(pattern);
  return found < 0 ? end : end - slice.length + found;
}

function skip(table: Uint8Array, text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && holds(table, text, at - 1)) at -= 1;
  return at;
}

const stringPrefixes = tableOf("bfruBFRU");

function skipStringPrefix(text: string, at: number, floor: number): number {
  const isPrefix = at < text.length && at > floor && holds(stringPrefixes, text, at - 1);
  return isPrefix && holds(quotes, text, at) && !holds(nameCharacters, text, at - 2) ? at - 1 : at;
}

/** Steps over `Bearer ` and its like, and over the quote before it. */
function skipScheme(text: string, at: number, floor: number): number {
  const wordEnd = skip(spaces, text, at, floor);
  if (wordEnd === at) return at;
  const wordStart = skip(nameCharacters, text, wordEnd, floor);
  if (wordEnd - wordStart > longestScheme || !schemes.has(text.slice(wordStart, wordEnd).toLowerCase()))
    return at;
  return skipStringPrefix(text, skip(quotes, text, wordStart, floor), floor);
}
