import { type LockEntry, type LockedFile, lockFileName } from "../formats/lock/lock.ts";
import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import type { DigestKind } from "../hosts/node/digest.ts";
import type { Copy } from "./verify-places.ts";

/**
 * - `changed`: its content is not the locked one
 * - `missing`: it is locked and not there (libraries download what they need, so this is not yet a fault)
 * - `extra`: it is there, and the locked commit has no such file
 * - `unread`: it could not be read, so nothing is known of it
 */
export type FileFault = "changed" | "missing" | "extra" | "unread";

export interface FaultyFile {
  /** Relative to the copy's folder. */
  readonly path: string;
  readonly fault: FileFault;
  /** Why, as a clause. */
  readonly message: string;
}

/** A file whose content is to be compared: its size is the locked one. */
export interface Candidate {
  readonly copy: Copy;
  readonly file: LockedFile;
  /** Absolute, as the host names it. */
  readonly path: string;
  readonly kind: DigestKind;
  readonly expected: string;
}

/** What a copy shows before anything of it is read. */
export interface CopyListing {
  readonly faults: readonly FaultyFile[];
  readonly candidates: readonly Candidate[];
}

/** Folders beside a repository's files that its client keeps for itself, and files that systems leave everywhere. */
const ownFolders = new Set([".cache", ".git", "__pycache__"]);
const ownFiles = new Set([
  ".gitattributes",
  ".gitignore",
  ".DS_Store",
  "Thumbs.db",
  "desktop.ini",
  lockFileName,
]);

/** The most files of a copy that are listed. */
const mostFiles = 200_000;

/** Compares the names and sizes of a copy's files with the lock. */
export async function listCopy(host: Host, copy: Copy): Promise<CopyListing> {
  const { entry, folder } = copy;
  const faults: FaultyFile[] = [];
  const candidates: Candidate[] = [];
  const there = new Set<string>();
  const { paths, problems } = await filesBelow(host, folder);
  faults.push(...problems);
  const locked = new Map(entry.files.map((file) => [file.path, file]));
  for (const path of paths) {
    const file = locked.get(path);
    there.add(path);
    if (file === undefined) {
      if (!isUnlisted(entry))
        faults.push({ path, fault: "extra", message: "the locked commit has no such file" });
      continue;
    }
    const candidate = await candidateOf(host, copy, file);
    if ("fault" in candidate) faults.push(candidate);
    else candidates.push(candidate);
  }
  for (const { path } of entry.files) {
    if (!there.has(path)) faults.push({ path, fault: "missing", message: "it is not there" });
  }
  return { faults, candidates };
}

/** Of a repository whose lock lists some of its files, others may be there. */
function isUnlisted({ omittedFiles = 0 }: LockEntry): boolean {
  return omittedFiles > 0;
}

async function candidateOf(host: Host, copy: Copy, file: LockedFile): Promise<Candidate | FaultyFile> {
  const path = joinPath(copy.folder, file.path);
  const stat = await host.stat(path);
  if (!stat.ok) return { path: file.path, fault: "unread", message: stat.error.message };
  if (stat.value.kind !== "file")
    return { path: file.path, fault: "changed", message: "it is no file any more" };
  if (stat.value.size !== file.size) {
    const message = `it has ${stat.value.size} bytes, and ${file.size} are locked`;
    return { path: file.path, fault: "changed", message };
  }
  const { sha256, gitBlob } = file;
  return sha256 === undefined
    ? { copy, file, path, kind: "git-blob", expected: gitBlob ?? "" }
    : { copy, file, path, kind: "sha256", expected: sha256 };
}

async function filesBelow(
  host: Host,
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly problems: readonly FaultyFile[] }> {
  const paths: string[] = [];
  const problems: FaultyFile[] = [];
  const waiting = [""];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    const listing = await host.list(prefix === "" ? folder : joinPath(folder, prefix));
    if (!listing.ok) {
      problems.push({
        path: prefix || ".",
        fault: "unread",
        message: `the folder: ${listing.error.message}`,
      });
      continue;
    }
    const inside = prefix === "" ? "" : `${prefix}/`;
    const folders = listing.value.filter(({ kind, name }) => kind === "directory" && !ownFolders.has(name));
    const files = listing.value.filter(({ kind, name }) => kind !== "directory" && !ownFiles.has(name));
    waiting.push(...folders.map(({ name }) => inside + name));
    paths.push(...files.map(({ name }) => inside + name));
    if (paths.length > mostFiles) {
      problems.push({ path: ".", fault: "unread", message: `it has more than ${mostFiles} files` });
      break;
    }
  }
  return { paths: paths.sort(), problems };
}
