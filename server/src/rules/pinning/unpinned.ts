import type { PinState, RemoteReferenceFact } from "../../facts/facts.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Fix, Related, Report, Severity } from "../../finding/finding.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import { pinFix } from "../pins.ts";
import type { References, RuleContext } from "../rule.ts";

/**
 * What both rules answer to: CWE-494 download of code without integrity check, CWE-1357 reliance on
 * an insufficiently trustworthy component; ATLAS 5.6.0 and OWASP: AI supply chain.
 */
export function pinningReferences(part: "model" | "data"): References {
  return {
    cwe: [494, 1357],
    atlas: [part === "model" ? "AML.T0010.003" : "AML.T0010.002"],
    owaspLlm: ["LLM03"],
    owaspMl: [part === "model" ? "ML06" : "ML02"],
    links: ["https://huggingface.co/docs/huggingface_hub/guides/download#from-specific-version"],
  };
}

/** One finding for each name in a document: the first place carries it, the others are related. */
export function reportUnpinned(facts: readonly RemoteReferenceFact[], context: RuleContext): void {
  const groups = new Map<string, RemoteReferenceFact[]>();
  for (const fact of facts) {
    if (!isUnpinned(fact) || context.project.exists(fact.id, context.path)) continue;
    const key = `${fact.registry} ${fact.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  for (const group of groups.values()) {
    const report = reportOf(group, context);
    if (report !== undefined) context.report(report);
  }
}

/** What runs the repository's code is the business of `remote-code`; what only the run knows is not guessed. */
function isUnpinned({ pin, trustsRemoteCode }: RemoteReferenceFact): boolean {
  return !isImmutable(pin) && pin !== "unresolved" && !trustsRemoteCode;
}

function reportOf(group: readonly RemoteReferenceFact[], context: RuleContext): Report | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  const stake = group.flatMap((fact) => fact.stakes)[0]?.clause;
  const severity: Severity = stake === undefined ? "information" : "warning";
  return {
    place: { kind: "text", span: first.span },
    message: messageOf(first, stake),
    severity,
    identity: `${first.registry}:${first.id}`,
    subject: { kind: first.kind === "model-reference" ? "model" : "dataset", name: first.id },
    related: others.map(relatedOf),
    evidence: [`${first.kind === "model-reference" ? "model" : "dataset"}: ${first.id}`, `pin: ${first.pin}`],
    fixes: [pinFix(group, context) ?? fixOf(first)],
  };
}

function relatedOf(fact: RemoteReferenceFact): Related {
  const how = fact.revision === undefined ? "without a revision" : `at \`${fact.revision}\``;
  return { place: { kind: "text", span: fact.span }, message: `\`${fact.id}\` is loaded here too, ${how}` };
}

function messageOf(fact: RemoteReferenceFact, stake: string | undefined): string {
  const more = stake === undefined ? "" : ` Here ${stake}.`;
  return `\`${fact.id}\` ${pinSentence(fact)}.${more} Pin it: ${fact.pinning}.`;
}

const pinWords: Readonly<Partial<Record<PinState, string>>> = {
  alias: "a name that is moved on purpose",
  branch: "a branch, which moves with every push",
  tag: "a tag, which its owner can move",
  "pull-request": "the head of a pull request, which changes with every push to it",
  "short-commit": "a shortened commit, which is not certain to stay unique",
};

function pinSentence({ pin, revision }: RemoteReferenceFact): string {
  const word = pinWords[pin];
  if (word === undefined || revision === undefined) {
    return "is loaded without a revision, so every run takes what its owner published last";
  }
  return `is pinned to \`${revision}\`: ${word}`;
}

/** Where the commit stands for a person to copy. */
function fixOf(fact: RemoteReferenceFact): Fix {
  const page = commitPage(fact.registry, fact);
  const where = page === undefined ? "" : ` (the commits are listed at ${page})`;
  const title = `${fact.pinning.charAt(0).toUpperCase()}${fact.pinning.slice(1)}${where}`;
  return { title, applicability: "manual", edits: [] };
}

function commitPage(registry: ReferenceRegistry, { id, kind }: RemoteReferenceFact): string | undefined {
  if (registry === "huggingface") {
    return `https://huggingface.co/${kind === "dataset-reference" ? "datasets/" : ""}${id}/commits/main`;
  }
  if (registry === "torch-hub") return `https://github.com/${id}/commits`;
  return undefined;
}
