import { byteKinds, type DocumentKind } from "../documents/document.ts";
import { kindByName } from "../documents/names.ts";
import type { ScanScope } from "./editor-settings.ts";

export function isByteKind(kind: DocumentKind): boolean {
  return byteKinds.some((known) => known === kind);
}

/** Whether a scan of this scope opens a file of this name: a name that says nothing is looked into. */
export function isInScope(path: string, scope: ScanScope): boolean {
  if (scope !== "weights") return scope === "all";
  const named = kindByName(path)?.kind;
  return named === undefined || isByteKind(named);
}

/** Whether the name alone says that the file belongs to the scope: asked of each file that changes on the disk. */
export function isNamedInScope(path: string, scope: ScanScope): boolean {
  return isInScope(path, scope) && (scope === "all" || kindByName(path) !== undefined);
}
