import type { Span } from "../../../text/span.ts";
import type { ExposureFact } from "../../facts.ts";
import { closingOf } from "./blanked.ts";
import { type EnvironmentName, fileRead } from "./environments.ts";
import { isKeySource, type KeyNames } from "./sources.ts";

/** What an expression would show. */
export type Shown = Pick<ExposureFact, "shows" | "what">;

const environment = /(?<![\w.])(?:os\.)?environ\b(?!\s*(?:\[|\.(?:get|pop|setdefault|update|keys|clear)\b))/;
const names = /(?<![\w.])(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*/g;
/** Requests carry the headers that they were sent with. */
const requestHeaders = /\.request\.headers\b/;
/** The attribute of a client that is its key, wherever the client has it from. */
const keyAttribute = /\.(?:api_key|api_token|secret_key|access_token|auth_token|secret_access_key)$/;
/** What says all fields of an object. */
const dump = /\.(?:model_dump(?:_json)?|dict|json|_asdict)$/;
/** `vars(client)` is `client.__dict__`. */
const asDictionary = /\bvars\s*\(\s*$/;

const environmentAnywhere = /\benviron\b(?![ \t]*(?:\[|\.(?:get|pop|setdefault|update|keys|clear)\b))/;

/** A variable of the environment whose name is in a variable. */
const readByName = /\benviron[ \t]*(?:\[|\.get\()[ \t]*[A-Za-z_]|\bgetenv\([ \t]*[A-Za-z_]/;

/** Whether a text may name what shows a key though no name in it is a key's: the environment, the headers of a request. */
export function mayShowUnnamed(text: string): boolean {
  return (
    environmentAnywhere.test(text) ||
    readByName.test(text) ||
    /\bdotenv_values\b/.test(text) ||
    requestHeaders.test(text)
  );
}

/** What a stretch of code shows where it is displayed; undefined where that is no key. */
export function shownBy(
  text: string,
  code: string,
  { start, end }: { readonly start: number; readonly end: number },
  known: KeyNames,
): Shown | undefined {
  const slice = code.slice(start, end);
  const whole = wholeEnvironment(text, code, { start, end }, known);
  if (whole !== undefined) return { shows: "environment", what: whole };
  for (const match of slice.matchAll(names)) {
    const shown = shownByName(text, code, { name: match[0], at: start + match.index }, known);
    if (shown !== undefined) return shown;
  }
  return requestHeaders.test(slice) ? { shows: "header", what: "request.headers" } : undefined;
}

/** What one name in a stretch of code shows. */
function shownByName(
  text: string,
  code: string,
  { name, at }: { readonly name: string; readonly at: number },
  known: KeyNames,
): Shown | undefined {
  const isRead = isReader(code, at) && isKeySource(text, at);
  const behind = isRead ? endOfRead(code, at + name.length) : at + name.length;
  const isKey = known.keys.has(name) || isRead || keyAttribute.test(name);
  if (isKey && !isMeasured(code, at, behind)) return { shows: "key", what: name };
  const dumped = name.replace(dump, "");
  if (known.headers.has(dumped) && dumped !== name) return { shows: "header", what: dumped };
  if (known.settings.has(dumped) && code.charAt(behind) === "(") return { shows: "header", what: dumped };
  const held = asDictionary.test(code.slice(Math.max(0, at - 12), at)) ? `${name}.__dict__` : name;
  return known.headers.has(held) && !isMeasured(code, at, behind)
    ? { shows: "header", what: name }
    : undefined;
}

/** Every name of the notebook, with its value. */
const everyName = /(?<![\w.])(?:locals|globals|vars)\(\s*\)/;

/** What of the whole environment, or of a file of keys, a stretch of code shows. */
function wholeEnvironment(
  text: string,
  code: string,
  { start, end }: Span,
  known: KeyNames,
): string | undefined {
  const slice = code.slice(start, end);
  const whole = environment.exec(slice);
  if (
    whole !== null &&
    !isNames(slice, whole.index + whole[0].length) &&
    !isMeasured(code, start + whole.index, start + whole.index + whole[0].length)
  )
    return "os.environ";
  const values = /(?<![\w.])(?:dotenv\.)?dotenv_values\s*\(/.exec(slice);
  if (values !== null) {
    const close = closingOf(code, start + values.index + values[0].length - 1) ?? end;
    if (!isPart(code.slice(close, close + 20)) && !isMeasured(code, start + values.index, close))
      return "dotenv_values()";
  }
  const all = known.keys.size === 0 ? null : everyName.exec(slice);
  if (all !== null) {
    const close = start + all.index + all[0].length;
    if (!isPart(code.slice(close, close + 20)) && !isMeasured(code, start + all.index, close)) return all[0];
  }
  return known.environments.some((one) => showsOne(code, { start, end }, one))
    ? "os.environ"
    : fileRead(text.slice(start, end));
}

/** A mapping that is gone through gives its names. */
const givesNames = /\b(?:sorted|list|set|tuple|iter)\(\s*$/;

/** A key, or the names, of a mapping. */
function isPart(after: string): boolean {
  return /^\s*(?:\[|\.(?:get|pop|keys|update|clear)\b)/.test(after);
}

function showsOne(code: string, { start, end }: Span, { name, inside, use }: EnvironmentName): boolean {
  if (start < inside.start || end > inside.end) return false;
  const slice = code.slice(start, end);
  if (use !== undefined && name.startsWith("environ ")) return use.test(slice);
  for (const match of slice.matchAll(names)) {
    if (match[0].split(".")[0] !== name) continue;
    const at = start + match.index;
    const behind = at + name.length;
    const after = code.slice(behind, behind + 40);
    if (givesNames.test(code.slice(Math.max(0, at - 12), at)) && /^\s*[,)]/.test(after)) continue;
    if (use === undefined ? !isPart(after) && !isMeasured(code, at, behind) : use.test(after)) return true;
  }
  return false;
}

/** `sorted(os.environ)`: a mapping that is gone through gives its names. */
function isNames(slice: string, end: number): boolean {
  return (
    /\b(?:sorted|list|set|tuple|iter)\s*\(\s*(?:os\.)?environ$/.test(slice.slice(0, end)) &&
    /^\s*[,)]/.test(slice.slice(end))
  );
}

/** Behind the brackets of a read: what follows may be a slice. */
function endOfRead(code: string, at: number): number {
  return /[([]/.test(code.charAt(at)) ? (closingOf(code, at) ?? at) : at;
}

/** A read stands at the start of an expression, not behind a name: `keys.userdata.get`. */
function isReader(code: string, at: number): boolean {
  return !/[\w.]/.test(code.charAt(at - 1));
}

/** Functions that say something of a key and do not show it. */
const measures =
  /\b(?:len|bool|type|id|hash|isinstance|mask\w*|redact\w*|sha\d+\w*|md5|hashlib\.\w+|obfuscate\w*)\s*\(\s*$/i;
const conditions = /\b(?:if|not|and|or|while|is|in|assert|lambda)\s+$/;

/** Whether only something about a value is shown: its length, whether it is set, its first characters. */
export function isMeasured(code: string, start: number, end: number): boolean {
  const before = code.slice(Math.max(0, start - 40), start);
  const after = code.slice(end, end + 60);
  if (measures.test(before) || conditions.test(before)) return true;
  // A dozen characters and more are no hint but the key.
  if (/^\s*\[\s*(?::\s*(?:1[2-9]|[2-9]\d|\d{3,})|[0-9]\s*:)\s*\]/.test(after)) return false;
  return (
    /^\s*(?:\[[^\]]{0,30}:[^\]]{0,30}\]|(?:is|in|not|and|or|==|!=|<|>|if)(?![=\w])|==|!=|\.(?:startswith|endswith|isalnum|count|find|split|keys)\b)/.test(
      after,
    ) ||
    // A keyword's name, or the name of a call: `print(end=token)` shows it, `f(token=x)` shows x.
    /^\s*=(?![=}!:])/.test(after)
  );
}
