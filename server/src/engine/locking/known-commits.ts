import type { KnownCommit, LockFacts } from "../../facts/project.ts";
import type { LockedName } from "../../facts/references/locked-name.ts";
import { cachedRevision } from "../../formats/hub-cache/read.ts";
import { lockKey } from "../../formats/lock/lock.ts";
import type { Host } from "../../host/host.ts";
import { readProjectLock } from "./lock-file.ts";
import { answers, defaultRevision, isOfName } from "./uses.ts";

/** Answers which commit a name stands for, from what lies on this machine, to those who cannot wait. */
export interface KnownCommits {
  /** `undefined` as well where nobody has looked: the question is noted, and `settle` looks. */
  commitOf(name: LockedName, lockFolder: string | undefined): KnownCommit | undefined;
  lock(folder: string): LockFacts | undefined;
  settle(): Promise<void>;
}

/** Looks in the lock, in the local cache and in Loadline's table, in this order; each question once. */
export function createKnownCommits(host: Host): KnownCommits {
  const known = new Map<string, KnownCommit | undefined>();
  const asked = new Map<string, () => Promise<void>>();
  const locks = new Map<string, Promise<LockFacts>>();
  const read = new Map<string, LockFacts>();

  function lockOf(folder: string): Promise<LockFacts> {
    const opened =
      locks.get(folder) ??
      readProjectLock(host, folder).then(({ path, lock: { entries } }) => {
        const facts = { path, entries };
        read.set(folder, facts);
        return facts;
      });
    locks.set(folder, opened);
    return opened;
  }

  async function look(name: LockedName, lockFolder: string | undefined): Promise<KnownCommit | undefined> {
    const lock = lockFolder === undefined ? undefined : await lockOf(lockFolder);
    return inLock(name, lock) ?? (await inCache(host, name)) ?? (await inTable(name));
  }

  return {
    commitOf(name, lockFolder) {
      const key = `${lockFolder ?? ""}\0${lockKey({ ...name, revision: name.revision ?? "" })}`;
      if (known.has(key)) return known.get(key);
      asked.set(key, async () => {
        known.set(key, await look(name, lockFolder));
      });
      return undefined;
    },
    lock(folder) {
      const facts = read.get(folder);
      if (facts === undefined) {
        asked.set(folder, async () => {
          await lockOf(folder);
        });
      }
      return facts;
    },
    async settle() {
      const questions = [...asked.values()];
      asked.clear();
      await Promise.all(questions.map((ask) => ask()));
    },
  };
}

/** The lock's commit: of the very branch or tag that is asked for, or, for another commit of the name, its only one. */
function inLock(name: LockedName, lock: LockFacts | undefined): KnownCommit | undefined {
  if (lock === undefined) return undefined;
  const pinned = isCommit(name.revision);
  const ofName = lock.entries.filter((entry) => isOfName(entry, name));
  const exact = ofName.find((entry) => answers(entry, { ...name, pinned }));
  // A name that is locked by its commit alone stands for that one wherever no branch is asked for.
  const entry =
    exact ?? (ofName.length === 1 && (pinned || name.revision === undefined) ? ofName[0] : undefined);
  if (entry === undefined) return undefined;
  const { commit, revision, date } = entry;
  return {
    commit,
    source: "lock",
    ...(revision === commit ? {} : { reference: revision }),
    ...(date === undefined ? {} : { date }),
  };
}

async function inCache(
  host: Host,
  { registry, kind, id, revision }: LockedName,
): Promise<KnownCommit | undefined> {
  const { hubCache } = host;
  if (hubCache === undefined || registry !== "huggingface" || kind === "repository") return undefined;
  if (isCommit(revision)) return undefined;
  const found = await cachedRevision(host, hubCache, {
    kind,
    id,
    ...(revision === undefined ? {} : { revision }),
  });
  if (found === undefined) return undefined;
  const { commit, reference, modified } = found;
  return {
    commit,
    source: "cache",
    ...(reference === undefined ? {} : { reference }),
    ...(modified === undefined ? {} : { date: new Date(modified).toISOString().slice(0, 10) }),
  };
}

/** The table is for what a program loads without saying which revision, or as `main`. */
async function inTable({ registry, kind, id, revision }: LockedName): Promise<KnownCommit | undefined> {
  if (registry !== "huggingface" || kind === "repository" || kind === "space") return undefined;
  if (revision !== undefined && revision !== defaultRevision) return undefined;
  const { knownCommit, commitTableDate } = await import("../../knowledge/commits/catalogue.ts");
  // Short for what sentence-transformers has of that name.
  const isBare = kind === "model" && !id.includes("/");
  const commit =
    knownCommit(kind, id) ?? (isBare ? knownCommit(kind, `sentence-transformers/${id}`) : undefined);
  return commit === undefined ? undefined : { commit, source: "table", date: commitTableDate };
}

function isCommit(revision: string | undefined): boolean {
  return revision !== undefined && /^[0-9a-f]{40}$/i.test(revision);
}
