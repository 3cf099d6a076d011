import type { CST } from "yaml";
import type { Limits } from "../../host/limits.ts";
import { defaultLimits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { Span } from "../../text/span.ts";
import { convertDocument } from "./convert.ts";
import { firstBelow, topLevelStart } from "./depth.ts";
import type { YamlNode } from "./tree.ts";

export interface YamlOptions {
  /** Added to every place: where the text starts in its document. */
  readonly offset?: number;
  readonly limits?: Limits;
}

/** Reports beyond this many say nothing new, and a broken file can hold one for each byte. */
const maximumProblems = 100;

/**
 * Reads one YAML document into a tree with places.
 *
 * The `yaml` package does the reading: it follows YAML 1.2, recovers from errors and keeps ranges.
 * It is imported at first use. Never throws; what is broken is a problem, beside as much of the
 * tree as could be had. Tags are kept as text and never acted on.
 *
 * @param text UTF-16, any line ends.
 */
export async function parseYaml(
  text: string,
  options: YamlOptions = {},
): Promise<Parsed<YamlNode | undefined>> {
  const { offset = 0, limits = defaultLimits } = options;
  const yaml = await import("yaml");
  const tokens = [...new yaml.Parser().parse(text)];
  const tooDeep = firstBelow(tokens, limits.depth);
  if (tooDeep === undefined) return compose(yaml, tokens, { text, offset, depth: limits.depth });
  const problem: Problem = {
    kind: "limit",
    code: "yaml-depth",
    message: `it is nested more than ${limits.depth} levels deep, and not read from there on`,
    span: { start: offset + tooDeep, end: offset + Math.min(tooDeep + 1, text.length) },
  };
  // The keys before the one that goes too deep are whole.
  const before = text.slice(0, topLevelStart(text, tooDeep));
  const rest = [...new yaml.Parser().parse(before)];
  const whole = firstBelow(rest, limits.depth) === undefined;
  const head = whole ? compose(yaml, rest, { text: before, offset, depth: limits.depth }) : undefined;
  return { value: head?.value, problems: [problem, ...(head?.problems ?? [])] };
}

/** So many documents of one stream are read. */
const mostDocuments = 1000;

/**
 * Reads every document of a stream (`---` between them), for files of which each is one thing:
 * manifests of Kubernetes. What is broken, or nested too deep, is left out.
 */
export async function parseYamlDocuments(text: string): Promise<readonly YamlNode[]> {
  // One document is the rule, and has its own way of keeping what is whole.
  if (!/(?:^|\n)---(?:\s|$)/.test(text)) return [(await parseYaml(text)).value ?? []].flat();
  const yaml = await import("yaml");
  const tokens = [...new yaml.Parser().parse(text)];
  const { depth } = defaultLimits;
  if (firstBelow(tokens, depth) !== undefined) return [(await parseYaml(text)).value ?? []].flat();
  const composer = new yaml.Composer({ logLevel: "silent", prettyErrors: false, uniqueKeys: false });
  const nodes: YamlNode[] = [];
  for (const document of composer.compose(tokens, false, text.length)) {
    const { value } = convertDocument(document, 0, depth);
    if (value !== undefined) nodes.push(value);
    if (nodes.length >= mostDocuments) break;
  }
  return nodes;
}

interface Source {
  readonly text: string;
  readonly offset: number;
  readonly depth: number;
}

function compose(
  yaml: typeof import("yaml"),
  tokens: readonly CST.Token[],
  source: Source,
): Parsed<YamlNode | undefined> {
  const { text, offset, depth } = source;
  const composer = new yaml.Composer({
    logLevel: "silent",
    prettyErrors: false,
    // The package compares each key with all others; convert.ts looks for duplicates in linear time.
    uniqueKeys: false,
  });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) return { value: undefined, problems: [] };
  const errors = document.errors.slice(0, maximumProblems).map((error) => syntaxProblem(error, text, offset));
  const another = second === undefined ? [] : [secondDocument(second.range[0], offset)];
  const converted = convertDocument(document, offset, depth);
  return {
    value: converted.value,
    problems: [...errors, ...another, ...converted.problems].slice(0, maximumProblems),
  };
}

function secondDocument(start: number, offset: number): Problem {
  const span = { start: offset + start, end: offset + start };
  return {
    kind: "malformed",
    code: "yaml-multiple-docs",
    message: "a second document begins where one is read",
    span,
  };
}

/** The places of all comments, in order, each from its `#` to the end of its line. */
export async function yamlComments(text: string, offset = 0): Promise<readonly Span[]> {
  const { Lexer } = await import("yaml");
  const spans: Span[] = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // The lexer marks documents and scalars with characters of its own, which are not in the text.
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") continue;
    if (token.startsWith("#")) spans.push({ start: offset + at, end: offset + at + token.length });
    at += token.length;
  }
  return spans;
}

interface SyntaxError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** Plain words for what the reader's own codes mean (eemeli/yaml, src/errors.ts). */
const explanations: Readonly<Record<string, string>> = {
  BAD_ALIAS: "an alias has no name",
  BAD_INDENT: "the indentation does not match the lines around",
  BAD_SCALAR_START: "a value begins with a character that YAML reserves; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a second `: ` stands in one line; put the value in quotes",
  BLOCK_IN_FLOW: "a block stands inside brackets",
  MISSING_CHAR: "a comma, bracket or quote is missing",
  MULTIPLE_ANCHORS: "one value has two anchors",
  MULTIPLE_TAGS: "one value has two tags",
  MULTILINE_IMPLICIT_KEY: "a line is neither a `key: value` pair nor part of the value above it",
  TAB_AS_INDENT: "a tab stands where YAML asks for spaces",
  UNEXPECTED_TOKEN: "something stands where YAML does not allow it",
};

function syntaxProblem(error: SyntaxError, text: string, offset: number): Problem {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(error.pos[1], start), text.length);
  return {
    kind: "malformed",
    code: `yaml-${error.code.toLowerCase().replaceAll("_", "-")}`,
    message: explanations[error.code] ?? "this is not valid YAML",
    span: { start: offset + start, end: offset + end },
  };
}
