import { gzipSync } from "fflate";

/** A file as gzip packs it. */
export function pack(content: Uint8Array): Uint8Array {
  return gzipSync(content, { mtime: 0 });
}
