import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import { literalsOf, mayBeTrue, stringsOf, truthOf } from "../../documents/python/value-queries.ts";
import type { ReferenceApi, ReferenceParameter } from "../../knowledge/references/reference-api.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import { referenceApiNamed } from "../../knowledge/references/table.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, PinState } from "../facts.ts";
import { handedOnTrust } from "./handed-on.ts";
import type { RemoteName } from "./names.ts";
import { readName } from "./names.ts";
import { pinOf } from "./pins.ts";

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
}

/** What stands in the place of a name. */
export type NameState = "remote" | "local" | "unresolved" | "absent";

/** All names in one call, and what is in their place where there is none. */
export interface CallReading {
  readonly api: ReferenceApi;
  readonly state: NameState;
  /** What stands in the place of the name; absent where nothing does. */
  readonly argument?: PythonArgument;
  readonly references: readonly ReferenceReading[];
}

/** What the `os.path.join` calls of a program make, as far as it is known: folders, not names of a hub. */
export function joinedPaths(calls: readonly CallFact[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const call of calls) {
    if (call.name !== "os.path.join") continue;
    const parts = call.arguments.map(({ value }) => stringsOf(value)[0]);
    if (parts.every((part) => part !== undefined)) paths.add(parts.join("/"));
  }
  return paths;
}

/**
 * Reads a call by the table; undefined where no row knows it.
 *
 * @param paths what is known to be a folder (`joinedPaths`), where it is not written as one literal
 */
export function readCall(call: CallFact, paths: ReadonlySet<string> = new Set()): CallReading | undefined {
  let reading: CallReading | undefined;
  for (const api of referenceApiNamed(call.name)) {
    const next = readByRow(call, api, paths);
    // Several rows of one name differ in their prefix: the one that recognises the name counts.
    if (reading === undefined || next.references.length > 0) reading = next;
  }
  return reading;
}

function readByRow(call: CallFact, api: ReferenceApi, paths: ReadonlySet<string>): CallReading {
  const argument = api.id.map((parameter) => call.argument(parameter.name, parameter.position)).find(isGiven);
  if (argument === undefined) return { api, state: call.open ? "unresolved" : "absent", references: [] };
  if (
    api.unless !== undefined &&
    stringsOf(call.argument(api.unless.name)?.value ?? nothing).includes(api.unless.value)
  ) {
    return { api, state: "local", argument, references: [] };
  }
  const written = literalsOf(argument.value);
  const references = written.flatMap(({ value, span }) => {
    const name = span === undefined && paths.has(value) ? undefined : readName(value, api);
    const kind = name === undefined ? undefined : kindOf(call, api, name);
    if (name === undefined || kind === undefined) return [];
    const named = { argument, name, kind, written: value, span: span ?? argument.valueSpan };
    return [{ api, ...named, trustsRemoteCode: trusts(call, api), ...revisionOf(call, api, name) }];
  });
  if (references.length > 0) return { api, state: "remote", argument, references };
  return { api, state: isLocal(argument.value) ? "local" : "unresolved", argument, references };
}

const nothing: PythonValue = { type: "unknown" };

function isGiven(argument: PythonArgument | undefined): argument is PythonArgument {
  return argument !== undefined && argument.value.type !== "none";
}

/** Parameters by which pytest hands a test a folder of its own (https://docs.pytest.org/en/stable/how-to/tmp_path.html). */
const temporaryFixtures = new Set(["tmp_path", "tmpdir", "tmp_path_factory", "tmpdir_factory"]);

/** Whether every branch is a string that is no name of a hub, or is built as a path. */
export function isLocal(value: PythonValue): boolean {
  switch (value.type) {
    case "string":
    case "script-path":
      return true;
    case "one-of":
      return value.values.length > 0 && value.values.every(isLocal);
    case "partial-string":
      return /^(?:[./~\\]|[A-Za-z]:)/.test(value.parts[0] ?? "");
    case "call-result":
    case "reference":
      return /^(?:os\.path\.|pathlib\.|posixpath\.|ntpath\.|tempfile\.)/.test(value.name);
    case "unknown":
      return value.parameter !== undefined && temporaryFixtures.has(value.parameter);
    default:
      return false;
  }
}

/** `repo_type` decides where the call has one; a space holds neither models nor data. */
function kindOf(call: CallFact, api: ReferenceApi, name: RemoteName): ReferenceReading["kind"] | undefined {
  if (api.repoType === true) {
    const types = stringsOf(call.argument("repo_type")?.value ?? nothing);
    if (types.includes("space")) return undefined;
    if (types.includes("dataset")) return "dataset";
  }
  return name.kind ?? api.kind;
}

function trusts(call: CallFact, api: ReferenceApi): boolean {
  const flag = call.argument("trust_remote_code");
  if (api.remoteCode === "always" || handedOnTrust(call) !== undefined) return true;
  return flag !== undefined && mayBeTrue(flag.value);
}

function revisionOf(
  call: CallFact,
  api: ReferenceApi,
  name: RemoteName,
): Pick<ReferenceReading, "pin" | "revision" | "revisionSpan"> {
  if (name.revision !== undefined)
    return { pin: pinOf(name.revision, api.registry), revision: name.revision };
  if (api.revision === undefined) return { pin: "none" };
  return pinOfParameter(call, api.revision, api.registry);
}

/** What a parameter pins. */
export function pinOfParameter(
  call: CallFact,
  parameter: ReferenceParameter,
  registry: ReferenceRegistry,
): Pick<ReferenceReading, "pin" | "revision" | "revisionSpan"> {
  const given = parameterValue(call, parameter);
  if (given === undefined) return { pin: call.open ? "unresolved" : "none" };
  if (given.type === "none") return { pin: "none" };
  const [literal] = literalsOf(given);
  if (literal === undefined) return { pin: truthOf(given) === "false" ? "none" : "unresolved" };
  const revision = literal.value;
  return {
    pin: pinOf(revision, registry),
    revision,
    ...(literal.span === undefined ? {} : { revisionSpan: literal.span }),
  };
}

/** The value of a parameter, or of one key of it. Undefined: not given. */
export function parameterValue(call: CallFact, parameter: ReferenceParameter): PythonValue | undefined {
  const value = call.argument(parameter.name, parameter.position)?.value;
  if (parameter.key === undefined || value === undefined) return value;
  if (value.type !== "dict") return value.type === "none" ? undefined : { type: "unknown" };
  return value.entries.find(([key]) => key.type === "string" && key.value === parameter.key)?.[1];
}
