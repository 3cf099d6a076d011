import type { Host } from "../host/host.ts";
import { isAbsolutePath, joinPath } from "../host/paths.ts";

/** Answers whether paths exist to those who cannot wait, by noting what is not known yet. */
export interface PathQuestions {
  /** Whether `path` names something, seen from any of the folders. `false` as well where nobody has looked. */
  exists(path: string, folders: readonly string[]): boolean;
  /** Looks for all that was asked so far. */
  settle(): Promise<void>;
}

/** Longer names are none that a project has. */
const longestPath = 1_024;

/**
 * Rules are synchronous and ask about few names, nearly all of which are no paths. So the first answer
 * is `false`, the disk is asked once for each path, and only where one exists are the rules run again.
 */
export function createPathQuestions(host: Host): PathQuestions {
  const known = new Map<string, boolean>();
  const looking = new Map<string, Promise<void>>();
  const asked = new Set<string>();
  const look = async (path: string): Promise<void> => {
    const { ok } = await host.stat(path);
    known.set(path, ok);
    asked.delete(path);
    looking.delete(path);
  };
  return {
    exists(path, folders) {
      if (path === "" || path.length > longestPath || path.startsWith("~") || path.includes("://"))
        return false;
      const candidates = isAbsolutePath(path) ? [path] : folders.map((folder) => joinPath(folder, path));
      return candidates.some((candidate) => {
        const answer = known.get(candidate);
        if (answer === undefined) asked.add(candidate);
        return answer ?? false;
      });
    },
    async settle() {
      for (const path of asked) if (!looking.has(path)) looking.set(path, look(path));
      await Promise.all(looking.values());
    },
  };
}
