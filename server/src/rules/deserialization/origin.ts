import type { PythonValue } from "../../documents/python/module.ts";
import { namesIn, underlyingString } from "../../documents/python/value-queries.ts";
import type { Report } from "../../finding/finding.ts";

/** Libraries whose results come over the network, whatever the function. */
const networkPackages = [
  "requests",
  "httpx",
  "aiohttp",
  "urllib.request",
  "urllib3",
  "urllib2",
  "wget",
  "gdown",
  "ftplib",
  "socket",
  "websocket",
  "websockets",
];

/** Single functions that answer what they have downloaded, or where they have put it. */
const downloads = new Set([
  "huggingface_hub.hf_hub_download",
  "huggingface_hub.file_download.hf_hub_download",
  "huggingface_hub.cached_download",
  "huggingface_hub.snapshot_download",
  "kagglehub.model_download",
  "kagglehub.dataset_download",
  "modelscope.snapshot_download",
  "modelscope.hub.snapshot_download.snapshot_download",
  "tensorflow.keras.utils.get_file",
  "keras.utils.get_file",
  "transformers.utils.cached_file",
  "transformers.utils.hub.cached_file",
  "torch.hub.download_url_to_file",
  "pooch.retrieve",
]);

/** The address that a loader reads from by itself: `pd.read_pickle("https://…")`. */
export function addressIn(value: PythonValue): string | undefined {
  const text = underlyingString(value);
  return text !== undefined && /^(?:https?|ftp):\/\/[^\s`]{1,200}$/.test(text) ? text : undefined;
}

/** The download that a value provably comes from: `requests.get`, `huggingface_hub.hf_hub_download`. */
export function downloadBehind(value: PythonValue): string | undefined {
  return namesIn(value).find(
    (name) => downloads.has(name) || networkPackages.some((library) => name.startsWith(`${library}.`)),
  );
}

/** The addresses that a value is fetched from: `requests.get("https://…").content`. */
export function addressesBehind(value: PythonValue): readonly string[] {
  switch (value.type) {
    case "call-result":
      return [...(value.receiver === undefined ? [] : [value.receiver]), ...value.arguments].flatMap(
        addressesBehind,
      );
    case "reference":
      return value.receiver === undefined ? [] : addressesBehind(value.receiver);
    case "one-of":
      return value.values.flatMap(addressesBehind);
    default: {
      const address = addressIn(value);
      return address === undefined ? [] : [address];
    }
  }
}

/** What a finding on what was downloaded has in common with one on the download itself. */
export function downloadCause(value: PythonValue | undefined): Pick<Report, "cause"> {
  const [address] = value === undefined ? [] : addressesBehind(value);
  if (address === undefined) return {};
  return { cause: { key: `download ${address}`, adds: "What arrives is loaded as code." } };
}

const serializers = new Set([
  "pickle.dumps",
  "_pickle.dumps",
  "cPickle.dumps",
  "pickle5.dumps",
  "dill.dumps",
  "cloudpickle.dumps",
  "cloudpickle.cloudpickle.dumps",
  "ray.cloudpickle.dumps",
  "marshal.dumps",
  "jsonpickle.encode",
  "jsonpickle.dumps",
  "yaml.dump",
  "yaml.dump_all",
  "yaml.safe_dump",
  "msgpack_numpy.packb",
  "msgpack_numpy.dumps",
  // What AOTInductor has just compiled, by the name of its file. Source: torch/_inductor/__init__.py and package/package.py.
  "torch._inductor.aoti_compile_and_package",
  "torch._inductor.package.package_aoti",
  "torch._inductor.package.package.package_aoti",
]);

/** Whether a value was serialized by the same program a moment ago: `pickle.loads(pickle.dumps(x))`. */
export function isRoundTrip(value: PythonValue): boolean {
  if (value.type === "one-of") return value.values.length > 0 && value.values.every(isRoundTrip);
  if (value.type !== "call-result") return false;
  if (serializers.has(value.name)) return true;
  const inner = value.arguments[0];
  return inner !== undefined && downloadBehind(value) === undefined && isRoundTrip(inner);
}
