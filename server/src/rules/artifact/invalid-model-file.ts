import { byteKinds, textKinds } from "../../documents/document.ts";
import type { ModelDefectFact, ModelDefectFamily } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/** What a family of defects means for those who load the file. */
interface Meaning {
  readonly severity: Severity;
  /** Why it matters: a sentence. */
  readonly why: string;
  /** What to do, without a full stop. */
  readonly advice: string;
}

const getItAgain =
  "Do not load it; get the file from its publisher, and compare its sha256 with the published one";
const downloadAgain = "Download the file again, and compare its sha256 with the hub's";

/** The heaviest first. Paths that lead out of the folder are a rule of their own. */
const meanings: Readonly<Record<Exclude<ModelDefectFamily, "escapes">, Meaning>> = {
  "second-format": {
    severity: "error",
    why: "One file that is two formats is made to slip past a check.",
    advice: getItAgain,
  },
  "attacks-reader": {
    severity: "error",
    why: "Readers that compute with it write or read outside of their memory, which can run code: no honest writer makes such a file.",
    advice: getItAgain,
  },
  hides: {
    severity: "error",
    why: "Something can hide there, and strict readers refuse the file.",
    advice: getItAgain,
  },
  disagree: {
    severity: "error",
    why: "Programs that read this format do not agree on such a file: what was checked is not what will be loaded.",
    advice: getItAgain,
  },
  "other-format": {
    severity: "error",
    why: "The name promises another format; programs that look at the content load what it really is.",
    advice: "Rename the file to what it is, and load it as carefully as that format asks for",
  },
  incomplete: {
    severity: "error",
    why: "The download broke off, or the file was cut.",
    advice: downloadAgain,
  },
  "missing-part": {
    severity: "warning",
    why: "The model is not whole, and what stands in for the missing part was not checked.",
    advice: "Fetch all files of the model again, from one revision",
  },
  unread: {
    severity: "warning",
    why: "What was not read was not checked.",
    advice: "Load it only from a source that you trust",
  },
  pointer: {
    severity: "warning",
    why: "Nothing could be checked.",
    advice: "Fetch the weights with `git lfs pull`, then check again",
  },
  deviates: {
    severity: "warning",
    why: "Readers differ on whether they take it.",
    advice: getItAgain,
  },
};

const order: readonly string[] = Object.keys(meanings);
/** So many further problems are shown beside the first. */
const mostRelated = 20;

/** A model file whose structure lies, is broken, or is another's. One finding a file. */
export const rule = defineRule({
  id: "invalid-model-file",
  title: "A model file that is not what its header says",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [345, 1284],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://github.com/huggingface/safetensors#format",
      "https://github.com/ggml-org/ggml/blob/master/docs/gguf.md",
    ],
  },
  kinds: [...textKinds, ...byteKinds],
  triggers: [],
  fact: "model-defect",
  check(facts, context) {
    const [worst, ...others] = facts.filter(({ family }) => family !== "escapes").sort(byWeight);
    if (worst === undefined) return;
    const { severity, why, advice } = meaningOf(worst);
    const where = worst.problem.offset === undefined ? "" : ` (at byte ${worst.problem.offset})`;
    const more =
      others.length === 0
        ? ""
        : ` ${others.length} more ${others.length === 1 ? "problem" : "problems"} in the same file.`;
    context.report({
      place: worst.place,
      severity,
      message: `${sentence(worst.problem.message)}${where}. ${why}${more} ${advice}.`,
      related: others
        .slice(0, mostRelated)
        .map(({ place, problem }) => ({ place, message: problem.message })),
      fixes: [{ title: advice, applicability: "manual", edits: [] }],
      identity: worst.problem.code,
      evidence: [
        `format: ${worst.format}`,
        `problems: ${[...new Set([worst, ...others].map(({ problem }) => problem.code))].join(", ")}`,
      ],
    });
  },
});

function meaningOf({ family }: ModelDefectFact): Meaning {
  return family === "escapes" ? meanings.disagree : meanings[family];
}

/** The heaviest family first, within it in the order in which they lie in the file. */
function byWeight(left: ModelDefectFact, right: ModelDefectFact): number {
  return (
    order.indexOf(left.family) - order.indexOf(right.family) ||
    (left.problem.offset ?? 0) - (right.problem.offset ?? 0)
  );
}

function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
