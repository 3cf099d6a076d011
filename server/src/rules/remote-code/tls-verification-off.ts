import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import { mayBeFalse, namesIn, stringsOf, truthOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import { isCalledBelow } from "../echoes.ts";
import { defineRule } from "../rule.ts";

/** Functions that fetch a file, and the argument that is its address. */
const fetchers: ReadonlyMap<string, { readonly name: string; readonly position: number }> = new Map([
  ["requests.get", { name: "url", position: 0 }],
  ["requests.Session.get", { name: "url", position: 0 }],
  ["httpx.get", { name: "url", position: 0 }],
  ["httpx.stream", { name: "url", position: 1 }],
  ["urllib.request.urlopen", { name: "url", position: 0 }],
  ["urllib.request.urlretrieve", { name: "url", position: 0 }],
  ["wget.download", { name: "url", position: 0 }],
  ["gdown.download", { name: "url", position: 0 }],
  ["pooch.retrieve", { name: "url", position: 0 }],
  ["torch.hub.download_url_to_file", { name: "url", position: 0 }],
  ["torch.hub.load_state_dict_from_url", { name: "url", position: 0 }],
  ["torch.utils.model_zoo.load_url", { name: "url", position: 0 }],
  ["torchvision.datasets.utils.download_url", { name: "url", position: 0 }],
  ["keras.utils.get_file", { name: "origin", position: 1 }],
  ["tensorflow.keras.utils.get_file", { name: "origin", position: 1 }],
  ["tf_keras.utils.get_file", { name: "origin", position: 1 }],
]);

/** Of these, those that load what they fetch. */
const stateDicts: ReadonlySet<string> = new Set([
  "torch.hub.load_state_dict_from_url",
  "torch.utils.model_zoo.load_url",
]);

/**
 * The arguments of libraries that call theirs otherwise than `verify`. Sources: their reference pages;
 * https://www.elastic.co/docs/reference/elasticsearch/clients/python/configuration.
 */
const switches: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aiohttp\./, ["ssl", "verify_ssl"]],
  [/^(?:elasticsearch|elasticsearch_dsl|elasticsearch8|opensearchpy)\./, ["verify_certs"]],
  [/^minio\./, ["cert_check"]],
  [/^gradio_client\./, ["ssl_verify"]],
];

export const rule = defineRule({
  id: "tls-verification-off",
  title: "A download does not check whom it comes from",
  area: "remote-code",
  severity: "warning",
  confidence: "high",
  references: {
    // CWE-295 improper certificate validation, CWE-319 cleartext transmission.
    cwe: [295, 319],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification"],
  },
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [
    "requests.*",
    "httpx.*",
    "aiohttp.*",
    "urllib3.*",
    "boto3.*",
    "elasticsearch.*",
    "elasticsearch_dsl.*",
    "elasticsearch8.*",
    "opensearchpy.*",
    "minio.*",
    "hvac.*",
    "clickhouse_connect.*",
    "gradio_client.*",
    "ollama.*",
    "s3fs.*",
    "fsspec.*",
    "ssl._create_unverified_context",
    ...fetchers.keys(),
  ],
  triggers: [
    "verify",
    "cert_check",
    "insecure=",
    "_create_unverified_context",
    "CERT_NONE",
    "aiohttp",
    "boto3",
    "requests",
    "httpx",
    "urlopen",
    "urlretrieve",
    "download_url",
    "load_state_dict_from_url",
    "load_url",
    "get_file",
    "wget",
    "gdown",
    "pooch",
  ],
  foreign: ["B501", "S501", "B323", "S323"],
  check: (calls, context) => {
    for (const call of calls) {
      if (call.expectedToFail) continue;
      const cause = uncheckedCause(call);
      const message =
        cause === undefined ? plainMessage(call) : `${cause.said} ${uncheckedAdvice}${certificateOf(call)}`;
      if (message === undefined || isCalledBelow(call, calls)) continue;
      context.report({
        place: { kind: "text", span: call.span },
        message,
        identity: call.name,
        evidence: [`calls: ${call.name}`],
        fixes: cause?.argument === undefined ? contextFix(call) : fixesOf(call, cause.argument),
      });
    }
  },
});

const uncheckedAdvice =
  "checks no certificate, so anyone on the way can replace what is downloaded: weights, data, code. " +
  "Leave the check on, and name the missing certificate instead";

/** How this library is told of a certificate. */
function certificateOf({ name }: CallFact): string {
  return /^(?:requests|httpx)\./.test(name)
    ? ': `verify="company.pem"`.'
    : ", in `SSL_CERT_FILE` for instance.";
}

/** Servers on this machine have no certificate, and nobody is on the way. */
const local = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?:[:/]|$)/;

interface Unchecked {
  readonly said: string;
  /** What switches the check off, where it can go. */
  readonly argument?: PythonArgument;
}

