import { hubFolders } from "../formats/hub-cache/folders.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import type { DirectoryEntry, Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { defaultExcludes } from "../hosts/node/walk.ts";

/** A folder that holds the files of a locked commit. */
export interface Copy {
  readonly entry: LockEntry;
  /** As the host names it. */
  readonly folder: string;
  readonly where: "cache" | "workspace";
}

/** A downloaded folder whose commit the lock does not have. */
export interface Stray {
  readonly folder: string;
  readonly commit: string;
}

/** Where the locked commits lie in the cache of the hub. */
export async function copiesInCache(
  host: Host,
  cache: string,
  entries: readonly LockEntry[],
): Promise<readonly Copy[]> {
  const found: Copy[] = [];
  for (const entry of entries) {
    if (entry.registry !== "huggingface" || entry.kind === "repository") continue;
    for (const folder of hubFolders(cache, entry.kind, entry.id)) {
      const snapshot = joinPath(folder, `snapshots/${entry.commit}`);
      const stat = await host.stat(snapshot);
      if (stat.ok && stat.value.kind === "directory") found.push({ entry, folder: snapshot, where: "cache" });
    }
  }
  return found;
}

/** The deepest folder of a project that is looked into, and the most folders. */
const deepest = 12;
const mostFolders = 20_000;

/**
 * Folders of the project that a repository was downloaded or cloned into. `snapshot_download(local_dir=…)` leaves the
 * commit in `.cache/huggingface/download` (huggingface_hub/_local_folder.py), a clone in `.git`.
 */
export async function copiesInWorkspace(
  host: Host,
  root: string,
  entries: readonly LockEntry[],
): Promise<{ readonly copies: readonly Copy[]; readonly strays: readonly Stray[] }> {
  const copies: Copy[] = [];
  const strays: Stray[] = [];
  const waiting: Pending[] = [{ folder: root, depth: 0 }];
  for (let count = 0; count < mostFolders; count += 1) {
    const next = waiting.shift();
    if (next === undefined) break;
    const listing = await host.list(next.folder);
    if (!listing.ok) continue;
    const names = new Set(listing.value.map(({ name }) => name));
    const commit = await commitIn(host, next.folder, names, next.folder === root);
    if (commit === undefined) {
      waiting.push(...foldersIn(next, listing.value));
      continue;
    }
    const entry = entries.find((each) => each.commit === commit.name);
    if (entry !== undefined) copies.push({ entry, folder: next.folder, where: "workspace" });
    else if (commit.downloaded) strays.push({ folder: next.folder, commit: commit.name });
  }
  return { copies, strays };
}

/** A folder that is to be looked into. */
interface Pending {
  readonly folder: string;
  readonly depth: number;
}

function foldersIn({ folder, depth }: Pending, entries: readonly DirectoryEntry[]): readonly Pending[] {
  if (depth === deepest) return [];
  return entries
    .filter(({ name, kind }) => kind === "directory" && !defaultExcludes.has(name))
    .map(({ name }) => ({ folder: joinPath(folder, name), depth: depth + 1 }));
}

interface FolderCommit {
  readonly name: string;
  /** By the hub's client: a clone may be of anything. */
  readonly downloaded: boolean;
}

async function commitIn(
  host: Host,
  folder: string,
  names: ReadonlySet<string>,
  isRoot: boolean,
): Promise<FolderCommit | undefined> {
  if (names.has(".cache")) {
    const name = await downloadedCommit(host, joinPath(folder, ".cache/huggingface/download"));
    if (name !== undefined) return { name, downloaded: true };
  }
  // The project itself is no copy of a model.
  if (isRoot || !names.has(".git")) return undefined;
  const name = await clonedCommit(host, joinPath(folder, ".git"));
  return name === undefined ? undefined : { name, downloaded: false };
}

/** The first line of the first `*.metadata` file. */
async function downloadedCommit(host: Host, folder: string): Promise<string | undefined> {
  const waiting = [folder];
  for (let count = 0; count < 50; count += 1) {
    const next = waiting.shift();
    if (next === undefined) return undefined;
    const listing = await host.list(next);
    if (!listing.ok) continue;
    for (const { name, kind } of listing.value) {
      const path = joinPath(next, name);
      if (kind === "directory") waiting.push(path);
      else if (name.endsWith(".metadata")) {
        const commit = commitAt(await textOf(host, path));
        if (commit !== undefined) return commit;
      }
    }
  }
  return undefined;
}

/** `HEAD` names a commit, or a reference whose file does (gitrepository-layout(5)). */
async function clonedCommit(host: Host, folder: string): Promise<string | undefined> {
  const head = await textOf(host, joinPath(folder, "HEAD"));
  const reference = /^ref: (refs\/[\w./-]{1,200})\s*$/.exec(head ?? "")?.[1];
  if (reference === undefined) return commitAt(head);
  if (reference.split("/").includes("..")) return undefined;
  const loose = commitAt(await textOf(host, joinPath(folder, reference)));
  if (loose !== undefined) return loose;
  const packed = await textOf(host, joinPath(folder, "packed-refs"));
  const line = packed?.split("\n").find((each) => each.endsWith(` ${reference}`));
  return commitAt(line);
}

function commitAt(text: string | undefined): string | undefined {
  return /^([0-9a-f]{40})(?:\s|$)/.exec(text ?? "")?.[1];
}

/** The start of a small file. */
async function textOf(host: Host, path: string): Promise<string | undefined> {
  const read = await host.readRange(path, 0, 1024 * 1024);
  return read.ok ? new TextDecoder().decode(read.value) : undefined;
}
