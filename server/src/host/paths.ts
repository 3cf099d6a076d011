/**
 * Arithmetic on paths as hosts name them: absolute, with forward slashes, on every system
 * (`/home/a/b.py`, `C:/Users/a/b.py`), or URIs (`vscode-vfs://github/a/b.py`).
 */

/** The root of a path, with its closing slash: `/`, `C:/`, `//server/`, `scheme://authority/`. */
function rootOf(path: string): string {
  return /^(?:[A-Za-z][\w+.-]+:\/\/[^/]*\/?|[A-Za-z]:\/|\/\/[^/]+\/|\/)/.exec(path)?.[0] ?? "";
}

export function isAbsolutePath(path: string): boolean {
  return rootOf(path) !== "";
}

/** The folder that a path lies in; undefined for a root. */
export function parentOf(path: string): string | undefined {
  const root = rootOf(path);
  const rest = path.slice(root.length).replace(/\/$/, "");
  if (rest === "") return undefined;
  const slash = rest.lastIndexOf("/");
  return slash < 0 ? root : root + rest.slice(0, slash);
}

/** The last component. */
export function nameOf(path: string): string {
  return path.slice(path.replace(/\/$/, "").lastIndexOf("/") + 1).replace(/\/$/, "");
}

/** `relative` seen from the folder `base`, `.` and `..` resolved; an absolute `relative` stands for itself. */
export function joinPath(base: string, relative: string): string {
  const full = isAbsolutePath(relative) ? relative : `${base.replace(/\/$/, "")}/${relative}`;
  const root = rootOf(full);
  const parts: string[] = [];
  for (const part of full.slice(root.length).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return root + parts.join("/");
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const base = folder.replace(/\/$/, "");
  return path === folder || path === base || path.startsWith(`${base}/`);
}

/** `path` as seen from the folder `from`, with `..` where it lies outside; `path` itself on another root. */
export function relativePath(from: string, path: string): string {
  const root = rootOf(from);
  if (rootOf(path) !== root) return path;
  const base = from.slice(root.length).split("/").filter(Boolean);
  const target = path.slice(root.length).split("/").filter(Boolean);
  let shared = 0;
  while (shared < base.length && shared < target.length && base[shared] === target[shared]) shared += 1;
  return [...base.slice(shared).map(() => ".."), ...target.slice(shared)].join("/") || ".";
}
