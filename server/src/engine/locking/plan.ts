import { type LockEntry, type LockFile, lockKey, mostLockedFiles } from "../../formats/lock/lock.ts";
import { answers, defaultRevision, isOfName, type LockUse } from "./uses.ts";

/** One thing to look up, and the places that want it. */
export interface LockQuestion {
  readonly registry: LockEntry["registry"];
  readonly kind: LockEntry["kind"];
  readonly id: string;
  readonly revision?: string;
  /** Left out: all. */
  readonly files?: readonly string[];
  /** The entry that the answer takes the place of. */
  readonly replaces?: LockEntry;
  readonly uses: readonly LockUse[];
}

/** A commit in the program that is not the lock's. */
export interface Disagreement {
  readonly use: LockUse;
  readonly entries: readonly LockEntry[];
}

/** What a lock lacks, and what it has too much, against the program. */
export interface LockPlan {
  /** Entries that some place uses, and that stay as they are. */
  readonly kept: readonly LockEntry[];
  /** What is in the program and not in the lock, or is to be looked up again. */
  readonly questions: readonly LockQuestion[];
  readonly unused: readonly LockEntry[];
  readonly disagreements: readonly Disagreement[];
}

/**
 * Compares a program with its lock.
 *
 * @param again whether a person wants an entry looked up again
 */
export function planLock(
  uses: readonly LockUse[],
  lock: LockFile,
  again: (entry: LockEntry) => boolean = () => false,
): LockPlan {
  const usesOf = new Map<LockEntry, LockUse[]>();
  const missing: LockUse[] = [];
  const disagreements: Disagreement[] = [];
  for (const use of uses) {
    // A branch and a tag may stand for one commit: a place that pins it is for both.
    const found = lock.entries.filter((each) => answers(each, use));
    for (const entry of found) usesOf.set(entry, [...(usesOf.get(entry) ?? []), use]);
    if (found.length > 0) continue;
    const others = use.pinned ? lock.entries.filter((each) => isOfName(each, use)) : [];
    if (others.length > 0) disagreements.push({ use, entries: others });
    else missing.push(use);
  }
  // What disagrees is about these entries: they are not without use.
  const disputed = new Set(disagreements.flatMap(({ entries }) => entries));
  const stale = [...usesOf].filter(([entry, places]) => again(entry) || lacksFiles(entry, places));
  const staleEntries = new Set(stale.map(([entry]) => entry));
  return {
    kept: lock.entries.filter(
      (entry) => (usesOf.has(entry) || disputed.has(entry)) && !staleEntries.has(entry),
    ),
    questions: [...groupUses(missing), ...stale.map(([entry, places]) => questionOf(entry, places))],
    unused: lock.entries.filter((entry) => !usesOf.has(entry) && !disputed.has(entry)),
    disagreements,
  };
}

/** Whether a place uses a file that the entry does not list, although the repository may have it. */
function lacksFiles({ files, omittedFiles = 0 }: LockEntry, uses: readonly LockUse[]): boolean {
  if (omittedFiles === 0 || files.length >= mostLockedFiles) return false;
  const paths = new Set(files.map(({ path }) => path));
  return uses.some(({ file }) => file === undefined || !paths.has(file));
}

function groupUses(uses: readonly LockUse[]): readonly LockQuestion[] {
  const groups = new Map<string, LockUse[]>();
  for (const use of uses) {
    const revision = use.revision ?? defaultRevision;
    const key = lockKey({ ...use, revision: use.pinned ? revision.toLowerCase() : revision });
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { registry, kind, id, revision } = first;
    return [
      { registry, kind, id, ...(revision === undefined ? {} : { revision }), ...filesOf(group), uses: group },
    ];
  });
}

function questionOf(entry: LockEntry, uses: readonly LockUse[]): LockQuestion {
  const { registry, kind, id, revision } = entry;
  return { registry, kind, id, revision, ...filesOf(uses), replaces: entry, uses };
}

/** The files that are used, where every place names its own. */
function filesOf(uses: readonly LockUse[]): { readonly files?: readonly string[] } {
  const files = uses.map(({ file }) => file);
  if (!files.every((file) => file !== undefined)) return {};
  return { files: [...new Set(files)].sort() };
}
