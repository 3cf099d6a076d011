import { posix, win32 } from "node:path";

/** An absolute path with forward slashes, as the engine names files on every system. */
export function toHostPath(
  path: string,
  workingFolder: string = process.cwd(),
  platform: NodeJS.Platform = process.platform,
): string {
  const system = platform === "win32" ? win32 : posix;
  return fromSystemPath(system.resolve(workingFolder, path), platform);
}

/**
 * An absolute path of the system as hosts name it. On Windows: forward slashes, the drive's letter as a capital
 * (programs start with either, and a path is compared by its characters), and no `\\?\`, which lifts the limit of a
 * path's length (learn.microsoft.com, "Maximum Path Length Limitation").
 */
export function fromSystemPath(path: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== "win32") return path;
  const plain = path.replace(/^\\\\\?\\UNC\\/i, "\\\\").replace(/^\\\\\?\\(?=[a-z]:)/i, "");
  return plain.replaceAll("\\", "/").replace(/^[a-z]:/, (drive) => drive.toUpperCase());
}
