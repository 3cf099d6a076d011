import type { Problem } from "../../host/problem.ts";
import type { LineageGapFact } from "../facts.ts";

/** What a reader could not make out, as far as one fact can say it: the first fault, and where it is. */
export function gapsOf(problems: readonly Problem[]): readonly LineageGapFact[] {
  const [first] = problems;
  if (first === undefined) return [];
  const { message, span } = first;
  return [{ kind: "lineage", statement: "gap", reason: message, ...(span === undefined ? {} : { span }) }];
}
