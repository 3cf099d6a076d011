import { textKinds } from "../../documents/document.ts";
import { modelKinds } from "../../documents/model-formats.ts";
import type { SecretFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

export const rule = defineRule({
  id: "hardcoded-key",
  title: "A key stands in a file that others will read",
  area: "secrets",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [798, 312, 615],
    atlas: ["AML.T0055"],
    owaspLlm: ["LLM02"],
    links: ["https://cwe.mitre.org/data/definitions/798.html"],
  },
  kinds: [...textKinds, ...modelKinds],
  // The key table is its own prefilter: one pass that parses nothing where there is no key.
  triggers: [],
  fact: "secret",
  check(facts, context) {
    for (const places of byKey(facts)) context.report(reportOf(places));
  },
});

/** All places of one key together, keys in the order of their first place. */
function byKey(facts: readonly SecretFact[]): readonly (readonly [SecretFact, ...SecretFact[]])[] {
  const groups = new Map<string, [SecretFact, ...SecretFact[]]>();
  for (const fact of facts) {
    const group = groups.get(fact.identity);
    if (group === undefined) groups.set(fact.identity, [fact]);
    else group.push(fact);
  }
  return [...groups.values()];
}

function reportOf([first, ...others]: readonly [SecretFact, ...SecretFact[]]): Report {
  const stored = first.where === "output" ? undefined : others.find((fact) => fact.where === "output");
  return {
    place: first.place,
    message: [whatOf(first), stored && alsoStored(stored), whatToDo(first)].filter(Boolean).join(" "),
    severity: first.confidence === "low" ? "warning" : "error",
    confidence: first.confidence,
    related: others.map((fact) => ({ place: fact.place, message: `the same ${first.name}` })),
    fixes: fixesOf([first, ...others]),
    identity: first.identity,
    evidence: [`key: ${first.masked}`, ...(first.owner === undefined ? [] : [`given to: ${first.owner}`])],
  };
}

function whatOf(fact: SecretFact): string {
  const key = `This ${fact.name} (\`${fact.masked}\`)`;
  switch (fact.where) {
    case "output":
      return `${key} is stored in the notebook: the output of cell ${cellOf(fact)} shows it to everyone who gets the file.`;
    case "comment":
      return `${key} stands in a comment: everyone who gets the file can use it.`;
    case "code":
      return `${key} is written in the code: everyone who gets the file can use it.`;
    case "metadata":
      return `${key} is written in the metadata of the weights: everyone who gets them can use it.`;
    default:
      return `${key} is written in the file: everyone who gets it can use it.`;
  }
}

function alsoStored(fact: SecretFact): string {
  return `It is stored in the output of cell ${cellOf(fact)} as well, so clear that output too.`;
}

function cellOf({ place }: SecretFact): number {
  return place.kind === "output" ? place.cell + 1 : 1;
}

function whatToDo(fact: SecretFact): string {
  const revoke = `Revoke it${fact.revokeUrl === undefined ? "" : ` at ${fact.revokeUrl}`}`;
  switch (fact.where) {
    case "output":
      return `${revoke}, clear the output, and save the notebook again.`;
    case "code":
      return `${revoke}, and read the new one from the environment (\`os.environ["${fact.variable}"]\`).`;
    case "comment":
    case "markdown":
      return `${revoke}, and delete it here.`;
    case "metadata":
      return `${revoke}, and write the file anew without it.`;
    default:
      return `${revoke}, and give the new one as \`${fact.variable}\` in the environment or from a secret store.`;
  }
}

/** Every place that can read the environment does so in one fix; what a person must do stands beside it. */
function fixesOf(places: readonly [SecretFact, ...SecretFact[]]): readonly Fix[] {
  const [first] = places;
  const edits = places.flatMap((fact) => fact.edits ?? []);
  const fixes: Fix[] = [];
  if (edits.length > 0) {
    fixes.push({
      title: `Read the ${first.name} from the environment variable ${first.variable}`,
      applicability: "unsafe",
      edits: withoutRepeats(edits),
    });
  }
  const page = first.revokeUrl === undefined ? "where it was made" : `at ${first.revokeUrl}`;
  const isStored = places.some((fact) => fact.where === "output");
  fixes.push({
    title: `Revoke the ${first.name} ${page}${isStored ? " and clear the output that shows it" : ""}`,
    applicability: "manual",
    edits: [],
  });
  return fixes;
}

/** The import is asked for by every place. */
function withoutRepeats(edits: Fix["edits"]): Fix["edits"] {
  const seen = new Set<string>();
  return edits.filter(({ span, newText }) => {
    const key = `${span.start} ${span.end} ${newText}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
