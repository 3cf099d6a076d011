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
/** Where a word stands before a value. */
const behindWord: readonly RegExp[] = [
  // YAML: `api_key: &key "…"`, where the anchor may say more than the name
  /["']?\b([\w.-]+)["']?[ \t]*:[ \t]*&[\w-]+[ \t]+["']?$/,
  /:[ \t]*&([\w-]+)[ \t]+["']?$/,
  // What a function answers: `def get_api_key(): return "…"`
  /\b(?:def|function|func|fn)[ \t]+(\w+)[ \t]*\([^()\n]*\)[^\n]*\n(?:[^\n]*\n){0,2}[ \t]*return[ \t]+[bru]?["'`]$/,
  // Prose: `API_KEY` to `…`
  /`([\w.-]+)`[ \t]+(?:to|as|with|is)[ \t]+`?$/,
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
const isArgument = /,\s*["']$/;
const argument = /([A-Za-z_][\w.]*)\((?:[^()"']|["'][^"'\n]{0,80}["']){0,140},\s*["']$/;
const client =
  /(?:client|auth|authhandler|session|connect|connection|login|credentials?|configure|init)(?:\.(?:create|sync))?$/i;

/** What `client` asks for, before the callee is looked for. */
const clientWord = /client|auth|session|connect|login|credential|configure|init/i;

/** The name of a value that no name stands right before; only one that keys are given to. */
export function furtherName(text: string, start: number): FurtherName | undefined {
  const before = text.slice(Math.max(0, start - distance), start);
  const name = telling.test(before) ? nameIn(before) : undefined;
  if (name !== undefined) return { name, link: "assigned" };
  if (text.charAt(start - 1) === ":" && userOption.test(before))
    return { name: "password", link: "assigned" };
  const column = columnOf(text, start);
  if (column !== undefined && isKeyName(column)) return { name: column, link: "assigned" };
  if (!isArgument.test(before) || !clientWord.test(before)) return undefined;
  const callee = argument.exec(before)?.[1];
  return callee !== undefined && client.test(callee) ? { name: callee, link: "called" } : undefined;
}

function nameIn(before: string): string | undefined {
  const last = lastCharacter.exec(before.slice(-40))?.[1] ?? "";
  for (const pattern of patterns[last] ?? (/\w/.test(last) || before.endsWith("` ") ? behindWord : [])) {
    const name = pattern.exec(before)?.[1];
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
  if (text.charAt(start - 1) !== ">") return undefined;
  const before = text.slice(Math.max(0, start - tableDistance), start);
  const row = before.lastIndexOf("<tr");
  const head = before.lastIndexOf("<thead");
  if (head < 0 || row <= head) return undefined;
  const column = (before.slice(row).match(/<t[dh]\b/g)?.length ?? 0) - 1;
  const end = before.indexOf("</tr", head);
  const names = before.slice(head, end < 0 ? row : end).match(/<th\b[^<>]{0,80}>[^<>]{0,60}/g) ?? [];
  return names[column]?.replace(/^<[^>]*>/, "").trim();
}
