import type { TextDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import type { RemoteReferenceFact } from "../../facts/facts.ts";
import type { KnownCommit, ProjectFacts } from "../../facts/project.ts";
import { lockedName } from "../../facts/references/locked-name.ts";
import { writePin, writePinnedDownload } from "../../facts/references/write-pin.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { referencesOf } from "./references.ts";

/** What pinning a document from the lock comes to. */
export interface DocumentPins {
  /** Edits of the document's text (of the virtual source in a notebook), in order, none touching another. */
  readonly edits: readonly TextEdit[];
  /** How many references the edits pin. */
  readonly pinned: number;
  /** References that the lock knows, and that no edit of this text can pin. */
  readonly left: readonly RemoteReferenceFact[];
}

/**
 * The edits that pin what a document names to the lock's commits: what is not pinned, and what is pinned to another
 * commit. Only the lock counts: what one machine's cache has is not for everybody.
 *
 * @param options `downloads`: what nothing pins is loaded from a pinned download instead
 */
export async function pinDocument(
  document: TextDocument,
  project: ProjectFacts,
  environment: DocumentEnvironment,
  { downloads = false }: { readonly downloads?: boolean } = {},
): Promise<DocumentPins> {
  const facts = (await referencesOf(document, project, environment)).filter(
    ({ pin }) => pin !== "unresolved",
  );
  const ask = (fact: RemoteReferenceFact): KnownCommit | undefined => {
    const name = lockedName(fact);
    return name === undefined ? undefined : project.commitOf(name);
  };
  for (const fact of facts) ask(fact);
  await project.settle?.();
  const edits: TextEdit[] = [];
  const left: RemoteReferenceFact[] = [];
  let pinned = 0;
  for (const fact of facts) {
    const known = ask(fact);
    if (known?.source !== "lock" || fact.revision?.toLowerCase() === known.commit) continue;
    // A commit beside `args.model` would be taken for whatever name the user gives.
    if (fact.replaceable === true && fact.pinningPlace.form === "argument") {
      left.push(fact);
      continue;
    }
    const direct = pinOf(fact, known);
    const own = direct.length === 0 && downloads ? writePinnedDownload(fact, known.commit) : direct;
    if (own.length === 0) left.push(fact);
    const added = own.filter((edit) => !edits.some((other) => isSame(edit, other)));
    // What touches another pin waits until that one stands there.
    if (own.length === 0 || added.some((edit) => edits.some((other) => touches(edit.span, other.span))))
      continue;
    edits.push(...added);
    pinned += 1;
  }
  edits.sort((one, other) => one.span.start - other.span.start);
  return { edits, pinned, left };
}

function pinOf(fact: RemoteReferenceFact, { commit, reference, date }: KnownCommit): readonly TextEdit[] {
  return writePin(fact, {
    commit,
    ...(date === undefined ? {} : { note: `${reference ?? "locked"}, ${date}` }),
  });
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return (
    one.newText === other.newText && one.span.start === other.span.start && one.span.end === other.span.end
  );
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
