/**
 * URIs of the protocol and paths of the host. A `file:` URI is an absolute path with forward slashes
 * (`/home/a/b.py`, `C:/Users/a/b.py`, `//server/share/b.py`); every other URI stands for itself.
 */

const filePrefix = /^file:\/\//i;

/** The host's path of a URI. Editors write drive letters in both cases, so they are made upper case. */
export function pathOfUri(uri: string): string {
  if (!filePrefix.test(uri)) return uri;
  const rest = uri.slice("file://".length);
  const slash = rest.indexOf("/");
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = decode(slash < 0 ? "/" : rest.slice(slash));
  if (authority !== "" && authority !== "localhost") return `//${authority}${path}`;
  const drive = /^\/([A-Za-z]):(.*)$/.exec(path);
  return drive === null ? path : `${(drive[1] ?? "").toUpperCase()}:${drive[2] ?? ""}`;
}

/** The URI of a host's path, with everything escaped that a URI cannot hold. */
export function uriOfPath(path: string): string {
  if (/^[A-Za-z][\w+.-]+:/.test(path)) return path;
  if (path.startsWith("//")) {
    const [authority = "", ...segments] = path.slice(2).split("/");
    return `file://${[authority, ...segments.map(encodeURIComponent)].join("/")}`;
  }
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return `file://${rooted.split("/").map(encodeURIComponent).join("/")}`;
}

/** A URI that a client wrote wrongly (`%` without digits) is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
