import { type ByteSource, ByteSourceError, bufferSource } from "../../host/byte-source.ts";

const step = 1 << 20;
/** So much is kept; what is longer is unpacked once more where it is read. */
const mostKept = 16 << 20;

/**
 * A source whose end is known: a zip is read from there, and what is packed says where it ends only there. One that
 * breaks off ends where it does.
 */
export async function sized(source: ByteSource): Promise<ByteSource> {
  if (source.size !== undefined) return source;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const piece = await source.read(size, step);
      size += piece.length;
      if (size <= mostKept) pieces.push(piece);
      if (piece.length < step) break;
    }
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
  }
  if (size > mostKept) return { size, read: (at, length) => source.read(at, length) };
  return bufferSource(joined(pieces, size));
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
