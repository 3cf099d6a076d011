import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { mayHoldLineage } from "./lineage-names.ts";

/** Folders of other people's code, of programs, of caches, and of what trains nothing that is handed out. */
const skippedFolders: ReadonlySet<string> = new Set(
  "node_modules venv env site-packages __pycache__ __pypackages__ wandb mlruns blobs dist build tests test docs".split(
    " ",
  ),
);

/** The most folders and files that are looked for in one workspace. */
const bounds = { folders: 4_000, files: 4_000, depth: 12 };

/** The files below a folder that may say something: level by level, in the order of their names. */
export async function lineageCandidates(host: Host, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level: readonly string[] = [root];
  let entered = 0;
  for (let depth = 0; depth < bounds.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      entered += 1;
      if (entered > bounds.folders || found.length > bounds.files) return found;
      const { files, folders } = await candidatesIn(host, folder);
      found.push(...files);
      next.push(...folders);
    }
    level = next;
  }
  return found.slice(0, bounds.files);
}

async function candidatesIn(
  host: Host,
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const listed = await host.list(folder);
  const entries = listed.ok ? listed.value : [];
  const pathsOf = (kind: "file" | "directory", wants: (name: string) => boolean) =>
    entries
      .filter((entry) => entry.kind === kind && wants(entry.name))
      .map(({ name }) => joinPath(folder, name));
  return {
    files: pathsOf("file", mayHoldLineage),
    folders: pathsOf("directory", (name) => !name.startsWith(".") && !skippedFolders.has(name)),
  };
}
