import type { ExposureFact } from "../../facts.ts";
import { closingOf } from "./blanked.ts";
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

/** Whether a text may name what shows a key though no name in it is a key's: the environment, the headers of a request. */
export function mayShowUnnamed(text: string): boolean {
  return environmentAnywhere.test(text) || requestHeaders.test(text);
}

/** What a stretch of code shows where it is displayed; undefined where that is no key. */
export function shownBy(
  text: string,
  code: string,
  { start, end }: { readonly start: number; readonly end: number },
  known: KeyNames,
): Shown | undefined {
  const slice = code.slice(start, end);
  const whole = environment.exec(slice);
  if (
    whole !== null &&
    !isNames(slice, whole.index + whole[0].length) &&
    !isMeasured(code, start + whole.index, start + whole.index + whole[0].length)
  ) {
    return { shows: "environment", what: "os.environ" };
  }
  for (const match of slice.matchAll(names)) {
    const at = start + match.index;
    const isRead = isReader(code, at) && isKeySource(text, at);
    const behind = isRead ? endOfRead(code, at + match[0].length) : at + match[0].length;
    const isKey = known.keys.has(match[0]) || isRead || keyAttribute.test(match[0]);
    if (isKey && !isMeasured(code, at, behind)) return { shows: "key", what: match[0] };
    const dumped = match[0].replace(dump, "");
    if (known.headers.has(dumped) && dumped !== match[0]) return { shows: "header", what: dumped };
    const name = asDictionary.test(code.slice(Math.max(0, at - 12), at)) ? `${match[0]}.__dict__` : match[0];
    if (known.headers.has(name) && !isMeasured(code, at, behind)) return { shows: "header", what: match[0] };
  }
  return requestHeaders.test(slice) ? { shows: "header", what: "request.headers" } : undefined;
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
