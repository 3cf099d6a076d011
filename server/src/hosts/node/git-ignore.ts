import type { Host } from "../../host/host.ts";
import { joinPath, parentOf, relativePath } from "../../host/paths.ts";
import { compilePatterns, type PathPatterns } from "../../syntax/gitignore/patterns.ts";

/** The patterns that hold in a folder: its own `.gitignore` last, then outwards. */
export interface IgnoreScope {
  readonly layers: readonly { readonly folder: string; readonly patterns: PathPatterns }[];
  /** A folder above is left out: gitignore(5), nothing below it can be brought back. */
  readonly everything?: true;
}

/** The longest `.gitignore` that is read, in bytes: a longer one is not one that a person wrote. */
const longest = 1024 * 1024;

export const nothingIgnored: IgnoreScope = { layers: [] };

/** Whether git would leave a path out: the innermost file that says something of it decides. */
export function isIgnored(scope: IgnoreScope, path: string, directory: boolean): boolean {
  if (scope.everything) return true;
  for (let index = scope.layers.length - 1; index >= 0; index -= 1) {
    const layer = scope.layers[index];
    const answer = layer?.patterns.test(relativePath(layer.folder, path), directory);
    if (answer !== undefined) return answer;
  }
  return false;
}

/** The scope below a folder, with its own `.gitignore` where it has one. */
export async function enterFolder(host: Host, scope: IgnoreScope, folder: string): Promise<IgnoreScope> {
  return withFile(host, scope, folder, joinPath(folder, ".gitignore"));
}

/**
 * The scope that holds at a folder from which a walk starts: that of the repository around it. A
 * start that is itself ignored was named on purpose, so what ignores it does not count.
 */
export async function scopeAround(host: Host, start: string): Promise<IgnoreScope> {
  const above = await foldersUpToRepository(host, start);
  if (above === undefined) return nothingIgnored;
  let scope = nothingIgnored;
  const [repository] = above;
  if (repository !== undefined) {
    // gitignore(5): $GIT_DIR/info/exclude weighs less than any .gitignore.
    scope = await withFile(host, scope, repository, joinPath(repository, ".git/info/exclude"));
  }
  for (const [index, folder] of above.entries()) {
    if (index > 0 && isIgnored(scope, folder, true)) return nothingIgnored;
    if (folder !== start) scope = await enterFolder(host, scope, folder);
  }
  return scope;
}

/** From the root of the repository down to `start`; undefined outside a repository. */
async function foldersUpToRepository(host: Host, start: string): Promise<readonly string[] | undefined> {
  const folders: string[] = [];
  for (let folder: string | undefined = start; folder !== undefined; folder = parentOf(folder)) {
    folders.unshift(folder);
    if ((await host.stat(joinPath(folder, ".git"))).ok) return folders;
  }
  return undefined;
}

async function withFile(host: Host, scope: IgnoreScope, folder: string, file: string): Promise<IgnoreScope> {
  const bytes = await host.readRange(file, 0, longest);
  if (!bytes.ok || bytes.value.length === 0) return scope;
  const patterns = compilePatterns(new TextDecoder().decode(bytes.value));
  return { ...scope, layers: [...scope.layers, { folder, patterns }] };
}
