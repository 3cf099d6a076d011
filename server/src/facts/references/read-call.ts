import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import {
  type KnownString,
  literalsOf,
  mayBeTrue,
  stringsOf,
  truthOf,
} from "../../documents/python/value-queries.ts";
import { localDatasetBuilders } from "../../knowledge/references/datasets.ts";
import type {
  ArgumentCondition,
  ReferenceApi,
  ReferenceParameter,
} from "../../knowledge/references/reference-api.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import { referenceApiNamed } from "../../knowledge/references/table.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, PinState } from "../facts.ts";
import { handedOnTrust } from "./handed-on.ts";
import { type KnownFolders, noFolders } from "./known-folders.ts";
import { isLocal, isName, isObject } from "./local.ts";
import type { RemoteName } from "./names.ts";
import { readNames } from "./names.ts";
import { isImmutable, pinOf } from "./pins.ts";

export { isLocal } from "./local.ts";

/** What one call names, and how far it is fixed. */
export interface ReferenceReading {
  readonly api: ReferenceApi;
  readonly argument: PythonArgument;
  readonly name: RemoteName;
  /** The literal that the name is written as, which may be far from the call. */
  readonly span: Span;
  readonly kind: "model" | "dataset" | "artifact";
  /** What was read, as far as it is one text. */
  readonly written: string;
  readonly revision?: string;
  /** Where the revision stands, where it is an argument. */
  readonly revisionSpan?: Span;
  readonly pin: PinState;
  readonly trustsRemoteCode: boolean;
  /** The same argument may be another name, or is a default of something that only the run knows. */
  readonly replaceable: boolean;
}

/** What stands in the place of a name. `object`: no name at all, but something that was loaded before. */
export type NameState = "remote" | "local" | "unresolved" | "absent" | "object";

/** All names in one call, and what is in their place where there is none. */
export interface CallReading {
  readonly api: ReferenceApi;
  readonly state: NameState;
  /** What stands in the place of the name; absent where nothing does. */
  readonly argument?: PythonArgument;
  readonly references: readonly ReferenceReading[];
}

/**
 * Reads a call by the table; undefined where no row knows it.
 *
 * @param folders what is known to be a folder (`knownFolders`)
 */
export function readCall(call: CallFact, folders: KnownFolders = noFolders): CallReading | undefined {
  let reading: CallReading | undefined;
  for (const api of referenceApiNamed(call.name)) {
    if (api.addition === true || !isMeant(call, api)) continue;
    const next = readByRow(call, api, folders);
    // Several rows of one name differ in their prefix: the one that recognises the name counts.
    if (reading === undefined || (reading.references.length === 0 && next.references.length > 0))
      reading = next;
  }
  return reading;
}

/** What a call names beside what `readCall` answers: the decoder beside the encoder. */
export function readAdditions(call: CallFact, folders: KnownFolders): readonly ReferenceReading[] {
  return referenceApiNamed(call.name)
    .filter((api) => api.addition === true && isMeant(call, api))
    .flatMap((api) => readByRow(call, api, folders).references);
}

/** Whether the row is for a call with these arguments. */
function isMeant(call: CallFact, { when }: ReferenceApi): boolean {
  return when === undefined || holds(call, when);
}

function holds(call: CallFact, { name, position, value }: ArgumentCondition): boolean {
  const given = call.argument(name, position)?.value;
  if (given === undefined) return false;
  if (typeof value === "string") return stringsOf(given).includes(value);
  return value ? mayBeTrue(given) : truthOf(given) === "false";
}

