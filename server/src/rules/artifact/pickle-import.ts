import { byteKinds } from "../../documents/document.ts";
import type { PickleImportFact } from "../../facts/facts.ts";
import type { ProjectFacts } from "../../facts/project.ts";
import type { Report } from "../../finding/finding.ts";
import { distributionOf } from "../../knowledge/pickle-globals/distributions.ts";
import { defineRule, type RuleContext } from "../rule.ts";

/** So many other places are listed with a finding, and so many names in a message. */
const mostRelated = 20;
const mostNamed = 4;

/**
 * What a pickle imports, judged in three tiers: denied is an error for each name, unknown is one
 * warning for the file, allowed is silent.
 */
export const rule = defineRule({
  id: "pickle-import",
  title: "A pickle imports something that is not known to be harmless",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [502, 913],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://docs.python.org/3/library/pickle.html#restricting-globals",
      "https://pytorch.org/docs/stable/notes/serialization.html#weights-only",
    ],
  },
  kinds: byteKinds,
  triggers: [],
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      description:
        "Imports that are fine in this project: `module.name`, or `module.*` for a module and all below it. What is known to be dangerous is only allowed by its exact name.",
      default: [],
    },
    deny: {
      type: "array",
      items: { type: "string" },
      description:
        "Imports that are errors in this project, whatever the lists say: `module.name`, or `module.*` for a module and all below it. Goes before `allow`.",
      default: [],
    },
  },
  fact: "pickle-import",
  check(facts, context) {
    const allow = named(context.options.allow);
    const deny = named(context.options.deny);
    const judged = facts.map((fact) => (deny(fact) === "no" ? fact : byPolicy(fact)));
    const wanted = judged.filter(
      (fact) => fact.tier !== "allowed" && (fact.danger === policy || !isFine(fact, allow)),
    );
    for (const group of byName(wanted.filter(({ tier }) => tier === "denied"))) {
      context.report(deniedReport(group));
    }
    const unknown = wanted.filter(({ tier }) => tier === "unknown");
    if (unknown.length > 0) context.report(unknownReport(unknown, context));
  },
});

function nameOf({ module, name }: PickleImportFact): string {
  return plain(`${module}.${name}`);
}

/** A name out of a file may hold anything: control characters would confuse a terminal, length a reader. */
function plain(name: string): string {
  const printable = name.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "�");
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

/** How the patterns of an option name an import: by its exact name, by a module around it, or not at all. */
type Named = "exactly" | "by module" | "no";

function named(option: RuleContext["options"][string] | undefined): (fact: PickleImportFact) => Named {
  const patterns = Array.isArray(option) ? option.map(String) : [];
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith(".*")));
  const prefixes = patterns
    .filter((pattern) => pattern.endsWith(".*"))
    .map((pattern) => pattern.slice(0, -1));
  return ({ module, name }) => {
    if (exact.has(`${module}.${name}`)) return "exactly";
    return prefixes.some((prefix) => `${module}.`.startsWith(prefix)) ? "by module" : "no";
  };
}

/** What is known to be dangerous is only allowed by its exact name. */
function isFine(fact: PickleImportFact, allow: (fact: PickleImportFact) => Named): boolean {
  const how = allow(fact);
  return how === "exactly" || (how === "by module" && fact.tier === "unknown");
}

const policy = "this project's configuration denies";

function byPolicy(fact: PickleImportFact): PickleImportFact {
  return { ...fact, tier: "denied", danger: policy };
}

