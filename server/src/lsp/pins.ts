import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { isTextDocument, type NotebookDocument, type TextDocument } from "../documents/document.ts";
import { notebookEdits } from "../documents/notebook/edit.ts";
import { rangeInFile } from "../documents/notebook/raw-places.ts";
import { openFile } from "../documents/open.ts";
import { locateFix } from "../engine/locate.ts";
import { pinDocument } from "../engine/locking/pin-document.ts";
import { lockFileName } from "../formats/lock/lock.ts";
import type { TextEdit } from "../text/edits.ts";
import { workspaceEdit } from "./edits.ts";
import { type ClientEdit, closedView, openView } from "./file-view.ts";
import type { Found, OpenDocument } from "./open-documents.ts";
import type { Session } from "./session.ts";
import { uriOfPath } from "./uris.ts";

const title = `Loadline: pin all from ${lockFileName}`;

/** Pins everything that the lock knows, for each kind that is asked: in a text or one cell, or in a whole notebook. */
export async function pinActions(
  session: Session,
  found: Found,
  kinds: readonly string[],
): Promise<readonly CodeAction[]> {
  const edits = await editsOfOpen(session, found.open);
  const uri = found.open.kind === "text" ? found.open.uri : found.open.cells[found.cell ?? -1]?.uri;
  return kinds.flatMap((kind) => {
    const whole = kind.startsWith("notebook.");
    const chosen = whole
      ? found.open.kind === "notebook"
        ? edits
        : []
      : edits.filter((edit) => edit.uri === uri);
    return chosen.length === 0 ? [] : [{ title, kind, edit: workspaceEdit(session, chosen) }];
  });
}

/** What came of pinning a workspace. */
export interface PinSummary {
  /** Places that were pinned, and the files that they are in. */
  readonly places: number;
  readonly files: number;
  /** Places that the lock knows and that are to be pinned by hand. */
  readonly left: number;
  /** The client took the edits. */
  readonly applied: boolean;
}

/** Pins every file of the workspace from its lock, as edits that the client makes: nothing is written behind its back. */
export async function pinWorkspace(session: Session): Promise<PinSummary> {
  const edits: ClientEdit[] = [];
  const counts = { places: 0, files: 0, left: 0 };
  for (const { path: folder } of session.workspace.folders) {
    const inputs = session.workspace.resolverInputs(folder);
    for await (const path of session.services.files({ folder, ...inputs })) {
      const pins = await pinsOfFile(session, path);
      session.services.release(path);
      counts.left += pins.left;
      if (pins.edits.length === 0) continue;
      edits.push(...pins.edits);
      counts.places += pins.pinned;
      counts.files += 1;
    }
  }
  if (edits.length === 0) return { ...counts, applied: true };
  const applied = await apply(session, workspaceEdit(session, edits));
  return { ...counts, applied };
}

async function apply(session: Session, edit: WorkspaceEdit): Promise<boolean> {
  const { applied } = await session.connection.workspace.applyEdit({ label: title, edit });
  return applied;
}

interface FilePins {
  readonly edits: readonly ClientEdit[];
  readonly pinned: number;
  readonly left: number;
}

async function editsOfOpen(session: Session, open: OpenDocument): Promise<readonly ClientEdit[]> {
  return (await pinsOfOpen(session, open)).edits;
}

async function pinsOfOpen(session: Session, open: OpenDocument): Promise<FilePins> {
  const { document, located, ...counts } = await pinsOf(session, open.document);
  if (located === undefined || document === undefined) return { edits: [], ...counts };
  return { ...counts, edits: openView(open, session.features.positionEncoding).edits(located.edits) };
}

/** An open file as it stands in the editor, any other as it lies on the disk. */
async function pinsOfFile(session: Session, path: string): Promise<FilePins> {
  const open = session.documents.at(path);
  if (open !== undefined) return pinsOfOpen(session, open);
  const document = await openFile(path, session.services.environment(session.host));
  try {
    if (!isTextDocument(document)) return { edits: [], pinned: 0, left: 0 };
    const { located, ...counts } = await pinsOf(session, document);
    if (located === undefined) return { edits: [], ...counts };
    if (document.kind === "notebook") return { ...counts, edits: jsonEdits(document, located.plain) };
    return {
      ...counts,
      edits: closedView(path, session.features.positionEncoding, document.lines).edits(located.edits),
    };
  } finally {
    document.dispose();
  }
}

/** Nobody knows the cells of a notebook that is not open: its edits are those of its JSON. */
function jsonEdits(document: NotebookDocument, edits: readonly TextEdit[]): readonly ClientEdit[] {
  const { rawEdits = [] } = notebookEdits(document, edits) ?? {};
  const { path, raw } = document;
  if (raw === undefined) return [];
  const uri = uriOfPath(path);
  return rawEdits.map(({ span, newText }) => ({ uri, range: rangeInFile(raw, span), newText }));
}

async function pinsOf(session: Session, document: TextDocument) {
  const project = await session.workspace.projectFor(document.path);
  const pins = await pinDocument(document, project, session.services.environment(session.host));
  const { edits, pinned } = pins;
  const left = pins.left.length;
  const located =
    edits.length === 0 ? undefined : locateFix(document, { title, applicability: "safe", edits });
  return {
    document,
    located: located === undefined ? undefined : { edits: located.edits, plain: edits },
    pinned: located === undefined ? 0 : pinned,
    left,
  };
}
