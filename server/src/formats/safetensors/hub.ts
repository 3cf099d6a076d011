import type { ByteSource } from "../../host/byte-source.ts";
import type { SafetensorsFile, SafetensorsTensor } from "./file.ts";

/** What the hub's own parser makes of a file. */
export type HubAnswer = { readonly accepts: true } | { readonly accepts: false; readonly reason: string };

// RFC 2606: names under .invalid never resolve; nothing here reaches a network in any case.
const hubUrl = "https://hub.invalid";
const repository = "local/file";
const path = "model.safetensors";
const fileUrl = `${hubUrl}/${repository}/resolve/main/${path}`;

/** A header with more is long for the library, which copies it entry by entry (utils/omit.ts) before it looks at it. */
const mostWhole = 1_000;

/**
 * What the hub's own reader makes of a file in which the strict reader has found nothing wrong: what it accepts is shown
 * on the hub and read by programs in JavaScript.
 *
 * A long header is put to it as one of the same file with the tensors that stand out. It looks at each tensor by itself,
 * and of one that the format allows only at how large its numbers are (parse-safetensors-metadata.ts,
 * validateTensorEntry). Where it refuses those, it is asked about the header as it is.
 */
export async function askHub(source: ByteSource, file: SafetensorsFile): Promise<HubAnswer> {
  if (file.tensors.length > mostWhole) {
    const answer = await askHubOf(withHeader(source, headerOfOutstanding(file)));
    if (answer.accepts) return answer;
  }
  return askHubOf(source);
}

/** The first tensor of each dtype, and those with the largest dimension, the most dimensions and the largest offset. */
function headerOfOutstanding({ tensors }: SafetensorsFile): Uint8Array {
  const dtypes = new Map<string, SafetensorsTensor>();
  let [largest, longest, last] = [tensors[0], tensors[0], tensors[0]];
  let most = -1;
  for (const tensor of tensors) {
    if (!dtypes.has(tensor.dtype)) dtypes.set(tensor.dtype, tensor);
    if (tensor.shape.length > (longest?.shape.length ?? 0)) longest = tensor;
    if (tensor.end > (last?.end ?? 0)) last = tensor;
    for (const size of tensor.shape) {
      if (size <= most) continue;
      most = size;
      largest = tensor;
    }
  }
  const chosen = [...dtypes.values(), largest, longest, last].flatMap((tensor) => tensor ?? []);
  const entries = chosen.map(({ name, dtype, shape, begin, end }) => [
    name,
    { dtype, shape, data_offsets: [begin, end] },
  ]);
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
}

/** The file with another header, and without its data. */
function withHeader(source: ByteSource, header: Uint8Array): ByteSource {
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 8);
  return { size: source.size, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/**
 * Lets `parseSafetensorsMetadata` of @huggingface/hub read a local file: its `fetch` is one that answers byte ranges of
 * the source, for one made-up address, and refuses every other.
 */
export async function askHubOf(source: ByteSource): Promise<HubAnswer> {
  const { parseSafetensorsMetadata } = await import("./hub-parser.ts");
  try {
    await parseSafetensorsMetadata({ repo: repository, path, hubUrl, fetch: rangeFetch(source) });
    return { accepts: true };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { accepts: false, reason: reason.replace(`Failed to parse file ${path}: `, "").slice(0, 300) };
  }
}

/** A `fetch` over a source: `Range: bytes=a-b` of the one address; without a range only what fits in the length field. */
export function rangeFetch(source: ByteSource): typeof fetch {
  return async (input, init) => {
    const url = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    if (url !== fileUrl) throw new Error(`no address but the file's own is answered: ${url}`);
    const range = /^bytes=(\d+)-(\d+)$/.exec(headerOf(init?.headers, "Range") ?? "");
    const first = range === null ? 0 : Number(range[1]);
    const last = range === null ? wholeBytes - 1 : Number(range[2]);
    const bytes = await source.read(first, Math.max(0, last - first + 1));
    return response(bytes, `bytes ${first}-${last}/${source.size ?? "*"}`);
  };
}

/** A file of this length or less is asked for whole. */
const wholeBytes = 8;

function headerOf(headers: RequestInit["headers"], name: string): string | undefined {
  if (headers === undefined || Array.isArray(headers) || typeof headers !== "object") return undefined;
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/**
 * As much of a Response as the library reads. A real one would load Node's whole HTTP client, which takes longer than
 * everything else here.
 */
function response(bytes: Uint8Array, contentRange: string): Response {
  const headers = new Map([
    ["content-range", contentRange],
    ["etag", '"local"'],
  ]);
  const answer = {
    ok: true,
    status: 206,
    url: fileUrl,
    headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
    arrayBuffer: async () => bytes.slice().buffer,
    text: async () => new TextDecoder().decode(bytes),
  };
  // The cast: parseSafetensorsMetadata reads these six members and no others (lib/file-download-info.ts, utils/WebBlob.ts).
  return answer as unknown as Response;
}
