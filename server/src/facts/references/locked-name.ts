import type { LockEntry } from "../../formats/lock/lock.ts";
import type { RemoteReferenceFact } from "../facts.ts";

/** What a lock is asked: a name as a program writes it, with its branch, tag or commit where it says one. */
export interface LockedName extends Pick<LockEntry, "registry" | "kind" | "id"> {
  readonly revision?: string;
}

/** What a reference is to a lock; undefined where no lock holds such a thing. */
export function lockedName(fact: RemoteReferenceFact): LockedName | undefined {
  const { registry, kind, id, thing } = fact;
  const revision = fact.revision === undefined ? {} : { revision: fact.revision };
  if (registry === "torch-hub") return { registry, kind: "repository", id, ...revision };
  // A metric without an owner is looked for under several: `accuracy`, `evaluate-metric/accuracy`.
  if (registry === "huggingface" && thing === "space")
    return id.includes("/") ? { registry, kind: "space", id, ...revision } : undefined;
  if (registry !== "huggingface" || kind === "artifact-reference") return undefined;
  if (thing !== "model" && thing !== "dataset" && thing !== "file") return undefined;
  return { registry, kind: kind === "model-reference" ? "model" : "dataset", id, ...revision };
}
