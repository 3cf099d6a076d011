import { stringsOf } from "../../documents/python/value-queries.ts";
import { localDatasetBuilders } from "../../knowledge/references/datasets.ts";
import type { FactRequest } from "../extract.ts";
import type { CallFact, RemoteReferenceFact } from "../facts.ts";
import type { ReferenceReading } from "./read-call.ts";
import { joinedPaths, readCall } from "./read-call.ts";

/** Every place in a document's code that names a model or a dataset of a hub. */
export function remoteReferences(calls: readonly CallFact[]): readonly RemoteReferenceFact[] {
  const paths = joinedPaths(calls);
  return calls.flatMap((call) => {
    const reading = readCall(call, paths);
    if (reading === undefined) return [];
    return reading.references.filter((found) => !isLocalBuilder(found)).map((found) => factOf(call, found));
  });
}

/** The extractor's entry: asks for the document's calls. */
export async function extractReferences(
  _document: unknown,
  _environment: unknown,
  request: FactRequest,
): Promise<readonly RemoteReferenceFact[]> {
  return remoteReferences(await request("call"));
}

/** `load_dataset("csv", data_files=…)` reads local files by a builder of that name. */
function isLocalBuilder({ kind, name, api }: ReferenceReading): boolean {
  return kind === "dataset" && api.bareNames === "any" && localDatasetBuilders.has(name.id);
}

function factOf(call: CallFact, reading: ReferenceReading): RemoteReferenceFact {
  const { api, name } = reading;
  const stake = stakeOf(call, reading);
  const { revision } = reading;
  return {
    kind: reading.kind === "model" ? "model-reference" : "dataset-reference",
    id: name.id,
    idSpan: reading.span,
    span: call.span,
    api: call.name,
    registry: api.registry,
    pin: reading.pin,
    ...(revision === undefined ? {} : { revision }),
    ...(api.revision === undefined ? {} : { revisionArgument: api.revision.name }),
    pinning: api.pinning.replace("{id}", name.id),
    trustsRemoteCode: reading.trustsRemoteCode,
    ...(stake === undefined ? {} : { stake }),
    call,
  };
}

/** Formats that are pickles, or hold them. */
const pickleEnding = /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill)$/i;

/** What more than changed numbers is at stake. */
function stakeOf(call: CallFact, { api, name }: ReferenceReading): string | undefined {
  if (name.plainHttp === true) return "the address is plain `http://`, which anyone on the way can change";
  if (api.names.includes("huggingface_hub.from_pretrained_fastai"))
    return "a fastai learner is a pickle, which runs code";
  const files =
    api.fileName === undefined
      ? []
      : stringsOf(call.argument(api.fileName.name, api.fileName.position)?.value ?? { type: "unknown" });
  const file = [...files, ...(name.file === undefined ? [] : [name.file])].find((text) =>
    pickleEnding.test(text),
  );
  if (file !== undefined) return `\`${file}\` is a pickle format, which can run code when it is loaded`;
  const safetensors = call.argument("use_safetensors")?.value;
  if (safetensors?.type === "boolean" && !safetensors.value) {
    return "`use_safetensors=False` takes the pickle weights, which can run code";
  }
  return undefined;
}
