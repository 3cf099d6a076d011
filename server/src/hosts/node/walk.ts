import { hidesBehind } from "../../documents/behind.ts";
import { isCandidate, isDisguised } from "../../documents/kind.ts";
import { isPackedByNature } from "../../documents/names.ts";
import type { DirectoryEntry, EntryKind, Host, HostError, HostResult } from "../../host/host.ts";
import { isWithin } from "../../host/paths.ts";
import { enterFolder, type IgnoreScope, isIgnored, nothingIgnored, scopeAround } from "./git-ignore.ts";

/**
 * What a walk leaves out unless it is told not to: copies of other people's code and caches. A folder
 * of this name that is itself the start of a walk is walked.
 */
export const defaultExcludes: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  ".venv",
  "venv",
  "node_modules",
  "site-packages",
  "__pycache__",
  "__pypackages__",
  ".ipynb_checkpoints",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".pytype",
  ".pyre",
  ".tox",
  ".nox",
  ".eggs",
  ".pixi",
  ".conda",
  ".direnv",
  ".dvc",
  ".vscode-test",
]);

/** What a walk needs to know besides what every host answers. */
export interface WalkHost extends Host {
  realPath(path: string): Promise<HostResult<string>>;
  /**
   * Files below a folder that git keeps although an ignore file names them, relative to it, with slashes. Such a file is
   * handed on by the repository like any other. Empty outside a repository and where there is no git.
   */
  keptThoughIgnored?(folder: string): Promise<readonly string[]>;
}

export interface WalkOptions {
  /** false: git-ignored files and the default excludes are walked as well (never `.git`). */
  readonly ignore: boolean;
  /** The configuration's `exclude`. */
  excludes(path: string, directory: boolean): Promise<boolean>;
}

/** A file to check, or a folder that could not be listed. */
export type WalkEntry =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "unlisted"; readonly path: string; readonly error: HostError }
  /** A symbolic link that leads out of the folder that is walked: not followed, and counted. */
  | { readonly kind: "outside"; readonly path: string }
  /** Left out by the configuration, although it was named. */
  | { readonly kind: "excluded"; readonly path: string };

interface Walk {
  readonly host: WalkHost;
  readonly start: string;
  /** What git keeps although it is ignored, and the folders above it, once it was asked for. */
  kept?: Promise<ReadonlySet<string>>;
  readonly options: WalkOptions;
  /** The real folder that links may not leave. */
  readonly boundary: string;
  /** Real paths of the folders that were entered: a circle of links ends here. */
  readonly entered: Set<string>;
  /** How many more files of names that nothing is looked for in are looked at for what they begin with. */
  glances: number;
  /** The same for what they end with, which costs twice as much. */
  tails: number;
}

/** A folder of a hundred thousand images is not opened file by file; a model's few pictures are. */
const mostGlances = 2000;
const mostTails = 500;
const glancedBytes = 256;
/** What stands behind a picture is told by its last bytes. */
const glancedTail = 4096;

/**
 * Goes through files and folders, in the order of their names. A path that is named itself is checked
 * whatever git or its name says; only the configuration's `exclude` holds for it too.
 */
export async function* walk(
  host: WalkHost,
  starts: readonly string[],
  options: WalkOptions,
): AsyncGenerator<WalkEntry> {
  const seen = new Set<string>();
  for (const start of starts) {
    for await (const entry of walkStart(host, start, options)) {
      if (seen.has(entry.path)) continue;
      seen.add(entry.path);
      yield entry;
    }
  }
}

async function* walkStart(host: WalkHost, start: string, options: WalkOptions): AsyncGenerator<WalkEntry> {
  const stat = await host.stat(start);
  if (!stat.ok || stat.value.kind !== "directory") {
    // A file that is not there, or no file at all, is for the engine to report.
    yield { kind: (await options.excludes(start, false)) ? "excluded" : "file", path: start };
    return;
  }
  const real = await host.realPath(start);
  const boundary = boundaryOf(real.ok ? real.value : start);
  const scope = options.ignore ? await scopeAround(host, start) : nothingIgnored;
  const walk: Walk = {
    host,
    start,
    options,
    boundary,
    entered: new Set(),
    glances: mostGlances,
    tails: mostTails,
  };
  yield* walkFolder(walk, start, scope);
}

/**
 * The links of a Hugging Face cache lead from `snapshots/REVISION` to `blobs` of the same repository
 * (huggingface_hub, "Understand caching"): there, the repository is what is walked.
 */
