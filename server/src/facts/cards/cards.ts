import type { Document } from "../../documents/document.ts";
import { isTextDocument } from "../../documents/document.ts";
import type { Host } from "../../host/host.ts";
import type { Limits } from "../../host/limits.ts";
import { nameOf } from "../../host/paths.ts";
import { type FrontMatter, readFrontMatter } from "../../syntax/front-matter/front-matter.ts";
import { joinQuotedLines } from "../../syntax/front-matter/quoted.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { entryOf, type YamlNode } from "../../syntax/yaml/tree.ts";
import type { CardFact, CardValue } from "../facts.ts";
import { folderAround, folderTexts, isReadBeside, type NamedFolder } from "./folder.ts";
import { knownFacts } from "./known.ts";
import { Lately } from "./lately.ts";
import { neighbourBases } from "./neighbours.ts";
import { isTemplate, type SubjectAnswer, subjectOf } from "./subject.ts";
import { cardText } from "./text.ts";
import { valuesOf } from "./values.ts";

/** A template shows itself in its first lines; a card's chat template may hold the same marks further down. */
const templateMarksWithin = 4000;

/** What a card's facts need of the outside: the files beside it. */
export interface CardEnvironment {
  readonly host: Host;
  readonly limits: Limits;
}

/**
 * The facts of one card: its front matter, what its licence means, and what is known of the licences
 * of the models and datasets that it names. None for a text without front matter.
 */
export async function cardFacts(
  document: Document,
  environment: CardEnvironment,
): Promise<readonly CardFact[]> {
  const { limits } = environment;
  if (!isTextDocument(document)) return [];
  const { text } = document;
  const { value: block, problems } = readFrontMatter(text, limits);
  if (block === undefined) return bareCard(document.path, text, environment);
  const { start, end } = block.content;
  if (isTemplate(text.slice(start, Math.min(end, start + templateMarksWithin)))) return [];
  const folder = await folderAround(document.path, environment.host);
  const make = () => wholeCard({ path: document.path, text, block, problems, folder }, environment);
  // What lies beside it may change at any time; where nothing does that is read, the text says it all.
  if (folder?.names.some(isReadBeside) !== false) return make();
  const { depth, frontMatterBytes } = limits;
  const key = [document.path, depth, frontMatterBytes, ...folder.names, text].join("\n");
  return lately.answer(key, make);
}

/**
 * A workspace's cards are read for its lineage, and then again each for its own findings: what was made of a
 * text lately is not made twice. Facts do not change, so that all may hold them.
 */
const lately = new Lately<Promise<readonly CardFact[]>>(8 * 1024 * 1024);
const parsedLately = new Lately<ReturnType<typeof parseYaml>>(2 * 1024 * 1024);

/** A text with front matter, and the folder around it. */
interface Read {
  readonly path: string;
  readonly text: string;
  readonly block: FrontMatter;
  readonly problems: CardFact["problems"];
  readonly folder: NamedFolder | undefined;
}

async function wholeCard(
  { text, block, problems, folder }: Read,
  { host, limits }: CardEnvironment,
): Promise<readonly CardFact[]> {
  const { start, end } = block.content;
  const content = text.slice(start, end);
  const yaml = await parsedLately.answer(`${start} ${limits.depth} ${content}`, () =>
    readYaml(content, start, limits),
  );
  const root = yaml.value;
  if (root?.type !== "mapping") return brokenCard(text, block, [...problems, ...yaml.problems]);
  const keys = root.entries
    .filter((entry) => !entry.merged)
    .map(({ key }) => ({ value: key.text, span: key.span }));
  const answer = subjectOfRead(keys, content, [...problems, ...yaml.problems]);
  if (answer.evidence === "none") return [];
  const isModel = answer.subject === "model" && folder !== undefined;
  const neighbours = isModel ? await neighbourBases(folder, host) : [];
  const isAlone = folder === undefined || answer.subject === "space";
  const beside = isAlone ? undefined : await folderTexts(folder, host);
  const read = { root, subject: answer.subject, neighbours, opening: block.opening };
  const facts = await knownFacts(beside === undefined ? read : { ...read, beside });
  const name = nameKeyOf(root);
  return [
    {
      kind: "card",
      ...answer,
      frontMatter: block.content,
      opening: block.opening,
      ...(root.flow ? {} : { insertOffset: start }),
      lineEnd: block.lineEnd,
      ...facts,
      ...licensePlaces(root, keys),
      keys,
      problems: [...problems, ...yaml.problems],
      body: block.body,
      text: cardText(text, block.body),
      ...(name === undefined ? {} : { nameKey: name }),
    },
  ];
}

/** As strict as it has to be, and as lenient as the reader that the Hub's own library uses. */
async function readYaml(content: string, offset: number, limits: Limits): ReturnType<typeof parseYaml> {
  const strict = await parseYaml(content, { offset, limits });
  if (strict.problems.length === 0) return strict;
  const joined = joinQuotedLines(content);
  if (joined === content) return strict;
  const lenient = await parseYaml(joined, { offset, limits });
  return lenient.problems.length < strict.problems.length ? lenient : strict;
}

