import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix, Report, Severity } from "../../finding/finding.ts";
import { listenedNames, loaderNamed, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import type { Loader } from "../../knowledge/loaders/loader.ts";
import { yamlLoaderClasses } from "../../knowledge/loaders/yaml.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { RuleContext } from "../rule.ts";
import { defineRule } from "../rule.ts";
import { alsoAt, withoutEchoes } from "./handed-on.ts";
import { downloadBehind, downloadCause, isRoundTrip } from "./origin.ts";
import { deserializationReferences } from "./references.ts";
import { loadedThing, writtenName } from "./wording.ts";

export const rule = defineRule({
  id: "yaml-unsafe-load",
  title: "A YAML loader that builds any Python object runs code from the document",
  area: "deserialization",
  severity: "warning",
  confidence: "high",
  references: deserializationReferences(
    "https://pyyaml.org/wiki/PyYAMLDocumentation",
    "https://nvd.nist.gov/vuln/detail/CVE-2020-14343",
  ),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: listenedNames("yaml"),
  triggers: triggersOf("yaml"),
  foreign: ["B506", "S506"],
  check: (calls, context) => {
    for (const [call, others] of withoutEchoes(calls)) {
      const loader = loaderNamed(call.name, "yaml");
      const report = loader && reportOf(call, loader, context);
      if (report !== undefined) context.report(alsoAt(report, others));
    }
  },
});

/** What the document may do, and who says so. */
interface Reading {
  readonly power: "full" | "unsafe";
  /** The loader class as the program names it; absent where none is given. */
  readonly className?: string;
  readonly argument?: PythonArgument;
  /** The class is the program's own, and derives from the library's. */
  readonly own?: boolean;
}

function reportOf(call: CallFact, loader: Loader, context: RuleContext): Report | undefined {
  const reading = call.expectedToFail ? undefined : readingOf(call, context);
  if (reading === undefined) return undefined;
  const stream = call.argument("stream", 0)?.value;
  if (stream !== undefined && isRoundTrip(stream)) return undefined;
  const download = stream === undefined ? undefined : downloadBehind(stream);
  return {
    place: { kind: "text", span: call.span },
    message: messageOf(call, loader, reading, download),
    severity: download === undefined ? severityOf(reading, stream, context) : "error",
    confidence: call.open ? "low" : "high",
    identity: call.name,
    evidence: [`calls: ${call.name}`],
    fixes: fixesOf(call, reading),
    ...(download === undefined ? {} : downloadCause(stream)),
  };
}

/** The document stands in the program, and no tag in it names a Python object. */
function isPlainText(stream: PythonValue): boolean {
  if (stream.type === "one-of") return stream.values.length > 0 && stream.values.every(isPlainText);
  return stream.type === "string" && !/!!?python|tag:yaml\.org,2002:python|^%TAG/m.test(stream.value);
}

function readingOf(call: CallFact, context: RuleContext): Reading | undefined {
  const { name } = call;
  if (name.startsWith("ruamel") && name.includes(".YAML.")) return receiverReading(call);
  if (/\.get_(?:single_)?data$/.test(name)) return loaderReading(name);
  if (/\.unsafe_load(?:_all)?$/.test(name)) return { power: "unsafe" };
  if (/\.full_load(?:_all)?$/.test(name)) return { power: "full" };
  const argument = call.argument("Loader", 1);
  if (argument !== undefined) return classReading(argument);
  // From PyYAML 6 on, the call fails for want of a Loader, and runs nothing.
  const failsAnyway = /^o?yaml\./.test(name) && context.project.versionAgainst("pyyaml", "6") === "at-least";
  return failsAnyway ? undefined : { power: "unsafe" };
}

function classReading(argument: PythonArgument): Reading | undefined {
  const found = branches(argument.value).flatMap((value) => {
    const [className, names] = classNames(value);
    const powers = names.map((name) => yamlLoaderClasses[name.replace(/^oyaml\./, "yaml.")]);
    const power = (["unsafe", "full"] as const).find((one) => powers.includes(one));
    return power === undefined ? [] : [{ power, className, argument, own: value.type === "class" }];
  });
  return found.find((reading) => reading.power === "unsafe") ?? found[0];
}

/** The class as a person names it, and the library's classes that it is or derives from. */
function classNames(value: PythonValue): readonly [string, readonly string[]] {
  if (value.type === "reference") return [value.name, [value.name]];
  return value.type === "class" ? [value.name, value.bases] : ["", []];
}

/** `yaml.UnsafeLoader(stream).get_single_data()`. */
function loaderReading(name: string): Reading | undefined {
  const className = name.slice(0, name.lastIndexOf("."));
  const power = yamlLoaderClasses[className];
  return power === undefined || power === "safe" ? undefined : { power, className };
}

/** ruamel's `YAML(typ="unsafe")`: the constructor decides. */
function receiverReading(call: CallFact): Reading | undefined {
  const argument = call.receiver?.find((given) => given.name === "typ" || given.index === 0);
  if (argument === undefined) return undefined;
  const kinds =
    argument.value.type === "list" ? argument.value.items.flatMap(stringsOf) : stringsOf(argument.value);
  return kinds.includes("unsafe")
    ? { power: "unsafe", className: 'YAML(typ="unsafe")', argument }
    : undefined;
}

function branches(value: PythonValue): readonly PythonValue[] {
  return value.type === "one-of" ? value.values.flatMap(branches) : [value];
}

/** FullLoader has been safe enough since PyYAML 5.4: it asks for less. */
function severityOf(reading: Reading, stream: PythonValue | undefined, context: RuleContext): Severity {
  if (stream !== undefined && isPlainText(stream)) return "information";
  if (reading.power === "full") {
    return context.project.versionAgainst("pyyaml", "5.4") === "below" ? "warning" : "information";
  }
  const noLoader = reading.className === undefined && reading.argument === undefined;
  return noLoader && context.project.versionAgainst("pyyaml", "5.1") === "below" ? "error" : "warning";
}

function messageOf(call: CallFact, loader: Loader, reading: Reading, download: string | undefined): string {
  const document = loadedThing(call, loader);
  const origin =
    download === undefined ? "" : ` It comes from \`${download}\`, so whoever serves it can run code here.`;
  const who =
    reading.className === undefined
      ? ""
      : ` with \`${reading.className}\`${reading.own === true ? ", which derives from an unsafe loader," : ""}`;
  if (reading.power === "full") {
    return (
      `\`${writtenName(call)}\`${who} resolves Python names in ${document}: before PyYAML 5.4 that ran code ` +
      `(CVE-2020-1747, CVE-2020-14343).${origin} ${loader.instead}`
    );
  }
  const bare = /\.load(?:_all)?$/.test(call.name) && reading.argument === undefined;
  const default_ = bare ? " without a `Loader`" : who;
  return (
    `\`${writtenName(call)}\`${default_} builds whatever Python objects ${document} names, so a tag such as ` +
    `\`!!python/object/apply:os.system\` runs code.${origin} ${loader.instead}`
  );
}

function fixesOf(call: CallFact, reading: Reading): readonly Fix[] {
  const { argument } = reading;
  if (
    call.form === "value" ||
    call.open ||
    argument?.indirect === true ||
    (call.receiver !== undefined && argument === undefined)
  )
    return [];
  if (reading.className?.startsWith("YAML(") === true) {
    const edits = argument?.value.type === "string" ? [{ span: argument.valueSpan, newText: '"safe"' }] : [];
    return fix('Write `YAML(typ="safe")`', edits);
  }
  // What its own constructors need, only the program knows.
  if (!call.name.startsWith("yaml.") || reading.own === true) return [];
  if (argument !== undefined) return loaderClassFix(call, argument, reading.className ?? "");
  const last = call.name.endsWith("_all") ? "safe_load_all" : "safe_load";
  const prefix = modulePrefix(call);
  const edits = call.edit.replaceCallee(`${prefix ?? "yaml"}.${last}`);
  return fix(`Write \`yaml.${last}\``, withImport(call, prefix, edits));
}

/** Keeps the C implementation where the program chose it. */
function loaderClassFix(call: CallFact, argument: PythonArgument, className: string): readonly Fix[] {
  const safe = /(?:^|\.)C[A-Z]/.test(className) ? "CSafeLoader" : "SafeLoader";
  const prefix = modulePrefix(call);
  const edits = [{ span: argument.valueSpan, newText: `${prefix ?? "yaml"}.${safe}` }];
  return fix(`Write \`yaml.${safe}\``, withImport(call, prefix, edits));
}

/** `y` of `y.load`; undefined where the function is called by a name of its own. */
function modulePrefix(call: CallFact): string | undefined {
  const match = /^([A-Za-z_]\w*)\.\w+$/.exec(call.calleeText);
  return match?.[1];
}

function withImport(
  call: CallFact,
  prefix: string | undefined,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  return prefix !== undefined || edits.length === 0
    ? edits
    : [...call.edit.insertImport("import yaml"), ...edits];
}

function fix(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, applicability: "safe", edits }];
}
