import { type Document, isTextDocument } from "../documents/document.ts";
import { isModelKind, modelFormats } from "../documents/model-formats.ts";
import type { FactRequest } from "../facts/extract.ts";
import type {
  ArchiveFact,
  ModelCodeFact,
  ModelDefectFact,
  ModelFileFact,
  PickleFact,
  PickleImportFact,
  ReadProblemFact,
} from "../facts/facts.ts";
import type { AnyRule } from "../rules/rule.ts";
import type { RuleReport } from "./dispatch.ts";
import type { WeightRow, WeightVerdict } from "./result.ts";

interface WeightFacts {
  readonly imports: readonly PickleImportFact[];
  readonly pickles: readonly PickleFact[];
  readonly archives: readonly ArchiveFact[];
  readonly problems: readonly ReadProblemFact[];
  /** Of a kind that holds no pickle. */
  readonly isModel: boolean;
  /** What the file says of itself, or members of it. */
  readonly models: readonly ModelFileFact[];
  readonly code: readonly ModelCodeFact[];
  readonly defects: readonly ModelDefectFact[];
}

/** The rules whose silence the word "clean" stands on. */
const telling = [
  "pickle-import",
  "pickle-trick",
  "broken-pickle",
  "broken-archive",
  "packaged-code",
  "invalid-model-file",
  "model-runs-code",
  "escaping-path",
  "unreadable-file",
];
const mostNamed = 3;

const formats: Readonly<Record<string, string>> = {
  pytorch: "PyTorch",
  "torch-legacy": "PyTorch (before 1.6)",
  joblib: "joblib",
  npz: "NumPy archive",
  npy: "NumPy array",
  zip: "zip",
  tar: "tar",
  "7z": "7z",
  skops: "skops",
  keras: "Keras",
};

/** Archives that are one model, whatever lies in them. */
const wholeModels: readonly string[] = ["npz", "skops", "keras"];

/**
 * The table's line for a weight file: what it is, and the word for it. Undefined for what is no weight
 * file, and where a rule that the word stands on is off.
 */
export async function weightRow(
  document: Document,
  request: FactRequest,
  ran: readonly AnyRule[],
  reports: readonly RuleReport[],
): Promise<WeightRow | undefined> {
  if (isTextDocument(document)) return undefined;
  const on = new Set(ran.map(({ id }) => id));
  if (telling.some((id) => !on.has(id))) return undefined;
  const facts: WeightFacts = {
    imports: await request("pickle-import"),
    pickles: await request("pickle"),
    archives: await request("archive"),
    problems: await request("read-problem"),
    isModel: document.kind !== "safetensors" && isModelKind(document.kind),
    models: await request("model-file"),
    code: await request("model-code"),
    defects: await request("model-defect"),
  };
  const format = formatOf(document, facts);
  if (format === undefined) return undefined;
  const { size } = document.source;
  const verdict = verdictOf(reports, facts);
  return { format, ...(size === undefined ? {} : { size }), verdict, why: whyOf(verdict, facts, reports) };
}

function formatOf(
  document: Document,
  { pickles, archives, problems, models }: WeightFacts,
): string | undefined {
  const outer = archives.find(({ place }) => place.kind === "bytes" && place.inner === undefined);
  const model = modelFormats.find(({ kind }) => kind === document.kind);
  if (model !== undefined) return model.name;
  if (outer?.container === "pytorch") {
    const isScript = pickles.some(
      ({ place }) => place.kind === "bytes" && /(?:^|\/)constants\.pkl$/.test(place.inner ?? ""),
    );
    return isScript ? "TorchScript" : "PyTorch";
  }
  // A model in an archive that is no kind of its own is what the archive is.
  const [within] = models;
  // Of other archives only those that hold weights are, and those that are made to do harm: a wheel or a document is none.
  if (outer !== undefined) {
    if (wholeModels.includes(outer.container) || pickles.length > 0) return formats[outer.container];
    return within?.format ?? (isTrap(archives) ? formats[outer.container] : undefined);
  }
  // What R writes is packed.
  if (within !== undefined) return within.format;
  if (document.kind === "npy") return "NumPy array";
  const [first] = pickles;
  if (first !== undefined) return formats[first.container] ?? "pickle";
  if (document.kind === "pickle") return "pickle";
  return document.kind === "binary" && problems.some(({ scope }) => scope === "file") ? "unknown" : undefined;
}