function readByRow(call: CallFact, api: ReferenceApi, folders: KnownFolders): CallReading {
  const argument = api.id.map((parameter) => argumentOf(call, parameter)).find(isGiven);
  if (argument === undefined) return { api, state: call.open ? "unresolved" : "absent", references: [] };
  if (api.unless !== undefined && holds(call, api.unless)) {
    return { api, state: "local", argument, references: [] };
  }
  const written = namesIn(argument.value, api);
  const spans = written.flatMap(({ span }) => span ?? []);
  const replaceable = hasOthers(argument.value);
  const references = written.flatMap(({ value, span }) => {
    const isFolder = folders.written.has(value) || (span === undefined && folders.joined.has(value));
    const names = isFolder ? [] : readNames(value, api);
    return names.flatMap((read) => {
      // The callable itself is named for the model: `torchvision.models.resnet50`.
      const name = read.id === "" ? { ...read, id: call.name.split(".").at(-1) ?? "" } : read;
      const kind = kindOf(call, api, name);
      if (isLocalBuilder(name, kind, api)) return [];
      const named = { argument, name, kind, replaceable, written: value, span: span ?? argument.valueSpan };
      const place = span === undefined ? undefined : { span, others: spans };
      return [{ api, ...named, trustsRemoteCode: trusts(call, api), ...revisionOf(call, api, name, place) }];
    });
  });
  if (references.length > 0) return { api, state: "remote", argument, references };
  return { api, state: stateOf(argument.value, api), argument, references };
}

/** Whether a value may be several texts, or what is not known. */
function hasOthers(value: PythonValue): boolean {
  return value.type === "one-of" && value.values.filter(({ type }) => type !== "none").length > 1;
}

/** The argument of a parameter; of a key of it, with that key's value. */
function argumentOf(call: CallFact, parameter: ReferenceParameter): PythonArgument | undefined {
  const argument = call.argument(parameter.name, parameter.position);
  if (parameter.key === undefined || argument === undefined) return argument;
  const value = argument.value.type === "dict" ? parameterValue(call, parameter) : undefined;
  return value === undefined ? undefined : { ...argument, value };
}

/** `load_dataset("csv", data_files=…)` reads files by a builder of that name. */
function isLocalBuilder({ id }: RemoteName, kind: ReferenceReading["kind"], api: ReferenceApi): boolean {
  return kind === "dataset" && api.bareNames === "any" && localDatasetBuilders.has(id);
}

/** The texts in the place of a name; of a list or a dictionary those in it, where the row takes several. */
function namesIn(value: PythonValue, api: ReferenceApi): readonly KnownString[] {
  if (api.inline === "torchvision") return weightsIn(value);
  if (api.lists !== true) return literalsOf(value);
  switch (value.type) {
    case "list":
      return value.items.flatMap((item) => namesIn(item, api));
    case "dict":
      return value.entries.flatMap(([, item]) => namesIn(item, api));
    case "one-of":
      return value.values.flatMap((item) => namesIn(item, api));
    default:
      return literalsOf(value);
  }
}

/** `ResNet50_Weights.DEFAULT`, `"DEFAULT"`; `pretrained=True` means the first version. */
function weightsIn(value: PythonValue): readonly KnownString[] {
  if (value.type === "reference") return [{ value: value.name.split(".").slice(-2).join(".") }];
  if (value.type === "boolean") return value.value ? [{ value: "IMAGENET1K_V1" }] : [];
  return literalsOf(value);
}

function stateOf(value: PythonValue, api: ReferenceApi): NameState {
  if (isLocal(value)) return "local";
  if (isObject(value) || (api.mayBeObject === true && !isName(value))) return "object";
  return "unresolved";
}

const nothing: PythonValue = { type: "unknown" };

function isGiven(argument: PythonArgument | undefined): argument is PythonArgument {
  return argument !== undefined && argument.value.type !== "none";
}

/** `repo_type` decides where the call has one. */
function kindOf(call: CallFact, api: ReferenceApi, name: RemoteName): ReferenceReading["kind"] {
  if (api.repoType === true) {
    const types = stringsOf(call.argument("repo_type")?.value ?? nothing);
    if (types.includes("space")) return "artifact";
    if (types.includes("dataset")) return "dataset";
  }
  return name.kind ?? api.kind;
}

/** Whether code of the repository runs. */
export function trusts(call: CallFact, api: ReferenceApi): boolean {
  const flag = call.argument("trust_remote_code");
  if (api.remoteCode === "always" || handedOnTrust(call) !== undefined) return true;
  return flag === undefined ? api.remoteCode === "default" : mayBeTrue(flag.value);
}

type Pinned = Pick<ReferenceReading, "pin" | "revision" | "revisionSpan">;

