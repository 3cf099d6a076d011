import type { PythonArgument, PythonValue } from "../documents/python/module.ts";
import { mayBeFalse, mayBeTrue, namesIn, stringsOf, truthOf } from "../documents/python/value-queries.ts";
import type { CallFact } from "../facts/facts.ts";
import type { ProjectFacts, VersionAnswer } from "../facts/project.ts";
import type { LibraryVersion, Loader, Parameter, UnsafeWhen } from "../knowledge/loaders/loader.ts";
import { isDangerousName } from "./dangerous-names.ts";
import { pathsIn } from "./paths.ts";

/** Why a call runs code from what it loads. */
export interface Verdict {
  /** `argument`: what is written in the call; `default`: what is not. */
  readonly reason: "always" | "argument" | "default";
  readonly argument?: PythonArgument;
  /** For a default that a release changed: where the project stands, and which release that is. */
  readonly version?: VersionAnswer;
  readonly since?: LibraryVersion;
  /** Names that the call trusts, and with which a file can run anything. */
  readonly trusted?: readonly string[];
  /** Arguments that are not known may be given in the call. */
  readonly open: boolean;
}

/** Judges one call by its row. Undefined: nothing in it runs code, or only the run can know. */
export function judge(call: CallFact, loader: Loader, project: ProjectFacts): Verdict | undefined {
  const { unsafe, unless } = loader;
  if (unless !== undefined && isTrue(find(call, unless))) return undefined;
  if (!("parameter" in unsafe)) return judgeWhole(call, loader, project);
  if (unsafe.when === "unless-named" || unsafe.when === "not-given") {
    return isSafelyGiven(call, unsafe) ? undefined : { reason: "always", open: call.open };
  }
  const argument = find(call, unsafe.parameter);
  if (unsafe.when === "given") return judgeGiven(call, unsafe, project);
  if (unsafe.when === "holds" || unsafe.when === "named" || unsafe.when === "unless-text")
    return judgeTexts(call, unsafe, argument);
  if (argument === undefined || (unsafe.when === "not-true" && mayBeLeftOut(argument))) {
    return judgeDefault(call, loader, project);
  }
  if (!isUnsafe(unsafe.when, argument)) return undefined;
  const trusted = unsafe.when === "computed" ? dangerousNames(argument.value) : [];
  return { reason: "argument", argument, open: false, ...(trusted.length === 0 ? {} : { trusted }) };
}

function isTrue(argument: PythonArgument | undefined): boolean {
  return argument !== undefined && truthOf(argument.value) === "true";
}

/** A row for which no argument decides but the file's name. */
function judgeWhole(call: CallFact, loader: Loader, project: ProjectFacts): Verdict | undefined {
  const { unsafe } = loader;
  const always: Verdict = { reason: "always", open: call.open };
  switch (unsafe.when) {
    case "file-name":
      return judgeFileName(call, loader, project);
    case "unless-file-name": {
      const names = fileNames(call, loader);
      return names.length > 0 && names.every((name) => endsInOneOf(name, unsafe.endings))
        ? undefined
        : always;
    }
    case "below": {
      const known = standing(project, unsafe.since);
      return known.version === "at-least" ? undefined : { ...always, ...known };
    }
    default:
      return always;
  }
}

type ByPresence = Extract<UnsafeWhen, { readonly when: "unless-named" | "not-given" }>;

/** Whether what is given, or that nothing is, makes the call safe. */
function isSafelyGiven(call: CallFact, unsafe: ByPresence): boolean {
  const given = find(call, unsafe.parameter)?.value;
  if (unsafe.when === "unless-named") {
    const names = given === undefined ? [] : namesIn(given);
    return names.length > 0 && names.every((name) => unsafe.names.includes(name));
  }
  return given !== undefined && given.type !== "none";
}

/** `ckpt_path="last.ckpt"`: what is given may be a file, in one of its branches. */
function judgeGiven(
  call: CallFact,
  unsafe: Extract<UnsafeWhen, { readonly when: "given" }>,
  project: ProjectFacts,
): Verdict | undefined {
  const argument = find(call, unsafe.parameter);
  if (argument === undefined || !mayNameFile(argument.value, unsafe.except ?? [])) return undefined;
  if (unsafe.exceptWritten?.test(call.sourceOf(argument)) === true) return undefined;
  const known = standing(project, unsafe.since ?? []);
  return known.version === "at-least" ? undefined : { reason: "always", argument, open: false, ...known };
}

function mayNameFile(value: PythonValue, except: readonly string[]): boolean {
  if (value.type === "one-of") return value.values.some((branch) => mayNameFile(branch, except));
  if (value.type === "string") return value.value !== "" && !except.includes(value.value);
  return truthOf(value) !== "false" && value.type !== "boolean";
}

type ByText = Extract<UnsafeWhen, { readonly when: "holds" | "named" | "unless-text" }>;

