import type { PythonArgument } from "../../documents/python/module.ts";
import { mayBeFalse, mayBeTrue, namesIn, truthOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { ProjectFacts, VersionAnswer } from "../../facts/project.ts";
import type { LibraryVersion, Loader, Parameter } from "../../knowledge/loaders/loader.ts";
import { pathsIn } from "./paths.ts";

/** Why a call runs code from what it loads. */
export interface Verdict {
  /** `argument`: what is written in the call; `default`: what is not. */
  readonly reason: "always" | "argument" | "default";
  readonly argument?: PythonArgument;
  /** For a default that a release changed: where the project stands, and which release that is. */
  readonly version?: VersionAnswer;
  readonly since?: LibraryVersion;
  /** Arguments that are not known may be given in the call. */
  readonly open: boolean;
}

/** Judges one call by its row. Undefined: nothing in it runs code, or only the run can know. */
export function judge(call: CallFact, loader: Loader, project: ProjectFacts): Verdict | undefined {
  const { unsafe } = loader;
  if (unsafe.when === "always") return { reason: "always", open: call.open };
  if (unsafe.when === "file-name") return judgeFileName(call, loader, project);
  if (unsafe.when === "unless-named") {
    const given = find(call, unsafe.parameter);
    const names = given === undefined ? [] : namesIn(given.value);
    const isNamed = names.length > 0 && names.every((name) => unsafe.names.includes(name));
    return isNamed ? undefined : { reason: "always", open: call.open };
  }
  const argument = find(call, unsafe.parameter);
  // `weights_only=None` asks for the default.
  if (argument === undefined || (unsafe.when === "not-true" && argument.value.type === "none")) {
    return judgeDefault(call, loader, project);
  }
  return isUnsafe(unsafe.when, argument) ? { reason: "argument", argument, open: false } : undefined;
}

function isUnsafe(when: "true" | "false" | "not-true" | "computed", argument: PythonArgument): boolean {
  const { value } = argument;
  if (when === "true") return mayBeTrue(value);
  if (when === "false") return isWrittenFalse(argument);
  if (when === "not-true") return mayBeFalse(value);
  return value.type === "boolean" ? value.value : namesIn(value).length > 0;
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
  const names = pathsIn(argument.value).map((path) => path.toLowerCase());
  if (!names.some((name) => unsafe.endings.some((ending) => name.endsWith(ending)))) return undefined;
  const known = standing(project, unsafe.since ?? []);
  return known.version === "at-least" ? undefined : { reason: "argument", argument, ...known, open: false };
}

/** The row for what is loaded: its own, or that of an older format that the file's name speaks of. */
export function rowFor(call: CallFact, loader: Loader): Loader {
  const { legacy } = loader;
  const argument = loader.file === undefined ? undefined : find(call, loader.file);
  if (legacy === undefined || argument === undefined) return loader;
  const { endings, since, does, instead } = legacy;
  const names = pathsIn(argument.value).map((path) => path.toLowerCase());
  if (!names.some((name) => endings.some((ending) => name.endsWith(ending)))) return loader;
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

/** The argument of a parameter. */
export function find(call: CallFact, parameter: Parameter): PythonArgument | undefined {
  return call.argument(parameter.name, parameter.position);
}
