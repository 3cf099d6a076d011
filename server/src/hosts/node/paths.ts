import { resolve } from "node:path";

/** An absolute path with forward slashes, as the engine names files on every system. */
export function toHostPath(path: string, workingFolder: string = process.cwd()): string {
  const absolute = resolve(workingFolder, path);
  return process.platform === "win32" ? absolute.replaceAll("\\", "/") : absolute;
}
