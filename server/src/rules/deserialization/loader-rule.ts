import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import { isTemporary } from "../../facts/references/temporary.ts";
import type { Fix, Report, Severity } from "../../finding/finding.ts";
import { rowsNamed } from "../../knowledge/loaders/catalogue.ts";
import type { Loader, LoaderFamily } from "../../knowledge/loaders/loader.ts";
import type { Verdict } from "../judge.ts";
import { find, judge, rowFor } from "../judge.ts";
import type { RuleContext } from "../rule.ts";
import { type Content, contentOf, contentSentence, isDangerous, isPlain, relatedFile } from "./content.ts";
import { type Conversion, conversionFixes } from "./conversions.ts";
import { isBuffered, isOwnFile, writtenFiles } from "./files.ts";
import { alsoAt, withoutEchoes } from "./handed-on.ts";
import { addressIn, downloadBehind, downloadCause, isRoundTrip } from "./origin.ts";
import { loadedThing, writtenName } from "./wording.ts";

/** What a rule knows of the program around a call. */
export interface Scene {
  readonly context: RuleContext;
  /** The calls by which the program writes files itself, by what they write to. */
  readonly written: ReadonlyMap<string, readonly CallFact[]>;
}

export function sceneOf(calls: readonly CallFact[], context: RuleContext): Scene {
  return { context, written: writtenFiles(calls) };
}

/** The `check` of a rule that looks after one family of the catalogue. */
export function loaderCheck(
  family: LoaderFamily,
  severity: Severity,
  conversion?: Conversion,
): (calls: readonly CallFact[], context: RuleContext) => void {
  return (calls, context) => {
    const scene = sceneOf(calls, context);
    for (const [call, others] of withoutEchoes(calls)) {
      const report = firstReport(rowsNamed(call.name, family), (loader) =>
        loaderReport(call, loader, scene, severity),
      );
      if (report === undefined) continue;
      const converted = conversion === undefined ? [] : conversionFixes(call, scene, conversion);
      context.report(alsoAt({ ...report, fixes: [...(report.fixes ?? []), ...converted] }, others));
    }
  };
}

/** Of several rows for one name (each a switch of it), the first that has something to say. */
function firstReport(
  rows: readonly Loader[],
  reportOf: (loader: Loader) => Report | undefined,
): Report | undefined {
  for (const row of rows) {
    const report = reportOf(row);
    if (report !== undefined) return report;
  }
  return undefined;
}

/** An unpickler whose `find_class` is the program's own decides what may be named, if it refuses anything. */
function isRestricted({ through }: CallFact): boolean {
  return through?.defines.includes("find_class") === true && !through.handsOn.includes("find_class");
}

function openUnpickler({ through }: CallFact): string {
  if (through?.handsOn.includes("find_class") !== true) return "";
  return `The \`find_class\` of \`${through.class}\` refuses no name.`;
}

/** Where what is loaded comes from, and what lies in it. */
export interface Loaded {
  readonly value?: PythonValue;
  /** The download that it provably comes from. */
  readonly download?: string;
  readonly content?: Content;
  /** The program writes it itself. */
  readonly own: boolean;
}

/** Undefined: what was serialized a moment before, which is no file of anybody's. */
export function loadedOf(call: CallFact, loader: Loader, scene: Scene): Loaded | undefined {
  const argument = loader.file === undefined ? undefined : find(call, loader.file);
  const value = argument?.value;
  if (argument === undefined || value === undefined) return { own: false };
  const download = downloadBehind(value) ?? remoteAddress(loader, value);
  if (download !== undefined) return { value, download, own: false };
  if (isRoundTrip(value) || isBuffered(call, value, scene.written)) return undefined;
  const content = contentOf(value, scene.context);
  const own = isOwnFile(call, argument, scene.written) || isTemporary(call, argument);
  return content === undefined ? { value, own } : { value, content, own };
}

/** For a loader whose own words are that it downloads, an address is nothing new. */
function remoteAddress(loader: Loader, loaded: PythonValue): string | undefined {
  return loader.file?.name === "url" ? undefined : addressIn(loaded);
}

/** What is said of one call; undefined where it runs nothing. */
export function loaderReport(
  call: CallFact,
  row: Loader,
  scene: Scene,
  severity: Severity,
): Report | undefined {
  const loader = rowFor(call, row);
  const verdict = judge(call, loader, scene.context.project);
  if (verdict === undefined || isRestricted(call)) return undefined;
  const loaded = loadedOf(call, loader, scene);
  if (loaded === undefined || isRefused(call, loaded)) return undefined;
  if (loader.unsafe.when === "downloaded" && loaded.download === undefined) return undefined;
  if (loader.family === "native" && isBuildTarget(loaded)) return undefined;
  if (loader.family === "model" && standsInProgram(loaded)) return undefined;
  const does = (doesTrusting(verdict) ?? loader.does).replace("{file}", loadedThing(call, loader));
  const facts = [openUnpickler(call), versionSentence(verdict), ...loadedSentences(loaded, "nothing")].filter(
    (text) => text !== "",
  );
  return {
    place: { kind: "text", span: call.span },
    message: [`\`${writtenName(call)}\` ${does}.`, ...facts, loader.instead].join(" "),
    severity: severityFor(loaded, severityOf(loader, verdict, severity)),
    confidence: verdict.open ? "low" : "high",
    identity: call.name,
    evidence: [`calls: ${call.name}`],
    fixes: fixesOf(call, loader, verdict, loaded),
    ...relatedOf(loaded),
  };
}

