import { byteKinds, textKinds } from "../../documents/document.ts";
import type { ModelCodeFact, ModelCodeFamily } from "../../facts/facts.ts";
import { defineRule, type RuleContext } from "../rule.ts";

const mostRelated = 20;
/** So many findings a file: what is wrong with it in twenty ways is wrong. */
const mostReports = 20;
const longestClause = 400;

/**
 * Graphs, layers and archives that are called safe formats can run code, or reach files, all the same. What they do is a
 * fact of their reader; what nothing is known of is a warning. One finding for each name.
 */
export const rule = defineRule({
  id: "model-runs-code",
  title: "A model runs code, or reaches files, when it is used",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [94, 829],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md"],
  },
  kinds: [...textKinds, ...byteKinds],
  triggers: [],
  fact: "model-code",
  check(facts, context) {
    const byName = new Map<string, ModelCodeFact[]>();
    for (const fact of facts) {
      if (fact.tier === "allowed" || fact.family === "foreign-code") continue;
      const key = `${fact.family} ${fact.name}`;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [fact]);
      else known.push(fact);
    }
    for (const same of [...byName.values()].slice(0, mostReports)) reportOne(same, context);
  },
});

function reportOne(facts: readonly ModelCodeFact[], context: RuleContext): void {
  const worst = facts.find(({ tier }) => tier === "denied") ?? facts[0];
  if (worst === undefined) return;
  const others = facts.filter((fact) => fact !== worst);
  const count = facts.reduce((sum, fact) => sum + (fact.count ?? 1), 0);
  const name = plain(worst.name);
  const often = count > 1 ? ` It stands in the file ${count} times.` : "";
  const argument = worst.argument === undefined ? "" : ` (${plain(worst.argument)})`;
  const where = worst.within === undefined ? "" : `, in ${plain(worst.within)}`;
  context.report({
    place: worst.place,
    severity: worst.tier === "denied" ? "error" : "warning",
    ...(worst.tier === "denied" ? {} : { confidence: "medium" as const }),
    message: `\`${name}\` in this ${worst.format} file ${clause(worst.does)}${argument} when the model is ${worst.when}${where}.${often} ${adviceOf(worst)}`,
    related: others.slice(0, mostRelated).map((fact) => ({
      place: fact.place,
      message: `\`${name}\`${fact.within === undefined ? "" : ` in ${plain(fact.within)}`} ${clause(fact.does)}.`,
    })),
    identity: `${worst.family} ${name}`,
    evidence: [`format: ${worst.format}`, `${worst.family}: ${name}`],
  });
}

const advice: Readonly<Record<ModelCodeFamily, string>> = {
  "runs-code":
    "Do not load it unless you would run its author's program; ask for the weights alone, and build the model from code that you can read.",
  "loads-library": "Do not load it unless you would run its author's program; ask for the weights alone.",
  "writes-files": "Do not run it with rights to files that matter; no model needs to write any.",
  "reads-files": "Do not run it where private files can be read, and give it its input as a tensor.",
  "reaches-network": "Do not run it where it reaches a network: it can send on what it is given.",
  "foreign-code": "",
};

function adviceOf({ family, tier }: ModelCodeFact): string {
  return tier === "denied"
    ? advice[family]
    : "Look at what it is for before you load it, and load it only from a publisher that you trust.";
}

/** The reader's own words, with names in backticks that it has cut already. */
function clause(does: string): string {
  const printable = does.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > longestClause ? `${printable.slice(0, longestClause)}…` : printable;
}

/** What a file says may hold anything: control characters would confuse a terminal, length a reader. */
function plain(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 120 ? `${printable.slice(0, 120)}…` : printable;
}
