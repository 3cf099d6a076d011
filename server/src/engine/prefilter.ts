import type { DocumentKind } from "../documents/document.ts";
import type { AnyRule } from "../rules/rule.ts";
import type { FileSettings } from "./settings.ts";

/** The rules that are on for a file of this kind. */
export function rulesFor(
  kind: DocumentKind,
  settings: FileSettings,
  rules: readonly AnyRule[],
): readonly AnyRule[] {
  return rules.filter((rule) => settings.rules.has(rule.id) && rule.kinds.includes(kind));
}

/** The rules that may have something to see in a text: those with a trigger in it, and those without triggers. */
export function triggeredRules(text: string, active: readonly AnyRule[]): readonly AnyRule[] {
  const { pattern, rulesOf, always } = triggersOf(active);
  if (pattern === undefined || !pattern.test(text)) return always;
  const triggered = new Set(always);
  for (const [trigger, rules] of rulesOf) {
    // Many rules share a trigger, and each text is looked through for it once.
    if (rules.some((rule) => !triggered.has(rule)) && text.includes(trigger)) {
      for (const rule of rules) triggered.add(rule);
    }
  }
  return active.filter((rule) => triggered.has(rule));
}

/** What is known of a selection of rules before any text is. */
interface Triggers {
  readonly active: readonly AnyRule[];
  /** An alternation of all triggers, so that a text with none of them is gone through once. */
  readonly pattern: RegExp | undefined;
  readonly rulesOf: ReadonlyMap<string, readonly AnyRule[]>;
  readonly always: readonly AnyRule[];
}

/** By the ids of the rules: a run has few selections of them, and asks for each file. */
const known = new Map<string, Triggers>();

function triggersOf(active: readonly AnyRule[]): Triggers {
  const key = active.map(({ id }) => id).join(" ");
  const before = known.get(key);
  if (before?.active.every((rule, index) => rule === active[index]) === true) return before;
  const rulesOf = new Map<string, AnyRule[]>();
  for (const rule of active) {
    for (const trigger of rule.triggers) rulesOf.set(trigger, [...(rulesOf.get(trigger) ?? []), rule]);
  }
  const alternatives = [...rulesOf.keys()].map(escapeLiteral).join("|");
  const made = {
    active,
    pattern: alternatives === "" ? undefined : new RegExp(alternatives),
    rulesOf,
    always: active.filter((rule) => rule.triggers.length === 0),
  };
  known.set(key, made);
  return made;
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