/** What the metadata calls the model; the Hub itself goes by the name of the repository. */
function nameKeyOf(root: YamlNode): CardValue | undefined {
  const index = entryOf(root, "model-index")?.value;
  const first = index?.type === "sequence" ? index.items[0] : undefined;
  return valuesOf(root, "model_name")[0] ?? (first === undefined ? undefined : valuesOf(first, "name")[0]);
}

type LicensePlaces = Pick<
  CardFact,
  "licenseName" | "licenseLink" | "licenseEntry" | "misspeltLicenseKey" | "nestedLicenseKey"
>;

function licensePlaces(root: YamlNode, keys: readonly CardValue[]): LicensePlaces {
  const name = valuesOf(root, "license_name")[0];
  const link = valuesOf(root, "license_link")[0];
  const entry = entryOf(root, "license");
  const misspelt = keys.find(({ value }) => /^(licen[cs]es?|licen[cs]e_id|lisense|liscense)$/i.test(value));
  return {
    ...(name === undefined ? {} : { licenseName: name }),
    ...(link === undefined ? {} : { licenseLink: link }),
    ...(entry === undefined || entry.merged ? {} : { licenseEntry: entry.span }),
    ...(entry !== undefined || misspelt === undefined ? {} : { misspeltLicenseKey: misspelt }),
    ...(entry === undefined ? nestedLicense(root) : {}),
  };
}

/** Where somebody put the fields of a card into a mapping of their own: `metadata:`, `model:`. */
function nestedLicense(root: YamlNode): Pick<LicensePlaces, "nestedLicenseKey"> {
  if (root.type !== "mapping") return {};
  for (const { key, value } of root.entries) {
    const inner = entryOf(value, "license");
    if (inner?.merged === false && inner.value?.type === "scalar")
      return { nestedLicenseKey: { value: key.text, span: inner.key.span } };
  }
  return {};
}

/** What can be told of a front matter's subject: by its keys, and where it is broken, by lines that look like keys. */
function subjectOfRead(
  keys: readonly CardValue[],
  content: string,
  problems: CardFact["problems"],
): SubjectAnswer {
  const names = keys.map(({ value }) => value);
  const answer = subjectOf(names);
  if (answer.evidence === "keys" || problems.length === 0) return answer;
  const cut = problems.some(({ kind }) => kind === "limit");
  const broken = subjectOf([...names, ...lineKeys(content)]);
  // No blog has a front matter that goes on for longer than anybody reads.
  return cut && broken.evidence === "none" ? { subject: "unknown", evidence: "keys" } : broken;
}

/** Lines at the margin that look like keys, near the beginning. */
function lineKeys(content: string): readonly string[] {
  return [...content.slice(0, 20_000).matchAll(/^([A-Za-z_][\w-]{0,40})[ \t]*:/gm)].map(
    (match) => match[1] ?? "",
  );
}

/** A file by which the weights beside it are a model that is published. */
const modelFile = /^(?:config|adapter_config|model_index)\.json$|\.gguf$/i;

/** A README without front matter is a card where it stands beside the weights of a model: the Hub shows it as one. */
async function bareCard(path: string, text: string, { host }: CardEnvironment): Promise<readonly CardFact[]> {
  if (!/^readme\.(?:md|markdown)$/i.test(nameOf(path))) return [];
  const around = await folderAround(path, host);
  if (around === undefined || !around.names.some((name) => modelFile.test(name))) return [];
  const beside = await folderTexts(around, host);
  if (!beside.folder.hasWeights) return [];
  const neighbours = await neighbourBases(around, host);
  const end = text.search(/[\r\n]|$/);
  const opening = { start: 0, end };
  const root: YamlNode = { type: "mapping", entries: [], flow: false, span: { start: 0, end: 0 } };
  const facts = await knownFacts({ root, subject: "model", neighbours, opening, beside });
  return [
    {
      kind: "card",
      subject: "model",
      evidence: "weak",
      bare: true,
      frontMatter: { start: 0, end: 0 },
      opening,
      insertOffset: 0,
      lineEnd: text.includes("\r\n") ? "\r\n" : "\n",
      ...facts,
      keys: [],
      problems: [],
      body: 0,
      text: cardText(text, 0),
    },
  ];
}

/** A front matter that is no mapping: of note only where its lines look like a card's. */
function brokenCard(text: string, block: FrontMatter, problems: CardFact["problems"]): readonly CardFact[] {
  const answer = subjectOfRead([], text.slice(block.content.start, block.content.end), problems);
  if (answer.evidence === "none" || problems.length === 0) return [];
  return [
    {
      kind: "card",
      ...answer,
      frontMatter: block.content,
      opening: block.opening,
      lineEnd: block.lineEnd,
      ...{ licenses: [], claims: [], baseModels: [], neighbours: [], datasets: [], issues: [], keys: [] },
      problems,
      body: block.body,
      text: cardText(text, block.body),
    },
  ];
}
