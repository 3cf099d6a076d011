import { byteKinds } from "../../documents/document.ts";
import type { PickleFact } from "../../facts/facts.ts";
import type { Place, Severity } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import { defineRule } from "../rule.ts";

const mostRelated = 20;

/** A pickle that could not be followed to its end: what ran before the fault ran, and what stands behind it was not seen. */
export const rule = defineRule({
  id: "broken-pickle",
  title: "A pickle that cannot be followed to its end",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [502],
    atlas: ["AML.T0011.000"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://docs.python.org/3/library/pickletools.html"],
  },
  kinds: byteKinds,
  triggers: [],
  fact: "pickle",
  check(facts, context) {
    const broken = facts.filter(({ completed }) => !completed);
    const worst = broken.find(({ imports }) => imports > 0) ?? broken[0];
    if (worst === undefined) return;
    const others = broken.filter((fact) => fact !== worst);
    context.report({
      place: placeOf(worst),
      severity: severityOf(worst),
      message: messageOf(worst, others.length),
      related: others.slice(0, mostRelated).map((fact) => ({
        place: placeOf(fact),
        message: `This pickle could not be followed either: ${faultOf(fact)?.message ?? "it breaks off"}.`,
      })),
      identity: `broken ${faultOf(worst)?.code ?? ""}`,
      evidence: [`problem: ${faultOf(worst)?.code ?? "unknown"}`, `imports before it: ${worst.imports}`],
    });
  },
});

/** The problem that ended it is the last one. */
function faultOf(fact: PickleFact): Problem | undefined {
  return fact.problems.at(-1);
}

function placeOf(fact: PickleFact): Place {
  const { place } = fact;
  return place.kind === "bytes" ? { ...place, offset: faultOf(fact)?.offset ?? place.offset } : place;
}

/** Something has run when the fault is met, or the file is just no pickle. */
function severityOf(fact: PickleFact): Severity {
  return fact.imports > 0 || isUnseen(faultOf(fact)) ? "error" : "warning";
}

/** What stands behind the fault is there for a loader, and was not looked at. */
function isUnseen(fault: Problem | undefined): boolean {
  return fault?.kind === "limit" || fault?.code === "sealed";
}

function messageOf(fact: PickleFact, others: number): string {
  const fault = faultOf(fact);
  const place = placeOf(fact);
  const at = place.kind === "bytes" ? ` at byte offset ${place.offset}` : "";
  const more =
    others === 0
      ? ""
      : ` ${others === 1 ? "One more pickle" : `${others} more pickles`} in the same file as well.`;
  const why = fault?.message ?? "it breaks off";
  if (isUnseen(fault)) {
    return `This pickle was not followed to its end: ${why}${at}.${more} What stands behind that was not checked: load it only from a source that you trust.`;
  }
  if (fact.imports > 0) {
    const names = fact.imports === 1 ? "one import" : `${fact.imports} imports`;
    return `This pickle breaks off${at}: ${why}. Loading it makes ${names} before the error, so the error protects nobody.${more} Do not load it; get the file again from its publisher.`;
  }
  return `This is no pickle that can be followed: ${why}${at}.${more} It was not checked further: get the file again, or give it the name of what it is.`;
}
