import type { SafetensorsFact } from "../../facts/facts.ts";
import type { Place, Severity } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import { defineRule } from "../rule.ts";

/** What a problem of a header means for those who load the file. */
interface Meaning {
  readonly severity: Severity;
  /** Why it matters: a sentence. */
  readonly why: string;
}

const hides: Meaning = {
  severity: "error",
  why: "Something can hide there, and the reference reader refuses the file.",
};
const disagree: Meaning = {
  severity: "error",
  why: "Programs that read safetensors do not agree on such a file: what was checked is not what will be loaded.",
};
const second: Meaning = {
  severity: "error",
  why: "One file that is two formats is made to slip past a check.",
};
const incomplete: Meaning = { severity: "error", why: "The download broke off, or the file was cut." };
const deviates: Meaning = { severity: "warning", why: "Readers differ on whether they take it." };
const unread: Meaning = { severity: "warning", why: "What was not read was not checked." };

/** By the code of the problem (formats/safetensors/file.ts). */
const meanings: Readonly<Record<string, Meaning>> = {
  "empty-file": incomplete,
  truncated: incomplete,
  "lfs-pointer": {
    severity: "warning",
    why: "Nothing could be checked: fetch the file with `git lfs pull`, then check again.",
  },
  "other-format": {
    severity: "error",
    why: "The name promises a format that cannot run code; programs that look at the content load what it really is.",
  },
  "header-length": {
    severity: "error",
    why: "It is cut off, or no safetensors file.",
  },
  "header-too-long": unread,
  "header-long": deviates,
  "header-encoding": disagree,
  "header-start": deviates,
  "header-padding": deviates,
  "header-json": disagree,
  "duplicate-key": disagree,
  metadata: disagree,
  entry: disagree,
  "unknown-field": deviates,
  "unknown-dtype": deviates,
  shape: disagree,
  offsets: disagree,
  "size-mismatch": disagree,
  "out-of-range": incomplete,
  overlap: hides,
  gap: hides,
  "trailing-data": hides,
  "hidden-zip": second,
  "hidden-pickle": second,
  "hub-refuses": deviates,
  limit: unread,
};

/** So many further problems are shown beside the first. */
const mostRelated = 20;

export const rule = defineRule({
  id: "invalid-safetensors",
  title: "A safetensors file that is not what its header says",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [345],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://github.com/huggingface/safetensors#format"],
  },
  kinds: ["safetensors", "pickle", "zip", "npy", "binary"],
  triggers: [],
  fact: "safetensors",
  check(facts, context) {
    for (const fact of facts) {
      const [worst, ...others] = [...fact.problems].sort(byWeight);
      if (worst === undefined) continue;
      const meaning = meaningOf(worst);
      context.report({
        place: placeOf(worst),
        severity: meaning.severity,
        message: messageOf(worst, meaning, others.length),
        related: others.slice(0, mostRelated).map((problem) => ({
          place: placeOf(problem),
          message: problem.message,
        })),
        fixes: [{ title: adviceOf(worst), applicability: "manual", edits: [] }],
        identity: worst.code,
        evidence: evidenceOf(fact),
      });
    }
  },
});

function meaningOf(problem: Problem): Meaning {
  return meanings[problem.code] ?? disagree;
}

/** Errors first, in the order in which they lie in the file. */
function byWeight(left: Problem, right: Problem): number {
  return weight(left) - weight(right) || (left.offset ?? 0) - (right.offset ?? 0);
}

function weight(problem: Problem): number {
  const meaning = meaningOf(problem);
  if (meaning === second) return 0;
  return meaning.severity === "error" ? 1 : 2;
}

function placeOf(problem: Problem): Place {
  return problem.offset === undefined ? { kind: "file" } : { kind: "bytes", offset: problem.offset };
}

function messageOf(problem: Problem, meaning: Meaning, others: number): string {
  const where = problem.offset === undefined ? "" : ` (at byte ${problem.offset})`;
  const more =
    others === 0 ? "" : ` ${others} more ${others === 1 ? "problem" : "problems"} in the same file.`;
  return `${sentence(problem.message)}${where}. ${meaning.why}${more} ${adviceOf(problem)}.`;
}

function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}

function adviceOf({ code }: Problem): string {
  switch (code) {
    case "lfs-pointer":
      return "Fetch the weights with `git lfs pull`";
    case "other-format":
      return "Rename the file to what it is, and load it as carefully as that format asks for";
    case "empty-file":
    case "truncated":
    case "out-of-range":
    case "header-length":
      return "Download the file again, and compare its sha256 with the hub's";
    case "header-too-long":
    case "header-long":
    case "limit":
      return "Load it only from a source that you trust";
    default:
      return "Do not load it; get the file from its publisher, or write it anew with the safetensors library";
  }
}

function evidenceOf(fact: SafetensorsFact): readonly string[] {
  const hub = fact.acceptedByHub;
  return [
    `problems: ${[...new Set(fact.problems.map(({ code }) => code))].join(", ")}`,
    ...(hub === undefined ? [] : [`the hub's parser ${hub ? "accepts" : "refuses"} it`]),
  ];
}
