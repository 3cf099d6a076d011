import { type Document, isTextDocument } from "../../documents/document.ts";
import type { PythonArgument } from "../../documents/python/module.ts";
import { pinningClauses } from "../../knowledge/references/pinning.ts";
import type { ReferenceApi } from "../../knowledge/references/reference-api.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { FactRequest } from "../extract.ts";
import type { CallFact, ReferencedThing, RemoteReferenceFact, UnnamedReferenceFact } from "../facts.ts";
import { besideOf, companionsOf } from "./companions.ts";
import type { ReferenceFact } from "./fact.ts";
import { type KnownFolders, knownFolders } from "./known-folders.ts";
import { partOf } from "./parts.ts";
import { isPathLike } from "./path-like.ts";
import { placesOf } from "./places.ts";
import type { CallReading, ReferenceReading } from "./read-call.ts";
import { readAdditions, readCall, trusts } from "./read-call.ts";
import { stakesOf } from "./stakes.ts";
import { isTemporary } from "./temporary.ts";

/** Every call of a program that names something remote, or has something else in such a name's place. */
export function callReferences(calls: readonly CallFact[], text: string): readonly ReferenceFact[] {
  const folders = knownFolders(calls);
  const hashed = new Set(calls.filter(({ name }) => hashes.test(name)).map(({ scope }) => scope));
  const facts = calls.flatMap((call): readonly ReferenceFact[] => {
    const reading = readCall(call, folders);
    const added = readAdditions(call, folders);
    // What a test expects to fail loads nothing. Of most calls, which name nothing, that is not asked.
    if ((reading === undefined && added.length === 0) || call.expectedToFail) return [];
    const additions = added.map((found) => factOf(call, found));
    if (reading === undefined) return additions;
    if (reading.references.length === 0) return [...unnamed(call, reading, text), ...additions];
    const named = reading.references.map((found) => compared(factOf(call, found), hashed));
    return [...named, ...named.flatMap(besideOf), ...additions];
  });
  return onePinEach(facts);
}

/** One argument, or one constant, cannot hold the commits of several names. */
function onePinEach<Fact extends ReferenceFact>(facts: readonly Fact[]): readonly Fact[] {
  const names = new Map<string, Set<string>>();
  for (const fact of facts) {
    const place = placeKey(fact);
    if (place === undefined || !("registry" in fact)) continue;
    names.set(place, (names.get(place) ?? new Set()).add(`${fact.registry} ${fact.id}`));
  }
  return facts.map((fact) => {
    const place = placeKey(fact);
    const isShared = place !== undefined && (names.get(place)?.size ?? 0) > 1;
    return isShared ? { ...fact, pinningPlace: { form: "by-hand" } } : fact;
  });
}

function placeKey(fact: ReferenceFact): string | undefined {
  if (!("pinningPlace" in fact)) return undefined;
  const { pinningPlace: place, span } = fact;
  if (place.form === "argument") return `${span.start} ${place.name} ${place.key ?? ""}`;
  return place.form === "text" ? `${place.span.start}-${place.span.end}` : undefined;
}

/** What one call names, for rules that listen to calls. */
export function referencesOfCall(call: CallFact, folders: KnownFolders): readonly RemoteReferenceFact[] {
  const reading = readCall(call, folders);
  return onePinEach(reading?.references.map((found) => factOf(call, found)) ?? []);
}

const hashes = /^hashlib\.(?:sha|md5|blake|new|file_digest)/;

/** A download in a function that works out a digest is taken to be compared with one. */
function compared(fact: RemoteReferenceFact, hashed: ReadonlySet<string | undefined>): RemoteReferenceFact {
  if (fact.registry !== "url" || fact.pin !== "none" || !hashed.has(fact.call?.scope)) return fact;
  return { ...fact, pin: "checksum" };
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

/** Registries whose names are spoken of where they are not known. */
const named: ReadonlySet<ReferenceRegistry> = new Set([
  "huggingface",
  "torch-hub",
  "modelscope",
  "kaggle",
  "ollama",
  "langsmith",
]);

/** What stands where a name belongs. Of calls that mostly read files (`pandas.read_csv`) nothing is said. */
function unnamed(
  call: CallFact,
  { api, state, argument }: CallReading,
  text: string,
): readonly UnnamedReferenceFact[] {
  if (argument === undefined) return [];
  if (api.prefixes !== undefined || api.inline?.startsWith("hf-") === true)
    return holedName(call, api, argument);
  if (!named.has(api.registry) || call.form !== "direct" || isTemporary(call, argument)) return [];
  // `remote-code` speaks of a repository whose code runs, known or not.
  if (state === "unresolved" && trusts(call, api)) return [];
  const isUnresolved = state === "unresolved" && !isPathLike(call.sourceOf(argument), text);
  if (!isUnresolved && state !== "local" && state !== "unresolved") return [];
  return [
    {
      kind: isUnresolved ? "unresolved-reference" : "local-reference",
      thing: api.thing ?? (api.kind === "artifact" ? "file" : api.kind),
      source: call.sourceOf(argument),
      idSpan: argument.valueSpan,
      span: call.span,
      api: call.name,
      where: "call",
    },
  ];
}

/** `f"models:/{name}/Production"`: it begins as a name of the registry does, and the run knows the rest. */
function holedName(
  call: CallFact,
  api: ReferenceApi,
  argument: PythonArgument,
): readonly UnnamedReferenceFact[] {
  const { value } = argument;
  const head = value.type === "partial-string" ? (value.parts[0] ?? "") : "";
  const prefixes = [...(api.prefixes ?? []), ...(api.inline?.startsWith("hf-") === true ? ["hf://"] : [])];
  if (api.registry === "url" || !prefixes.some((prefix) => head.startsWith(prefix))) return [];
  return [
    {
      kind: "unresolved-reference",
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

function thingOf({ api, kind, name }: ReferenceReading): ReferencedThing {
  if (kind !== "artifact") return kind;
  if (name.registry === undefined && api.thing !== undefined) return api.thing;
  return api.repoType === true || api.inline === "gradio" ? "space" : "file";
}

function factOf(call: CallFact, reading: ReferenceReading): RemoteReferenceFact {
  const { api, name, kind, revision } = reading;
  return {
    kind: factKinds[kind],
    thing: thingOf(reading),
    id: name.id,
    idSpan: reading.span,
    span: call.span,
    api: call.name,
    where: "call",
    registry: name.registry ?? api.registry,
    pin: reading.pin,
    ...(revision === undefined ? {} : { revision }),
    ...(api.revision === undefined ? {} : { revisionArgument: api.revision.name }),
    ...placesOf(call, reading),
    ...(reading.replaceable ? { replaceable: true } : {}),
    pinning: (name.registry === undefined ? api.pinning : pinningClauses.url).replaceAll("{id}", name.id),
    part: partOf(call.name, api),
    companions: companionsOf(call, reading),
    trustsRemoteCode: reading.trustsRemoteCode,
    stakes: stakesOf(call, reading),
    ...(name.file === undefined ? {} : { file: name.file }),
    call,
  };
}
