import type { PythonValue } from "../../documents/python/module.ts";
import { mayBeTrue, stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact, PinState } from "../../facts/facts.ts";
import { entryOf, handedOnTrust } from "../../facts/references/handed-on.ts";
import type { KnownFolders } from "../../facts/references/known-folders.ts";
import { pinOf } from "../../facts/references/pins.ts";
import type { CallReading, ReferenceReading } from "../../facts/references/read-call.ts";
import { isLocal, readCall } from "../../facts/references/read-call.ts";
import { isRepository } from "../../facts/references/repository-name.ts";
import { isTemporary } from "../../facts/references/temporary.ts";
import {
  type RemoteCodeApi,
  remoteCodeApiNamed,
  repositoryArguments,
} from "../../knowledge/loaders/remote-code.ts";
import type { RuleContext } from "../rule.ts";

/** One way in which a call runs code of a repository. */
export interface Cause {
  /** What runs, as a clause. */
  readonly runs: string;
  /** The repository; absent where only the run knows it. */
  readonly id?: string;
  /** The expression that names it, as it is written. */
  readonly source?: string;
  readonly pin: PinState;
  readonly revision?: string;
  /** How to pin it, as a clause. */
  readonly pinning: string;
  /** What switches it on, and can be switched off. */
  readonly flag?: "trust_remote_code";
  /** Code of the library's own makers: it asks for less. */
  readonly official?: boolean;
  /** The callee, or what it does with the flag, is not known for certain. */
  readonly guessed?: boolean;
}

const nothing: PythonValue = { type: "unknown" };
const pinByRevision = 'write `revision="<commit sha>"` with all 40 digits of the commit';

/** Why the call runs code of a repository; undefined where it does not, or where that is a folder. */
export function causeOf(call: CallFact, folders: KnownFolders, context: RuleContext): Cause | undefined {
  const reading = readCall(call, folders);
  const cause =
    customPipeline(call) ??
    flagged(call, reading, context) ??
    always(call, reading, context) ??
    evaluateModule(call, context);
  if (cause?.id !== undefined && context.project.exists(cause.id, context.path)) return undefined;
  return cause;
}

/** `trust_remote_code=True`, in whichever library. */
function flagged(call: CallFact, reading: CallReading | undefined, context: RuleContext): Cause | undefined {
  const flag = call.argument("trust_remote_code");
  if (flag === undefined || !mayBeTrue(flag.value)) return handedOn(call, reading, context);
  if (reading === undefined) {
    const api = remoteCodeApiNamed(call.name);
    return api === undefined ? guessedFlag(call) : { ...ofApi(call, api), flag: "trust_remote_code" };
  }
  const base = { runs: "runs the Python files of that repository", flag: "trust_remote_code" } as const;
  const { pinning } = reading.api;
  const argument = reading.api.id.map(({ name, position }) => call.argument(name, position)).find(Boolean);
  const downloaded = argument === undefined ? undefined : snapshotOf(argument.value);
  if (downloaded !== undefined) return { ...base, ...downloaded, pinning };
  if (reading.state === "local") return undefined;
  const worst = worstOf(reading.references, context);
  if (worst !== undefined) {
    return { ...base, ...pinned(worst), pinning: worst.api.pinning.replaceAll("{id}", worst.name.id) };
  }
  if (reading.references.length > 0) return undefined;
  if (argument !== undefined && isTemporary(call, argument)) return undefined;
  const source = argument === undefined ? {} : { source: call.sourceOf(argument) };
  return { ...base, ...source, pin: "unresolved", pinning };
}

/** The setting is handed on to another library, with a revision beside it or without. */
function handedOn(call: CallFact, reading: CallReading | undefined, context: RuleContext): Cause | undefined {
  const given = handedOnTrust(call);
  if (given === undefined) return undefined;
  const base = { runs: "runs the Python files of that repository" } as const;
  const revision = stringsOf(entryOf(given.value, "revision") ?? nothing)[0];
  const pin =
    revision === undefined ? ({ pin: "none" } as const) : { pin: pinOf(revision, "huggingface"), revision };
  const pinning = `write \`"revision": "<commit sha>"\` beside it, with all 40 digits of the commit`;
  const worst = reading === undefined ? undefined : worstOf(reading.references, context);
  if (worst !== undefined)
    return { ...base, pinning, id: worst.name.id, ...(revision === undefined ? pinned(worst) : pin) };
  const written = stringsOf(given.value).flatMap(
    (text) => /(?:^|,)\s*pretrained=([^,\s]+)/.exec(text)?.[1] ?? [],
  );
  const guess = guessedFlag(call);
  const id = written.find(isRepository) ?? guess?.id;
  if (id !== undefined) return { ...base, pinning, guessed: true, id, ...pin };
  // A folder is named, in whatever way.
  if (guess === undefined || written.length > 0) return undefined;
  return { ...base, pinning, guessed: true, source: guess.source ?? "", pin: "unresolved" };
}

