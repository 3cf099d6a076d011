/**
 * Bytes that are read in ranges: a file, a member of an archive, a buffer.
 *
 * A reader of a format asks for what it needs and never for all. `read` answers at most `length`
 * bytes from `offset`, fewer only where the source ends; it may throw ByteSourceError, which the one
 * place that opened the source turns into a problem.
 */
export interface ByteSource {
  /** Bytes; undefined where it is not known before the end (a compressed stream). */
  readonly size: number | undefined;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The source failed under a reader: a file that shrank, a disk that broke. */
export class ByteSourceError extends Error {
  override readonly name = "ByteSourceError";
}

/** A source over bytes that are in memory already. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}
