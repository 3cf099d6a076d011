import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Cause, Related } from "../../finding/finding.ts";
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
    for (const { group, others } of downloadsOf(groupsOf(facts.filter(isMeant), context))) {
      const severity = stakeOf([...group, ...others]) === undefined ? "information" : "warning";
      const report = reportOf(group, messageOf(group, others), severity);
      const related = [...(report.related ?? []), ...others.slice(0, mostOthers).flatMap(writtenAt)];
      context.report({ ...report, related, cause: causeOf(group[0]) });
    }
  },
});

type Group = ReturnType<typeof groupsOf>[number];

/** So many other files of one call are listed. */
const mostOthers = 20;

interface Download {
  readonly group: Group;
  /** Other files that the same call downloads: the values of a table, the items of a list. */
  readonly others: RemoteReferenceFact[];
}

/** One finding for each call, whatever it is that it downloads in turn. */
function downloadsOf(groups: readonly Group[]): readonly Download[] {
  const byPlace = new Map<number, Download>();
  for (const group of groups) {
    const [first] = group;
    const known = byPlace.get(first.span.start);
    if (known === undefined) byPlace.set(first.span.start, { group, others: [] });
    else known.others.push(first);
  }
  return [...byPlace.values()];
}

function writtenAt({ id, idSpan }: RemoteReferenceFact): readonly Related[] {
  return [{ place: { kind: "text", span: idSpan }, message: `\`${id}\` is downloaded by the same call` }];
}

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

function messageOf(group: Group, others: readonly RemoteReferenceFact[]): string {
  const [first] = group;
  const clauses = [
    ...new Set([...group, ...others].flatMap(({ stakes }) => stakes).map(({ clause }) => clause)),
  ];
  const more = clauses.length === 0 ? "" : ` Here ${clauses.slice(0, 2).join(", and ")}.`;
  const word = pinWord(first);
  const moves = word === undefined ? "" : ` (\`${first.revision}\` is ${word})`;
  const files = others.length === 0 ? "" : ` (and ${others.length} more by this call)`;
  return (
    `\`${nameOf(first)}\`${files} is downloaded from \`${hostOf(first.id)}\`${moves}, and whoever serves it can replace it.` +
    `${more} To be sure of the file: ${first.pinning}.`
  );
}

function nameOf({ file, id }: RemoteReferenceFact): string {
  return file === undefined || file === "" ? id : file;
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? "the web";
}
