import { canonicalModelName, sentenceTransformerName } from "../../knowledge/references/huggingface.ts";
import type { ReferenceApi } from "../../knowledge/references/reference-api.ts";

/** A name as a library reads it, its revision split off. */
export interface RemoteName {
  readonly id: string;
  /** A revision that stands inside the name. */
  readonly revision?: string;
  /** Where the name itself says what it is. */
  readonly kind?: "model" | "dataset";
  /** The file inside the repository, where the name goes that far. */
  readonly file?: string;
  readonly plainHttp?: boolean;
  /** Where a commit goes in the text that was read. */
  readonly slot?: RevisionSlot;
}

/** `before`, the commit and `after` take the place of a stretch of the written name (UTF-16 offsets of it). */
export interface RevisionSlot {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** First parts that are folders of a project far more often than organisations of a hub. */
const folderNames = new Set(
  (
    "model models checkpoint checkpoints ckpt ckpts output outputs out result results data dataset datasets saved " +
    "saved_model saved_models weights runs run logs log tmp temp pretrained pretrained_models pretrained_model " +
    "experiments experiment artifacts artifact assets cache src content home mnt root workspace work train test " +
    "finetuned fine_tuned save saves exp exps lora loras adapters adapter path input inputs kaggle drive " +
    // What an f-string makes of a missing value, and what a text asks its reader to replace.
    "none true false username user org organization namespace"
  ).split(" "),
);

const fileEnding =
  /\.(?:pt|pth|bin|ckpt|safetensors|gguf|ggml|h5|hdf5|keras|onnx|pkl|pickle|joblib|json|jsonl|yaml|yml|csv|tsv|parquet|arrow|txt|py|zip|tar|gz|npz|npy|pdparams|model|engine|mlmodel|tflite)$/i;

/** The hub's own rule for names (huggingface_hub/utils/_validators.py, validate_repo_id), one slash asked for. */
const repositoryName = /^[A-Za-z0-9_][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}$/;
const bareName = /^[A-Za-z0-9][\w.-]{0,95}$/;

/**
 * Reads a name as the library of this row does. Undefined: it names nothing remote, for certain or
 * more likely than not (a path, a folder, a name that only this library knows).
 */
export function readName(written: string, api: ReferenceApi): RemoteName | undefined {
  if (api.inline === "hub-url") return readHubUrl(written);
  const prefix = api.prefixes?.find((known) => written.startsWith(known));
  if (api.prefixes !== undefined && prefix === undefined) return undefined;
  const skipped = prefix?.length ?? 0;
  const name = readInline(written.slice(skipped), api);
  if (name?.slot === undefined || skipped === 0) return name;
  const { start, end } = name.slot;
  return { ...name, slot: { ...name.slot, start: start + skipped, end: end + skipped } };
}

function readInline(name: string, api: ReferenceApi): RemoteName | undefined {
  switch (api.inline) {
    case "hf-uri":
      return readHubUri(name);
    case "version-path":
      return readHandle(name, api.kind === "model" ? "model" : "dataset");
    case "colon":
      return split(name, ":");
    case "at":
      return split(name, "@");
    default:
      return isRepository(name) || isKnownBareName(name, api) ? { id: name } : undefined;
  }
}

/** Whether a name has the shape of `organisation/name` and is no path. */
export function isRepository(name: string): boolean {
  if (!repositoryName.test(name) || fileEnding.test(name)) return false;
  const owner = name.slice(0, name.indexOf("/")).toLowerCase();
  return !folderNames.has(owner) && !/^(?:your|my)[-_]/.test(owner);
}

function isKnownBareName(name: string, api: ReferenceApi): boolean {
  switch (api.bareNames) {
    case "canonical-models":
      return canonicalModelName.test(name);
    case "sentence-transformers":
      return sentenceTransformerName.test(name) || canonicalModelName.test(name);
    case "any":
      return bareName.test(name) && !fileEnding.test(name) && !folderNames.has(name.toLowerCase());
    default:
      return false;
  }
}

function split(name: string, mark: string): RemoteName | undefined {
  const at = name.indexOf(mark);
  const id = at === -1 ? name : name.slice(0, at);
  if (!isRepository(id)) return undefined;
  const slot = { start: id.length, end: name.length, before: mark, after: "" };
  return at === -1 ? { id, slot } : { id, revision: name.slice(at + 1), slot };
}

/** `[datasets/]organisation/name[@REVISION][/path]`; spaces hold neither models nor data. */
function readHubUri(path: string): RemoteName | undefined {
  const match = /^(datasets\/|spaces\/)?([\w.-]+\/[\w.-]+)(?:@([^/]+))?(?:\/(.*))?$/.exec(path);
  const id = match?.[2];
  if (match === null || id === undefined || match[1] === "spaces/") return undefined;
  const revision = match[3] === undefined ? undefined : decode(match[3]);
  const start = (match[1] ?? "").length + id.length;
  const end = start + (match[3] === undefined ? 0 : match[3].length + 1);
  return {
    id,
    slot: { start, end, before: "@", after: "" },
    kind: match[1] === undefined ? "model" : "dataset",
    ...(revision === undefined ? {} : { revision }),
    ...(match[4] === undefined ? {} : { file: match[4] }),
  };
}

/** `https://huggingface.co/[datasets/]organisation/name/resolve/REVISION/path` */
function readHubUrl(written: string): RemoteName | undefined {
  const match =
    /^(https?):\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(datasets\/)?([\w.-]+\/[\w.-]+)\/(?:resolve|raw|blob)\/([^/?#]+)\/([^?#]*)/.exec(
      written,
    );
  const id = match?.[3];
  const revision = match?.[4];
  if (match === null || id === undefined || revision === undefined || id.startsWith("spaces/"))
    return undefined;
  const start = match[0].lastIndexOf(`/${revision}/${match[5] ?? ""}`) + 1;
  return {
    id,
    revision: decode(revision),
    slot: { start, end: start + revision.length, before: "", after: "" },
    kind: match[2] === undefined ? "model" : "dataset",
    file: match[5] ?? "",
    ...(match[1] === "http" ? { plainHttp: true } : {}),
  };
}

/** Kaggle: `owner/model/framework/variation[/version]` and `owner/dataset[/versions/version]`. */
function readHandle(handle: string, kind: "model" | "dataset"): RemoteName | undefined {
  const parts = handle.split("/");
  if (!parts.every((part) => /^[\w.-]+$/.test(part))) return undefined;
  const isVersioned = kind === "model" ? parts.length === 5 : parts.length === 4 && parts[2] === "versions";
  const version = isVersioned ? parts.at(-1) : undefined;
  const base = kind === "model" ? 4 : 2;
  if (parts.length !== base && version === undefined) return undefined;
  const id = parts.slice(0, base).join("/");
  return version === undefined ? { id } : { id, revision: version };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no escape: the text is what was meant.
    return text;
  }
}
