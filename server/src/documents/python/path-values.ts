import { mapAlternatives, unknown, type Value } from "./values.ts";

/** The most folders above a path that `parents` lists. */
const parentLimit = 12;

/** A path of this text. */
export function path(text: Value): Value {
  return { type: "result", name: "pathlib.Path", known: [text] };
}

export function isPath(value: Value): boolean {
  const named = value.type === "result" || value.type === "reference" || value.type === "typed";
  return named && /^pathlib\.(?:Pure)?(?:Posix|Windows)?Path(?:\.|$)/.test(value.name);
}

/** What a path was put together from, where that is known. */
export function textOfPath(value: Value): Value | undefined {
  return value.type === "result" ? value.known?.[0] : undefined;
}

/** `os.path.dirname(text)` (Lib/posixpath.py); of the script's own path: its folder. */
export function folderOf(text: Value): Value {
  return mapAlternatives(text, (known) => {
    if (known.type === "script-path") return { ...known, path: `${known.path}/..` };
    if (known.type !== "string") return unknown;
    const slash = known.value.lastIndexOf("/");
    return { type: "string", value: known.value.slice(0, slash + 1).replace(/(?<=[^/])\/+$/, "") };
  });
}

/** What follows the last slash; unknown for the script's own name. */
export function baseNameOf(text: Value): Value {
  return mapAlternatives(text, (known) => {
    if (known.type === "string")
      return { type: "string", value: known.value.slice(known.value.lastIndexOf("/") + 1) };
    const name = known.type === "script-path" ? known.path.slice(known.path.lastIndexOf("/") + 1) : "";
    return /^\.*$/.test(name) ? unknown : { type: "string", value: name };
  });
}

/** `path.parent` and `path.parents`; undefined for other fields, and where nothing is known of the path. */
export function fieldOfPath(value: Value, name: string): Value | undefined {
  const text = textOfPath(value);
  if (text === undefined || !isPath(value)) return undefined;
  if (name === "parent") return path(parentOf(text));
  if (name === "name") return baseNameOf(text);
  if (name !== "parents") return undefined;
  const items: Value[] = [];
  let folder = text;
  for (let count = 0; count < parentLimit; count += 1) {
    folder = parentOf(folder);
    items.push(path(folder));
  }
  return { type: "list", items };
}

/** pathlib says `.` where `os.path.dirname` says nothing. */
function parentOf(text: Value): Value {
  return mapAlternatives(folderOf(text), (folder) =>
    folder.type === "string" && folder.value === "" ? { type: "string", value: "." } : folder,
  );
}
