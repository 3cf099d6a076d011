import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { artifactTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { groupsOf, pinningReferences, pinWord, reportOf, stakeOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "unpinned-artifact",
  title: "A space, prompt, metric or stored artifact is taken by a name that moves",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("model"),
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: artifactTriggers,
  check: (facts, context) => {
    for (const group of groupsOf(facts.filter(isMeant), context)) {
      const [first] = group;
      const stake = stakeOf(group);
      const more = stake === undefined ? "" : ` Here ${stake.clause}.`;
      const word = pinWord(first);
      const how =
        word === undefined
          ? "is taken without a version, so every run gets what was stored last"
          : `is taken at \`${first.revision}\`: ${word}`;
      const message = `\`${first.id}\` ${how}.${more} Pin it: ${first.pinning}.`;
      context.report(reportOf(group, message, stake === undefined ? "information" : "warning"));
    }
  },
});

/** Images, packages, repositories and plain addresses have rules of their own. */
function isMeant({ thing, registry, pin, trustsRemoteCode, where }: RemoteReferenceFact): boolean {
  if (isImmutable(pin) || (trustsRemoteCode && where === "call")) return false;
  return (thing === "space" || thing === "file" || thing === "model") && registry !== "url";
}
