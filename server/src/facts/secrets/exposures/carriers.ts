import type { Span } from "../../../text/span.ts";
import { argumentsIn, type CallArgument } from "./arguments.ts";
import { closingOf } from "./blanked.ts";
import { namesKey } from "./names.ts";

/**
 * Objects that carry a key: what a data class of the file was made into (its `repr` shows every field), the attributes of
 * a client that was made with a key, and the headers of a session that were given one.
 */
export interface Carriers {
  /** Names that are a key: `client.api_key`. */
  readonly keys: readonly string[];
  /** Names whose `repr`, or whose items, hold one. */
  readonly headers: readonly string[];
  /** Classes of settings that read one. */
  readonly settings: ReadonlySet<string>;
}

const made = /(^|[\n;])[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)[ \t]*\(/g;
/** So many characters of calls are looked at in one file. */
const mostLookedAt = 4_000_000;
const updated = /(?<![\w.])((?:[A-Za-z_]\w*\.)+headers)\.update[ \t]*\(/g;
const item = /(?<![\w.])((?:[A-Za-z_]\w*\.)+headers)[ \t]*\[[^\][\n]{0,60}\][ \t]*=(?!=)[ \t]*/g;

/** @param holds whether a stretch of code is, or has in it, a key */
export function carriersIn(code: string, holds: (span: Span) => boolean): Carriers {
  const objects = objectsIn(code, holds);
  return { ...objects, headers: [...objects.headers, ...sessionHeadersIn(code, holds)] };
}

function objectsIn(code: string, holds: (span: Span) => boolean): Carriers {
  const shown = classesThatShow(code);
  const settings = settingsWithKeys(code);
  const keys: string[] = [];
  const headers: string[] = [];
  let looked = 0;
  for (const match of code.matchAll(made)) {
    const all = argumentsOf(code, match.index + match[0].length - 1);
    // Calls that stand in one another could be read again and again.
    looked += 40 + (all.at(-1)?.span.end ?? match.index) - match.index;
    if (looked > mostLookedAt) break;
    const given = all.filter(({ span }) => holds(span));
    const [name = "", callee = ""] = [match[2], match[3]];
    const named = given.flatMap(({ name: keyword }) =>
      keyword !== undefined && namesKey(keyword) ? [keyword] : [],
    );
    keys.push(...named.map((keyword) => `${name}.${keyword}`));
    if (named.length > 0) headers.push(`${name}.__dict__`);
    if ((given.length > 0 && shown.has(callee)) || settings.has(callee))
      headers.push(name, `${name}.__dict__`);
  }
  return { keys, headers, settings };
}

function argumentsOf(code: string, open: number): readonly CallArgument[] {
  const end = closingOf(code, open);
  return end === undefined ? [] : argumentsIn(code, { start: open + 1, end: end - 1 });
}

function sessionHeadersIn(code: string, holds: (span: Span) => boolean): readonly string[] {
  const updates = [...code.matchAll(updated)].filter((match) =>
    argumentsOf(code, match.index + match[0].length - 1).some(({ span }) => holds(span)),
  );
  const items = [...code.matchAll(item)].filter((match) => {
    const start = match.index + match[0].length;
    const end = code.indexOf("\n", start);
    return holds({ start, end: end < 0 ? code.length : end });
  });
  return [...updates, ...items].map((match) => match[1] ?? "");
}

const decorated =
  /@(?:dataclasses\.)?(?:dataclass|define|attr\.s|attrs\.define)\b[^\n]{0,120}\n[ \t]*class[ \t]+([A-Za-z_]\w*)/g;
const derived =
  /(?:^|\n)[ \t]*class[ \t]+([A-Za-z_]\w*)[ \t]*\([^()\n]{0,80}\b(?:BaseModel|BaseSettings|NamedTuple|TypedDict)\b/g;

const settingsClass =
  /(?:^|\n)[ \t]*class[ \t]+([A-Za-z_]\w*)[ \t]*\([^()\n]{0,80}\bBaseSettings\b[^()\n]{0,40}\)/g;

/** Classes that read their fields from the environment (pydantic-settings), where one of these is a key that is shown. */
function settingsWithKeys(code: string): ReadonlySet<string> {
  const names = [...code.matchAll(settingsClass)].filter((match) => {
    const body = code.slice(match.index + match[0].length, match.index + match[0].length + 1_500);
    const fields = /^:[^\n]*(?:\n(?:[ \t]+[^\n]*)?)*/.exec(body)?.[0] ?? "";
    if (/repr\s*=\s*False|def\s+__repr__/.test(fields)) return false;
    return [...fields.matchAll(/\n[ \t]+([A-Za-z_]\w*)[ \t]*:[ \t]*(?:str|Optional\[str\])/g)].some(
      ([, field = ""]) => namesKey(field),
    );
  });
  return new Set(names.map((match) => match[1] ?? ""));
}

/** Classes of the file whose objects show their fields, where none of these hides a key. */
function classesThatShow(code: string): ReadonlySet<string> {
  const names = [...code.matchAll(decorated), ...code.matchAll(derived)].map((match) => ({
    name: match[1] ?? "",
    body: code.slice(match.index + match[0].length, match.index + match[0].length + 1_500),
  }));
  return new Set(
    names
      .filter(({ body }) => !/Secret(?:Str|Bytes)|repr\s*=\s*False|def\s+__repr__/.test(body))
      .map(({ name }) => name),
  );
}
