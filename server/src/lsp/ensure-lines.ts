import { withLine } from "../engine/ensure.ts";
import type { EnsuredLine } from "../finding/finding.ts";
import { LineIndex } from "../text/line-index.ts";
import type { OtherFileChange } from "./edits.ts";
import { toClientRange } from "./positions.ts";
import type { Session } from "./session.ts";
import { pathOfUri } from "./uris.ts";

/** Files that hold such lines are short. */
const longest = 1_000_000;

/** Changes after which other files have lines; none for those that have them, and for files that the client cannot make. */
export async function ensuringChanges(
  session: Session,
  lines: readonly EnsuredLine[],
): Promise<readonly OtherFileChange[]> {
  const changes: OtherFileChange[] = [];
  for (const line of lines) {
    const change = await ensuringChange(session, line);
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

async function ensuringChange(session: Session, line: EnsuredLine): Promise<OtherFileChange | undefined> {
  const before = await textOf(session, line.path);
  if (before === "unreadable" || (before === undefined && !session.features.createsFiles)) return undefined;
  const text = before ?? "";
  const after = withLine(text, line);
  if (after === undefined) return undefined;
  const index = new LineIndex(text);
  const end = index.positionAt(text.length);
  const range = toClientRange({ start: end, end }, index, session.features.positionEncoding);
  const edit = { uri: line.path, range, newText: after.slice(text.length) };
  return { create: before === undefined, edit };
}

/** As the editor holds it, else as it lies on the disk; undefined where there is none. */
async function textOf(session: Session, uri: string): Promise<string | undefined | "unreadable"> {
  const open = session.documents.find(uri)?.open;
  if (open?.kind === "text") return open.text;
  const read = await session.host.readRange(pathOfUri(uri), 0, longest);
  if (read.ok) return new TextDecoder().decode(read.value);
  return read.error.failure === "not-found" ? undefined : "unreadable";
}
