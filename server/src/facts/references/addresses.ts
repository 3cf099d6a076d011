import type { PinState } from "../facts.ts";
import { pinOf } from "./pins.ts";

/** A web address of a file, and how far it fixes what lies there. */
export interface Address {
  /** Without query and fragment. */
  readonly id: string;
  readonly file: string;
  /** Weights, which a program loads; or rows, which it reads. */
  readonly holds: "weights" | "data";
  readonly pin: PinState;
  /** The branch, tag or commit in it, where there is one, and its place in the text. */
  readonly revision?: { readonly text: string; readonly start: number };
  readonly plainHttp: boolean;
}

const weights =
  /\.(?:pt|pth|ckpt|bin|safetensors|gguf|ggml|onnx|h5|hdf5|keras|pkl|pickle|joblib|npz|npy|tflite|pb|mlmodel|caffemodel|weights|pdparams|nemo|mar|model)(?:\.(?:gz|bz2|xz|zip))?$/i;
const data =
  /\.(?:csv|tsv|jsonl|ndjson|parquet|arrow|feather|zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst)|gz|bz2|xz|zst|7z|rar|xlsx?|mat|wav|flac|sqlite|db|tfrecords?)$/i;

/** Addresses of these hold the ref in their path; `{}` stands for it. */
const refPaths: readonly RegExp[] = [
  /^https?:\/\/raw\.githubusercontent\.com\/[\w.-]+\/[\w.-]+\/(?:refs\/(?:heads|tags)\/)?([^/]+)\//d,
  /^https?:\/\/(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/(?:raw|blob|archive)\/(?:refs\/(?:heads|tags)\/)?([^/]+?)(?:\/|\.zip$|\.tar\.gz$)/d,
  /^https?:\/\/(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/releases\/(?:download\/)?([^/]+)\//d,
  /^https?:\/\/cdn\.jsdelivr\.net\/gh\/[\w.-]+\/[\w.-]+@([^/]+)\//d,
  /^https?:\/\/gitlab\.com\/[^?#]{1,200}?\/-\/raw\/([^/]+)\//d,
];

/** Texts that services answer with as often as files hold them. */
const texts = /\.(?:json|txt|xml|data)$/i;

/**
 * Reads an address; undefined where it is none, or names no file of weights or data.
 *
 * @param isData the caller reads rows, so that any text is data
 */
export function readAddress(written: string, isData = false): Address | undefined {
  const match = /^(https?):\/\/(?:[^\s/@]{1,200}@)?([^\s/?#:]{1,253})(?::\d{1,5})?(\/[^\s?#]{0,2000})?/i.exec(
    written.slice(0, longest),
  );
  const path = match?.[3];
  if (match === null || path === undefined || isOwn(match[2] ?? "")) return undefined;
  const isRows = data.test(path) || (isData && texts.test(path));
  const holds = weights.test(path) ? "weights" : isRows ? "data" : undefined;
  if (holds === undefined) return undefined;
  const found = refPaths.map((pattern) => pattern.exec(written)).find((hit) => hit !== null);
  const text = found?.[1];
  const start = found?.indices?.[1]?.[0];
  const revision = text === undefined || start === undefined ? undefined : { text, start };
  return {
    id: match[0],
    file: path.slice(path.lastIndexOf("/") + 1),
    holds,
    pin: revision === undefined ? pinOfPath(match[0]) : pinOfRef(found?.[0] ?? "", revision.text),
    ...(revision === undefined ? {} : { revision }),
    plainHttp: match[1]?.toLowerCase() === "http",
  };
}

const longest = 4_000;

/** The own machine is no source, and a placeholder is no address. */
function isOwn(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|[\w.-]*\.localhost)$|[{}<>$]/i.test(host);
}

/** Records of Zenodo and files of Figshare get a new number with each change (https://help.zenodo.org/docs/deposit/about-records/). */
function pinOfPath(address: string): PinState {
  return /^https:\/\/(?:zenodo\.org\/(?:records?|api\/records)\/\d+\/|ndownloader\.figshare\.com\/files\/\d+|figshare\.com\/ndownloader\/files\/\d+)/.test(
    address,
  )
    ? "version"
    : "none";
}

/** Files of a release can be replaced, whatever its tag looks like. */
function pinOfRef(prefix: string, ref: string): PinState {
  if (/\/releases\//.test(prefix)) return ref === "latest" ? "alias" : "tag";
  const pin = pinOf(ref, "git");
  return pin === "branch" && /\/tags\//.test(prefix) ? "tag" : pin;
}
