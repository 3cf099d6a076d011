import { type Document, isTextDocument, type TextDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { factSource } from "../../facts/extract.ts";
import { extractors } from "../../facts/extractors.ts";
import type { RemoteReferenceFact } from "../../facts/facts.ts";
import type { ProjectFacts } from "../../facts/project.ts";
import { lockedName } from "../../facts/references/locked-name.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { locate } from "../locate.ts";
import { triggeredRules } from "../prefilter.ts";
import { rules } from "../registry.generated.ts";
import { type LockUse, lockUse } from "./uses.ts";

/** What a document names that a lock can hold, and how often only the run knows the revision. */
export interface DocumentUses {
  readonly uses: readonly LockUse[];
  readonly unresolved: number;
  /** What moves, and has no commit that a lock could hold: names of Ollama, of Kaggle without a version, images by a tag. */
  readonly unlockable: readonly Unlockable[];
}

export type Unlockable = Pick<RemoteReferenceFact, "registry" | "id">;

const none: DocumentUses = { uses: [], unresolved: 0, unlockable: [] };

const kinds = ["model-reference", "dataset-reference", "artifact-reference"] as const;
/** The rules that listen to references say which texts can hold one. */
const listening = rules.filter((rule) => kinds.some((kind) => kind === rule.fact));

/** What has locks of its own (`uv.lock`), or is pinned where it is written. */
const ownLocks: ReadonlySet<RemoteReferenceFact["registry"]> = new Set([
  "pypi",
  "conda",
  "git",
  "url",
  "library",
]);

/** Finds the uses in one document, by the facts that the rules see. */
export async function usesIn(
  document: Document,
  project: ProjectFacts,
  environment: DocumentEnvironment,
): Promise<DocumentUses> {
  if (!isTextDocument(document)) return none;
  const facts = await referencesOf(document, project, environment);
  const uses = facts.flatMap((fact) => {
    const location = locate(document, { kind: "text", span: fact.span });
    const use = lockUse(fact, location);
    return use === undefined ? [] : [use];
  });
  const isMoving = (fact: RemoteReferenceFact): boolean =>
    !isImmutable(fact.pin) && !ownLocks.has(fact.registry) && lockedName(fact) === undefined;
  return {
    uses,
    unresolved: facts.filter((fact) => fact.pin === "unresolved" && lockedName(fact) !== undefined).length,
    unlockable: facts.filter(isMoving).map(({ registry, id }) => ({ registry, id })),
  };
}

/** What a document names of registries. Folders of the project are no names of a hub. */
export async function referencesOf(
  document: TextDocument,
  project: ProjectFacts,
  environment: DocumentEnvironment,
): Promise<readonly RemoteReferenceFact[]> {
  const active = listening.filter((rule) => rule.kinds.includes(document.kind));
  if (triggeredRules(document.text, active).length === 0) return [];
  const request = factSource(document, environment, extractors);
  const facts = (await Promise.all(kinds.map((kind) => request(kind)))).flat();
  const isLocal = await localNames(facts, project, document.path);
  return facts.filter(({ id }) => !isLocal(id)).sort((one, other) => one.span.start - other.span.start);
}

/** A project answers truly once it has settled what was asked. */
async function localNames(
  facts: readonly RemoteReferenceFact[],
  project: ProjectFacts,
  path: string,
): Promise<(id: string) => boolean> {
  // An image and an address are no folders.
  const ids = new Set(
    facts.filter(({ registry }) => registry !== "url" && registry !== "docker").map(({ id }) => id),
  );
  for (const id of ids) project.exists(id, path);
  await project.settle?.();
  return (id) => ids.has(id) && project.exists(id, path);
}
