import type { DocumentKind } from "../documents/document.ts";
import type { ListedRule } from "../rules/rule.ts";
import { difference } from "../syntax/python/difference.ts";
import type { FileSettings } from "./settings.ts";

/** The rules that are on for a file of this kind. */
export function rulesFor(
  kind: DocumentKind,
  settings: FileSettings,
  rules: readonly ListedRule[],
): readonly ListedRule[] {
  return rules.filter(
    ({ id, kinds, needs }) =>
      settings.rules.has(id) &&
      kinds.includes(kind) &&
      (needs === undefined || settings[needs] !== undefined),
  );
}

/**
 * The rules that may have something to see in a text: those with a trigger in it, and those without triggers.
 *
 * @param path whose text this is: of a text that was seen before, only what changed is looked through
 */
export function triggeredRules(
  text: string,
  active: readonly ListedRule[],
  path?: string,
): readonly ListedRule[] {
  const triggers = triggersOf(active);
  const before = path === undefined ? undefined : seen.get(path);
  const found = (before && foundBefore(before, text, triggers)) ?? foundIn(text, triggers, new Map());
  if (path !== undefined && text.length <= longestRemembered) remember(path, { triggers, text, found });
  return active.filter((rule) => rule.triggers.length === 0 || found.has(rule));
}

/** Each rule that has a trigger in a text, with one trigger that proves it. */
type Found = ReadonlyMap<ListedRule, string>;

/**
 * A text of up to so many UTF-16 units is searched for each trigger in turn: that is done before the pattern of all of
 * them would be compiled.
 */
const shortText = 4096;

function foundIn(text: string, { pattern, rulesOf }: Triggers, known: Found): Found {
  if (text.length > shortText && !pattern().test(text)) return known;
  const found = new Map(known);
  for (const [trigger, rules] of rulesOf) {
    // Many rules share a trigger, and each text is looked through for it once.
    const wanting = rules.filter((rule) => !found.has(rule));
    if (wanting.length > 0 && text.includes(trigger)) for (const rule of wanting) found.set(rule, trigger);
  }
  return found;
}

/** From what was found before an edit; undefined where that says nothing, or the edit took a proof away. */
function foundBefore(before: Seen, text: string, triggers: Triggers): Found | undefined {
  if (before.triggers !== triggers) return undefined;
  if (![...new Set(before.found.values())].every((trigger) => text.includes(trigger))) return undefined;
  return foundIn(changedStretch(before.text, text, triggers.longest), triggers, before.found);
}

interface Seen {
  readonly triggers: Triggers;
  readonly text: string;
  readonly found: Found;
}

/** The last texts that an editor had checked, the oldest first. */
const seen = new Map<string, Seen>();
const mostRemembered = 8;
const longestRemembered = 4 * 1024 * 1024;

function remember(path: string, state: Seen): void {
  seen.delete(path);
  seen.set(path, state);
  const [oldest] = seen.keys();
  if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
}

/** What lies between the common start and the common end of two texts, wide enough for a trigger across its edges. */
function changedStretch(before: string, after: string, margin: number): string {
  const { start, newEnd } = difference(before, after);
  return after.slice(Math.max(0, start - margin), newEnd + margin);
}

/** What is known of a selection of rules before any text is. */
interface Triggers {
  readonly active: readonly ListedRule[];
  /** An alternation of all triggers, so that a text with none of them is gone through once. */
  readonly pattern: () => RegExp;
  readonly rulesOf: ReadonlyMap<string, readonly ListedRule[]>;
  /** UTF-16 units of the longest trigger. */
  readonly longest: number;
}

/** By the ids of the rules: a run has few selections of them, and asks for each file. */
const known = new Map<string, Triggers>();

function triggersOf(active: readonly ListedRule[]): Triggers {
  const key = active.map(({ id }) => id).join(" ");
  const before = known.get(key);
  if (before?.active.every((rule, index) => rule === active[index]) === true) return before;
  const rulesOf = new Map<string, ListedRule[]>();
  for (const rule of active) {
    for (const trigger of rule.triggers) {
      const rules = rulesOf.get(trigger);
      if (rules === undefined) rulesOf.set(trigger, [rule]);
      else rules.push(rule);
    }
  }
  let pattern: RegExp | undefined;
  const made = {
    active,
    pattern: () => (pattern ??= anyOf(rulesOf.keys())),
    rulesOf,
    longest: Math.max(0, ...[...rulesOf.keys()].map((trigger) => trigger.length)),
  };
  known.set(key, made);
  return made;
}

/** Matches where one of the texts stands; nowhere, where there is none. */
function anyOf(texts: Iterable<string>): RegExp {
  const alternatives = [...texts].map(escapeLiteral).join("|");
  return new RegExp(alternatives === "" ? "(?!)" : alternatives);
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