/** A call that no table knows: the flag says what it is for, and an argument may name the repository. */
function guessedFlag(call: CallFact): Cause | undefined {
  // `mock.assert_called_with(…, trust_remote_code=True)` asks what was called, and calls nothing.
  if (/\.assert_\w+$/.test(call.name)) return undefined;
  const base = {
    runs: "runs the Python files of that repository",
    flag: "trust_remote_code",
    pinning: pinByRevision,
    guessed: true,
  } as const;
  const named = repositoryArguments.flatMap((name) => call.argument(name) ?? []);
  const candidates = [...named, ...call.arguments.filter(({ index }) => index === 0)];
  const [first] = candidates;
  // Nothing is named: a setting for whatever is loaded later, which all such calls have in common.
  if (first === undefined) return { ...base, source: "", pin: "unresolved" };
  if (isTemporary(call, first)) return undefined;
  if (isLocal(first.value) && !stringsOf(first.value).some(isRepository)) return undefined;
  const id = candidates.flatMap(({ value }) => stringsOf(value)).find(isRepository);
  return id === undefined
    ? { ...base, source: call.sourceOf(first), pin: "unresolved" }
    : { ...base, id, ...pinByArgument(call, "revision") };
}

function ofApi(call: CallFact, { id, runs, pinning }: RemoteCodeApi): Cause {
  const argument = id === undefined ? undefined : call.argument(id.name, id.position);
  const name = argument === undefined ? undefined : stringsOf(argument.value).find(isRepository);
  if (name !== undefined) return { runs, pinning, id: name, ...pinByArgument(call, "revision") };
  const source = argument === undefined ? {} : { source: call.sourceOf(argument) };
  return { runs, pinning, ...source, pin: "unresolved" };
}

function pinByArgument(call: CallFact, name: string): Pick<Cause, "pin" | "revision"> {
  const given = call.argument(name);
  if (given === undefined) return { pin: call.open ? "unresolved" : "none" };
  const revision = stringsOf(given.value)[0];
  if (revision === undefined) return { pin: given.value.type === "none" ? "none" : "unresolved" };
  return { pin: pinOf(revision, "huggingface"), revision };
}

/** `path = snapshot_download("org/name", revision=…)`: the folder is that repository at that revision. */
function snapshotOf(value: PythonValue): Pick<Cause, "id" | "pin" | "revision"> | undefined {
  if (value.type !== "call-result" || !/(?:^|\.)snapshot_download$/.test(value.name)) return undefined;
  const keyword = (name: string) => value.keywords?.find(([key]) => key === name)?.[1];
  const id = stringsOf(keyword("repo_id") ?? value.arguments[0] ?? nothing).find(isRepository);
  if (id === undefined) return undefined;
  const given = keyword("revision");
  const revision = given === undefined ? undefined : stringsOf(given)[0];
  if (revision === undefined) return { id, pin: given === undefined ? "none" : "unresolved" };
  return { id, pin: pinOf(revision, "huggingface"), revision };
}

/** Libraries that run the repository's code in any case: `torch.hub.load`. */
function always(call: CallFact, reading: CallReading | undefined, context: RuleContext): Cause | undefined {
  const api = remoteCodeApiNamed(call.name);
  if (api !== undefined && runsByItself(call, api)) {
    if (call.form !== "direct") return undefined;
    // Few of the repositories that are named so bring code.
    return api.when === "default" ? { ...ofApi(call, api), guessed: true } : ofApi(call, api);
  }
  if (reading?.api.remoteCode !== "always") return undefined;
  // They are judged elsewhere: metrics of `evaluate`'s makers are not everybody's.
  if (/^(?:evaluate|gensim)\./.test(call.name)) return undefined;
  const runs = reading.api.runs ?? "runs Python files of that repository";
  const worst = worstOf(reading.references, context);
  if (worst !== undefined) {
    const cause = { runs, ...pinned(worst), pinning: worst.api.pinning.replaceAll("{id}", worst.name.id) };
    return worst.name.id.startsWith("speechbrain/") ? { ...cause, official: true } : cause;
  }
  if (reading.state !== "unresolved") return undefined;
  return { runs, pin: "unresolved", pinning: reading.api.pinning.replaceAll("{id}", "org/repo") };
}

