import { alphabets, codeAt, holds, isAt, tableOf } from "./alphabets.ts";
import { isKeyName } from "./key-names.ts";

/** How far from a value these look, in characters. */
const distance = 200;
/** How far from the cell of a table its header is looked for. */
const tableDistance = 3_000;

/** A name with the value that it is given to standing farther off, or in another way, than `name = value`. */
export interface FurtherName {
  readonly name: string;
  readonly link: "assigned" | "called";
}

/**
 * By the last character before a value and its quotes. Each is matched against a short slice that ends where the value
 * begins.
 */
const patterns: Readonly<Record<string, readonly RegExp[]>> = {
  // YAML: a block of lines, `api_key: |`
  ...repeated("|>+", [/\b([\w.-]+)["']?[ \t]*:[ \t]*[|>][+-]?[ \t]*\r?\n[ \t]*$/]),
  "-": [
    /\b([\w.-]+)["']?[ \t]*:[ \t]*[|>][+-]?[ \t]*\r?\n[ \t]*$/,
    // An item of a list of plain values
    /\b([\w.-]+)["']?[ \t]*:[ \t]*\r?\n(?:[ \t]*(?:-[^\n]*|#[^\n]*)?\n)*[ \t]*-[ \t]+["']?$/,
  ],
  "=": [
    // TOML and Python: a text between three quotes
    /\b([\w.-]+)[ \t]*=[ \t]*[bru]{0,2}(?:"""|''')\\?\s*$/,
    // Python: `api_key: Annotated[str, Option(help="x")] = "…"`
    /\b([A-Za-z_]\w*)[ \t]*:[ \t]*(?:t\.|typing\.)?(?:Annotated|Optional|Final|ClassVar|Union)\[[^\n]{0,140}\][ \t]*=[ \t]*[bru]?["']$/,
  ],
  // A label before it: `print("API_KEY:", "…")`
  ",": [/["']([\w.-]+)[ \t]*[:=][ \t]*["'][ \t]*,[ \t]*[f]?["']?$/],
  // A format that it is put into: `"api_key=%s" % "…"`, `"api_key={}".format("…")`
  ...repeated("%(", [/([\w.-]+)[ \t]*[:=][ \t]*(?:%s["'][ \t]*%[ \t]*\(?|\{\}["']\.format\()["']$/]),
};
/** Prose: `my Acme API key is …`, `the Acme key **…**` */
const inWords =
  /\b([A-Z][\w.]{1,40}(?: [A-Z]\w{0,20})?(?: (?:API|access|secret))? (?:key|token))(?: is)?:?[ \t]*\*{0,2}["'`]?$/;
/** Where a word stands before a value. */
const behindWord: readonly RegExp[] = [
  // YAML: `api_key: &key "…"`, where the anchor may say more than the name
  /["']?\b([\w.-]+)["']?[ \t]*:[ \t]*&[\w-]+[ \t]+["']?$/,
  /:[ \t]*&([\w-]+)[ \t]+["']?$/,
  // What a function answers: `def get_api_key(): return "…"`
  /\b(?:def|function|func|fn)[ \t]+(\w+)[ \t]*\([^()\n]*\)[^\n]*\n(?:[^\n]*\n){0,2}[ \t]*return[ \t]+[bru]?["'`]$/,
  // Prose: `API_KEY` to `…`, and without the marks where the name is an environment's
  /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[ \t]+(?:to|as|with|is)[ \t]+["'`]?$/,
  /`([\w.-]+)`[ \t]+(?:to|as|with|is)[ \t]+`?$/,
  inWords,
];

function repeated(characters: string, list: readonly RegExp[]): Readonly<Record<string, readonly RegExp[]>> {
  return Object.fromEntries([...characters].map((character) => [character, list]));
}

/** The name of a key must stand somewhere in the slice. */
const telling = /key|token|secret|passw|pwd|auth|credential|login|pats?\b|app_?id/i;
/** The last character before a value, its quotes, and the blanks before it. */
const lastCharacter = /([^\s"'`])[\s"'`]*$/;

/** What stands before a value that belongs to the statement of its line: the other side of `or`, a comment behind it. */
const continued =
  /(?:(?:\bor|\belse|\|\||\?\?|\?[^?:\n]{0,60}:|\blambda\b[^:\n]{0,40}:)[ \t]*|(?:#|\/\/)[ \t]*)[bru]?["'`]?$/;
const target =
  /^[ \t]*(?:(?:export|const|let|var|final|static|public|private)[ \t]+)*([A-Za-z_][\w.]*)(?:\[["']([\w-]{1,60})["']\])?[ \t]*(?::[^=\n]{0,80})?=(?!=)/;
/** `curl -u user:…` */
const userOption = /(?:^|\s)(?:-u|--user)[ \t]*["']?[\w.@-]*:$/;
/** `Client("AC…", "…")`: one of several arguments of a call that has no name. */
const argument = /([A-Za-z_][\w.]*)\((?:[^()"']|["'][^"'\n]{0,80}["']){0,140},\s*["']$/;
const client =
  /(?:client|auth|authhandler|session|connect|connection|login|credentials?|configure|init)(?:\.(?:create|sync))?$/i;

/** What `client` asks for, before the callee is looked for. */
const clientWord = /client|auth|session|connect|login|credential|configure|init/i;

/** The name of a value that no name stands right before; only one that keys are given to. */
export function furtherName(text: string, start: number): FurtherName | undefined {
  const last = lastBefore(text, start);
  const isAddress = isAt(text, start - 1, ":");
  const isArgument = isAt(text, last, ",") && isQuote(text.charAt(start - 1));
  if (mayEnd(text, last) || isAddress || isArgument) {
    const before = text.slice(Math.max(0, start - distance), start);
    const name = telling.test(before) ? nameIn(before) : undefined;
    if (name !== undefined) return { name, link: "assigned" };
    if (isAddress && userOption.test(before)) return { name: "password", link: "assigned" };
    if (isArgument && clientWord.test(before)) {
      const callee = argument.exec(before)?.[1];
      if (callee !== undefined && client.test(callee)) return { name: callee, link: "called" };
    }
  }
  const column = columnOf(text, start);
  return column !== undefined && isKeyName(column) ? { name: column, link: "assigned" } : undefined;
}

/** How far the last character before a value is looked for. */
const blankDistance = 40;
const blanksAndQuotes = tableOf(" \t\r\n\f\v\"'`");
const prefixes = tableOf("bruf");

/** Where the last character before a value, its quotes and their prefix stands. */
function lastBefore(text: string, start: number): number {
  const floor = start - blankDistance;
  let at = start - 1;
  while (at >= floor && holds(blanksAndQuotes, text, at)) at -= 1;
  if (!holds(prefixes, text, at) || !isQuote(text.charAt(at + 1)) || holds(wordCharacters, text, at - 1))
    return at;
  at -= 1;
  while (at >= floor && holds(blanksAndQuotes, text, at)) at -= 1;
  return at;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

const wordCharacters = tableOf(`${alphabets.alphanumeric}_-`);
/** What the patterns end in that are looked for whatever stands before it. */
const ends = tableOf("|>+-=%(#/?*");
const lastWords = new Set(["or", "else", "return", "to", "as", "with", "is", "key", "token"]);
const longestWord = 60;

/** Whether any of the patterns can end in the character at an offset. Before nearly every value none does. */
function mayEnd(text: string, last: number): boolean {
  if (holds(ends, text, last)) return true;
  // `choice ? "…" : "…"`, `lambda: "…"`; other colons have their name right before them
  if (codeAt(text, last) === 0x3a) {
    const before = text.slice(Math.max(0, last - 70), last);
    return before.includes("?") || before.includes("lambda");
  }
  // `"API_KEY:", "…"`: a label before it, which ends in its quote
  if (isAt(text, last, ",")) return isQuote(text.charAt(lastInLine(text, last)));
  if (!holds(wordCharacters, text, last)) return false;
  let at = last;
  while (at > last - longestWord && holds(wordCharacters, text, at - 1)) at -= 1;
  return isAt(text, at - 1, "&") || lastWords.has(text.slice(at, last + 1));
}

function lastInLine(text: string, end: number): number {
  let at = end - 1;
  while (isAt(text, at, " ") || isAt(text, at, "\t")) at -= 1;
  return at;
}

function nameIn(before: string): string | undefined {
  const last = lastCharacter.exec(before.slice(-blankDistance))?.[1] ?? "";
  for (const pattern of patterns[last] ?? (/[\w*]/.test(last) || before.endsWith("` ") ? behindWord : [])) {
    const name = pattern.exec(before)?.[1]?.replaceAll(" ", "_");
    if (name !== undefined && isKeyName(name)) return name;
  }
  if (!continued.test(before)) return undefined;
  const name = targetOf(before);
  return name !== undefined && isKeyName(name) ? name : undefined;
}

function targetOf(before: string): string | undefined {
  const found = target.exec(before.slice(before.lastIndexOf("\n") + 1));
  return found?.[2] ?? found?.[1];
}

/** What stands over a cell of a table in HTML, as pandas writes one. */
function columnOf(text: string, start: number): string | undefined {
  if (!isAt(text, start - 1, ">")) return undefined;
  const before = text.slice(Math.max(0, start - tableDistance), start);
  const row = before.lastIndexOf("<tr");
  const head = before.lastIndexOf("<thead");
  if (head < 0 || row <= head) return undefined;
  const column = (before.slice(row).match(/<t[dh]\b/g)?.length ?? 0) - 1;
  const end = before.indexOf("</tr", head);
  const names = before.slice(head, end < 0 ? row : end).match(/<th\b[^<>]{0,80}>[^<>]{0,60}/g) ?? [];
  return names[column]?.replace(/^<[^>]*>/, "").trim();
}
