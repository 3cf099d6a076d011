import { isRelativePath } from "../../formats/lock/entry.ts";
import { type LockEntry, type LockedFile, mostLockedFiles } from "../../formats/lock/lock.ts";
import { HubFailure } from "./failure.ts";
import type { Transport } from "./transport.ts";

/** One name to look up. */
export interface Question {
  readonly registry: LockEntry["registry"];
  readonly kind: LockEntry["kind"];
  readonly id: string;
  /** As the program asks for it; left out: what the library takes by default. */
  readonly revision?: string;
  /** The files that are used; left out: all. */
  readonly files?: readonly string[];
}

/** What a registry says of a name: an entry without the day on which it was asked. */
export interface Resolved extends Omit<LockEntry, "resolved"> {
  /** The name under which the registry has it now, where that is another. */
  readonly renamedTo?: string;
}

/** Files that no library loads. */
const leftOut = new Set([".gitattributes", ".gitignore"]);

/** What the hub itself keeps: everything but code of other hosts. */
export type HubKind = Exclude<LockEntry["kind"], "repository">;

/** Looks a model, a dataset or a space up. Throws HubFailure. */
export async function resolveOnHub(
  question: Question & { readonly kind: HubKind },
  endpoint: string,
  { fetch }: Transport,
): Promise<Resolved> {
  const hub = await import("@huggingface/hub");
  const { kind, id, revision = "main" } = question;
  const shared = { hubUrl: endpoint, fetch };
  const ask = (name: string): Promise<RepositoryInfo> => {
    const asked = { name, revision, ...shared };
    switch (kind) {
      case "model":
        return hub.modelInfo({ ...asked, additionalFields: ["sha", "cardData", "tags", "config"] });
      case "dataset":
        return hub.datasetInfo({ ...asked, additionalFields: ["sha", "cardData", "tags"] });
      case "space":
        return hub.spaceInfo({ ...asked, additionalFields: ["sha", "cardData", "tags"] });
    }
  };
  const info = await withOwner(kind, id, ask);
  const commit = commitOf(info);
  const repo = { type: kind, name: info.name };
  const { listFiles, listCommits } = hub;
  const [date, listed] = await Promise.all([
    dateOf(() => listCommits({ repo, revision: commit, batchSize: 1, ...shared }), commit),
    filesOf(() => listFiles({ repo, revision: commit, recursive: true, ...shared }), question.files),
  ]);
  return {
    registry: "huggingface",
    kind,
    id,
    revision,
    commit,
    ...(date === undefined ? {} : { date }),
    ...cardOf(info.cardData),
    pickles: listed.all.some(isPickleName),
    customCode: hasCustomCode(kind, info, listed.all),
    files: listed.files,
    ...(listed.omitted > 0 ? { omittedFiles: listed.omitted } : {}),
    ...(isSameName(info.name, id) ? {} : { renamedTo: info.name }),
  };
}

/** What both kinds of repository answer, as far as it is used; nothing of it is trusted to be what its type says. */
interface RepositoryInfo {
  readonly name: string;
  readonly sha?: unknown;
  readonly cardData?: unknown;
  readonly tags?: unknown;
  readonly config?: unknown;
}

/** `all-MiniLM-L6-v2` is `sentence-transformers/all-MiniLM-L6-v2` (sentence_transformers: SentenceTransformer.py). */
async function withOwner(
  kind: HubKind,
  id: string,
  ask: (name: string) => Promise<RepositoryInfo>,
): Promise<RepositoryInfo> {
  try {
    return await ask(id);
  } catch (error) {
    const isBare = kind === "model" && !id.includes("/");
    if (!isBare || !(error instanceof HubFailure) || error.kind !== "missing") throw error;
    return ask(`sentence-transformers/${id}`);
  }
}

function isSameName(answered: string, asked: string): boolean {
  const last = answered.slice(answered.lastIndexOf("/") + 1).toLowerCase();
  return answered.toLowerCase() === asked.toLowerCase() || last === asked.toLowerCase();
}

