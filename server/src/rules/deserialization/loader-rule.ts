import type { PythonValue } from "../../documents/python/module.ts";
import { underlyingString } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix, Report, Severity } from "../../finding/finding.ts";
import { loaderNamed } from "../../knowledge/loaders/catalogue.ts";
import type { Loader, LoaderFamily } from "../../knowledge/loaders/loader.ts";
import type { RuleContext } from "../rule.ts";
import type { Verdict } from "./judge.ts";
import { find, judge } from "./judge.ts";
import { addressIn, downloadBehind, isRoundTrip } from "./origin.ts";

/** The `check` of a rule that looks after one family of the catalogue. */
export function loaderCheck(
  family: LoaderFamily,
  severity: Severity,
): (calls: readonly CallFact[], context: RuleContext) => void {
  return (calls, context) => {
    for (const call of distinctCalls(calls)) {
      const loader = loaderNamed(call.name, family);
      if (loader === undefined) continue;
      const report = loaderReport(call, loader, context, severity);
      if (report !== undefined) context.report(report);
    }
  };
}

/** One call for each place: a callee with several meanings (`try: import cPickle as pickle`) is listed once for each. */
export function distinctCalls(calls: readonly CallFact[]): readonly CallFact[] {
  const seen = new Set<string>();
  return calls.filter(({ span }) => {
    const key = `${span.start}-${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** An unpickler whose `find_class` is the program's own decides what may be named. */
function isRestricted(call: CallFact): boolean {
  return call.through?.defines.includes("find_class") === true;
}

/** What is said of one call; undefined where it runs nothing. */
export function loaderReport(
  call: CallFact,
  loader: Loader,
  context: RuleContext,
  severity: Severity,
): Report | undefined {
  const verdict = judge(call, loader, context.project);
  if (verdict === undefined || isRestricted(call)) return undefined;
  const loaded = loader.file === undefined ? undefined : find(call, loader.file)?.value;
  const download =
    loaded === undefined ? undefined : (downloadBehind(loaded) ?? remoteAddress(loader, loaded));
  if (download === undefined && loaded !== undefined && isRoundTrip(loaded)) return undefined;
  return {
    place: { kind: "text", span: call.span },
    message: sentences(call, loader, verdict, download),
    severity: download === undefined ? severityOf(loader, verdict, severity) : "error",
    confidence: verdict.open ? "low" : "high",
    identity: call.name,
    evidence: [`calls: ${call.name}`],
    fixes: fixesOf(call, loader, verdict),
  };
}

/** For a loader whose own words are that it downloads, an address is nothing new. */
function remoteAddress(loader: Loader, loaded: PythonValue): string | undefined {
  return loader.file?.name === "url" ? undefined : addressIn(loaded);
}

/** A default that may be safe already asks for less than what is written. */
function severityOf(loader: Loader, verdict: Verdict, severity: Severity): Severity {
  const own = loader.severity ?? severity;
  const mayBeSafe = verdict.since !== undefined && verdict.version !== "below";
  return mayBeSafe && own === "warning" ? "information" : own;
}

function sentences(call: CallFact, loader: Loader, verdict: Verdict, download: string | undefined): string {
  const does = loader.does.replace("{file}", loadedThing(call, loader));
  const origin =
    download === undefined ? "" : ` It comes from \`${download}\`, so whoever serves it can run code here.`;
  return `\`${writtenName(call)}\` ${does}.${versionSentence(verdict)}${origin} ${loader.instead}`;
}

/** What the project says of the release that made the default safe. */
export function versionSentence({ since, version }: Verdict): string {
  if (since === undefined) return "";
  const { library } = since;
  if (version === "below")
    return ` This project uses ${library} below ${since.version}, where that is the default.`;
  if (version === "either")
    return ` This project allows ${library} below ${since.version}, where that is the default.`;
  return ` Nothing here says which ${library} is used: before ${since.version} that is the default.`;
}

/** `pd.read_pickle` as written, or the qualified name where an alias says nothing. */
export function writtenName(call: CallFact): string {
  const last = call.name.slice(call.name.lastIndexOf(".") + 1);
  const { calleeText } = call;
  return /^[\w.]+$/.test(calleeText) && calleeText.endsWith(`.${last}`) ? calleeText : call.name;
}

const longestName = 60;

/** What is loaded, for a sentence: its name where it is known. */
export function loadedThing(call: CallFact, loader: Loader): string {
  const value = loader.file === undefined ? undefined : find(call, loader.file)?.value;
  const name = value === undefined ? undefined : underlyingString(value);
  // `None` is what an f-string makes of a missing value.
  if (name === undefined || name === "" || /[\r\n`]|(?:^|\/)None(?:\/|$)/.test(name))
    return "what it is given";
  return name.length > longestName ? `\`…${name.slice(1 - longestName)}\`` : `\`${name}\``;
}

/** The one argument that makes the call safe, where there is one. */
function fixesOf(call: CallFact, loader: Loader, verdict: Verdict): readonly Fix[] {
  const { unsafe } = loader;
  if (unsafe.when === "always" || unsafe.when === "file-name" || unsafe.when === "computed") return [];
  if (verdict.open) return [];
  if (unsafe.when === "true") return removal(call, verdict);
  const edits = call.edit.setKeyword(unsafe.parameter.name, "True", unsafe.parameter.position);
  const title = `Write \`${unsafe.parameter.name}=True\` (the file is refused where it needs more)`;
  return edits.length === 0 ? [] : [{ title, applicability: "unsafe", edits }];
}

function removal(call: CallFact, verdict: Verdict): readonly Fix[] {
  if (verdict.argument === undefined) return [];
  const edits = call.edit.removeArgument(verdict.argument);
  if (edits.length === 0) return [];
  const name = verdict.argument.name ?? "the argument";
  return [
    { title: `Remove \`${name}\` (the file is refused where it needs it)`, applicability: "unsafe", edits },
  ];
}
