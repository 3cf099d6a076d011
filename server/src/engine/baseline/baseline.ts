// @noble/hashes: audited, no dependencies, MIT; the engine may not use node:crypto (it also runs in a browser).
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { parentOf, relativePath } from "../../host/paths.ts";

/** One finding that is known. */
export interface BaselineEntry {
  readonly rule: string;
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly path: string;
  /** See `hashOf`. */
  readonly hash: string;
}

/** A file of findings that are known and not reported again. */
export interface Baseline {
  /** Its own path, as the host names it. */
  readonly path: string;
  readonly salt: string;
  readonly entries: readonly BaselineEntry[];
  readonly hashes: ReadonlySet<string>;
}

/** The longest baseline that is read, in bytes: half a million findings. */
export const longestBaseline = 64 * 1024 * 1024;

/**
 * 32 hexadecimal digits (the first half of a SHA-256) over the baseline's salt, the file's path and the finding's
 * fingerprint.
 *
 * What a fingerprint knows of a key is at most 32 bits of a hash, and of a password eight (see `facts/secrets/describe`):
 * neither can be computed back, and a guess at a password is confirmed by one wrong one of 256 as well. The salt, another
 * one in each baseline, keeps anyone from telling that two projects have the same key.
 */
export function hashOf(baseline: Pick<Baseline, "path" | "salt">, file: string, fingerprint: string): string {
  const text = `${baseline.salt}\0${pathIn(baseline, file)}\0${fingerprint}`;
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}

/** A file's path as a baseline names it. */
export function pathIn({ path }: Pick<Baseline, "path">, file: string): string {
  return relativePath(parentOf(path) ?? path, file);
}

/** Whether a baseline knows a finding. */
export function knows(baseline: Baseline, file: string, fingerprint: string): boolean {
  return baseline.hashes.has(hashOf(baseline, file, fingerprint));
}

/**
 * Reads the text of a baseline.
 *
 * @param path its own path, as the host names it
 * @returns the baseline, or in words why it is none
 */
export function parseBaseline(text: string, path: string): Baseline | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(value) || value.version !== 1) return "it is no baseline of version 1";
  const { salt, findings } = value;
  if (typeof salt !== "string" || !/^[0-9a-f]{32}$/.test(salt))
    return "its `salt` is not 32 hexadecimal digits";
  if (!Array.isArray(findings) || !findings.every(isEntry))
    return "its `findings` are not as they were written";
  return baselineOf(path, salt, findings);
}

export function baselineOf(path: string, salt: string, entries: readonly BaselineEntry[]): Baseline {
  return { path, salt, entries, hashes: new Set(entries.map(({ hash }) => hash)) };
}

/** The text of a baseline: one line a finding, in an order that does not depend on the run. */
export function formatBaseline({ salt, entries }: Pick<Baseline, "salt" | "entries">): string {
  const lines = entries
    .map(({ rule, path, hash }) => JSON.stringify({ path, rule, hash }))
    .sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const findings = lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`;
  return `{\n  "version": 1,\n  "salt": "${salt}",\n  "findings": ${findings}\n}\n`;
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isRecord(value) &&
    typeof value.rule === "string" &&
    typeof value.path === "string" &&
    typeof value.hash === "string" &&
    /^[0-9a-f]{32}$/.test(value.hash)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
