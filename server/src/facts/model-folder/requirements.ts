import type { ConfiguredCodeFact } from "../facts.ts";

/** The files of an endpoint whose requirements are installed, and run, when it starts. */
const endpoint = ["handler.py"];

/** What an endpoint installs from elsewhere than the package index, where nothing fixes what that is. */
export function endpointRequirements(text: string): readonly ConfiguredCodeFact[] {
  const found: ConfiguredCodeFact[] = [];
  for (const match of text.matchAll(/^[ \t]*([^\s#][^\r\n#]*)/gm)) {
    const [whole, line = ""] = match;
    const start = match.index + whole.length - line.length;
    const fact = lineFact(line.trimEnd(), start);
    if (fact !== undefined) found.push(fact);
    if (found.length >= 50) break;
  }
  return found;
}

function lineFact(line: string, start: number): ConfiguredCodeFact | undefined {
  const common = {
    kind: "configured-code",
    setting: "requirements.txt",
    span: { start, end: start + line.length },
    beside: endpoint,
    tier: "foreign",
  } as const;
  const index = /^(?:-i|--index-url|--extra-index-url|-f|--find-links)[ \t=]+(\S+)/.exec(line)?.[1];
  if (
    index !== undefined &&
    !/^https:\/\/(?:pypi\.org|files\.pythonhosted\.org|download\.pytorch\.org|pypi\.nvidia\.com)\//.test(
      index,
    )
  ) {
    return {
      ...common,
      value: withoutPassword(index),
      does: "may give any package of this endpoint: whoever owns it, or takes a name there first, decides what runs when it starts",
      instead: "Take packages from PyPI, each with its version and `--hash`.",
    };
  }
  const address = /(?:^|[ \t@])((?:git\+|hg\+|svn\+)?(?:https?|ssh|git):\/\/\S+)/.exec(line)?.[1];
  if (address === undefined || index !== undefined) return undefined;
  const isFixed = /@[0-9a-f]{40}(?:[#?]|$)/.test(address) || /#.*\bsha256=[0-9a-f]{64}/.test(address);
  if (isFixed) return undefined;
  return {
    ...common,
    value: withoutPassword(address),
    does: "is installed when this endpoint starts, as it is then: whoever can push to it decides what runs",
    instead: "Write the commit with all 40 digits behind `@`, or take a release from PyPI.",
  };
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/@\s]*@/, "//");
}
