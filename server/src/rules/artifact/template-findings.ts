import type { TemplateDangerFact } from "../../facts/facts.ts";
import type { Report, Severity } from "../../finding/finding.ts";

type Group = readonly [TemplateDangerFact, ...TemplateDangerFact[]];

const mostRelated = 20;

/** The facts of one template that are one finding: those with the same key, in the order of the text. Without a key: none of this rule's. */
export function templateGroups(
  facts: readonly TemplateDangerFact[],
  keyOf: (fact: TemplateDangerFact) => string | undefined,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, [TemplateDangerFact, ...TemplateDangerFact[]]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

/** What one rule says of a group; place, other places and the rest are the same for both. */
export interface TemplateSaid {
  /** The fact that shows it best: the finding is there. */
  readonly first: TemplateDangerFact;
  readonly severity: Severity;
  readonly message: string;
  readonly identity: string;
  /** What stands at another place, by its name. */
  readonly elsewhere: (name: string) => string;
  readonly evidence: readonly string[];
}

/** The report on a template, with the group's other places beside it. */
export function templateReport(group: Group, said: TemplateSaid): Report {
  const { first, severity, message, identity, elsewhere, evidence } = said;
  return {
    place: first.place,
    severity,
    message,
    related: group
      .filter((other) => other !== first)
      .slice(0, mostRelated)
      .map(({ place, name }) => ({ place, message: elsewhere(name) })),
    identity,
    evidence: [`template: ${first.template}`, ...evidence],
  };
}