/** Whether the call runs code without a word: a folder's code is nobody else's. */
function runsByItself(call: CallFact, { when, id }: RemoteCodeApi): boolean {
  if (when === "flag" || (when === "default" && call.argument("trust_remote_code") !== undefined))
    return false;
  const named = id === undefined ? undefined : call.argument(id.name, id.position)?.value;
  return named === undefined || !isLocal(named) || stringsOf(named).some(isRepository);
}

function pinned({ name, pin, revision }: ReferenceReading): Pick<Cause, "id" | "pin" | "revision"> {
  return { id: name.id, pin, ...(revision === undefined ? {} : { revision }) };
}

/** The higher, the less is fixed. */
export const looseness: Readonly<Record<PinState, number>> = {
  none: 7,
  alias: 6,
  branch: 5,
  "pull-request": 4,
  tag: 3,
  "short-commit": 2,
  unresolved: 1,
  commit: 0,
  digest: 0,
  checksum: 0,
  version: 0,
};

/** Of several names that the call may load, the one that is fixed least; folders of the project left out. */
function worstOf(
  references: readonly ReferenceReading[],
  context: RuleContext,
): ReferenceReading | undefined {
  const remote = references.filter(({ name }) => !context.project.exists(name.id, context.path));
  return [...remote].sort((left, right) => looseness[right.pin] - looseness[left.pin])[0];
}

/** diffusers' `custom_pipeline="org/name"`: code of a repository of its own, pinned by its own argument. */
function customPipeline(call: CallFact): Cause | undefined {
  if (!call.name.startsWith("diffusers.")) return undefined;
  const names = stringsOf(call.argument("custom_pipeline")?.value ?? nothing);
  const id = names.find(isRepository);
  if (id === undefined) return communityPipeline(call, names);
  const revision = stringsOf(call.argument("custom_revision")?.value ?? nothing)[0];
  const pin = revision === undefined ? "none" : pinOf(revision, "huggingface");
  return {
    runs: "runs `pipeline.py` of that repository",
    id,
    pin,
    ...(revision === undefined ? {} : { revision }),
    pinning: 'write `custom_revision="<commit sha>"` with all 40 digits of the commit',
  };
}

/**
 * A name without a slash is a file of diffusers' own folder for its community, as the release that is installed has it.
 * Source: diffusers/utils/dynamic_modules_utils.py, get_cached_module_file().
 */
function communityPipeline(call: CallFact, names: readonly string[]): Cause | undefined {
  const id = names.find((name) => /^\w{1,100}$/.test(name));
  if (id === undefined) return undefined;
  const revision = stringsOf(call.argument("custom_revision")?.value ?? nothing)[0];
  return {
    runs: `downloads \`${id}.py\` of diffusers' community pipelines and runs it`,
    id,
    pin: "tag",
    revision: revision ?? "the tag of the installed release",
    pinning: "copy that file into your own code",
    official: true,
  };
}

/** `evaluate.load` downloads a script and runs it. Source: evaluate/loading.py, load(). */
function evaluateModule(call: CallFact, context: RuleContext): Cause | undefined {
  if (call.name !== "evaluate.load" && call.name !== "evaluate.loading.load") return undefined;
  const path = stringsOf(call.argument("path", 0)?.value ?? nothing)[0];
  if (path === undefined || /^[./~]|\.py$|\\/.test(path) || context.project.exists(path, context.path))
    return undefined;
  const revision = stringsOf(call.argument("revision")?.value ?? nothing)[0];
  const official = !path.includes("/") || /^(?:evaluate-(?:metric|measurement|comparison))\//.test(path);
  return {
    runs: "downloads the script of that metric and runs it",
    id: path,
    pin: revision === undefined ? "none" : pinOf(revision, "huggingface"),
    ...(revision === undefined ? {} : { revision }),
    pinning: pinByRevision,
    official,
  };
}
