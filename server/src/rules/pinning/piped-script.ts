import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { defineRule } from "../rule.ts";
import { groupsOf, pinningReferences, reportOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "piped-script",
  title: "A script from the web is run as it arrives",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: {
    ...pinningReferences("software"),
    cwe: [494, 829],
    links: ["https://cwe.mitre.org/data/definitions/494.html"],
  },
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: ["curl", "wget", "aria2c"],
  check: (facts, context) => {
    const scripts = facts.filter(({ thing, pin }) => thing === "script" && !isImmutable(pin));
    for (const group of groupsOf(scripts, context)) {
      const [first] = group;
      context.report(reportOf(group, messageOf(first), isPlain(first) ? "error" : "warning"));
    }
  },
});

function isPlain({ stakes }: RemoteReferenceFact): boolean {
  return stakes.some(({ kind }) => kind === "plain-http");
}

function messageOf(fact: RemoteReferenceFact): string {
  const way = isPlain(fact) ? ", over plain `http://`, where anyone on the way can change it" : "";
  return (
    `\`${fact.id}\` is downloaded and run in one go${way}: the server decides what runs here with your rights, today ` +
    `and every day that this is run again. Better: ${fact.pinning}.`
  );
}
