import type { RemoteReferenceFact } from "../../facts/facts.ts";
import type { LockFacts } from "../../facts/project.ts";
import { lockedName } from "../../facts/references/locked-name.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { type LockEntry, lockFileName } from "../../formats/lock/lock.ts";
import { pinFix } from "../pins.ts";
import type { RuleContext } from "../rule.ts";
import { isFolder } from "./reference-groups.ts";

/**
 * Where a project has a lock, what its code pins has to be what the lock says: the lock's licences, digests and dates
 * speak of that commit and of no other. One finding for each name and commit.
 */
export function reportOffLock(facts: readonly RemoteReferenceFact[], context: RuleContext): void {
  const lock = context.project.lock();
  if (lock === undefined) return;
  const groups = new Map<string, RemoteReferenceFact[]>();
  for (const fact of facts) {
    if (fact.pin !== "commit" || isLocked(fact, lock) || isFolder(fact, context)) continue;
    const key = `${fact.registry} ${fact.id} ${fact.revision ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  for (const group of groups.values()) {
    const report = reportOf(group, lock, context);
    if (report !== undefined) context.report(report);
  }
}

/** Whether the lock has the very commit, or cannot have this name at all. */
function isLocked(fact: RemoteReferenceFact, lock: LockFacts): boolean {
  if (lockedName(fact) === undefined) return true;
  return entriesOf(fact, lock).some(({ commit }) => commit === fact.revision?.toLowerCase());
}

function entriesOf(fact: RemoteReferenceFact, { entries }: LockFacts): readonly LockEntry[] {
  const name = lockedName(fact);
  return entries.filter(
    ({ registry, kind, id }) =>
      registry === name?.registry && kind === name.kind && id.toLowerCase() === fact.id.toLowerCase(),
  );
}

function reportOf(
  group: readonly RemoteReferenceFact[],
  lock: LockFacts,
  context: RuleContext,
): Report | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  const locked = entriesOf(first, lock);
  return {
    place: { kind: "text", span: first.revisionSpan ?? first.span },
    message: locked.length === 0 ? missingMessage(first) : differentMessage(first, locked),
    severity: locked.length === 0 ? "information" : "warning",
    identity: `${first.registry}:${first.id}:${first.revision}`,
    subject: { kind: first.kind === "dataset-reference" ? "dataset" : "model", name: first.id },
    related: others.map((fact) => ({
      place: { kind: "text", span: fact.revisionSpan ?? fact.span },
      message: `\`${fact.id}\` is pinned to the same commit here`,
    })),
    evidence: locked.map(({ commit, date }) => `locked: ${commit}${date === undefined ? "" : ` (${date})`}`),
    fixes: locked.length === 0 ? [] : fixesOf(group, context),
  };
}

function missingMessage({ id, revision }: RemoteReferenceFact): string {
  return (
    `\`${id}\` is pinned to \`${short(revision)}\`, and ${lockFileName} does not have it, so its licence and its ` +
    "files' digests are on record nowhere. Run `loadline lock` to add it."
  );
}

function differentMessage({ id, revision }: RemoteReferenceFact, locked: readonly LockEntry[]): string {
  const theirs = locked.map(
    ({ commit, date }) => `\`${short(commit)}\`${date === undefined ? "" : ` of ${date}`}`,
  );
  return (
    `\`${id}\` is pinned to \`${short(revision)}\` here, and ${lockFileName} has ${theirs.join(" and ")}. ` +
    "If the lock is right, write its commit here; if the code is, run `loadline lock`."
  );
}

function short(commit: string | undefined): string {
  return (commit ?? "").slice(0, 12);
}

/** Which of the two is right a person has to say. */
function fixesOf(group: readonly RemoteReferenceFact[], context: RuleContext): readonly Fix[] {
  const fix = pinFix(group, context);
  return fix === undefined ? [] : [{ ...fix, applicability: "unsafe" }];
}
