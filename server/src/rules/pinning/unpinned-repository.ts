import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Severity } from "../../finding/finding.ts";
import { artifactTriggers } from "../../knowledge/references/table.ts";
import { pinFix } from "../pins.ts";
import { defineRule } from "../rule.ts";
import { groupsOf, pinningReferences, pinWord, reportOf, stakeOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "unpinned-repository",
  title: "A repository of code or data is taken at a branch or tag that moves",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("software"),
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: artifactTriggers,
  check: (facts, context) => {
    for (const group of groupsOf(facts.filter(isMeant), context)) {
      const [first] = group;
      const word = pinWord(first);
      const how =
        word === undefined
          ? "is taken as it is at the moment, without a commit"
          : `is taken at \`${first.revision}\`, ${word}`;
      const stake = stakeOf(group);
      const more = stake === undefined ? "" : ` Here ${stake.clause}.`;
      const message = `\`${first.id}\` ${how}: another day brings other files.${more} Pin it: ${first.pinning}.`;
      const severity: Severity = stake === undefined ? "information" : "warning";
      const report = reportOf(group, message, severity);
      const pin = pinFix(group, context);
      context.report(pin === undefined ? report : { ...report, fixes: [pin] });
    }
  },
});

function isMeant({ thing, pin }: RemoteReferenceFact): boolean {
  return thing === "repository" && !isImmutable(pin);
}
