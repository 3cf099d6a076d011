import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { PinState } from "../facts.ts";

/**
 * How far a revision fixes what is loaded.
 *
 * Only the full name of a commit cannot be moved. A hub resolves branches, tags, pull-request refs
 * and unique short hashes, all of which can mean something else tomorrow.
 */
export function pinOf(revision: string, registry: ReferenceRegistry): PinState {
  // Kaggle's versions are numbers that are never given twice.
  if (registry === "kaggle") return /^\d+$/.test(revision) ? "version" : "alias";
  if (/^[0-9a-f]{40}$/i.test(revision)) return "commit";
  if (/^refs\/pr\/\d+$/.test(revision)) return "pull-request";
  if (/^[0-9a-f]{7,39}$/i.test(revision)) return "short-commit";
  if (/^(?:v|release[-_/]?)?\d+(?:\.\d+)*(?:[-_.]?(?:rc|alpha|beta|post|dev)[-_.]?\d*)?$/i.test(revision))
    return "tag";
  return "branch";
}

const fixed: ReadonlySet<PinState> = new Set(["commit", "digest", "checksum", "version"]);

/** Whether what is loaded stays what it is. */
export function isImmutable(pin: PinState): boolean {
  return fixed.has(pin);
}
