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

/**
 * The rules that may have something to see in a text: those with a trigger in it, and those without triggers.
 *
 * One regular expression, an alternation of literals, looks for all triggers at once; only where it
 * hits is each rule asked for its own.
 */
export function triggeredRules(text: string, active: readonly AnyRule[]): readonly AnyRule[] {
  const pattern = alternation(active);
  if (pattern === undefined || !pattern.test(text))
    return active.filter((rule) => rule.triggers.length === 0);
  return active.filter(
    (rule) => rule.triggers.length === 0 || rule.triggers.some((trigger) => text.includes(trigger)),
  );
}

const patterns = new Map<string, RegExp>();

function alternation(active: readonly AnyRule[]): RegExp | undefined {
  const triggers = [...new Set(active.flatMap((rule) => rule.triggers))].sort();
  if (triggers.length === 0) return undefined;
  const key = triggers.join("\0");
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const made = new RegExp(triggers.map(escapeLiteral).join("|"));
  patterns.set(key, made);
  return made;
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
