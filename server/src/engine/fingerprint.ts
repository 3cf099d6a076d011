// @noble/hashes: audited, no dependencies, MIT; the engine may not use node:crypto (it also runs in a browser).
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Numbers equal findings of one file, so that each keeps a fingerprint of its own. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();
  readonly #file: string;

  /** @param file the file's path relative to its project, with forward slashes */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * 32 hexadecimal digits (the first half of a SHA-256) over rule, file, identity and the number of
   * equal findings before this one. No line number goes in, so that moved lines keep it.
   */
  of(rule: string, identity: string): string {
    const key = `${rule}\0${this.#file}\0${identity.replace(/\s+/g, " ").trim()}`;
    const count = this.#seen.get(key) ?? 0;
    this.#seen.set(key, count + 1);
    return bytesToHex(sha256(utf8ToBytes(`${key}\0${count}`))).slice(0, 32);
  }
}
