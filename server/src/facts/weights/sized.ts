import { type ByteSource, ByteSourceError, bufferSource, concatenate } from "../../host/byte-source.ts";

const step = 1 << 20;
/** So much is kept; what is longer is unpacked once more where it is read. */
const mostKept = 16 << 20;

export interface Sized {
  readonly source: ByteSource;
  /** Why it breaks off, where it does. */
  readonly brokenOff?: string;
}

/**
 * A source whose end is known: a zip is read from there, and what is packed says where it ends only there. One that
 * breaks off ends where it does.
 */
export async function sized(source: ByteSource): Promise<Sized> {
  if (source.size !== undefined) return { source };
  const pieces: Uint8Array[] = [];
  let size = 0;
  let brokenOff: string | undefined;
  try {
    for (;;) {
      const piece = await source.read(size, step);
      size += piece.length;
      if (size <= mostKept) pieces.push(piece);
      // A source that breaks off answers what it has first, and says so when it is asked for more.
      if (piece.length === 0) break;
    }
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    brokenOff = error.message;
  }
  const whole =
    size > mostKept
      ? { size, read: (at: number, length: number) => source.read(at, length) }
      : bufferSource(concatenate(pieces));
  return brokenOff === undefined ? { source: whole } : { source: whole, brokenOff };
}
