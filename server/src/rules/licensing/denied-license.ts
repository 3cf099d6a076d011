import type { LicenseUseFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { defineRule, type LicensePolicy, type LicenseWaiver } from "../rule.ts";
import { byThing, useReport, useTriggers } from "./uses.ts";

export const rule = defineRule({
  id: "denied-license",
  title: "The policy of this project does not take a licence",
  area: "licensing",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://huggingface.co/docs/hub/repositories-licenses"],
  },
  kinds: ["card", "python", "notebook"],
  triggers: useTriggers,
  needs: "policy",
  fact: "license-use",
  check(uses, context) {
    const { policy } = context;
    if (policy === undefined) return;
    for (const group of byThing(uses)) {
      const [first] = group;
      const denied = first.licenses.find((license) => isDenied(license, policy));
      if (denied === undefined) continue;
      const waivers = policy.waivers.filter((waiver) => covers(waiver, first, denied));
      if (waivers.some(({ expired }) => !expired)) continue;
      context.report(reportOf(group, denied, { policy, waiver: waivers[0] }));
    }
  },
});

/** An id weighs more than a class, and what is denied more than what is allowed. */
function isDenied(license: License, { allow, deny }: LicensePolicy): boolean {
  const ids = [license.id, shownId(license)].map((id) => id.toLowerCase());
  const named = (list: readonly string[]) => list.some((name) => ids.includes(name.toLowerCase()));
  const classed = (list: readonly string[]) => list.includes(license.class);
  if (named(deny)) return true;
  if (allow !== undefined && named(allow)) return false;
  if (classed(deny)) return true;
  return allow !== undefined && !classed(allow);
}

function covers(waiver: LicenseWaiver, { id }: LicenseUseFact, license: License): boolean {
  const names = [license.id, shownId(license), license.class];
  const isLicense = waiver.licenses.length === 0 || waiver.licenses.some((one) => names.includes(one));
  const isSubject =
    waiver.subjects.length === 0 || (id !== undefined && waiver.subjects.some((one) => matches(one, id)));
  return isLicense && isSubject;
}

/** `*` for any run of characters; compared piece by piece, so that no pattern takes long. */
function matches(pattern: string, id: string): boolean {
  const [head = "", ...rest] = pattern.toLowerCase().split("*");
  const text = id.toLowerCase();
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}

interface Decision {
  readonly policy: LicensePolicy;
  readonly waiver: LicenseWaiver | undefined;
}

function reportOf(
  group: readonly [LicenseUseFact, ...LicenseUseFact[]],
  license: License,
  { policy, waiver }: Decision,
): Report {
  const isListed = [license.id, shownId(license), license.class].some((name) => policy.deny.includes(name));
  const why = isListed
    ? `\`[licenses]\` of the configuration denies it, as ${policy.deny.includes(license.class) ? `a licence of the class \`${license.class}\`` : "an id"}`
    : `\`[licenses]\` of the configuration does not list it, nor its class \`${license.class}\``;
  const ended =
    waiver === undefined
      ? "Take another one, or let whoever owns the policy write a waiver with a reason, an owner and an end date."
      : `The waiver of ${waiver.owner} (${waiver.origin}: ${waiver.reason}) ended on ${waiver.until}. Let it be renewed, or take another one.`;
  return useReport(group, license, {
    message: `, which this project does not take: ${why}. ${ended}`,
    advice: "Take another one, or ask for a waiver",
    identity: `${license.id} denied`,
    // The policy is what the house says it is, however surely the licence was read.
    confidence: group[0].confidence,
  });
}
