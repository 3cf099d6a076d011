import type { Host } from "../host/host.ts";
import { joinPath, relativePath } from "../host/paths.ts";
import { enterFolder, isIgnored, scopeAround } from "../hosts/node/git-ignore.ts";
import { defaultExcludes } from "../hosts/node/walk.ts";

/**
 * Whether a walk from `folder` would leave out `path`, which lies below it. What git keeps although it is ignored is known
 * once a walk met it: git is not asked for each file that a running program writes.
 */
export async function isIgnoredBelow(host: Host, folder: string, path: string): Promise<boolean> {
  const parts = relativePath(folder, path).split("/");
  const folders = parts.slice(0, -1);
  if (folders.some((name) => defaultExcludes.has(name))) return true;
  let scope = await enterFolder(host, await scopeAround(host, folder), folder);
  let inner = folder;
  for (const name of folders) {
    inner = joinPath(inner, name);
    if (isIgnored(scope, inner, true)) return true;
    scope = await enterFolder(host, scope, inner);
  }
  return isIgnored(scope, path, false);
}