/** The configuration itself, written in the program: no name of a file has lines. */
function standsInProgram({ value }: Loaded): boolean {
  return value?.type === "string" && value.value.includes("\n");
}

/** `//ops/kernels:sparse`: what the build system of the project makes and finds, and no file of anybody's. */
function isBuildTarget({ value }: Loaded): boolean {
  const names = value === undefined ? [] : stringsOf(value);
  return names.length > 0 && names.every((name) => /^\/\/[\w./-]{0,200}:[\w.+-]{1,100}$/.test(name));
}

/** A list of trusted names is a guard, until it has one that can run anything. */
function doesTrusting({ trusted }: Verdict): string | undefined {
  if (trusted === undefined) return undefined;
  const names = trusted.map((name) => `\`${name}\``).join(", ");
  return `trusts ${names}, so {file} can call it with arguments of its own and run anything`;
}

/** A test expects that the file is refused. What is known to run commands runs them before that. */
export function isRefused(call: CallFact, { content }: Loaded): boolean {
  return call.expectedToFail && !isDangerous(content);
}

/** A default that may be safe already asks for less than what is written. */
function severityOf(loader: Loader, verdict: Verdict, severity: Severity): Severity {
  const own = loader.severity ?? severity;
  const mayBeSafe = verdict.since !== undefined && verdict.version !== "below";
  return mayBeSafe && own === "warning" ? "information" : own;
}

/** A file that is known to run commands is an error, one from the network too; the program's own asks for little. */
export function severityFor({ content, download, own }: Loaded, usual: Severity): Severity {
  if (isDangerous(content)) return "error";
  // What is worth no more than a note of a file is no error of a download.
  if (download !== undefined) return usual === "information" ? "warning" : "error";
  return own && usual !== "hint" ? "information" : usual;
}

/** What is known of the file beyond its name. */
export function loadedSentences(
  { download, content, own }: Loaded,
  asks: "weights-only" | "nothing",
): readonly string[] {
  if (download !== undefined) {
    return [`It comes from \`${download}\`, so whoever serves it can run code here.`];
  }
  return [
    ...(content === undefined ? [] : [contentSentence(content, asks)]),
    ...(own && !isDangerous(content)
      ? ["This program writes that file itself: what counts is who else can change it before it is loaded."]
      : []),
  ];
}

export function relatedOf({ content, download, value }: Loaded): Pick<Report, "related" | "cause"> {
  const cause = download === undefined ? {} : downloadCause(value);
  return content === undefined ? cause : { related: [relatedFile(content)], ...cause };
}

/** What the project says of the release that made the default safe. */
export function versionSentence({ since, version, reason }: Verdict): string {
  if (since === undefined) return "";
  const { library } = since;
  const what = reason === "default" ? "where that is the default" : "where that holds";
  if (version === "below") return `This project uses ${library} below ${since.version}, ${what}.`;
  if (version === "either") return `This project allows ${library} below ${since.version}, ${what}.`;
  const then = reason === "default" ? "that is the default" : "that holds";
  return `Nothing here says which ${library} is used: before ${since.version} ${then}.`;
}

/** The one argument that makes the call safe, where there is one. */
function fixesOf(call: CallFact, loader: Loader, verdict: Verdict, loaded: Loaded): readonly Fix[] {
  const { unsafe } = loader;
  if (unsafe.when !== "true" && unsafe.when !== "false" && unsafe.when !== "not-true") return [];
  if (verdict.open || unsafe.parameter.key !== undefined) return [];
  if (unsafe.when === "true") return removal(call, verdict, loaded);
  // Below the release that made the default safe, there is no such argument.
  if (unsafe.when === "false" && verdict.reason === "default") return [];
  const edits = call.edit.setKeyword(unsafe.parameter.name, "True", unsafe.parameter.position);
  const title = `Write \`${unsafe.parameter.name}=True\` (the file is refused where it needs more)`;
  return edits.length === 0 ? [] : [{ title, applicability: "unsafe", edits }];
}

function removal(call: CallFact, { argument }: Verdict, { content }: Loaded): readonly Fix[] {
  if (argument === undefined) return [];
  const removing = call.edit.removeArgument(argument);
  // Behind one that is given by its place, others would move up.
  const edits = removing.length > 0 ? removing : call.edit.replaceArgument(argument, "False");
  if (edits.length === 0) return [];
  const name = argument.name ?? "the argument";
  const what = removing.length > 0 ? `Remove \`${name}\`` : "Write `False` in its place";
  return isPlain(content)
    ? [{ title: `${what} (\`${content?.name}\` holds no pickle)`, applicability: "safe", edits }]
    : [{ title: `${what} (the file is refused where it needs it)`, applicability: "unsafe", edits }];
}
