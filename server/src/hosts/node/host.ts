import { type Dirent, promises, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { homedir } from "node:os";
import { hubCacheFolder } from "../../formats/hub-cache/folders.ts";
import type { DirectoryEntry, EntryKind, FileStat, Host, HostResult } from "../../host/host.ts";
import { hostErrorOf } from "./errors.ts";
import { createFileCache, type FileCache } from "./file-cache.ts";
import { fromSystemPath, toHostPath } from "./paths.ts";

/** A host over the disk of this machine. */
export interface NodeHost extends Host {
  /** The path with every symbolic link resolved. */
  realPath(path: string): Promise<HostResult<string>>;
  /** Files below a folder that git keeps although an ignore file names them. */
  keptThoughIgnored(folder: string): Promise<readonly string[]>;
  /**
   * Closes what is open of a file: after it was checked, or because it changed. Where reads are blocking, bytes that were
   * read of it are not valid any more.
   */
  release(path: string): void;
  close(): void;
}

export interface NodeHostOptions {
  /**
   * Waits for the disk instead of for a thread that waits for it: several times faster for small
   * files, and right where nothing else is to be done meanwhile (the command line, a worker).
   */
  readonly blocking: boolean;
}

/** Paths are absolute, with forward slashes. FIFOs, sockets and devices are never opened. */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const files: FileCache = createFileCache(options);
  return {
    stat: (path) =>
      attempt(async () => {
        if (!options.blocking) return statOf(await promises.stat(path));
        const stats = statSync(path);
        files.seen(path, stats);
        return statOf(stats);
      }),
    list: (path) =>
      attempt(async () => {
        const entries = options.blocking
          ? readdirSync(path, { withFileTypes: true })
          : await promises.readdir(path, { withFileTypes: true });
        return entries.map(entryOf);
      }),
    readRange: (path, offset, length) => files.read(path, offset, length),
    realPath: (path) => attempt(async () => fromSystemPath(realpathSync.native(path))),
    // Few walks meet something that is ignored: what starts git is loaded for those.
    keptThoughIgnored: async (folder) => (await import("./git.ts")).keptThoughIgnored(folder),
    // Few checks ask for it.
    get hubCache() {
      return hubCacheFolder(process.env, toHostPath(homedir()), (path) => toHostPath(path));
    },
    now: () => Date.now(),
    release: (path) => files.release(path),
    close: () => files.close(),
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<HostResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: hostErrorOf(error) };
  }
}

function statOf(stats: Stats): FileStat {
  return { kind: kindOf(stats), size: stats.size, modified: stats.mtimeMs };
}

function entryOf(entry: Dirent): DirectoryEntry {
  return { name: entry.name, kind: kindOf(entry) };
}

function kindOf(entry: Stats | Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "symlink" : "special";
}
