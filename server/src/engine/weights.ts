import { type Document, isTextDocument } from "../documents/document.ts";
import type { FactRequest } from "../facts/extract.ts";
import type { ArchiveFact, PickleFact, PickleImportFact, ReadProblemFact } from "../facts/facts.ts";
import type { AnyRule } from "../rules/rule.ts";
import type { RuleReport } from "./dispatch.ts";
import type { WeightRow, WeightVerdict } from "./result.ts";

interface WeightFacts {
  readonly imports: readonly PickleImportFact[];
  readonly pickles: readonly PickleFact[];
  readonly archives: readonly ArchiveFact[];
  readonly problems: readonly ReadProblemFact[];
}

/** The rules whose silence the word "clean" stands on. */
const telling = [
  "pickle-import",
  "pickle-trick",
  "broken-pickle",
  "broken-archive",
  "packaged-code",
  "invalid-safetensors",
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
};

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
  };
  const format = formatOf(document, facts);
  if (format === undefined) return undefined;
  const { size } = document.source;
  const verdict = verdictOf(reports);
  return { format, ...(size === undefined ? {} : { size }), verdict, why: whyOf(verdict, facts, reports) };
}

function formatOf(document: Document, { pickles, archives, problems }: WeightFacts): string | undefined {
  const outer = archives.find(({ place }) => place.kind === "bytes" && place.inner === undefined);
  if (document.kind === "safetensors") return "safetensors";
  if (outer?.container === "pytorch") {
    const isScript = pickles.some(
      ({ place }) => place.kind === "bytes" && /(?:^|\/)constants\.pkl$/.test(place.inner ?? ""),
    );
    return isScript ? "TorchScript" : "PyTorch";
  }
  // Of other archives only those that hold pickles are weights: a wheel or a document is none.
  if (outer !== undefined)
    return outer.container === "npz" || outer.container === "skops" || pickles.length > 0
      ? formats[outer.container]
      : undefined;
  if (document.kind === "npy") return "NumPy array";
  const [first] = pickles;
  if (first !== undefined) return formats[first.container] ?? "pickle";
  if (document.kind === "pickle") return "pickle";
  return document.kind === "binary" && problems.some(({ scope }) => scope === "file") ? "unknown" : undefined;
}

/** What was not read weighs less than what runs, and more than what is not known. */
function verdictOf(reports: readonly RuleReport[]): WeightVerdict {
  const of = (...rules: readonly string[]) => reports.filter(({ rule }) => rules.includes(rule.id));
  const isError = ({ rule, report }: RuleReport) => (report.severity ?? rule.severity) === "error";
  if (of("pickle-import", "pickle-trick", "packaged-code").some(isError)) return "dangerous";
  if (of("broken-pickle", "unreadable-file").some(isAtLeastWarning)) return "not read";
  if (of("broken-archive", "invalid-safetensors").some(isError)) return "not read";
  if (of("pickle-import", "broken-archive", "invalid-safetensors", "packaged-code").some(isAtLeastWarning))
    return "unverified";
  return "clean";
}

function isAtLeastWarning({ rule, report }: RuleReport): boolean {
  const severity = report.severity ?? rule.severity;
  return severity === "error" || severity === "warning";
}

function whyOf(verdict: WeightVerdict, facts: WeightFacts, reports: readonly RuleReport[]): string {
  const { imports, pickles } = facts;
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
  if (code !== undefined && verdict !== "clean") return `brings code of its own: ${code.name.slice(0, 80)}`;
  if (verdict === "clean") {
    if (pickles.length === 0) return "holds no pickle";
    return imports.length === 0
      ? "imports nothing"
      : `imports only what is known (${plural(imports.length, "name")})`;
  }
  return problemOf(facts) ?? firstSentence(reports[0]?.report.message ?? "");
}

function problemOf({ pickles, archives, problems }: WeightFacts): string | undefined {
  const broken =
    pickles.find(({ completed }) => !completed) ?? pickles.find((fact) => fact.problems.length > 0);
  return (
    broken?.problems.at(-1)?.message ??
    problems.find(({ scope }) => scope === "file")?.problem.message ??
    archives.flatMap((archive) => archive.problems)[0]?.message ??
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
