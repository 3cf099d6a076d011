import type { UnnamedReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { referenceTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { pinningReferences } from "./reference-groups.ts";

/** So many other places are listed with a finding. */
const mostRelated = 50;

export const rule = defineRule({
  id: "unresolved-reference",
  title: "Which model or dataset is loaded is only known when the program runs",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("model"),
  kinds: referenceKinds,
  fact: "unresolved-reference",
  triggers: referenceTriggers,
  check: (facts, context) => {
    for (const group of groupsOf(facts)) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      context.report({
        place: { kind: "text", span: first.span },
        message:
          `Which ${wordOf(first)} \`${shortened(first.source)}\` stands for is only known when the program runs, so nothing can be said of ` +
          "its pin, its licence or its files. Where the choice is between known names, write them down with their " +
          "commits.",
        identity: first.source,
        evidence: [`unresolved: ${shortened(first.source)}`],
        related: others.slice(0, mostRelated).map(({ span }) => ({
          place: { kind: "text", span },
          message: "The same name is used here",
        })),
      });
    }
  },
});

/** One finding for each expression: it is one choice, wherever it is used. */
function groupsOf(facts: readonly UnnamedReferenceFact[]): readonly (readonly UnnamedReferenceFact[])[] {
  const groups = new Map<string, UnnamedReferenceFact[]>();
  for (const fact of facts) {
    const key = fact.source.replace(/\s+/g, " ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else if (!group.some(({ span }) => span.start === fact.span.start)) group.push(fact);
  }
  return [...groups.values()];
}

function wordOf({ thing }: UnnamedReferenceFact): string {
  return thing === "dataset" ? "dataset" : thing === "model" ? "model" : "artifact";
}

function shortened(source: string): string {
  const line = source.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