function byName(
  facts: readonly PickleImportFact[],
): readonly (readonly [PickleImportFact, ...PickleImportFact[]])[] {
  const groups = new Map<string, [PickleImportFact, ...PickleImportFact[]]>();
  for (const fact of facts) {
    const key = `${fact.module} ${fact.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return [...groups.values()];
}

function whereOf({ place }: PickleImportFact): string {
  if (place.kind !== "bytes") return "in the file";
  const inner = place.inner === undefined ? "" : ` of \`${plain(place.inner)}\``;
  return `at byte offset ${place.offset}${inner}`;
}

/** The other places of an import; what two readers found in the same bytes is one. */
function importedToo(
  first: PickleImportFact,
  others: readonly PickleImportFact[],
): NonNullable<Report["related"]> {
  const seen = new Set([whereOf(first)]);
  const elsewhere = others.filter((fact) => {
    const where = whereOf(fact);
    if (seen.has(where)) return false;
    seen.add(where);
    return true;
  });
  const message = `\`${nameOf(first)}\` is imported here too.`;
  return elsewhere.slice(0, mostRelated).map(({ place }) => ({ place, message }));
}

function deniedReport([first, ...others]: readonly [PickleImportFact, ...PickleImportFact[]]): Report {
  const name = nameOf(first);
  const all = [first, ...others];
  const called = all.find(({ runs }) => runs !== undefined) ?? all.find(({ call }) => call !== undefined);
  const danger = first.danger ?? "can run code";
  if (danger === policy) return policyReport(first, others);
  const what =
    called?.call === undefined
      ? `Loading this file imports \`${name}\` (${whereOf(first)}), which ${danger} when it is called. No call was seen, but it can be called by what is loaded with it.`
      : `Loading this file calls \`${called.call}\`, which ${danger} (\`${name}\` is imported ${whereOf(first)}).${runsOf(called)}`;
  return {
    place: first.place,
    severity: "error",
    confidence: called === undefined ? "medium" : "high",
    message: `${what}${safeLoader([first, ...others])} Do not load it; delete it, or get the weights as safetensors from a publisher that you trust.`,
    related: importedToo(first, others),
    identity: `denied ${first.module} ${first.name}`,
    evidence: [
      `import: ${name}`,
      ...(called?.call === undefined ? [] : [`call: ${called.call}`]),
      ...(called?.runs === undefined ? [] : [`runs: ${called.runs}`]),
      ...weightsOnlyEvidence(first),
    ],
  };
}

/** What a shell or Python would make of the text that the call is given. */
function runsOf({ runs }: PickleImportFact): string {
  return runs === undefined ? "" : ` It runs: ${runs}.`;
}

/** A command in a pickle whose imports are not known: no proof, but no accident either. */
function commandIn(facts: readonly PickleImportFact[]): string {
  const holds = facts.find((fact) => fact.holds !== undefined)?.holds;
  return holds === undefined
    ? ""
    : ` The file also holds a command, which runs if it is given to a shell: ${holds}.`;
}

/** What `deny` names is an error, and no word on what it does. */
function policyReport(first: PickleImportFact, others: readonly PickleImportFact[]): Report {
  const name = nameOf(first);
  return {
    place: first.place,
    severity: "error",
    confidence: "high",
    message: `Loading this file imports \`${name}\` (${whereOf(first)}), which ${policy}. Do not load it; get the weights without it.`,
    related: importedToo(first, others),
    identity: `denied ${first.module} ${first.name}`,
    evidence: [`import: ${name}`],
  };
}

/** A loader that refuses the file is no reason to keep it, but says who is at risk. */
function safeLoader(facts: readonly PickleImportFact[]): string {
  const refused = facts.some(({ refusedByWeightsOnly }) => refusedByWeightsOnly === true);
  return refused ? " `torch.load` only stops it with `weights_only=True`, the default since torch 2.6." : "";
}

function weightsOnlyEvidence(fact: PickleImportFact | undefined): readonly string[] {
  if (fact?.refusedByWeightsOnly === undefined) return [];
  return [
    `weights_only=True (torch 2.6 and later): ${fact.refusedByWeightsOnly ? "refuses this name" : "takes this name"}`,
  ];
}

function unknownReport(facts: readonly PickleImportFact[], context: RuleContext): Report {
  const names = [...new Set(facts.map(nameOf))];
  const [first] = facts;
  const shown = names.slice(0, mostNamed).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  const listed = enumerate(more > 0 ? [...shown, `${more} more`] : shown);
  const it = names.length === 1 ? "which is not known" : "which are not known";
  return {
    place: first?.place ?? { kind: "file" },
    severity: "warning",
    confidence: "medium",
    message:
      `Unverified import: loading this file imports ${listed}, ${it} to be harmless${packages(facts, context)}.${commandIn(facts)} ` +
      "Loading runs code of theirs with data from the file: look at what they do, then allow them with the option `allow` of this rule, or load weights without classes (safetensors, or `torch.load` with `weights_only=True`).",
    related: relatedOf(facts),
    identity: `unknown ${names.join(" ")}`.slice(0, 2000),
    evidence: [...names.slice(0, 50).map((name) => `import: ${name}`), ...weightsOnlyEvidence(first)],
  };
}

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function relatedOf(facts: readonly PickleImportFact[]): NonNullable<Report["related"]> {
  return facts.slice(1, 1 + mostRelated).map((fact) => ({
    place: fact.place,
    message: `\`${nameOf(fact)}\` is imported here.`,
  }));
}

/** Whose the names are: the project's own, of a package that it requires, or of one that only the author had. */
function packages(facts: readonly PickleImportFact[], { project, path }: RuleContext): string {
  const roots = [...new Set(facts.map(({ module }) => module.split(".")[0] ?? module))];
  const parts = roots.slice(0, mostNamed).map((root) => packageOf(root, project, path));
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function packageOf(root: string, project: ProjectFacts, path: string): string {
  if (root === "__main__") return "`__main__` is the script that wrote the file";
  const isOwn = [`${root}.py`, `${root}/__init__.py`, `src/${root}/__init__.py`].some((file) =>
    project.exists(file, path),
  );
  if (isOwn) return `\`${plain(root)}\` is a module of this project`;
  const name = plain(distributionOf(root));
  if (project.dependency(name) !== undefined)
    return `the package \`${name}\` is among this project's requirements`;
  return project.root === ""
    ? `of the package \`${name}\``
    : `the package \`${name}\` is not among this project's requirements`;
}
