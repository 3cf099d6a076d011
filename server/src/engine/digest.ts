// @noble/hashes: audited, no dependencies, MIT; the engine may not use node:crypto.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Host } from "../host/host.ts";

const chunkLength = 4 * 1024 * 1024;

/** The SHA-256 of a file, read in pieces; undefined where it could not be read to its end. */
export async function digestOf(path: string, host: Host): Promise<string | undefined> {
  const stat = await host.stat(path);
  if (!stat.ok) return undefined;
  const hash = sha256.create();
  for (let offset = 0; offset < stat.value.size; ) {
    const chunk = await host.readRange(path, offset, chunkLength);
    if (!chunk.ok || chunk.value.length === 0) return undefined;
    hash.update(chunk.value);
    offset += chunk.value.length;
  }
  return bytesToHex(hash.digest());
}
