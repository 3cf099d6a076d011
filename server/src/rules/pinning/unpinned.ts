import type { RemoteReferenceFact, Stake } from "../../facts/facts.ts";
import { lockedName } from "../../facts/references/locked-name.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Severity } from "../../finding/finding.ts";
import { lockFileName } from "../../formats/lock/lock.ts";
import { pinFix } from "../pins.ts";
import type { RuleContext } from "../rule.ts";
import { groupsOf, pinWord, reportOf, stakeOf } from "./reference-groups.ts";

/** One finding for each name in a document: the first place carries it, the others are related. */
export function reportUnpinned(facts: readonly RemoteReferenceFact[], context: RuleContext): void {
  const pinnedIds = new Set(
    facts.filter(({ pin, part }) => isImmutable(pin) && part === "weights").map(({ id }) => id),
  );
  const unpinned = facts.filter(
    (fact) => isMoving(fact) && !isCompanion(fact, pinnedIds) && !isBesidePinned(fact, facts),
  );
  for (const group of groupsOf(unpinned, context)) {
    const stake = stakeOf(group) ?? lockedStake(group[0], context);
    const severity: Severity = stake === undefined ? "information" : "warning";
    const report = reportOf(group, messageOf(group[0], stake?.clause), severity);
    const pin = pinFix(group, context);
    context.report(pin === undefined ? report : { ...report, fixes: [pin] });
  }
}

/** What the lock knows of a repository, and its name does not say. */
function lockedStake(fact: RemoteReferenceFact, context: RuleContext): Stake | undefined {
  const name = lockedName(fact);
  const entry = context.project.lock()?.entries.find((each) => {
    const { registry, kind, id } = each;
    return registry === name?.registry && kind === name.kind && id.toLowerCase() === name.id.toLowerCase();
  });
  if (entry === undefined) return undefined;
  if (entry.kind === "dataset" && entry.customCode) {
    const clause = `a loading script lies in it, by ${lockFileName}, which releases of datasets before 4 run`;
    return { kind: "loading-script", clause };
  }
  const hasPlain = entry.files.some(({ path }) => path.endsWith(".safetensors"));
  if (entry.kind !== "model" || !entry.pickles || hasPlain) return undefined;
  return {
    kind: "pickle",
    clause: `its weights are pickles, by ${lockFileName}, which can run code when they are loaded`,
  };
}

/** What runs the repository's code is the business of `remote-code` and `remote-code-setting`. */
function isMoving({ pin, trustsRemoteCode }: RemoteReferenceFact): boolean {
  return !isImmutable(pin) && !trustsRemoteCode;
}

/** The tokenizer of a model that is pinned in the same text: `unpinned-companion` speaks of it. */
function isCompanion({ id, part }: RemoteReferenceFact, pinnedIds: ReadonlySet<string>): boolean {
  return part !== "weights" && pinnedIds.has(id);
}

/** What a pinned model's call loads as well is `unpinned-companion`. */
function isBesidePinned(
  { beside, span }: RemoteReferenceFact,
  facts: readonly RemoteReferenceFact[],
): boolean {
  return facts.some(
    ({ id, pin, span: { start } }) => id === beside && start === span.start && isImmutable(pin),
  );
}

function messageOf(fact: RemoteReferenceFact, stake: string | undefined): string {
  const more = stake === undefined ? "" : ` Here ${stake}.`;
  return `\`${fact.id}\` ${pinSentence(fact)}.${more} Pin it: ${fact.pinning}.`;
}

function pinSentence(fact: RemoteReferenceFact): string {
  const word = pinWord(fact);
  if (word !== undefined) return `is pinned to \`${fact.revision}\`: ${word}`;
  if (fact.pin === "unresolved") {
    return "is loaded at a revision that only the run knows, so what is loaded cannot be told from here";
  }
  return "is loaded without a revision, so every run takes what its owner published last";
}