function boundaryOf(start: string): string {
  return /^.*\/(?:models|datasets|spaces)--[^/]+(?=\/snapshots(?:\/|$))/.exec(start)?.[0] ?? start;
}

async function* walkFolder(walk: Walk, folder: string, outer: IgnoreScope): AsyncGenerator<WalkEntry> {
  const { host, options } = walk;
  const real = await host.realPath(folder);
  if (real.ok) {
    if (walk.entered.has(real.value)) return;
    walk.entered.add(real.value);
  }
  const listed = await host.list(folder);
  if (!listed.ok) {
    yield { kind: "unlisted", path: folder, error: listed.error };
    return;
  }
  const hasIgnoreFile = options.ignore && listed.value.some((entry) => entry.name === ".gitignore");
  const scope = hasIgnoreFile ? await enterFolder(host, outer, folder) : outer;
  for (const entry of [...listed.value].sort(byName)) {
    const path = joinEntry(folder, entry.name);
    const target = await targetOf(walk, path, entry);
    if (await isLeftOut(walk, scope, { path, name: entry.name, target })) continue;
    if (target === "directory") yield* walkFolder(walk, path, scopeBelow(scope, path));
    else yield { kind: target === "outside" ? "outside" : "file", path };
  }
}

/** Of an ignored folder that is entered for a file that git keeps, no other file is meant. */
function scopeBelow(scope: IgnoreScope, folder: string): IgnoreScope {
  return isIgnored(scope, folder, true) ? { ...scope, everything: true } : scope;
}

type Target = EntryKind | "outside";

async function isLeftOut(
  walk: Walk,
  scope: IgnoreScope,
  { path, name, target }: { readonly path: string; readonly name: string; readonly target: Target },
): Promise<boolean> {
  const { options } = walk;
  const directory = target === "directory";
  if (directory && (name === ".git" || (options.ignore && defaultExcludes.has(name)))) return true;
  // A FIFO, socket or device is reported whatever its name.
  const idle = !directory && target !== "special" && !isCandidate(path);
  if (idle && (walk.glances <= 0 || target === "outside")) return true;
  if (await options.excludes(path, directory)) return true;
  if (isIgnored(scope, path, directory) && !(await isKept(walk, path))) return true;
  return idle && !(await isPickleInDisguise(walk, path));
}

/** gitignore(5): what git already keeps is not affected. Asked for once in a walk, where something is ignored at all. */
async function isKept(walk: Walk, path: string): Promise<boolean> {
  walk.kept ??= keptBelow(walk);
  return (await walk.kept).has(path);
}

async function keptBelow({ host, start }: Walk): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const file of (await host.keptThoughIgnored?.(start)) ?? []) {
    for (
      let path = joinEntry(start, file);
      path.length > start.length;
      path = path.slice(0, path.lastIndexOf("/"))
    )
      kept.add(path);
  }
  return kept;
}

/** Loaders do not ask for a name: a pickle that is called a picture is one. */
async function isPickleInDisguise(walk: Walk, path: string): Promise<boolean> {
  walk.glances -= 1;
  const head = await walk.host.readRange(path, 0, glancedBytes);
  if (!head.ok) return false;
  return isDisguised(path, head.value) || (await hidesAtEnd(walk, path, head.value));
}

async function hidesAtEnd(walk: Walk, path: string, head: Uint8Array): Promise<boolean> {
  const { host } = walk;
  if (walk.tails <= 0 || isPackedByNature(path)) return false;
  walk.tails -= 1;
  const stat = await host.stat(path);
  if (!stat.ok || stat.value.kind !== "file") return false;
  const tail = await host.readRange(path, Math.max(stat.value.size - glancedTail, 0), glancedTail);
  return tail.ok && hidesBehind(head, tail.value);
}

/** By code units, not by the language of the machine: the order is the same everywhere. */
function byName(left: DirectoryEntry, right: DirectoryEntry): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}

/** A name may hold anything but a slash: it is not normalised. */
function joinEntry(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** What a link leads to; a broken one is a file, which the engine then cannot open, and says so. */
async function targetOf(walk: Walk, path: string, entry: DirectoryEntry): Promise<Target> {
  if (entry.kind !== "symlink") return entry.kind;
  const real = await walk.host.realPath(path);
  if (!real.ok) return "file";
  if (!isWithin(walk.boundary, real.value)) return "outside";
  const stat = await walk.host.stat(path);
  return stat.ok ? stat.value.kind : "file";
}
