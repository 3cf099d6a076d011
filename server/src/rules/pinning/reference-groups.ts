import type { PinState, RemoteReferenceFact } from "../../facts/facts.ts";
import type { Fix, Related, Report, Severity } from "../../finding/finding.ts";
import type { References, RuleContext } from "../rule.ts";

/**
 * What the rules on pins answer to: CWE-494 download of code without integrity check, CWE-1357
 * reliance on an insufficiently trustworthy component; ATLAS 5.6.0 and OWASP: AI supply chain.
 */
export function pinningReferences(part: "model" | "data" | "software"): References {
  const atlas = { model: "AML.T0010.003", data: "AML.T0010.002", software: "AML.T0010.001" };
  return {
    cwe: [494, 1357],
    atlas: [atlas[part]],
    owaspLlm: ["LLM03"],
    owaspMl: [part === "data" ? "ML02" : "ML06"],
    links: ["https://huggingface.co/docs/huggingface_hub/guides/download#from-specific-version"],
  };
}

/** So many other places are listed with a finding. */
const mostRelated = 50;

/** One group for each name of a registry, in the order of the text; folders of the project left out. */
export function groupsOf(
  facts: readonly RemoteReferenceFact[],
  context: RuleContext,
): readonly (readonly [RemoteReferenceFact, ...RemoteReferenceFact[]])[] {
  const groups = new Map<string, [RemoteReferenceFact, ...RemoteReferenceFact[]]>();
  for (const fact of facts) {
    if (isFolder(fact, context)) continue;
    const key = `${fact.registry} ${fact.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else if (!group.some(({ span }) => span.start === fact.span.start)) group.push(fact);
  }
  return [...groups.values()];
}

/** A name that is also a folder, or a file, of the project means that. */
export function isFolder({ id, registry }: RemoteReferenceFact, context: RuleContext): boolean {
  return registry !== "url" && registry !== "docker" && context.project.exists(id, context.path);
}

/** Where a name is written that the call only has by a constant, a default or a parameter. */
export function nameOf({ id, idSpan, span }: RemoteReferenceFact): readonly Related[] {
  if (idSpan.start >= span.start && idSpan.end <= span.end) return [];
  return [{ place: { kind: "text", span: idSpan }, message: `\`${id}\` is written here` }];
}

/** The other places of a group, as related ones. */
export function relatedOf(others: readonly RemoteReferenceFact[], verb: string): readonly Related[] {
  return others.slice(0, mostRelated).map((fact) => {
    const how = fact.revision === undefined ? "" : `, at \`${fact.revision}\``;
    return {
      place: { kind: "text", span: fact.span },
      message: `\`${fact.id}\` is ${verb} here too${how}`,
    };
  });
}

const pinWords: Readonly<Partial<Record<PinState, string>>> = {
  branch: "a branch, which moves with every push",
  tag: "a tag, which its owner can move",
  alias: "a name that is moved on purpose, not a version",
  "pull-request": "the head of a pull request, which changes with every push to it",
  "short-commit": "a shortened commit, which is not certain to stay unique",
};

/** What a revision that can move is, as a clause; undefined where there is none. */
export function pinWord({ pin, revision }: RemoteReferenceFact): string | undefined {
  return revision === undefined ? undefined : pinWords[pin];
}

/** What more is at stake anywhere in a group. */
export function stakeOf(
  group: readonly RemoteReferenceFact[],
): RemoteReferenceFact["stakes"][number] | undefined {
  return group.flatMap((fact) => fact.stakes)[0];
}

/** The parts that all reports on a group have in common. */
export function reportOf(
  [first, ...others]: readonly [RemoteReferenceFact, ...RemoteReferenceFact[]],
  message: string,
  severity: Severity,
): Report {
  return {
    place: { kind: "text", span: first.span },
    message,
    severity,
    identity: `${first.registry}:${first.id}`,
    subject: { kind: first.thing === "file" ? "download" : first.thing, name: first.id },
    related: [...nameOf(first), ...relatedOf(others, "loaded")],
    evidence: [`${first.thing}: ${first.id}`, `pin: ${first.pin}`],
    fixes: [fixOf(first)],
  };
}

/** What to write, and where the commit stands for a person to copy. */
export function fixOf(fact: RemoteReferenceFact): Fix {
  const page = commitPage(fact);
  const where = page === undefined ? "" : ` (the commits are listed at ${page})`;
  const title = `${fact.pinning.charAt(0).toUpperCase()}${fact.pinning.slice(1)}${where}`;
  return { title, applicability: "manual", edits: [] };
}

function commitPage({ id, kind, registry, thing }: RemoteReferenceFact): string | undefined {
  if (registry === "huggingface") {
    const folder = kind === "dataset-reference" ? "datasets/" : thing === "space" ? "spaces/" : "";
    return `https://huggingface.co/${folder}${id}/commits/main`;
  }
  if (registry === "torch-hub") return `https://github.com/${id}/commits`;
  return undefined;
}
