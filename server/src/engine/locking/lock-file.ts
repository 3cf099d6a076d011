import { emptyLock, type LockFile, lockFileName } from "../../formats/lock/lock.ts";
import { longestLock, readLock } from "../../formats/lock/read.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, parentOf } from "../../host/paths.ts";
import type { Problem } from "../../host/problem.ts";

/** A lock as it lies in a project. */
export interface ProjectLock {
  /** The folder whose lock it is. */
  readonly folder: string;
  readonly path: string;
  readonly lock: LockFile;
  /** The file's text, to which the spans of problems belong; empty where there is no file. */
  readonly text: string;
  readonly exists: boolean;
  readonly problems: readonly Problem[];
}

/** The deepest chain of folders that is looked through. */
const mostFolders = 24;

/**
 * The folder whose lock is for a folder's files: the nearest one around it that has a lock, up to the root of the
 * repository. Undefined: there is none.
 */
export async function lockFolder(host: Host, folder: string): Promise<string | undefined> {
  let current: string | undefined = folder;
  for (let depth = 0; current !== undefined && depth < mostFolders; depth += 1) {
    const stat = await host.stat(joinPath(current, lockFileName));
    if (stat.ok && stat.value.kind === "file") return current;
    if ((await host.stat(joinPath(current, ".git"))).ok) return undefined;
    current = parentOf(current);
  }
  return undefined;
}

/** Reads the lock of a folder. A file that cannot be read is a problem; one that is not there is an empty lock. */
export async function readProjectLock(host: Host, folder: string): Promise<ProjectLock> {
  const path = joinPath(folder, lockFileName);
  const nothing = { folder, path, lock: emptyLock, text: "", problems: [] };
  // A UTF-16 unit is at most three bytes of UTF-8.
  const read = await host.readRange(path, 0, longestLock * 3 + 1);
  if (!read.ok) {
    if (read.error.failure === "not-found") return { ...nothing, exists: false };
    return { ...nothing, exists: true, problems: [unreadable(read.error.failure, read.error.message)] };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(read.value);
  } catch {
    return { ...nothing, exists: true, problems: [unreadable("encoding", "it is not UTF-8")] };
  }
  // A byte order mark is no part of TOML; a blank in its place keeps the offsets.
  const { value: lock, problems } = await readLock(text.replace(/^\ufeff/, " "));
  return { folder, path, lock, text, exists: true, problems };
}

function unreadable(code: string, message: string): Problem {
  return { kind: "unreadable", code, message };
}
