import { type DidChangeWatchedFilesParams, FileChangeType, type FileEvent } from "vscode-languageserver";
import type { DocumentKind } from "../../documents/document.ts";
import { kindByName } from "../../documents/names.ts";
import { mayHoldLineage } from "../../engine/lineage-names.ts";
import { manifestKind } from "../../facts/dependencies/read-manifest.ts";
import { lockFileName } from "../../formats/lock/lock.ts";
import { nameOf } from "../../host/paths.ts";
import { isByteKind } from "../scope.ts";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uris.ts";

/**
 * Files changed on the disk. What a project's facts rest on makes them be computed anew, and a file
 * that is shown without being open is checked again.
 */
export function didChangeWatchedFiles(session: Session, params: DidChangeWatchedFilesParams): void {
  const events = params.changes
    .map(({ uri, type }) => ({ uri, type, path: pathOfUri(uri) }))
    .filter(isOfInterest);
  const paths = [...new Set(events.map((event) => event.path))];
  for (const path of paths) session.services.release(path);
  const configurations = paths.filter((path) => session.workspace.isConfiguration(path));
  for (const path of configurations) session.workspace.configurationChanged(path);
  if (configurations.length > 0 || events.some(changesProject)) {
    session.workspace.projectChanged();
    session.delivery.refresh();
  } else if (events.some(changesLineage)) {
    session.workspace.projectChanged();
    // What a program says of a model is shown on the model's card alone.
    if (session.documents.all().some(({ path }) => mayBeCard(path))) session.delivery.refresh();
  }
  void session.ready.then(() => recheck(session, paths));
  // Another configuration may say otherwise of every file that the last scan showed.
  if (configurations.length > 0) session.rescan();
}

type PathEvent = FileEvent & { readonly path: string };

/** Git's own files change with every command and say nothing. */
function isOfInterest({ path }: PathEvent): boolean {
  return !path.includes("/.git/");
}

/** Kinds that say which versions a project uses: requirements, manifests and lock files. */
const manifestKinds: readonly DocumentKind[] = ["requirements", "toml", "ini", "yaml", "json"];

function changesProject({ path, type }: PathEvent): boolean {
  if (nameOf(path) === lockFileName || manifestKind(nameOf(path)) !== undefined) return true;
  const kind = kindByName(path)?.kind;
  if (kind === undefined) return false;
  if (manifestKinds.includes(kind)) return true;
  return isByteKind(kind) && type !== FileChangeType.Changed;
}

/** Scripts, cards and licence files say what a model is made from. Weights that are being written do not count. */
function changesLineage({ path }: PathEvent): boolean {
  const kind = kindByName(path)?.kind;
  return mayHoldLineage(path) && (kind === undefined || !isByteKind(kind));
}

/** A card is told by its first lines. */
function mayBeCard(path: string): boolean {
  return kindByName(path)?.kind === "markdown";
}

/** One after another: a folder of checkpoints may change at once. */
async function recheck(session: Session, paths: readonly string[]): Promise<void> {
  for (const path of paths) await session.delivery.recheckClosed(path);
}