function commitOf({ sha, name }: RepositoryInfo): string {
  if (typeof name !== "string" || !/^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(name)) {
    throw new HubFailure("invalid", "the registry's answer has no name");
  }
  if (typeof sha !== "string" || !/^[0-9a-f]{40}$/.test(sha)) {
    throw new HubFailure("invalid", "the registry's answer has no commit");
  }
  return sha;
}

/** The day of the commit. A registry that does not tell it (a mirror without that part of the API) is no failure. */
async function dateOf(
  commits: () => AsyncGenerator<{ readonly oid: string; readonly date: Date }>,
  commit: string,
): Promise<string | undefined> {
  try {
    for await (const { oid, date } of commits()) {
      return oid === commit && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : undefined;
    }
  } catch (error) {
    const { kind } = error instanceof HubFailure ? error : { kind: "invalid" };
    if (kind !== "missing" && kind !== "invalid") throw error;
  }
  return undefined;
}

interface Listing {
  readonly files: readonly LockedFile[];
  /** The paths of all files, also of those that are not used. */
  readonly all: readonly string[];
  readonly omitted: number;
}

async function filesOf(
  list: () => AsyncGenerator<unknown>,
  used: readonly string[] | undefined,
): Promise<Listing> {
  const files: LockedFile[] = [];
  const all: string[] = [];
  let omitted = 0;
  for await (const entry of list()) {
    const file = fileOf(entry);
    if (file === undefined || leftOut.has(file.path)) continue;
    all.push(file.path);
    const isUsed = used === undefined || used.includes(file.path);
    if (isUsed && files.length < mostLockedFiles) files.push(file);
    else omitted += 1;
  }
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  return { files, all, omitted };
}

/** A row of the tree (`GET /api/models/{id}/tree/{revision}`); undefined for a folder. */
function fileOf(entry: unknown): LockedFile | undefined {
  if (!isRecord(entry)) throw new HubFailure("invalid", "the registry lists a file that is none");
  const { type, path, size, oid, lfs } = entry;
  if (type !== "file") return undefined;
  if (typeof path !== "string" || !isRelativePath(path)) {
    throw new HubFailure("invalid", "the registry lists a file whose path leads elsewhere");
  }
  const large = isRecord(lfs) ? lfs : undefined;
  const bytes = large?.size ?? size;
  if (typeof bytes !== "number" || !Number.isSafeInteger(bytes) || bytes < 0) {
    throw new HubFailure("invalid", `the registry lists \`${path}\` without a size`);
  }
  if (typeof large?.oid === "string" && /^[0-9a-f]{64}$/.test(large.oid))
    return { path, size: bytes, sha256: large.oid };
  if (large === undefined && typeof oid === "string" && /^[0-9a-f]{40}$/.test(oid)) {
    return { path, size: bytes, gitBlob: oid };
  }
  throw new HubFailure("invalid", `the registry lists \`${path}\` without a digest`);
}

function cardOf(card: unknown): Pick<LockEntry, "license" | "baseModels"> {
  const data = isRecord(card) ? card : {};
  const named =
    data.license === "other" && typeof data.license_name === "string" ? data.license_name : undefined;
  return {
    license: texts(named === undefined ? data.license : `other:${named}`),
    baseModels: texts(data.base_model),
  };
}

/** One text or several, as cards have them; no longer than a lock's line should be. */
function texts(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .filter((item) => typeof item === "string" && item !== "")
    .slice(0, 100)
    .map((item: string) => item.slice(0, 200));
}

function hasCustomCode(kind: HubKind, { tags, config }: RepositoryInfo, paths: readonly string[]): boolean {
  if (kind === "space")
    return paths.some((path) => /\.(?:py|js|ts|sh|ipynb)$|(?:^|\/)Dockerfile$/.test(path));
  if (kind === "dataset") return paths.some((path) => /^[^/]+\.py$/.test(path));
  const isTagged = Array.isArray(tags) && tags.includes("custom_code");
  return isTagged || (isRecord(config) && config.auto_map !== undefined && config.auto_map !== null);
}

/** Names under which libraries write pickles, or archives of them. */
export function isPickleName(path: string): boolean {
  return (
    /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill|t7|mar|nemo)$/i.test(path) &&
    !/(?:^|\/)(?:tokenizer|vocab)[^/]*\.bin$/i.test(path)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