function uncheckedCause(call: CallFact): Unchecked | undefined {
  if (call.name === "ssl._create_unverified_context") {
    return call.form === "direct" ? { said: "`ssl._create_unverified_context`" } : undefined;
  }
  if (addressesOf(call).some((address) => local.test(address))) return undefined;
  const said = handedOnSwitch(call);
  if (said !== undefined) return { said };
  const [name, says] = switchOf(call) ?? [];
  const argument = name === undefined ? undefined : call.argument(name);
  return argument === undefined || says === undefined ? undefined : { said: says, argument };
}

/** Settings that a library hands on to its HTTP client: `S3FileSystem(client_kwargs={"verify": False})`. */
function handedOnSwitch(call: CallFact): string | undefined {
  const given = /^(?:s3fs|fsspec)\./.test(call.name) ? call.argument("client_kwargs")?.value : undefined;
  if (given?.type !== "dict") return undefined;
  const verify = given.entries.findLast(([key]) => key.type === "string" && key.value === "verify")?.[1];
  return verify !== undefined && isOff(verify) ? '`"verify": False`' : undefined;
}

/** The argument that turns the check off, and how it is written; each library has its own. */
function switchOf(call: CallFact): readonly [string, string] | undefined {
  if (call.name.startsWith("urllib3.")) {
    const kinds = call.argument("cert_reqs")?.value;
    if (kinds === undefined) return undefined;
    const none = stringsOf(kinds).includes("CERT_NONE") || namesIn(kinds).includes("ssl.CERT_NONE");
    return none ? ["cert_reqs", '`cert_reqs="CERT_NONE"`'] : undefined;
  }
  if (/^ollama\.(?:.*\.)?(?:pull|push)$/.test(call.name)) {
    // An "insecure" registry may be one without a certificate.
    const insecure = call.argument("insecure")?.value;
    return insecure !== undefined && truthOf(insecure) === "true"
      ? ["insecure", "`insecure=True`"]
      : undefined;
  }
  const [, names] = switches.find(([library]) => library.test(call.name)) ?? [undefined, ["verify"]];
  const name = names.find((candidate) => {
    const value = call.argument(candidate)?.value;
    return value !== undefined && isOff(value);
  });
  return name === undefined ? undefined : [name, `\`${name}=False\``];
}

/** `verify=None` asks for the default, which checks. */
function isOff(value: PythonValue): boolean {
  return value.type === "one-of" ? value.values.some(isOff) : value.type !== "none" && mayBeFalse(value);
}

/** How clients call the address of their server. */
const serverArguments = ["host", "hosts", "base_url", "endpoint_url", "endpoint"];

function addressesOf(call: CallFact): readonly string[] {
  const parameter = fetchers.get(call.name) ?? { name: "url", position: 0 };
  const given = [
    call.argument(parameter.name, parameter.position),
    ...serverArguments.map((name) => call.argument(name)),
  ];
  return given.flatMap((argument) => (argument === undefined ? [] : stringsOf(argument.value)));
}

/** What is loaded as a model, as data that may be a pickle, or as code. */
const weights =
  /\.(?:pt|pth|bin|ckpt|pkl|pickle|joblib|safetensors|gguf|h5|hdf5|keras|onnx|npz|npy|tflite|pb|nemo|params|pdparams|py|whl)(?:\.gz|\.zip)?(?:[?#]|$)/i;

/** A file of weights over plain HTTP: there is not even a certificate to check. */
function plainMessage(call: CallFact): string | undefined {
  if (!fetchers.has(call.name) || isToldElsewhere(call)) return undefined;
  const address = addressesOf(call).find(
    (text) => text.startsWith("http://") && !local.test(text) && weights.test(text),
  );
  if (address === undefined) return undefined;
  return (
    `\`${shown(address)}\` is fetched over plain \`http://\`, so anyone on the way can replace it. Write \`https://\`, ` +
    "and compare the file with a checksum that you noted down before."
  );
}

/** A state dict that may be a pickle is told of as one, address and all. */
function isToldElsewhere(call: CallFact): boolean {
  const weightsOnly = call.argument("weights_only")?.value;
  return stateDicts.has(call.name) && (weightsOnly === undefined || truthOf(weightsOnly) !== "true");
}

function shown(address: string): string {
  const plain = address.replace(/[\p{Cc}\p{Cf}\u0060]/gu, "");
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}

/** `ssl._create_unverified_context()` has a twin that checks. */
function contextFix(call: CallFact): readonly Fix[] {
  if (!call.calleeText.endsWith("ssl._create_unverified_context")) return [];
  const edits = call.edit.replaceCallee("ssl.create_default_context");
  const title = "Write `ssl.create_default_context` (servers without a valid certificate are refused)";
  return edits.length === 0 ? [] : [{ title, applicability: "unsafe", edits }];
}

function fixesOf(call: CallFact, argument: PythonArgument): readonly Fix[] {
  if (argument.indirect) return [];
  const edits = call.edit.removeArgument(argument);
  if (edits.length === 0) return [];
  const written = `${argument.name}=${call.sourceOf(argument)}`;
  const title = `Remove \`${written}\` (servers without a valid certificate are refused)`;
  return [{ title, applicability: "unsafe", edits }];
}
