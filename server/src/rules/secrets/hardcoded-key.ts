import { byteKinds, textKinds } from "../../documents/document.ts";
import type { SecretFact } from "../../facts/facts.ts";
import type { OutputRef, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { fixesOf, type Places, preferredWay } from "./fixes.ts";

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
  kinds: [...textKinds, ...byteKinds],
  // The key table is its own prefilter: one pass that parses nothing where there is no key.
  triggers: [],
  fact: "secret",
  check(facts, context) {
    const all = facts.flatMap(({ output }) => output ?? []);
    const usesDotenv = context.project.dependency("python-dotenv") !== undefined;
    for (const places of byKey(facts)) context.report(reportOf(places, all, usesDotenv));
  },
});

/** All places of one key together, keys in the order of their first place. */
function byKey(facts: readonly SecretFact[]): readonly Places[] {
  const groups = new Map<string, [SecretFact, ...SecretFact[]]>();
  for (const fact of facts) {
    const group = groups.get(fact.identity);
    if (group === undefined) groups.set(fact.identity, [fact]);
    else group.push(fact);
  }
  return [...groups.values()];
}

function reportOf(places: Places, allOutputs: readonly OutputRef[], usesDotenv: boolean): Report {
  const [first, ...others] = places;
  const stored = first.where === "output" ? undefined : others.find((fact) => fact.where === "output");
  return {
    place: first.place,
    message: [whatOf(first), stored && alsoStored(stored), whatToDo(first, usesDotenv)]
      .filter(Boolean)
      .join(" "),
    severity: first.confidence === "low" ? "warning" : "error",
    confidence: first.confidence,
    related: others.map((fact) => ({ place: fact.place, message: `the same ${first.name}` })),
    fixes: fixesOf(places, allOutputs, usesDotenv),
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
    case "pickle":
      return `${key} is a string in the pickle: everyone who gets the file can use it.`;
    case "stored":
      return `${key} is stored in the notebook, in ${storedIn(fact)}: everyone who gets the file can use it.`;
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

function storedIn({ place }: SecretFact): string {
  return place.kind === "stored" && place.cell !== undefined
    ? `the metadata or attachments of cell ${place.cell + 1}`
    : "its metadata";
}

function whatToDo(fact: SecretFact, usesDotenv: boolean): string {
  const revoke = `Revoke it${fact.revokeUrl === undefined ? "" : ` at ${fact.revokeUrl}`}`;
  switch (fact.where) {
    case "output":
      return `${revoke}, clear the output, and save the notebook again.`;
    case "code": {
      const way = preferredWay(fact, usesDotenv);
      const reads = way?.reads ?? `os.environ["${fact.variable}"]`;
      if (way?.source === "getpass") {
        return `${revoke}, and ask for the new one when the cell runs (\`${reads}\`).`;
      }
      return `${revoke}, and read the new one from ${storeOf(fact, usesDotenv)} (\`${reads}\`).`;
    }
    case "stored":
    case "comment":
    case "markdown":
      return `${revoke}, and delete it here.`;
    case "metadata":
    case "pickle":
      return `${revoke}, and write the file anew without it.`;
    default:
      if (fact.keptLocal !== undefined) {
        return `${revoke} if the file was ever shared, and keep \`${fact.keptLocal}\` out of git.`;
      }
      return `${revoke}, take it out of the file, and give the new one as \`${givenAs(fact)}\` in the environment or from a secret store.`;
  }
}

/** `TF_VAR_…` is what Terraform reads; elsewhere the provider's usual variable. */
function givenAs({ ways, variable }: SecretFact): string {
  const reads = ways?.[0]?.reads;
  return reads?.startsWith("TF_VAR_") === true ? reads : variable;
}

function storeOf(fact: SecretFact, usesDotenv: boolean): string {
  switch (preferredWay(fact, usesDotenv)?.source) {
    case "colab":
      return "Colab's secrets";
    case "kaggle":
      return "Kaggle's secrets";
    case "streamlit":
      return "Streamlit's secrets";
    default:
      return "the environment";
  }
}
