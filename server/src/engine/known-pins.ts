import { type Document, isTextDocument } from "../documents/document.ts";
import type { DocumentEnvironment } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { RemoteReferenceFact } from "../facts/facts.ts";
import type { KnownCommit, ProjectFacts } from "../facts/project.ts";
import { referenceKinds } from "../facts/references/document-kinds.ts";
import { type LockedName, lockedName } from "../facts/references/locked-name.ts";
import { referenceTriggers } from "../knowledge/references/table.ts";

/** Everything remote that a text names. */
export async function namedIn(
  document: Document,
  environment: DocumentEnvironment,
): Promise<readonly RemoteReferenceFact[]> {
  if (!isTextDocument(document) || !referenceKinds.includes(document.kind)) return [];
  if (!referenceTriggers.some((trigger) => document.text.includes(trigger))) return [];
  const request = factSource(document, environment, extractors);
  const kinds = ["model-reference", "dataset-reference", "artifact-reference"] as const;
  return (await Promise.all(kinds.map((kind) => request(kind)))).flat();
}

/** A reference that names its commit. */
export function isPinnedToCommit(fact: RemoteReferenceFact): boolean {
  return fact.pin === "commit" && fact.revision !== undefined;
}

/**
 * What this machine knows of the very commit that a reference is pinned to: when it is of, and as which branch. The
 * cache and the table are asked for the name's branch, and count where that is this commit. A project answers truly
 * once it has settled what was asked.
 */
export function pinnedCommit(fact: RemoteReferenceFact, project: ProjectFacts): KnownCommit | undefined {
  const name = lockedName(fact);
  if (name === undefined || !isPinnedToCommit(fact)) return undefined;
  const { revision: _revision, ...unpinned } = name;
  const asked: readonly LockedName[] = [name, unpinned, { ...unpinned, revision: "main" }];
  // Each is asked before one is chosen, so that one settling answers all.
  return asked
    .map((each) => project.commitOf(each))
    .find((known) => known?.commit === name.revision?.toLowerCase());
}

const dateOf: Readonly<Record<KnownCommit["source"], (date: string) => string>> = {
  lock: (date) => date,
  // The cache says when a branch was last fetched, and the table when it was made: neither is the commit's own day.
  cache: (date) => `downloaded ${date}`,
  table: (date) => `known in ${date}`,
};

/** `2026-01-02, main`; undefined where neither the day nor the branch is known. */
export function shortDate({ source, date, reference, commit }: KnownCommit): string | undefined {
  const branch = reference === undefined || reference === commit ? [] : [reference];
  const day = date === undefined ? [] : [dateOf[source](date)];
  return day.length + branch.length === 0 ? undefined : [...day, ...branch].join(", ");
}

/** Who knows a commit, and of when, as a clause: `` loadline.lock has as `main`, of 2026-01-02 ``. */
export function originOf({ source, date, reference, commit }: KnownCommit): string {
  const as = reference === undefined || reference === commit ? "" : ` as ${codeSpan(reference)}`;
  if (source === "lock") return `loadline.lock has${as}${date === undefined ? "" : `, of ${date}`}`;
  if (source === "cache") return `this machine downloaded${as}${date === undefined ? "" : ` on ${date}`}`;
  return `a public benchmark uses${date === undefined ? "" : ` (as of ${date})`}`;
}

/** Text of a file as code in Markdown, which it cannot leave. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, "").slice(0, 200)}\``;
}
