/** Paths as archives name their members: with either slash, on any system, and not to be trusted. */

export function isAbsoluteInArchive(path: string): boolean {
  return path.startsWith("/") || path.startsWith("\\") || (path[1] === ":" && /^[A-Za-z]/.test(path));
}

/** Why unpacking a member of this name would write outside of the folder, as a clause; undefined where it would not. */
export function escapes(name: string): string | undefined {
  if (isAbsoluteInArchive(name)) return "has an absolute path";
  if (!name.includes("..")) return undefined;
  return name.split(/[/\\]/).includes("..") ? "leads out of the folder it is unpacked to" : undefined;
}

/** A path seen from a folder of the archive, `.` and `..` resolved; it begins with `..` where it leads out. */
export function resolveInArchive(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split(/[/\\]/)) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/** Whether a link leads out of the archive. `folder`: what its target is seen from. */
export function linkLeaves(folder: string, target: string): boolean {
  return isAbsoluteInArchive(target) || resolveInArchive(folder, target).startsWith("..");
}

/** The folder that a member lies in; empty for the top. */
export function folderInArchive(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
