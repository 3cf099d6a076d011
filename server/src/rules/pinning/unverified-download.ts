import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Cause } from "../../finding/finding.ts";
import { artifactTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { groupsOf, pinningReferences, pinWord, reportOf, stakeOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "unverified-download",
  title: "A file of weights or data is downloaded, and nothing compares it with a checksum",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("data"),
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: artifactTriggers,
  check: (facts, context) => {
    for (const group of groupsOf(facts.filter(isMeant), context)) {
      const stake = stakeOf(group);
      const severity = stake === undefined ? "information" : "warning";
      context.report({ ...reportOf(group, messageOf(group[0], group), severity), cause: causeOf(group[0]) });
    }
  },
});

function isMeant({ registry, thing, pin, api, call }: RemoteReferenceFact): boolean {
  if (registry !== "url" || thing !== "file" || isImmutable(pin)) return false;
  // `torch-load` speaks of the sum as well, where it speaks of the pickle.
  if (!/\.(?:load_state_dict_from_url|model_zoo\.load_url)$/.test(api)) return true;
  const restricted = call?.argument("weights_only")?.value;
  return restricted?.type === "boolean" && restricted.value;
}

/** Where the program loads what arrives in a way that runs code, that finding says so of both. */
function causeOf(first: RemoteReferenceFact): Cause {
  return { key: `download ${first.id}`, adds: `Nothing compares \`${nameOf(first)}\` with a checksum.` };
}

function messageOf(first: RemoteReferenceFact, group: readonly RemoteReferenceFact[]): string {
  const clauses = [...new Set(group.flatMap(({ stakes }) => stakes).map(({ clause }) => clause))];
  const more = clauses.length === 0 ? "" : ` Here ${clauses.slice(0, 2).join(", and ")}.`;
  const word = pinWord(first);
  const moves = word === undefined ? "" : ` (\`${first.revision}\` is ${word})`;
  return (
    `\`${nameOf(first)}\` is downloaded from \`${hostOf(first.id)}\`${moves}, and whoever serves it can replace it.` +
    `${more} To be sure of the file: ${first.pinning}.`
  );
}

function nameOf({ file, id }: RemoteReferenceFact): string {
  return file === undefined || file === "" ? id : file;
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? "the web";
}
