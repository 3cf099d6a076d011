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
  /** Whether the bytes are there, and were not unpacked: whoever opens the file may have them. */
  readonly sealed: boolean;

  constructor(message: string, { sealed = false }: { readonly sealed?: boolean } = {}) {
    super(message);
    this.sealed = sealed;
  }
}

/** What of a failed read becomes a problem: its kind and a stable code. */
export function failureOf({ sealed }: ByteSourceError): {
  readonly kind: "unreadable" | "unsupported";
  readonly code: "unreadable" | "sealed";
} {
  return sealed ? { kind: "unsupported", code: "sealed" } : { kind: "unreadable", code: "unreadable" };
}

/** A source over bytes that are in memory already. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}

/** A part of a source as a source of its own: `length` bytes from `offset`, or fewer where the outer one ends. */
export function rangeSource(outer: ByteSource, offset: number, length: number): ByteSource {
  const size = outer.size === undefined ? length : Math.max(Math.min(length, outer.size - offset), 0);
  return {
    size,
    read: async (at, wanted) => {
      const left = Math.max(Math.min(wanted, size - at), 0);
      return left === 0 ? new Uint8Array(0) : outer.read(offset + at, left);
    },
  };
}

/** Bytes one after another, in memory of their own. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
