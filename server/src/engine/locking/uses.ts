import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { type LockedName, lockedName } from "../../facts/references/locked-name.ts";
import type { Location } from "../../finding/finding.ts";
import type { LockEntry, LockedKind, LockRegistry } from "../../formats/lock/lock.ts";

/** A place in the project that names something which a lock can hold. */
export interface LockUse {
  readonly registry: LockRegistry;
  readonly kind: LockedKind;
  readonly id: string;
  /** A branch, a tag or a commit, as the program says; absent where it says none. */
  readonly revision?: string;
  /** `revision` is a whole commit. */
  readonly pinned: boolean;
  /** The one file that is used; absent where it may be any. */
  readonly file?: string;
  readonly location: Location;
}

/** The branch that libraries take where a program says none. torch.hub falls back to `master`. */
export const defaultRevision = "main";

/** A reference as a use; undefined where no lock holds such a thing, or where only the run knows its revision. */
export function lockUse(fact: RemoteReferenceFact, location: Location): LockUse | undefined {
  const name = lockedName(fact);
  if (name === undefined || fact.pin === "unresolved") return undefined;
  const file = fact.file !== undefined && isPlainFile(fact.file) ? { file: fact.file } : {};
  return { ...name, ...file, pinned: fact.pin === "commit", location };
}

/** A pattern, or a folder, stands for more than one file. */
function isPlainFile(file: string): boolean {
  return /\.\w+$/.test(file) && !/[*?[\]{}]/.test(file);
}

/** Whether an entry is of this name, whatever its revision. Registries take names in either letter case. */
export function isOfName(entry: LockEntry, { registry, kind, id }: LockedName): boolean {
  return entry.registry === registry && entry.kind === kind && entry.id.toLowerCase() === id.toLowerCase();
}

/** Whether an entry answers a use: the same branch or tag, or the very commit. */
export function answers(entry: LockEntry, use: LockedName & { readonly pinned: boolean }): boolean {
  if (!isOfName(entry, use)) return false;
  if (use.pinned) return entry.commit === use.revision?.toLowerCase();
  return isRevision(entry, use.revision);
}

function isRevision({ revision, registry }: LockEntry, asked: string | undefined): boolean {
  if (asked !== undefined) return revision === asked;
  return revision === defaultRevision || (registry === "torch-hub" && revision === "master");
}
