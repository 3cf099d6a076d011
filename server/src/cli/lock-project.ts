import { isTextDocument } from "../documents/document.ts";
import { openFile } from "../documents/open.ts";
import { lockFolder, type ProjectLock, readProjectLock } from "../engine/locking/lock-file.ts";
import type { Unlockable } from "../engine/locking/references.ts";
import type { LockUse } from "../engine/locking/uses.ts";
import { createProjectOpener } from "../engine/project.ts";
import { defaultLimits } from "../host/limits.ts";
import { parentOf } from "../host/paths.ts";
import { walk } from "../hosts/node/walk.ts";
import { LineIndex } from "../text/line-index.ts";
import { UsageError } from "./command.ts";
import type { Progress } from "./progress.ts";
import type { Workbench } from "./setup.ts";

/** A project with its lock and all that it names. */
export interface LockedProject {
  readonly lock: ProjectLock;
  readonly uses: readonly LockUse[];
  /** How many references have a revision that only the run knows. */
  readonly unresolved: number;
  /** What the project names and no lock can hold, each once. */
  readonly unlockable: readonly Unlockable[];
  /** Files that could not be read, as paths. */
  readonly unread: readonly string[];
}

/** The lock that is for a folder, or the one that its project would have. Throws UsageError where it cannot be read. */
export async function openLock(bench: Workbench, folder: string): Promise<ProjectLock> {
  const stat = await bench.host.stat(folder);
  if (!stat.ok || stat.value.kind !== "directory")
    throw new UsageError(`${JSON.stringify(folder)} is no folder`);
  const known = await lockFolder(bench.host, folder);
  const root = known ?? (await createProjectOpener(bench.host)(`${folder}/x`)).root;
  const lock = await readProjectLock(bench.host, root);
  const [problem] = lock.problems;
  if (problem === undefined) return lock;
  const { line, character } =
    problem.span === undefined
      ? { line: 0, character: 0 }
      : new LineIndex(lock.text).positionAt(Math.min(problem.span.start, lock.text.length));
  const more = lock.problems.length > 1 ? ` (and ${lock.problems.length - 1} further problems)` : "";
  throw new UsageError(
    `${lock.path}:${line + 1}:${character + 1}: ${problem.message}${more}. Mend it, or delete it and run loadline lock.`,
  );
}

/** Reads every file of the lock's folder that can name something; folders with a lock of their own are left to it. */
export async function openLockedProject(
  bench: Workbench,
  folder: string,
  progress: Progress,
): Promise<LockedProject> {
  const lock = await openLock(bench, folder);
  const { usesIn } = await import("../engine/locking/references.ts");
  const isOurs = ownership(bench, lock.folder);
  const projectOf = createProjectOpener(bench.host);
  const environment = { host: bench.host, grammars: bench.grammars, limits: defaultLimits };
  const uses: LockUse[] = [];
  const unread: string[] = [];
  let unresolved = 0;
  const unlockable = new Map<string, Unlockable>();
  for await (const entry of walk(bench.host, [lock.folder], {
    ignore: true,
    excludes: bench.resolver.excludes,
  })) {
    if (entry.kind === "unlisted") unread.push(entry.path);
    if (entry.kind !== "file" || !(await isOurs(entry.path))) continue;
    const document = await openFile(entry.path, environment);
    try {
      if (isTextDocument(document) && document.problems.some(({ kind }) => kind === "unreadable"))
        unread.push(entry.path);
      const found = await usesIn(document, await projectOf(entry.path), environment);
      uses.push(...found.uses);
      unresolved += found.unresolved;
      for (const each of found.unlockable) unlockable.set(`${each.registry} ${each.id}`, each);
    } finally {
      document.dispose();
      bench.host.release(entry.path);
    }
    progress.tick();
  }
  return { lock, uses, unresolved, unlockable: [...unlockable.values()], unread };
}

/** Whether the nearest lock of a file is this one; each folder is asked once. */
function ownership(bench: Workbench, root: string): (path: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>([[root, Promise.resolve(true)]]);
  const isOurs = (folder: string): Promise<boolean> => {
    const answer =
      known.get(folder) ??
      lockFolder(bench.host, folder).then((found) => found === undefined || found === root);
    known.set(folder, answer);
    return answer;
  };
  return (path) => isOurs(parentOf(path) ?? path);
}