/** What unpacking does to the machine (formats/tar, formats/zip). */
const traps: ReadonlySet<string> = new Set(["link-escape", "through-link", "device"]);

function isTrap(archives: readonly ArchiveFact[]): boolean {
  return archives.some(({ problems }) => problems.some(({ code }) => traps.has(code)));
}

/** What was not read weighs less than what runs, and more than what is not known. */
function verdictOf(reports: readonly RuleReport[], { archives }: WeightFacts): WeightVerdict {
  const of = (...rules: readonly string[]) => reports.filter(({ rule }) => rules.includes(rule.id));
  const isError = ({ rule, report }: RuleReport) => (report.severity ?? rule.severity) === "error";
  const runs = of(
    "pickle-import",
    "pickle-trick",
    "packaged-code",
    "model-runs-code",
    "escaping-path",
    "model-script",
    "configured-code",
    "dangerous-template",
  );
  if (runs.some(isError) || (isTrap(archives) && of("broken-archive").some(isError))) return "dangerous";
  if (of("broken-pickle", "unreadable-file").some(isAtLeastWarning)) return "not read";
  if (of("broken-archive", "invalid-model-file").some(isError)) return "not read";
  // Whatever else is said of the file, a key in its metadata: the word is never better than the findings.
  if (reports.some(isAtLeastWarning)) return "unverified";
  return "clean";
}

function isAtLeastWarning({ rule, report }: RuleReport): boolean {
  const severity = report.severity ?? rule.severity;
  return severity === "error" || severity === "warning";
}

function whyOf(verdict: WeightVerdict, facts: WeightFacts, reports: readonly RuleReport[]): string {
  const { imports } = facts;
  if (verdict === "clean") return cleanBecause(facts);
  if (verdict === "dangerous") {
    const denied = imports.filter(({ tier }) => tier === "denied");
    const called = denied.find(({ call }) => call !== undefined);
    if (called?.call !== undefined) return `calls ${called.call}`;
    if (denied.length > 0) return `imports ${namesOf(denied)}`;
  }
  if (verdict === "unverified") {
    const unknown = imports.filter(({ tier }) => tier === "unknown");
    if (unknown.length > 0) return `imports ${namesOf(unknown)}`;
  }
  const [code] = facts.archives.flatMap((archive) => archive.code ?? []);
  const deed = deedOf(facts);
  if (deed !== undefined) return deed;
  if (code !== undefined) return `brings code of its own: ${code.name.slice(0, 80)}`;
  return problemOf(facts) ?? firstSentence(reports.find(isAtLeastWarning)?.report.message ?? "");
}

function cleanBecause({ pickles, imports, isModel }: WeightFacts): string {
  if (pickles.length === 0) return isModel ? "runs nothing of its own" : "holds no pickle";
  return imports.length === 0
    ? "imports nothing"
    : `imports only what is known (${plural(imports.length, "name")})`;
}

/** What of a model runs or reaches files. */
function deedOf({ code, defects }: WeightFacts): string | undefined {
  const runs = code.find(({ tier, family }) => tier !== "allowed" && family !== "foreign-code");
  if (runs !== undefined) return `${runs.name.slice(0, 80)} ${runs.does}`;
  return defects.find(({ family }) => family === "escapes")?.problem.message;
}

function problemOf({ pickles, archives, problems, defects }: WeightFacts): string | undefined {
  const broken =
    pickles.find(({ completed }) => !completed) ?? pickles.find((fact) => fact.problems.length > 0);
  return (
    broken?.problems.at(-1)?.message ??
    problems.find(({ scope }) => scope === "file")?.problem.message ??
    archives.flatMap((archive) => archive.problems)[0]?.message ??
    defects.find(({ family }) => family !== "escapes")?.problem.message ??
    problems[0]?.problem.message
  );
}

function namesOf(imports: readonly PickleImportFact[]): string {
  const names = [...new Set(imports.map(({ module, name }) => `${module}.${name}`.slice(0, 80)))];
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(", ")} and ${more} more` : names.join(", ");
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function firstSentence(message: string): string {
  return message.split(". ", 1)[0] ?? message;
}
