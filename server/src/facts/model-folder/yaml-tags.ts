import { runnerNamed } from "../../knowledge/configurations/callables.ts";
import type { ConfiguredCodeFact } from "../facts.ts";

/**
 * Tags by which a YAML file makes its reader import or call something: PyYAML's own, in whatever spelling
 * (pyyaml, yaml/constructor.py, UnsafeConstructor), and those of HyperPyYAML, by which SpeechBrain's settings are read
 * (hyperpyyaml/core.py).
 */
const python =
  /(?:!!|!<tag:yaml\.org,2002:)python\/(object\/apply|object\/new|object|name|module):([\w.]{1,200})>?/g;
const hyper = /(?<=[\s:[{,-])!(new|apply|name|module):([\w.]{1,200})/g;

/** A document may give the long name a short handle: `%TAG !p! tag:yaml.org,2002:python/` (YAML 1.2, 6.8.2). */
const handle = /^%TAG[ \t]{1,20}\S{1,50}[ \t]{1,20}tag:yaml\.org,2002:python\//m;
const handled = /(?<=[\s:[{,-])!\w{0,50}!?(object\/apply|object\/new|object|name|module):([\w.]{1,200})/g;

const mostFacts = 50;

/** What the tags of a YAML text name. Comments are no tags; text in quotes is not told from them, and is rare. */
export function yamlTags(text: string): readonly ConfiguredCodeFact[] {
  if (!/python\/|!(?:new|apply|name|module):/.test(text)) return [];
  const found: ConfiguredCodeFact[] = [];
  for (const pattern of handle.test(text) ? [python, handled, hyper] : [python, hyper]) {
    for (const match of text.matchAll(pattern)) {
      const [tag, kind = "", name = ""] = match;
      const fact = pattern !== hyper ? pythonTag(tag, kind, name) : hyperTag(tag, kind, name);
      if (fact === undefined || isComment(text, match.index)) continue;
      found.push({ ...fact, span: { start: match.index, end: match.index + tag.length } });
      if (found.length >= mostFacts) return found;
    }
  }
  return found.sort((left, right) => left.span.start - right.span.start);
}

type Tag = Omit<ConfiguredCodeFact, "span">;

const safeLoad =
  "Write the value out, and read such files with `yaml.safe_load`, which refuses the tag; a file from elsewhere that has it is an attack.";

function pythonTag(tag: string, kind: string, name: string): Tag | undefined {
  const does = runnerNamed(name);
  const common = {
    kind: "configured-code",
    setting: tag.slice(0, tag.indexOf(":", 4)),
    value: name,
  } as const;
  if (kind === "object/apply" || kind === "object/new") {
    const called = "is called with the arguments below it by every reader of YAML that takes Python's tags";
    return does === undefined
      ? { ...common, does: called, tier: "foreign", instead: safeLoad }
      : { ...common, does: `${called}, and it ${does}`, tier: "denied", instead: safeLoad };
  }
  // A name alone is handed on (settings of MkDocs are full of them), and one that runs things has no business there.
  if (does === undefined) return undefined;
  const handed = `is imported by every reader of YAML that takes Python's tags, and it ${does}`;
  return { ...common, does: handed, tier: "denied", instead: safeLoad };
}

function hyperTag(tag: string, kind: string, name: string): Tag | undefined {
  const does = runnerNamed(name);
  if (does === undefined) return undefined;
  const how = kind === "new" || kind === "apply" ? "called with the arguments below it" : "imported";
  return {
    kind: "configured-code",
    setting: tag.slice(0, tag.indexOf(":")),
    value: name,
    does: `is ${how} as soon as HyperPyYAML reads the settings, and it ${does}`,
    tier: "denied",
    instead: "Do not load the model, and tell who published it.",
  };
}

function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /(?:^|\s)#/.test(line);
}
