import { isAbsolutePath, joinPath, parentOf } from "../../host/paths.ts";
import { hubId, isRepositoryId } from "../cards/values.ts";
import type { LineageThing } from "../facts.ts";

/** The folder that a file lies in. */
export function folderOf(path: string): string {
  return parentOf(path) ?? path;
}

/** A path as a file writes it, seen from a folder. Undefined for a home folder, an address, or nothing. */
export function folderNamed(text: string, from: string): string | undefined {
  const path = text.trim().replace(/\\/g, "/").replace(/\/+$/, "");
  if (path === "" || path.length > 400 || path.startsWith("~") || path.includes("://") || /[${}]/.test(path))
    return undefined;
  return isAbsolutePath(path) ? path : joinPath(from, path);
}

/** A folder of a machine rather than a name of the Hub. */
export function isPath(text: string): boolean {
  return /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(text);
}

/**
 * What a name in code or a configuration stands for: an id of the Hub, or a folder. `owner/name` may be
 * either; then both are said, and whichever exists in the workspace joins.
 */
export function thingNamed(thing: "model" | "dataset", text: string, from: string): LineageThing | undefined {
  const name = text.trim();
  if (isPath(name)) {
    const folder = folderNamed(name, from);
    return folder === undefined ? undefined : { thing, ids: [], folders: [folder] };
  }
  const id = hubId(name.replace(/@[\w.-]+$/, ""));
  if (!isRepositoryId(id)) return undefined;
  const folder = folderNamed(id, from);
  return { thing, ids: [id], folders: folder === undefined ? [] : [folder] };
}

/** LLaMA-Factory's own list of datasets, and the folder that it lies in beside the program. */
export const datasetList = { file: "dataset_info.json", folder: "data" } as const;

/** Folders around a configuration from which somebody may have started the program. */
const mostAround = 5;

/**
 * Names of LLaMA-Factory's list (README of its `data`): each is called by the place that it would have beside
 * the list, in every folder that the list may lie in; where a list lies, it says which dataset that is.
 */
export function listedDataset(name: string, from: string, stated?: string): LineageThing | undefined {
  const text = name.trim();
  if (!/^[\w.-]{1,100}$/.test(text)) return undefined;
  const around: string[] = [];
  for (let folder: string | undefined = from; folder !== undefined && around.length < mostAround; ) {
    const list = folderNamed(stated ?? datasetList.folder, folder);
    if (list !== undefined) around.push(joinPath(list, `${datasetList.file}#${text}`));
    folder = parentOf(folder);
  }
  return { thing: "dataset", ids: [], folders: around, oneOf: true };
}

/** What lies in a folder. */
export function thingIn(thing: LineageThing["thing"], folder: string): LineageThing {
  return { thing, ids: [], folders: [folder] };
}
