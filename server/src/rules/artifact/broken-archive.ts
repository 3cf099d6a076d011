import { byteKinds } from "../../documents/document.ts";
import type { ArchiveFact } from "../../facts/facts.ts";
import type { Place, Severity } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import { defineRule } from "../rule.ts";

const mostRelated = 20;

interface Meaning {
  readonly severity: Severity;
  /** Why it matters: a sentence. */
  readonly why: string;
}

const disagree: Meaning = {
  severity: "error",
  why: "Programs that read archives do not agree on such a one: what was checked is not what will be loaded.",
};
const changed: Meaning = {
  severity: "error",
  why: "The file was changed after it was written, or is broken.",
};
const unread: Meaning = { severity: "error", why: "What was not read was not checked." };
const odd: Meaning = { severity: "warning", why: "No library of the field writes that." };

/** By the code of the problem (formats/zip). */
const meanings: Readonly<Record<string, Meaning>> = {
  "several-ends": disagree,
  "two-directories": disagree,
  "two-archives": disagree,
  "duplicate-name": disagree,
  "header-mismatch": disagree,
  "no-local-header": disagree,
  "name-nul": disagree,
  "member-count": disagree,
  "directory-offset": disagree,
  "directory-broken": disagree,
  "directory-size": disagree,
  overlap: disagree,
  "hidden-member": disagree,
  "size-mismatch": changed,
  "crc-mismatch": changed,
  truncated: { severity: "error", why: "The download broke off, or the file was cut." },
  "no-directory": { severity: "error", why: "The download broke off, or the file is no archive." },
  "encrypted-flag": { severity: "warning", why: "If it is encrypted, it was not checked." },
  "unsupported-method": { severity: "warning", why: "What it holds was not checked." },
  "path-escape": { severity: "warning", why: "Unpacking it can overwrite files elsewhere." },
  "link-escape": {
    severity: "error",
    why: "Unpacking it puts a file of this machine in the model's place, or opens a way to overwrite it.",
  },
  "through-link": { severity: "error", why: "Unpacking it overwrites files elsewhere." },
  device: {
    severity: "error",
    why: "No model has one, and a program that opens it hangs or reads the machine.",
  },
  "link-size": disagree,
  sparse: { severity: "warning", why: "What it holds was not checked." },
  expansion: { severity: "warning", why: "Unpacking it can fill the disk or the memory." },
  "comment-length": odd,
  prefix: odd,
};

/** An archive on which readers disagree, or a member of it that could not be opened. One finding a file. */
export const rule = defineRule({
  id: "broken-archive",
  title: "An archive of weights that readers disagree on, or that cannot be read whole",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [345, 436],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"],
  },
  kinds: byteKinds,
  triggers: [],
  fact: "archive",
  check(facts, context) {
    const found = facts
      .flatMap((fact) =>
        fact.problems.map((problem) => ({ fact, problem, meaning: meaningOf(problem, fact) })),
      )
      .sort((a, b) => weight(a.meaning) - weight(b.meaning));
    const [worst, ...others] = found;
    if (worst === undefined) return;
    const { fact, problem, meaning } = worst;
    const more =
      others.length === 0
        ? ""
        : ` ${others.length} more ${others.length === 1 ? "problem" : "problems"} in the same file.`;
    context.report({
      place: placeOf(fact, problem),
      severity: meaning.severity,
      message: `${subjectOf(problem)}: ${problem.message}. ${meaning.why}${more} Get the file again from its publisher, and compare its sha256 with the published one.`,
      related: others.slice(0, mostRelated).map((other) => ({
        place: placeOf(other.fact, other.problem),
        message: `${subjectOf(other.problem)}: ${other.problem.message}.`,
      })),
      identity: `archive ${problem.code}`,
      evidence: [`problems: ${[...new Set(found.map((one) => one.problem.code))].join(", ")}`],
    });
  },
});

/** A zip that no loader of weights opens (a wheel, a document) may have members that only other programs read. */
function meaningOf(problem: Problem, { container }: ArchiveFact): Meaning {
  const meaning = meanings[problem.code] ?? unread;
  const ofWeights = container !== "zip" && container !== "tar" && container !== "7z";
  if (ofWeights) {
    const matters =
      problem.code === "path-escape" ||
      problem.code === "prefix" ||
      problem.code === "encrypted-flag" ||
      problem.code === "unsupported-method";
    return matters ? { ...meaning, severity: "error" } : meaning;
  }
  return meaning === disagree || meaning === changed ? { ...meaning, severity: "warning" } : meaning;
}

function weight(meaning: Meaning): number {
  return meaning.severity === "error" ? 0 : 1;
}

function subjectOf(problem: Problem): string {
  if (problem.inner === undefined) return "This archive is not what it seems";
  const name = problem.inner.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "�");
  return `The member \`${name.length > 100 ? `${name.slice(0, 100)}…` : name}\` is not what it seems`;
}

function placeOf(fact: ArchiveFact, problem: Problem): Place {
  const inner = fact.place.kind === "bytes" ? fact.place.inner : undefined;
  return { kind: "bytes", offset: problem.offset ?? 0, ...(inner === undefined ? {} : { inner }) };
}
