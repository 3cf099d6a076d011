import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Puts new bytes in a file's place in one step: nobody ever sees half of them, and a crash leaves the old
 * ones. Keeps the mode, and the link where the path is one. Throws the system's error.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const name = `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`;
  const temporary = join(dirname(target), name);
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(bytes);
      // The mask of the process may have taken away bits that the file had.
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** What a file holds is not what it held when it was read. */
export class ChangedMeanwhile extends Error {
  override readonly name = "ChangedMeanwhile";
}

/**
 * Writes a file as a whole: in the place of the one that is there, or as a new one. Nobody ever sees half of it.
 *
 * @param expected the text that is there; undefined: no file
 * @throws ChangedMeanwhile where something else is there by now, or the system's error
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  { expected }: { readonly expected: string | undefined },
): Promise<void> {
  const there = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (there !== expected) throw new ChangedMeanwhile(`${path} was changed by something else meanwhile`);
  if (expected !== undefined) return replaceFile(path, bytes);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
