import {
  canonicalModelName,
  flairName,
  sentenceTransformerName,
  spacyName,
  ultralyticsName,
  whisperSize,
} from "../../knowledge/references/bare-names.ts";
import type { BareNames, InlineRevision, ReferenceApi } from "../../knowledge/references/reference-api.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { PinState } from "../facts.ts";
import { readAddress } from "./addresses.ts";
import {
  readAlias,
  readGradio,
  readMlflow,
  readModelArguments,
  readTensorflowHub,
  readTorchvision,
} from "./registry-names.ts";
import { bareName, fileEnding, folderNames, isRepository } from "./repository-name.ts";

/** A name as a library reads it, its revision split off. */
export interface RemoteName {
  readonly id: string;
  /** A revision that stands inside the name. */
  readonly revision?: string;
  /** How far the name itself fixes what it stands for, where its registry's rule for revisions does not say it. */
  readonly pin?: PinState;
  /** Where the name itself says what it is. */
  readonly kind?: "model" | "dataset" | "artifact";
  /** Where the name itself says which registry it is of: an address of the hub. */
  readonly registry?: ReferenceRegistry;
  /** The file inside the repository, where the name goes that far. */
  readonly file?: string;
  readonly plainHttp?: boolean;
  /** Where it stands in the text that was read, where that holds several names. */
  readonly stretch?: { readonly start: number; readonly end: number };
  /** What lies behind a plain address. */
  readonly holds?: "weights" | "data";
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

/**
 * Reads a name as the library of this row does. Undefined: it names nothing remote, for certain or
 * more likely than not (a path, a folder, a name that only this library knows).
 */
export function readName(written: string, api: ReferenceApi): RemoteName | undefined {
  return readNames(written, api)[0];
}

/** Every name in a text, for libraries whose texts may hold several. */
export function readNames(written: string, api: ReferenceApi): readonly RemoteName[] {
  if (api.inline === "hf-uris") return hubUrisIn(written);
  if (api.inline === "at-before-plus") return mergedNames(written);
  const prefix = api.prefixes?.find((known) => written.startsWith(known));
  if (api.prefixes !== undefined && prefix === undefined) return [];
  const skipped = api.inline !== undefined && wholeTexts.has(api.inline) ? 0 : (prefix?.length ?? 0);
  const name = readInline(written.slice(skipped), api);
  return name === undefined ? [] : [shifted(name, skipped)];
}

/** Their prefix is a part of the name. */
const wholeTexts: ReadonlySet<InlineRevision> = new Set(["hub-url", "address", "mlflow", "tfhub", "any"]);

function shifted(name: RemoteName, by: number): RemoteName {
  if (name.slot === undefined || by === 0) return name;
  return { ...name, slot: { ...name.slot, start: name.slot.start + by, end: name.slot.end + by } };
}

function readInline(name: string, api: ReferenceApi): RemoteName | undefined {
  switch (api.inline) {
    case "hub-url":
      return readHubUrl(name);
    case "hf-uri":
      return readHubUri(name);
    case "hf-path":
      return hubPath(name);
    case "version-path":
      return readHandle(name, api.kind === "model" ? "model" : "dataset");
    case "colon":
      return split(name, ":");
    case "at":
      return split(name, "@") ?? bare(name, api);
    case "alias":
      return readAlias(name, api.registry);
    case "mlflow":
      return readMlflow(name);
    case "tfhub":
      return readTensorflowHub(name);
    case "model-args":
      return readModelArguments(name);
    case "gradio":
      return readGradio(name);
    case "torchvision":
      return readTorchvision(name);
    case "ultralytics": {
      const id = /^(?:model|weights)=(.+)$/.exec(name)?.[1] ?? "";
      return ultralyticsName.test(id) ? { id } : undefined;
    }
    case "address":
      return readHubUrl(name) ?? fromAddress(name, api.kind === "dataset");
    case "any":
      return /^[^\s/~.][^\s]{0,200}$/.test(name) ? { id: name } : undefined;
    default:
      return isRepository(name) ? { id: name } : bare(name, api);
  }
}

function bare(name: string, api: ReferenceApi): RemoteName | undefined {
  // What goes back to the first releases of transformers means the hub in every library above it.
  const isHub = api.registry === "huggingface" && api.kind === "model";
  const kind = api.bareNames ?? (isHub ? "canonical-models" : undefined);
  if (kind === "spacy") return readPackage(name);
  if (kind === undefined || !isBareName(name, kind)) return undefined;
  return { id: api.bareOwner === undefined ? name : `${api.bareOwner}${name}` };
}

/** `en_core_web_sm`, `en_core_web_sm-3.7.1`: a release of a pipeline stays what it is. */
function readPackage(name: string): RemoteName | undefined {
  const [, id = name, revision] = /^(.*)-(\d{1,4}(?:\.\d{1,4}){2})$/.exec(name) ?? [];
  if (!spacyName.test(id)) return undefined;
  return revision === undefined ? { id } : { id, revision, pin: "version" };
}

function hubPath(name: string): RemoteName | undefined {
  const skipped = name.startsWith("hf://") ? 5 : 0;
  const found = readHubUri(name.slice(skipped));
  return found === undefined ? undefined : shifted(found, skipped);
}

/** `org/model@REVISION+org/adapter@REVISION` (mergekit/common.py, ModelReference.parse()). */
function mergedNames(written: string): readonly RemoteName[] {
  const plus = written.indexOf("+");
  const model = split(plus === -1 ? written : written.slice(0, plus), "@");
  const adapter = plus === -1 ? undefined : split(written.slice(plus + 1), "@");
  if (adapter === undefined) return model === undefined ? [] : [model];
  const behind = { start: plus + 1, end: written.length };
  return [...(model === undefined ? [] : [model]), { ...shifted(adapter, plus + 1), stretch: behind }];
}

/** `SELECT * FROM 'hf://datasets/org/name/a.parquet'` */
function hubUrisIn(text: string): readonly RemoteName[] {
  return [...text.slice(0, longestText).matchAll(/hf:\/\/([^\s'"`,;)\]]{1,500})/g)].flatMap((match) => {
    const found = readHubUri(match[1] ?? "");
    return found === undefined ? [] : [shifted(found, match.index + 5)];
  });
}

const longestText = 100_000;

function fromAddress(written: string, isData: boolean): RemoteName | undefined {
  const address = readAddress(written, isData);
  if (address === undefined) return undefined;
  const { id, holds, pin, revision, file, plainHttp } = address;
  return {
    id,
    kind: "artifact",
    holds,
    pin,
    file,
    ...(plainHttp ? { plainHttp } : {}),
    ...(revision === undefined
      ? {}
      : {
          revision: revision.text,
          slot: {
            start: revision.start,
            end: revision.start + revision.text.length,
            before: "",
            after: "",
          },
        }),
  };
}

const bareNames: Readonly<Record<Exclude<BareNames, "spacy">, (name: string) => boolean>> = {
  "canonical-models": (name) => canonicalModelName.test(name),
  "sentence-transformers": (name) => sentenceTransformerName.test(name) || canonicalModelName.test(name),
  any: (name) => bareName.test(name) && !fileEnding.test(name) && !folderNames.has(name.toLowerCase()),
  identifier: (name) => /^[A-Za-z][\w.+-]{0,95}$/.test(name),
  "whisper-sizes": (name) => whisperSize.test(name),
  flair: (name) => flairName.test(name),
  ultralytics: (name) => ultralyticsName.test(name),
  tag: (name) => /^[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,8}$/.test(name) && !fileEnding.test(name),
};

function isBareName(name: string, kind: Exclude<BareNames, "spacy">): boolean {
  return bareNames[kind](name);
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
    registry: "huggingface",
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
