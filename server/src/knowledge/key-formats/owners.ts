import type { Span } from "../../text/span.ts";
import { alphabets, kindsIn, kindsOf } from "./alphabets.ts";
import type { KeyFormat } from "./format.ts";
import { isKeyName, isUnsaid, normalised } from "./key-names.ts";
import { nameBehind, nameDistance, type ValueName } from "./name-before.ts";
import { pairedName } from "./unsaid-names.ts";

/** How far from a value its provider's name is looked for, in characters. */
const contextBefore = 300;
const contextAfter = 160;

/**
 * Whether a name is one that a key of these formats can be given to: a key's name, the provider's own, or none.
 *
 * @param formats asked for where the name itself does not tell
 */
export function mayName(formats: () => readonly KeyFormat[], { name, link }: ValueName): boolean {
  if (isKeyName(name) || isUnsaid(name)) return true;
  if (link === "assigned") return isOwnName(formats(), name);
  return link === "called" && isOwnClient(formats(), name);
}

/** `api_keys = [("cohere", "…")]`: a provider and its key. Digests and commits stand beside a provider's name too. */
export function isPaired(
  text: string,
  { start }: Span,
  formats: readonly KeyFormat[],
  { name, link }: ValueName,
): boolean {
  if (link !== "beside" || !isOwnName(formats, name)) return false;
  return mentionsKey(text.slice(Math.max(0, start - nameDistance), start).toLowerCase());
}

/**
 * The one of `formats` whose owner is named at a value: by the value's own name or, where that is a general one, by
 * the provider's name nearest before it, else after it.
 */
export function ownerOf(
  formats: readonly KeyFormat[],
  name: string,
  text: string,
  value: Span,
): KeyFormat | undefined {
  const before = text.slice(Math.max(0, value.start - contextBefore), value.start).toLowerCase();
  if (!isUnsaid(name)) {
    const named = namedIn(formats, name);
    if (named !== undefined) return named;
  } else {
    const behind = nameBehind(text, value.end);
    if (behind !== undefined && isKeyName(behind)) return namedIn(formats, behind);
    const paired = pairedName(text, value.start);
    if (paired === undefined ? !mentionsKey(before.slice(-nameDistance)) : !isKeyName(paired))
      return undefined;
  }
  return nearest(formats, before) ?? following(formats, text, value.end);
}

/** Whether a stretch of text has a name in it that keys are given to. */
function mentionsKey(lower: string): boolean {
  return (lower.match(words) ?? []).some((word) => isKeyName(word)) || /[_-]pat\b/.test(lower);
}

const words = /[a-z][\w-]{1,59}/g;

/** Whether the provider of a format is named around a value that has the format's shape. */
export function isNamedNear(format: KeyFormat, text: string, value: Span): boolean {
  const before = text.slice(Math.max(0, value.start - contextBefore), value.start).toLowerCase();
  return nearest([format], before) !== undefined || following([format], text, value.end) !== undefined;
}

/** `mistral = "…"`: the provider alone is a name for its key. */
function isOwnName(formats: readonly KeyFormat[], name: string): boolean {
  const isPlain = (kindsIn(name, 0, name.length) & ~plainKinds) === 0;
  return ownersOf(formats).has(isPlain ? name : normalised(name));
}

const plainKinds = kindsOf(alphabets["lower-digits"]);

const ownersByFormats = new WeakMap<readonly KeyFormat[], ReadonlySet<string>>();

function ownersOf(formats: readonly KeyFormat[]): ReadonlySet<string> {
  const known = ownersByFormats.get(formats);
  if (known !== undefined) return known;
  const owners = new Set(formats.flatMap((format) => format.owners));
  ownersByFormats.set(formats, owners);
  return owners;
}

/** `cohere.Client("…")`, `Mistral("…")`: what a provider's client is made with first is its key. */
function isOwnClient(formats: readonly KeyFormat[], callee: string): boolean {
  const whole = normalised(callee);
  const last = normalised(callee.slice(callee.lastIndexOf(".") + 1));
  const isClient = /client|api$|sdk$|experiment$|translator$|configure$|connect$|init$/.test(last);
  return (
    generalClient.test(callee) ||
    formats.some(({ owners }) =>
      owners.some((owner) => last === owner || (isClient && whole.includes(owner))),
    )
  );
}

/** Clients whose provider is named where they are imported: `from twilio.rest import Client`, `boto3.Session`. */
const generalClient =
  /(?:^|\.)(?:\w*client(?:v\d)?|\w*authhandler|session|login|connect|credentials|experiment|timeseries|fundamentaldata|techindicators|foreignexchange)(?:\.(?:create|sync))?$/i;

/** Where the provider's name may stand: in the name that a value is given to, or in the lines around it too. */
export type OwnerPlace = "name" | "around";

/** The one of `formats` whose provider a value's own name says. */
export function namedIn(formats: readonly KeyFormat[], name: string): KeyFormat | undefined {
  const whole = normalised(name);
  return (
    formats.find((format) => whole.endsWith(normalised(format.variable))) ??
    formats.find((format) => format.owners.some((owner) => whole.includes(plain(owner))))
  );
}

/** In lower case without what joins words: `NEWS_API_KEY` names `newsapi`. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[_-]/g, "");
}

/** @param before what stands before a value, in lower case */
function nearest(formats: readonly KeyFormat[], before: string): KeyFormat | undefined {
  const joined = plain(before);
  let best: KeyFormat | undefined;
  let at = -1;
  for (const format of formats) {
    for (const owner of plainNames(format)) {
      const found = owner.length < shortestName ? lastWord(before, owner) : joined.lastIndexOf(owner);
      if (found > at) {
        at = found;
        best = format;
      }
    }
  }
  return best;
}

function following(formats: readonly KeyFormat[], text: string, end: number): KeyFormat | undefined {
  const after = text.slice(end, end + contextAfter).toLowerCase();
  const joined = plain(after);
  return formats.find((format) =>
    plainNames(format).some((owner) =>
      owner.length < shortestName ? lastWord(after, owner) >= 0 : joined.includes(owner),
    ),
  );
}

/** Shorter names (`owm`, `aws`) stand in random text by chance: they count where a word begins. */
const shortestName = 4;

/** Where a word last begins with a short name, as an offset in the plain text; -1 where it does not. */
function lastWord(lower: string, owner: string): number {
  for (let at = lower.lastIndexOf(owner); at >= 0; at = at === 0 ? -1 : lower.lastIndexOf(owner, at - 1)) {
    const isWord = !/[a-z0-9]/.test(lower.charAt(at - 1));
    if (isWord) return plain(lower.slice(0, at)).length;
  }
  return -1;
}

const plainNamesOf = new WeakMap<KeyFormat, readonly string[]>();

/** The names of a provider as they are looked for in a plain text: its words, and its variable. */
function plainNames(format: KeyFormat): readonly string[] {
  const known = plainNamesOf.get(format);
  if (known !== undefined) return known;
  const names = [...format.owners, format.variable].map(plain);
  plainNamesOf.set(format, names);
  return names;
}
