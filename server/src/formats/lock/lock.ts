/** The name of the file, which lies in the root of a project. */
export const lockFileName = "loadline.lock";

/** Registries whose names can be resolved to an immutable commit, by the names of knowledge/references. */
export const lockableRegistries = ["huggingface", "torch-hub"] as const;
export type LockRegistry = (typeof lockableRegistries)[number];

/** `repository`: code of a torch.hub repository; `space`: an application of the hub, or a metric of evaluate. */
export const lockedKinds = ["model", "dataset", "space", "repository"] as const;
export type LockedKind = (typeof lockedKinds)[number];

/** One file of a locked artifact. Of its two digests it has the one that the registry knows. */
export interface LockedFile {
  /** Relative to the repository, with forward slashes; never absolute, and never with `..`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hexadecimal digits: SHA-256 of the content, for files in large-file storage. */
  readonly sha256?: string;
  /** 40 hexadecimal digits: git's name of the content, SHA-1 over `blob SIZE\0` and the content, for all others. */
  readonly gitBlob?: string;
}

/** What one name stood for when it was looked up. */
export interface LockEntry {
  readonly kind: LockedKind;
  readonly registry: LockRegistry;
  /** `org/name`, as the registry spells it where that differs only by letter case. */
  readonly id: string;
  /** What was asked for: a branch, a tag, or the commit itself. */
  readonly revision: string;
  /** 40 hexadecimal digits, in lower case. */
  readonly commit: string;
  /** The day of the commit, `2026-01-31`, in UTC. */
  readonly date?: string;
  /** The day on which the commit was looked up, in UTC. It stays while the commit stays. */
  readonly resolved: string;
  /** The licences that its card declares, as they stand there. */
  readonly license: readonly string[];
  readonly baseModels: readonly string[];
  /** Whether a file has the name of a pickle, or of an archive of pickles. */
  readonly pickles: boolean;
  /** Whether the repository holds code that a library may run: `auto_map`, a loading script, a hubconf. */
  readonly customCode: boolean;
  /** Sorted by path. */
  readonly files: readonly LockedFile[];
  /** How many files the repository has besides: they are not used, or are more than the lock takes. */
  readonly omittedFiles?: number;
}

export interface LockFile {
  /** In the order in which they are written: by registry, kind, id and revision. */
  readonly entries: readonly LockEntry[];
}

/** The most files of one repository that the lock takes: a dataset may have hundreds of thousands. */
export const mostLockedFiles = 5_000;

export const emptyLock: LockFile = { entries: [] };

/** What tells one entry from another. */
export function lockKey({
  registry,
  kind,
  id,
  revision,
}: Pick<LockEntry, "registry" | "kind" | "id" | "revision">): string {
  return [registry, kind, id.toLowerCase(), revision].join(" ");
}

/** By code units, so that the order is the same on every machine. */
export function compareEntries(left: LockEntry, right: LockEntry): number {
  const [a, b] = [lockKey(left), lockKey(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
