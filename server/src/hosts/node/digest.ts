import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** Which digest of a file is wanted: SHA-256 of its content, or git's name of it. */
export type DigestKind = "sha256" | "git-blob";

/** Bytes that are read at once: more is no faster, less is (measured over a file in memory). */
const pieceSize = 512 * 1024;

/**
 * The digest of a file, as lower-case hexadecimal digits. It is read in pieces, the next one while the last is worked
 * on, so that a file of any size costs a megabyte. Throws the system's error, also for what is no regular file.
 *
 * @param onBytes hears how many bytes were read, piece by piece
 */
export async function digestFile(
  path: string,
  kind: DigestKind,
  onBytes: (count: number) => void = () => {},
): Promise<{ readonly digest: string; readonly size: number }> {
  // A FIFO would wait for its writer without this; Windows has no such flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw Object.assign(new Error("no regular file"), { code: "ENXIO" });
    const hash = createHash(kind === "sha256" ? "sha256" : "sha1");
    // gitformat-loose(5): the object's kind and size stand before its content.
    if (kind === "git-blob") hash.update(`blob ${stats.size}\0`);
    let size = 0;
    for await (const piece of pieces(file)) {
      hash.update(piece);
      size += piece.length;
      onBytes(piece.length);
    }
    return { digest: hash.digest("hex"), size };
  } finally {
    await file.close();
  }
}

async function* pieces(file: FileHandle): AsyncGenerator<Buffer> {
  let current = Buffer.allocUnsafeSlow(pieceSize);
  let other = Buffer.allocUnsafeSlow(pieceSize);
  let offset = 0;
  let reading = file.read(current, 0, pieceSize, offset);
  for (;;) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) return;
    offset += bytesRead;
    reading = file.read(other, 0, pieceSize, offset);
    // Noted at once: should the consumer stop before it asks again, this must not count as unhandled.
    reading.catch(() => undefined);
    yield current.subarray(0, bytesRead);
    [current, other] = [other, current];
  }
}
