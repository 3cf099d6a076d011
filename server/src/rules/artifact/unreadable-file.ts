import { byteKinds, textKinds } from "../../documents/document.ts";
import type { ReadProblemFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/** So many of the other places are listed. */
const mostRelated = 20;

/** What was not read was not checked, and must not look clean. One finding a file. */
export const rule = defineRule({
  id: "unreadable-file",
  title: "A file, or a part of it, could not be read and was not checked",
  area: "artifact",
  severity: "warning",
  confidence: "high",
  references: { cwe: [703, 755] },
  kinds: [...textKinds, ...byteKinds],
  triggers: [],
  fact: "read-problem",
  check(facts, context) {
    const whole = facts.find(({ scope }) => scope === "file");
    const primary = whole ?? facts[0];
    if (primary !== undefined) context.report(reportOf(primary, facts));
  },
});

function reportOf(primary: ReadProblemFact, facts: readonly ReadProblemFact[]): Report {
  const others = facts.filter((fact) => fact !== primary);
  const { problem, place, scope } = primary;
  const more =
    others.length === 0
      ? ""
      : ` ${others.length === 1 ? "One more place" : `${others.length} more places`} could not be read either.`;
  const advice = adviceByCode[problem.code] ?? adviceByKind[problem.kind];
  return {
    place,
    severity: severities[scope][unseen.has(problem.code) ? "unseen" : "other"],
    message: `${statement(primary)}${more} ${advice}`,
    related: others
      .slice(0, mostRelated)
      .map((fact) => ({ place: fact.place, message: `Here ${fact.problem.message}.` })),
    identity: `${scope} ${problem.code}`,
  };
}

/** What a loader unpacks, and was not looked at, may be all that matters. */
const unseen: ReadonlySet<string> = new Set(["sealed", "store-limit"]);
const severities = {
  file: { unseen: "error", other: "warning" },
  part: { unseen: "warning", other: "information" },
} as const;

function statement({ problem, scope }: ReadProblemFact): string {
  if (scope === "part" && problem.code.endsWith("-pointer"))
    return `This file was not checked: ${problem.message}.`;
  if (scope === "file") return `Nothing in this file was checked: ${problem.message}.`;
  if (problem.code === "syntax-error") {
    return "This could not be parsed as Python, so what it calls was not checked.";
  }
  if (problem.kind === "encoding") return `A part of this file may have been misread: ${problem.message}.`;
  return `A part of this file was not checked: ${problem.message}.`;
}

const adviceByKind: Readonly<Record<ReadProblemFact["problem"]["kind"], string>> = {
  unreadable: "Make it readable and check it again, or leave it out in the configuration.",
  encoding: "Save it as UTF-8.",
  malformed: "Repair it and check it again.",
  truncated: "Fetch or write it again, and check it then.",
  limit: "Split it, or look at the rest by other means.",
  unsupported: "Do not take it for clean: look at it by other means before you load it.",
};

const adviceByCode: Readonly<Partial<Record<string, string>>> = {
  denied:
    "Give the account that runs this check permission to read it, or leave it out in the configuration.",
  "special-file": "Leave it out in the configuration if it belongs there.",
  "is-directory": "Name the files in it, or check the folder.",
  "not-found": "Check the path; a symbolic link may point to nothing.",
  changed: "Check it again when nothing writes to it.",
  "git-lfs-pointer": "Run `git lfs pull` and check it again.",
  "xet-pointer": "Fetch it with the hub's client, `hf download`, and check it again.",
  "annex-pointer": "Run `git annex get` and check it again.",
  sealed:
    "Whoever loads it unpacks it: do not take it for clean, and look at it by other means before you load it.",
  compressed: "Unpack it and check what comes out before anything loads it.",
  "not-a-pickle": "Give it the name of what it is; what a loader finds further on in it was not looked for.",
  "not-text": "Give it the name of what it is, or leave it out in the configuration.",
  "nul-byte": "Python refuses such a source, and other programs stop reading there: remove it.",
  "syntax-error": "Correct the syntax.",
  "merge-conflict": "Resolve the conflict and check it again.",
  "not-a-notebook": "Jupyter cannot open it either: restore it from a checkpoint or from version control.",
  "duplicate-key": "Programs differ in which of the two they take: remove one.",
};
