import type { ArchiveFact, ModelCodeFact, PickleFact, PickleImportFact, ReadProblemFact } from "../facts.ts";
import type { WeightFileSummary } from "../project.ts";

/** All facts of one weight file. */
export interface WeightFileFacts {
  readonly imports: readonly PickleImportFact[];
  readonly pickles: readonly PickleFact[];
  readonly archives: readonly ArchiveFact[];
  readonly problems: readonly ReadProblemFact[];
  readonly code: readonly ModelCodeFact[];
}

/** Draws the facts of a weight file together, for whoever speaks of the program that loads it. */
export function summarizeWeightFile(path: string, facts: WeightFileFacts): WeightFileSummary {
  const unread = unreadReason(facts);
  const weightsOnly = unread === undefined ? weightsOnlyAnswer(facts) : undefined;
  const named = (tier: PickleImportFact["tier"]) =>
    unique(facts.imports.filter((fact) => fact.tier === tier).map(nameOf));
  return {
    path,
    hasPickle: facts.pickles.length > 0,
    denied: deniedImports(facts.imports),
    runs: deedsOf(facts.code),
    unknown: named("unknown"),
    allowed: named("allowed"),
    ...(weightsOnly === undefined ? {} : { weightsOnly }),
    ...(unread === undefined ? {} : { unread }),
  };
}

/** A name out of a file may hold anything: control characters would confuse a terminal, length a reader. */
function nameOf({ module, name }: PickleImportFact): string {
  const printable = `${module}.${name}`.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function deniedImports(imports: readonly PickleImportFact[]): WeightFileSummary["denied"] {
  const byName = new Map<string, WeightFileSummary["denied"][number]>();
  for (const fact of imports) {
    const name = nameOf(fact);
    if (fact.tier !== "denied" || byName.has(name)) continue;
    byName.set(name, { name, danger: fact.danger ?? "can run code", place: fact.place });
  }
  return [...byName.values()];
}

/** The most that is told of one file: what no model needs first. */
const mostDeeds = 50;

function deedsOf(code: readonly ModelCodeFact[]): WeightFileSummary["runs"] {
  const deeds = code
    .filter(({ tier, family }) => tier !== "allowed" && family !== "foreign-code")
    .map(({ name, does, tier, place }) => ({
      name: plain(name),
      does: plain(does),
      denied: tier === "denied",
      place,
    }));
  return [...deeds.filter(({ denied }) => denied), ...deeds.filter(({ denied }) => !denied)].slice(
    0,
    mostDeeds,
  );
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD").slice(0, 300);
}

function unreadReason({ pickles, archives, problems }: WeightFileFacts): string | undefined {
  const [problem] = problems;
  if (problem !== undefined) return problem.problem.message;
  const broken = pickles.find(({ completed }) => !completed);
  if (broken !== undefined) return broken.problems.at(-1)?.message ?? "one of its pickles breaks off";
  return archives.flatMap((archive) => archive.problems)[0]?.message;
}

/** Undefined where PyTorch did not write it: `torch.load` may then do either. */
function weightsOnlyAnswer({ pickles }: WeightFileFacts): WeightFileSummary["weightsOnly"] {
  const [first] = pickles;
  if (first === undefined || !pickles.every(({ container }) => isTorch(container))) return undefined;
  const isScript = pickles.some(
    ({ place }) => place.kind === "bytes" && /(?:^|\/)constants\.pkl$/.test(place.inner ?? ""),
  );
  if (isScript)
    return { accepted: false, reason: "it is a TorchScript program, which `torch.jit.load` reads" };
  // Only what `torch.load` unpickles has an answer; the first that fails is the file's.
  const judged = pickles.flatMap(({ weightsOnly }) => weightsOnly ?? []);
  const failed = judged.find(({ passes }) => !passes);
  if (failed !== undefined && !failed.passes)
    return { accepted: false, reason: failed.why + othersOf(failed) };
  if (judged.length === 0) return undefined;
  return { accepted: true };
}

function isTorch(container: string): boolean {
  return container === "pytorch" || container === "torch-legacy";
}

function othersOf({ why, names = [] }: { readonly why: string; readonly names?: readonly string[] }): string {
  return names.length > 1 && why.startsWith("it names") ? `, and neither are ${names.length - 1} more` : "";
}
