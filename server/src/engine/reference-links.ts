import type { Document } from "../documents/document.ts";
import type { DocumentEnvironment } from "../documents/open.ts";
import type { RemoteReferenceFact } from "../facts/facts.ts";
import type { KnownCommit, ProjectFacts } from "../facts/project.ts";
import { lockedName } from "../facts/references/locked-name.ts";
import { isImmutable } from "../facts/references/pins.ts";
import type { Location } from "../finding/finding.ts";
import { namedIn } from "./known-pins.ts";
import { locate } from "./locate.ts";

/** A name in a text, and the page on the hub of what it stands for. */
export interface ReferenceLink {
  readonly location: Location;
  /** At the commit, where that is known. */
  readonly target: string;
  /** What the page is, and how the commit is known. */
  readonly tooltip: string;
}

/** The most links of one document: a list of a thousand names is read by nobody. */
const mostLinks = 500;

/** Links the names of the Hugging Face Hub in a text to their pages. Folders of the project are no names. */
export async function referenceLinks(
  document: Document,
  project: ProjectFacts,
  environment: DocumentEnvironment,
): Promise<readonly ReferenceLink[]> {
  const facts = await hubReferences(document, environment);
  // A project answers truly once it has settled what was asked.
  for (const fact of facts) {
    project.exists(fact.id, document.path);
    commitOf(fact, project);
  }
  await project.settle?.();
  const seen = new Set<number>();
  return facts
    .filter(
      ({ id, idSpan }) =>
        !project.exists(id, document.path) && !seen.has(idSpan.start) && seen.add(idSpan.start),
    )
    .slice(0, mostLinks)
    .map((fact) => linkOf(document, fact, commitOf(fact, project)));
}

async function hubReferences(
  document: Document,
  environment: DocumentEnvironment,
): Promise<readonly RemoteReferenceFact[]> {
  return (await namedIn(document, environment)).filter(
    ({ registry, thing }) => registry === "huggingface" && thing !== "file",
  );
}

function commitOf(fact: RemoteReferenceFact, project: ProjectFacts): KnownCommit | undefined {
  const name = lockedName(fact);
  return name === undefined || isImmutable(fact.pin) ? undefined : project.commitOf(name);
}

function linkOf(
  document: Document,
  fact: RemoteReferenceFact,
  known: KnownCommit | undefined,
): ReferenceLink {
  const folder = fact.kind === "dataset-reference" ? "datasets/" : fact.thing === "space" ? "spaces/" : "";
  const commit = fact.pin === "commit" ? fact.revision : known?.commit;
  const revision = commit ?? fact.revision;
  const tree = revision === undefined ? "" : `/tree/${encodeURIComponent(revision)}`;
  return {
    location: locate(document, { kind: "text", span: fact.idSpan }),
    target: `https://huggingface.co/${folder}${fact.id}${tree}`,
    tooltip: tooltipOf(fact, known),
  };
}

const sources = {
  lock: "loadline.lock has",
  cache: "this machine has",
  table: "a public benchmark uses",
} as const;

function tooltipOf({ id, pin, revision }: RemoteReferenceFact, known: KnownCommit | undefined): string {
  if (pin === "commit") return `${id} at the commit that is written here`;
  if (known !== undefined) {
    const date = known.date === undefined ? "" : ` of ${known.date}`;
    return `${id} at ${known.commit.slice(0, 12)}, the commit${date} that ${sources[known.source]}; here it is not pinned`;
  }
  return revision === undefined ? `${id}, not pinned here` : `${id} at ${revision}, which can move`;
}
