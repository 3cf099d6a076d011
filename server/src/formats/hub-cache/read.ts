import type { Host } from "../../host/host.ts";
import { isAbsolutePath, joinPath } from "../../host/paths.ts";
import { hubFolders } from "./folders.ts";

// @huggingface/hub's own reader (scanCachedRepo) walks and stats every file of a snapshot, throws for a cache that
// lacks `refs`, and opens paths by itself; what is asked here is two small files, through the host.

/** What this machine has of a repository. */
export interface CachedRevision {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** The branch or tag that stood for it when it was downloaded; absent where only the snapshot is there. */
  readonly reference?: string;
  /** When the reference was last written, milliseconds since 1970. */
  readonly modified?: number;
}

const longestReference = 256;
const commitPattern = /^[0-9a-f]{40}$/;

/**
 * The commit that a revision of a repository stood for when this machine last downloaded it: `refs/REVISION` of the
 * cache, whose content is the commit (huggingface_hub, "Understand caching"). Where no revision is asked for and there
 * is no `refs/main`, the only snapshot that there is. Undefined: the cache does not know.
 */
export async function cachedRevision(
  host: Host,
  cache: string,
  asked: { readonly kind: "model" | "dataset" | "space"; readonly id: string; readonly revision?: string },
): Promise<CachedRevision | undefined> {
  for (const folder of hubFolders(cache, asked.kind, asked.id)) {
    const found = isAbsolutePath(folder) ? await revisionIn(host, folder, asked.revision) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

async function revisionIn(
  host: Host,
  folder: string,
  revision: string | undefined,
): Promise<CachedRevision | undefined> {
  const reference = revision ?? "main";
  if (!isReference(reference)) return undefined;
  const path = joinPath(folder, `refs/${reference}`);
  const [stat, read] = await Promise.all([host.stat(path), host.readRange(path, 0, longestReference)]);
  if (stat.ok && read.ok) {
    const commit = new TextDecoder().decode(read.value).trim();
    if (commitPattern.test(commit) && (await hasSnapshot(host, folder, commit)))
      return { commit, reference, modified: stat.value.modified };
  }
  return revision === undefined ? onlySnapshot(host, folder) : undefined;
}

/** Whether files of a commit lie in the cache. */
async function hasSnapshot(host: Host, folder: string, commit: string): Promise<boolean> {
  const stat = await host.stat(joinPath(folder, `snapshots/${commit}`));
  return stat.ok && stat.value.kind === "directory";
}

async function onlySnapshot(host: Host, folder: string): Promise<CachedRevision | undefined> {
  const listing = await host.list(joinPath(folder, "snapshots"));
  if (!listing.ok) return undefined;
  const commits = listing.value.filter(({ name }) => commitPattern.test(name));
  const [first] = commits;
  return commits.length === 1 && first !== undefined ? { commit: first.name } : undefined;
}

/** A name of git that stays inside of `refs/` when it is joined to it. */
function isReference(name: string): boolean {
  return (
    /^[\w.+/-]{1,200}$/.test(name) && name.split("/").every((part) => part !== "" && !/^\.\.?$/.test(part))
  );
}