function judgeTexts(
  call: CallFact,
  unsafe: ByText,
  argument: PythonArgument | undefined,
): Verdict | undefined {
  if (unsafe.when === "unless-text") {
    const texts = argument === undefined ? [] : heldTexts(argument.value);
    if (argument !== undefined && texts.length === 0) return undefined;
    const isSafe = texts.length > 0 && texts.every((text) => unsafe.texts.includes(text));
    return isSafe ? undefined : { reason: "default", open: call.open };
  }
  if (argument === undefined) return undefined;
  const isHeld =
    unsafe.when === "named"
      ? namesIn(argument.value).some((name) => unsafe.names.includes(name))
      : heldTexts(argument.value).some((text) => unsafe.texts.includes(text));
  return isHeld ? { reason: "argument", argument, open: false } : undefined;
}

/** The texts that a value is, or that a list has. */
function heldTexts(value: PythonValue): readonly string[] {
  if (value.type === "list") return value.items.flatMap(heldTexts);
  return value.type === "one-of" ? value.values.flatMap(heldTexts) : stringsOf(value);
}

/** `weights_only=None` asks for the default, and so does a `**options` in which only some callers give it. */
function mayBeLeftOut({ value, indirect }: PythonArgument): boolean {
  if (value.type === "none") return true;
  const isPartlyKnown = value.type === "one-of" && value.values.some(({ type }) => type === "unknown");
  return indirect && isPartlyKnown && !mayBeFalse(value);
}

function isUnsafe(when: "true" | "false" | "not-true" | "computed", argument: PythonArgument): boolean {
  const { value } = argument;
  if (when === "true") return mayBeTrue(value);
  if (when === "false") return isWrittenFalse(argument);
  if (when === "not-true") return mayBeFalse(value);
  return value.type === "boolean"
    ? value.value
    : namesIn(value).length > 0 || dangerousNames(value).length > 0;
}

/** `trusted=["os.system"]`: names that are written, and with which a file can run anything. */
function dangerousNames(value: PythonValue): readonly string[] {
  return heldTexts(value).filter(isDangerousName);
}

/** None is no `False`: it asks for the default. */
function isWrittenFalse({ value }: PythonArgument): boolean {
  if (value.type === "one-of")
    return value.values.some((branch) => branch.type !== "none" && mayBeFalse(branch));
  return value.type !== "none" && truthOf(value) === "false";
}

function judgeFileName(call: CallFact, loader: Loader, project: ProjectFacts): Verdict | undefined {
  const { unsafe } = loader;
  const argument = loader.file === undefined ? undefined : find(call, loader.file);
  if (unsafe.when !== "file-name" || argument === undefined) return undefined;
  if (!fileNames(call, loader).some((name) => endsInOneOf(name, unsafe.endings))) return undefined;
  const known = standing(project, unsafe.since ?? []);
  return known.version === "at-least" ? undefined : { reason: "argument", argument, ...known, open: false };
}

/** The names that the file may have, in lower case. */
function fileNames(call: CallFact, { file }: Loader): readonly string[] {
  const argument = file === undefined ? undefined : find(call, file);
  return argument === undefined ? [] : pathsIn(argument.value).map((path) => path.toLowerCase());
}

function endsInOneOf(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

/** The row for what is loaded: its own, or that of an older format that the file's name speaks of. */
export function rowFor(call: CallFact, loader: Loader): Loader {
  const { legacy } = loader;
  const argument = loader.file === undefined ? undefined : find(call, loader.file);
  if (legacy === undefined || argument === undefined) return loader;
  const { endings, since, does, instead } = legacy;
  if (!fileNames(call, loader).some((name) => endsInOneOf(name, endings))) return loader;
  return { ...loader, unsafe: { when: "file-name", endings, since }, does, instead };
}

function judgeDefault(call: CallFact, loader: Loader, project: ProjectFacts): Verdict | undefined {
  const { unsafe } = loader;
  if (unsafe.when === "not-true") {
    const known = standing(project, unsafe.since ?? []);
    if (known.version === "at-least") return undefined;
    return { reason: "default", ...known, open: call.open };
  }
  if ((unsafe.when === "true" || unsafe.when === "false") && unsafe.since !== undefined) {
    const known = standing(project, unsafe.since);
    // Only a project that is held below the change is meant: these defaults are safe for years.
    if (known.version === "below" && call.form === "direct") {
      return { reason: "default", ...known, open: call.open };
    }
  }
  return undefined;
}

/** Where the project stands against the first of the releases that it says anything about. */
function standing(
  project: ProjectFacts,
  releases: readonly LibraryVersion[],
): { readonly version?: VersionAnswer; readonly since?: LibraryVersion } {
  for (const since of releases) {
    const version = project.versionAgainst(since.library, since.version);
    if (version !== "unknown") return { version, since };
  }
  const since = releases[0];
  return since === undefined ? {} : { version: "unknown", since };
}

/** The argument of a parameter, or the entry of it that counts. */
export function find(call: CallFact, { name, position, key }: Parameter): PythonArgument | undefined {
  const argument = call.argument(name, position);
  if (key === undefined || argument === undefined) return argument;
  const value = entryOf(argument.value, key);
  return value === undefined ? undefined : { ...argument, value, indirect: true };
}

function entryOf(value: PythonValue, key: string): PythonValue | undefined {
  if (value.type === "one-of")
    return value.values.map((branch) => entryOf(branch, key)).find((found) => found);
  if (value.type !== "dict") return undefined;
  return value.entries.findLast(([name]) => name.type === "string" && name.value === key)?.[1];
}
