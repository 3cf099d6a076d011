import { joinPath } from "../../host/paths.ts";

/** Environment variables, as far as they are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the Hugging Face cache, as `huggingface_hub` finds it (huggingface_hub/constants.py: HF_HUB_CACHE,
 * HUGGINGFACE_HUB_CACHE, HF_HOME, XDG_CACHE_HOME). An empty variable counts as unset here, since a cache in the
 * working folder is never what was meant.
 *
 * @param home the person's folder, with forward slashes
 * @param toPath makes a path of the system one of the host
 */
export function hubCacheFolder(
  environment: Environment,
  home: string,
  toPath: (path: string) => string,
): string {
  const set = (name: string): string | undefined => {
    const value = environment[name];
    return value === undefined || value === "" ? undefined : toPath(expandHome(value, home));
  };
  const cache = set("HF_HUB_CACHE") ?? set("HUGGINGFACE_HUB_CACHE");
  return cache ?? joinPath(hubHome(environment, home, toPath), "hub");
}

/** `~/.cache/huggingface`, or what the environment says instead: the token lies there too. */
export function hubHome(environment: Environment, home: string, toPath: (path: string) => string): string {
  const { HF_HOME: own, XDG_CACHE_HOME: caches } = environment;
  if (own !== undefined && own !== "") return toPath(expandHome(own, home));
  const base =
    caches === undefined || caches === "" ? joinPath(home, ".cache") : toPath(expandHome(caches, home));
  return joinPath(base, "huggingface");
}

/** Python's `os.path.expanduser`, for the own home. */
export function expandHome(path: string, home: string): string {
  return path === "~" || path.startsWith("~/") || path.startsWith("~\\") ? home + path.slice(1) : path;
}

/**
 * The folder of one repository: `models--org--name` (huggingface_hub/file_download.py, repo_folder_name). Undefined
 * for a name that is no part of a path.
 */
export function repositoryFolder(
  cache: string,
  kind: "model" | "dataset" | "space",
  id: string,
): string | undefined {
  if (!/^[\w.-]+(?:\/[\w.-]+)?$/.test(id) || /(?:^|\/)\.\.?(?:\/|$)/.test(id)) return undefined;
  return joinPath(cache, `${kind}s--${id.replace("/", "--")}`);
}

/**
 * The folders that a name's files may lie in. `all-MiniLM-L6-v2` is short for what sentence-transformers has of that
 * name, and is kept under the long one.
 */
export function hubFolders(
  cache: string,
  kind: "model" | "dataset" | "space",
  id: string,
): readonly string[] {
  const ids = kind === "model" && !id.includes("/") ? [id, `sentence-transformers/${id}`] : [id];
  return ids.flatMap((each) => repositoryFolder(cache, kind, each) ?? []);
}
