import type { ProjectLock } from "../engine/locking/lock-file.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import type { NodeHost } from "../hosts/node/host.ts";
import { hashFiles } from "./hash-files.ts";
import { type Candidate, type FaultyFile, listCopy } from "./verify-files.ts";
import { type Copy, copiesInCache, copiesInWorkspace, type Stray } from "./verify-places.ts";

/** One copy of a locked commit, and how its files differ. */
export interface CopyResult extends Copy {
  /** Files whose content is the locked one, and their bytes. */
  readonly intact: number;
  readonly bytes: number;
  readonly faults: readonly FaultyFile[];
}

/** All that came of a verification. What a signature says of a copy belongs beside its faults. */
export interface Verification {
  readonly lock: ProjectLock;
  readonly copies: readonly CopyResult[];
  /** Entries with files of which there is no copy. */
  readonly absent: readonly LockEntry[];
  /** Folders that were downloaded at a commit which the lock does not have. */
  readonly strays: readonly Stray[];
}

export interface VerifyParts {
  /** The folder of the hub's cache. */
  readonly cache?: string;
  onTotal(bytes: number): void;
  onBytes(count: number): void;
}

/** Finds the copies of what is locked, and compares every file of them. */
export async function verify(host: NodeHost, lock: ProjectLock, parts: VerifyParts): Promise<Verification> {
  const entries = lock.lock.entries;
  const cached = parts.cache === undefined ? [] : await copiesInCache(host, parts.cache, entries);
  const { copies: own, strays } = await copiesInWorkspace(host, lock.folder, entries);
  const copies = [...cached, ...own];
  const listings = await Promise.all(copies.map((copy) => listCopy(host, copy)));
  const candidates = listings.flatMap((listing) => listing.candidates);
  const changed = await compare(host, candidates, parts);
  return {
    lock,
    copies: copies.map((copy, index) => {
      const listing = listings[index] ?? { faults: [], candidates: [] };
      const wrong = listing.candidates.flatMap((candidate) => changed.get(candidate) ?? []);
      const intact = listing.candidates.filter((candidate) => !changed.has(candidate));
      return {
        ...copy,
        intact: intact.length,
        bytes: intact.reduce((sum, { file }) => sum + file.size, 0),
        faults: [...listing.faults, ...wrong].sort((left, right) => (left.path < right.path ? -1 : 1)),
      };
    }),
    absent: entries.filter((entry) => entry.files.length > 0 && !copies.some((copy) => copy.entry === entry)),
    strays,
  };
}

/** What is wrong with the content of each file; those that are right are not in the answer. */
async function compare(
  host: NodeHost,
  candidates: readonly Candidate[],
  { onTotal, onBytes }: VerifyParts,
): Promise<ReadonlyMap<Candidate, FaultyFile>> {
  // Snapshots share their files: each is read once.
  const unique = new Map<string, Candidate>();
  const keys: string[] = [];
  for (const candidate of candidates) {
    const real = await host.realPath(candidate.path);
    const key = `${candidate.kind} ${real.ok ? real.value : candidate.path}`;
    keys.push(key);
    if (!unique.has(key)) unique.set(key, candidate);
  }
  onTotal([...unique.values()].reduce((sum, { file }) => sum + file.size, 0));
  const digests = await hashFiles([...unique.values()], { onBytes });
  const byKey = new Map([...unique.keys()].map((key, index) => [key, digests[index]]));
  const faults = new Map<Candidate, FaultyFile>();
  candidates.forEach((candidate, index) => {
    const digest = byKey.get(keys[index] ?? "");
    const { path } = candidate.file;
    if (digest === undefined || "error" in digest) {
      faults.set(candidate, { path, fault: "unread", message: digest?.error ?? "it was not read" });
    } else if (digest.digest !== candidate.expected) {
      faults.set(candidate, { path, fault: "changed", message: `its content is not the locked one` });
    }
  });
  return faults;
}
