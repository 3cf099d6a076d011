import { type Document, isTextDocument } from "../../documents/document.ts";
import { localDatasetBuilders } from "../../knowledge/references/datasets.ts";
import type { FactRequest } from "../extract.ts";
import type { CallFact, RemoteReferenceFact, UnnamedReferenceFact } from "../facts.ts";
import { companionsOf } from "./companions.ts";
import { partOf } from "./parts.ts";
import { placesOf } from "./places.ts";
import type { CallReading, ReferenceReading } from "./read-call.ts";
import { joinedPaths, readCall } from "./read-call.ts";
import { stakesOf } from "./stakes.ts";

export type ReferenceFact = RemoteReferenceFact | UnnamedReferenceFact;

/** Every call of a program that names something remote, or has something else in such a name's place. */
export function callReferences(calls: readonly CallFact[], text: string): readonly ReferenceFact[] {
  const paths = joinedPaths(calls);
  return calls.flatMap((call): readonly ReferenceFact[] => {
    const reading = readCall(call, paths);
    // What a test expects to fail loads nothing.
    if (reading === undefined || call.expectedToFail) return [];
    const remote = reading.references.filter((found) => !isLocalBuilder(found));
    if (remote.length > 0) return remote.map((found) => factOf(call, found, text));
    return unnamed(call, reading);
  });
}

/** The extractor's entry for programs: asks for the document's calls. */
export async function extractReferences(
  document: Document,
  _environment: unknown,
  request: FactRequest,
): Promise<readonly ReferenceFact[]> {
  if (!isTextDocument(document)) return [];
  return callReferences(await request("call"), document.text);
}

/** `load_dataset("csv", data_files=…)` reads local files by a builder of that name. */
function isLocalBuilder({ kind, name, api }: ReferenceReading): boolean {
  return kind === "dataset" && api.bareNames === "any" && localDatasetBuilders.has(name.id);
}

/** What stands where a name belongs. Of calls that mostly read files (`pandas.read_csv`) nothing is said. */
function unnamed(call: CallFact, { api, state, argument }: CallReading): readonly UnnamedReferenceFact[] {
  if (argument === undefined || api.prefixes !== undefined || api.inline === "hub-url") return [];
  if (call.form !== "direct" || (state === "remote" && api.bareNames !== "any")) return [];
  return [
    {
      kind: state === "unresolved" ? "unresolved-reference" : "local-reference",
      thing: api.thing ?? (api.kind === "artifact" ? "file" : api.kind),
      source: call.sourceOf(argument),
      idSpan: argument.valueSpan,
      span: call.span,
      api: call.name,
      where: "call",
    },
  ];
}

const factKinds = {
  model: "model-reference",
  dataset: "dataset-reference",
  artifact: "artifact-reference",
} as const;

function factOf(call: CallFact, reading: ReferenceReading, text: string): RemoteReferenceFact {
  const { api, name, kind, revision } = reading;
  return {
    kind: factKinds[kind],
    thing: api.thing ?? (kind === "artifact" ? "file" : kind),
    id: name.id,
    idSpan: reading.span,
    span: call.span,
    api: call.name,
    where: "call",
    registry: api.registry,
    pin: reading.pin,
    ...(revision === undefined ? {} : { revision }),
    ...(api.revision === undefined ? {} : { revisionArgument: api.revision.name }),
    ...placesOf(reading, text),
    pinning: api.pinning.replace("{id}", name.id),
    part: partOf(call.name, api),
    companions: companionsOf(call, reading),
    trustsRemoteCode: reading.trustsRemoteCode,
    stakes: stakesOf(call, reading),
    ...(name.file === undefined ? {} : { file: name.file }),
    call,
  };
}
