import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import { mayBeTrue, stringsOf, truthOf } from "../../documents/python/value-queries.ts";
import type { ReferenceApi, ReferenceParameter } from "../../knowledge/references/reference-api.ts";
import { referenceApiNamed } from "../../knowledge/references/table.ts";
import type { CallFact, PinState } from "../facts.ts";
import type { RemoteName } from "./names.ts";
import { readName } from "./names.ts";
import { pinOf } from "./pins.ts";

/** What one call names, and how far it is fixed. */
export interface ReferenceReading {
  readonly api: ReferenceApi;
  readonly argument: PythonArgument;
  readonly name: RemoteName;
  readonly kind: "model" | "dataset";
  readonly revision?: string;
  readonly pin: PinState;
  readonly trustsRemoteCode: boolean;
}

/** What stands in the place of a name. */
export type NameState = "remote" | "local" | "unresolved" | "absent";

/** All names in one call, and what is in their place where there is none. */
export interface CallReading {
  readonly api: ReferenceApi;
  readonly state: NameState;
  readonly references: readonly ReferenceReading[];
}

/** Reads a call by the table; undefined where no row knows it. */
export function readCall(call: CallFact): CallReading | undefined {
  let reading: CallReading | undefined;
  for (const api of referenceApiNamed(call.name)) {
    const next = readByRow(call, api);
    // Several rows of one name differ in their prefix: the one that recognises the name counts.
    if (reading === undefined || next.references.length > 0) reading = next;
  }
  return reading;
}

function readByRow(call: CallFact, api: ReferenceApi): CallReading {
  const argument = api.id.map((parameter) => call.argument(parameter.name, parameter.position)).find(isGiven);
  if (argument === undefined) return { api, state: call.open ? "unresolved" : "absent", references: [] };
  if (
    api.unless !== undefined &&
    stringsOf(call.argument(api.unless.name)?.value ?? nothing).includes(api.unless.value)
  ) {
    return { api, state: "local", references: [] };
  }
  const written = stringsOf(argument.value);
  const references = written.flatMap((text) => {
    const name = readName(text, api);
    const kind = name === undefined ? undefined : kindOf(call, api, name);
    return name === undefined || kind === undefined ? [] : [readingOf(call, api, argument, name, kind)];
  });
  if (references.length > 0) return { api, state: "remote", references };
  return { api, state: written.length > 0 || isPath(argument.value) ? "local" : "unresolved", references };
}

const nothing: PythonValue = { type: "unknown" };

function isGiven(argument: PythonArgument | undefined): argument is PythonArgument {
  return argument !== undefined && argument.value.type !== "none";
}

/** Values that are built as paths are folders of this machine. */
function isPath(value: PythonValue): boolean {
  if (value.type === "one-of") return value.values.length > 0 && value.values.every(isPath);
  if (value.type === "partial-string") return /^(?:[./~\\]|[A-Za-z]:)/.test(value.parts[0] ?? "");
  return value.type === "call-result" && /^(?:os\.path\.|pathlib\.|posixpath\.|ntpath\.)/.test(value.name);
}

/** `repo_type` decides where the call has one; a space holds neither models nor data. */
function kindOf(call: CallFact, api: ReferenceApi, name: RemoteName): "model" | "dataset" | undefined {
  if (api.repoType === true) {
    const types = stringsOf(call.argument("repo_type")?.value ?? nothing);
    if (types.includes("space")) return undefined;
    if (types.includes("dataset")) return "dataset";
  }
  return name.kind ?? api.kind;
}

function readingOf(
  call: CallFact,
  api: ReferenceApi,
  argument: PythonArgument,
  name: RemoteName,
  kind: "model" | "dataset",
): ReferenceReading {
  const flag = call.argument("trust_remote_code") ?? undefined;
  const trusts = api.remoteCode === "always" || (flag !== undefined && mayBeTrue(flag.value));
  return { api, argument, name, kind, trustsRemoteCode: trusts, ...revisionOf(call, api, name) };
}

function revisionOf(
  call: CallFact,
  api: ReferenceApi,
  name: RemoteName,
): { readonly pin: PinState; readonly revision?: string } {
  if (name.revision !== undefined)
    return { pin: pinOf(name.revision, api.registry), revision: name.revision };
  if (api.revision === undefined) return { pin: "none" };
  const given = parameterValue(call, api.revision);
  if (given === undefined) return { pin: call.open ? "unresolved" : "none" };
  if (given.type === "none") return { pin: "none" };
  const revision = stringsOf(given)[0];
  if (revision === undefined) return { pin: truthOf(given) === "false" ? "none" : "unresolved" };
  return { pin: pinOf(revision, api.registry), revision };
}

/** The value of a parameter, or of one key of it. Undefined: not given. */
export function parameterValue(call: CallFact, parameter: ReferenceParameter): PythonValue | undefined {
  const value = call.argument(parameter.name, parameter.position)?.value;
  if (parameter.key === undefined || value === undefined) return value;
  if (value.type !== "dict") return value.type === "none" ? undefined : { type: "unknown" };
  return value.entries.find(([key]) => key.type === "string" && key.value === parameter.key)?.[1];
}
