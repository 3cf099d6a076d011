import { type Document, isTextDocument } from "../documents/document.ts";
import type { DocumentEnvironment } from "../documents/open.ts";
import type { RemoteReferenceFact } from "../facts/facts.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { Location } from "../finding/finding.ts";
import type { Span } from "../text/span.ts";
import { codeSpan, isPinnedToCommit, namedIn, originOf, pinnedCommit, shortDate } from "./known-pins.ts";
import { locate } from "./locate.ts";

/** A commit that a text pins, and of when it is. */
export interface PinnedDate {
  /** Of the commit as written, after which the date belongs. */
  readonly location: Location;
  /** `2026-01-02, main`. */
  readonly label: string;
  /** Whose commit it is and who knows it: a sentence of Markdown. */
  readonly tooltip: string;
}

/** The most dates of one document. */
const mostDates = 500;

/** The dates and branches of the commits in a text, as the lock, the local cache or the table of commits knows them. */
export async function pinnedDates(
  document: Document,
  project: ProjectFacts,
  environment: DocumentEnvironment,
): Promise<readonly PinnedDate[]> {
  const named = await namedIn(document, environment);
  const facts = [...named, ...named.flatMap(companionsOf)].filter(isPinnedToCommit);
  for (const fact of facts) pinnedCommit(fact, project);
  await project.settle?.();
  const dates = new Map<number, PinnedDate>();
  for (const fact of facts) {
    const known = pinnedCommit(fact, project);
    const label = known === undefined ? undefined : shortDate(known);
    const span = fact.revisionSpan;
    if (known === undefined || label === undefined || span === undefined || dates.size >= mostDates) continue;
    // The quick fix writes the date beside the commit: nobody needs it twice.
    if (known.date !== undefined && restOfLine(document, span).includes(known.date)) continue;
    dates.set(span.end, {
      location: locate(document, { kind: "text", span }),
      label,
      tooltip: `${codeSpan(fact.id)} at a commit that ${originOf(known)}.`,
    });
  }
  return [...dates.values()];
}

/** Tokenizer, code and adapter with a commit of their own beside the model's. */
function companionsOf(fact: RemoteReferenceFact): readonly RemoteReferenceFact[] {
  return fact.companions.flatMap(({ id, pin, revision, revisionSpan }) =>
    // One of a repository of its own is a reference of its own.
    id !== undefined || revision === undefined || revisionSpan === undefined
      ? []
      : [{ ...fact, pin, revision, revisionSpan, companions: [] }],
  );
}

function restOfLine(document: Document, { end }: Span): string {
  if (!isTextDocument(document)) return "";
  const { line } = document.lines.positionAt(end);
  return document.text.slice(end, document.lines.lineSpan(line).end);
}