/** Where a name is written, and all texts that the same argument may be. */
interface Written {
  readonly span: Span;
  readonly others: readonly Span[];
}

function revisionOf(call: CallFact, api: ReferenceApi, name: RemoteName, written?: Written): Pinned {
  const sum = checksumOf(call, api);
  if (sum !== undefined) return { pin: sum };
  if (name.revision !== undefined)
    return { pin: name.pin ?? pinOf(name.revision, name.registry ?? api.registry), revision: name.revision };
  const unnamed = name.pin ?? api.fixedBy ?? "none";
  if (api.revision === undefined) return { pin: unnamed };
  const given = pinOfParameter(call, api.revision, api.registry, written);
  return given.pin === "none" ? { pin: unnamed } : given;
}

/** A checksum that the call is given, or that it takes from a name of the file. */
function checksumOf(call: CallFact, api: ReferenceApi): "checksum" | "unresolved" | undefined {
  for (const parameter of api.checksums ?? []) {
    const given = call.argument(parameter.name, parameter.position)?.value;
    if (given === undefined || truthOf(given) === "false") continue;
    return truthOf(given) === "unknown" && given.type === "unknown" ? "unresolved" : "checksum";
  }
  return undefined;
}

/**
 * What a parameter pins.
 *
 * @param written where the name is that it is to pin: of several revisions, the one beside it counts
 */
export function pinOfParameter(
  call: CallFact,
  parameter: ReferenceParameter,
  registry: ReferenceRegistry,
  written?: Written,
): Pinned {
  const given = parameterValue(call, parameter);
  if (given === undefined) return { pin: call.open ? "unresolved" : "none" };
  if (given.type === "none") return { pin: "none" };
  if (given.type === "number")
    return { pin: pinOf(String(given.value), registry), revision: String(given.value) };
  const literal = literalFor(call, given, registry, written);
  if (literal === "none") return { pin: "none" };
  if (literal === undefined) return { pin: truthOf(given) === "false" ? "none" : "unresolved" };
  const revision = literal.value;
  return {
    pin: pinOf(revision, registry),
    revision,
    ...(literal.span === undefined ? {} : { revisionSpan: literal.span }),
  };
}

/** Of several texts that a revision may be, the one for this name; "none" where it is given none. */
function literalFor(
  call: CallFact,
  given: PythonValue,
  registry: ReferenceRegistry,
  written?: Written,
): KnownString | "none" | undefined {
  const literals = literalsOf(given);
  const [first] = literals;
  if (given.type !== "one-of" || first === undefined) return first;
  // What nothing tells apart is as loose as the loosest of it.
  const loosest = literals.find(({ value }) => !isImmutable(pinOf(value, registry))) ?? first;
  if (written === undefined) return loosest;
  const candidates = literals.flatMap(({ span }) => span ?? []);
  const ownOf = (span: Span) => call.besides(span, candidates, written.others)?.start;
  const own = ownOf(written.span);
  if (own !== undefined) return literals.find(({ span }) => span?.start === own);
  if (written.others.length < 2) return loosest;
  // Another call gives it: this name has the parameter's default.
  if (given.values.some(({ type }) => type === "none")) return "none";
  const taken = new Set(written.others.map(ownOf));
  return (
    literals.find(({ span }) => span !== undefined && taken.size > 1 && !taken.has(span.start)) ?? loosest
  );
}

/** The value of a parameter, or of one key of it. Undefined: not given. */
export function parameterValue(call: CallFact, parameter: ReferenceParameter): PythonValue | undefined {
  const value = call.argument(parameter.name, parameter.position)?.value;
  if (parameter.key === undefined || value === undefined) return value;
  // `fetch_config=FetchConfig(revision="…")`: an object that is made of the settings.
  if (value.type === "call-result" && value.keywords !== undefined)
    return value.keywords.find(([name]) => name === parameter.key)?.[1];
  if (value.type !== "dict") return value.type === "none" ? undefined : { type: "unknown" };
  return value.entries.find(([key]) => key.type === "string" && key.value === parameter.key)?.[1];
}
