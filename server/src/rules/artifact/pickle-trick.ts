import { byteKinds } from "../../documents/document.ts";
import type { PickleFact } from "../../facts/facts.ts";
import type { Place } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import { defineRule } from "../rule.ts";

const mostRelated = 20;

/** Opcodes that work, and that no library writes: each hides what a pickle does from those who look at its imports. */
export const rule = defineRule({
  id: "pickle-trick",
  title: "A pickle does what no library writes",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [502, 913],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://docs.python.org/3/library/pickletools.html"],
  },
  kinds: byteKinds,
  triggers: [],
  fact: "pickle",
  check(facts, context) {
    const tricks = facts.flatMap((fact) => tricksOf(fact).map((problem) => ({ fact, problem })));
    const [first, ...others] = tricks;
    if (first === undefined) return;
    const { problem } = first;
    const place = placeOf(first.fact, problem);
    const at = place.kind === "bytes" ? ` (at byte offset ${place.offset})` : "";
    const more =
      others.length === 0
        ? ""
        : ` ${others.length} more such ${others.length === 1 ? "place" : "places"} in the file.`;
    context.report({
      place,
      message: `No library writes a pickle like this: ${problem.message}${at}. ${meaningOf(problem)}${more} Do not load it; get the file from a publisher that you trust.`,
      related: others.slice(0, mostRelated).map((other) => ({
        place: placeOf(other.fact, other.problem),
        message: `Here ${other.problem.message}.`,
      })),
      identity: `trick ${problem.code}`,
      evidence: [...new Set(tricks.map((trick) => `trick: ${trick.problem.code}`))],
    });
  },
});

/** The last problem of a pickle that broke is what broke it, and no trick. */
function tricksOf(fact: PickleFact): readonly Problem[] {
  return fact.completed ? fact.problems : fact.problems.slice(0, -1);
}

function placeOf(fact: PickleFact, problem: Problem): Place {
  const { place } = fact;
  return place.kind === "bytes" ? { ...place, offset: problem.offset ?? place.offset } : place;
}

function meaningOf({ code }: Problem): string {
  switch (code) {
    case "changes-import":
      return "That changes the running program itself, and whatever is loaded after it.";
    case "changes-dunder":
      return "That turns a harmless object into one that runs what it is given.";
    case "computed-import":
    case "computed-call":
      return "What it imports or calls cannot be known before it runs.";
    case "code-constant":
      return "Data is never written as code: something that is loaded with it means to run it.";
    case "state-runs-code":
      return "Loading the file does that.";
    case "items-late":
      return "An attribute that was set before may be what is called with them.";
    case "extension":
      return "The registry is filled by code that ran before, so the name is hidden.";
    case "frame-lies":
      return "What one reader checks is not what another one loads.";
    default:
      return "It serves to hide what the file does.";
  }
}
