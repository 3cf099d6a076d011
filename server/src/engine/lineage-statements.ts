import { type Document, isTextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openFile } from "../documents/open.ts";
import { type FactRequest, factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { LineageFact, LineageGapFact, LineageStatement } from "../facts/facts.ts";
import { codeTriggers } from "../facts/lineage/code.ts";
import { parentOf } from "../host/paths.ts";
import type { PlacedStatement } from "../inventory/lineage.ts";
import type { UnreadFile } from "../inventory/report.ts";
import { isWeights } from "./lineage-names.ts";

/** What files say, and which of them could not be asked. */
export interface StatementsRead {
  readonly statements: readonly PlacedStatement[];
  readonly unread: readonly UnreadFile[];
}

/** How much is read of one workspace. */
export interface ReadingBounds {
  /** The longest text, in bytes; a text beyond it is unread. */
  readonly textBytes: number;
  readonly weightsInFolder: number;
  /** The most programs that are parsed; those beyond it are unread. */
  readonly programs: number;
}

/** While somebody types: parsing is what costs, and a library with a thousand examples is not what its cards describe. */
const editorBounds: ReadingBounds = { textBytes: 2 * 1024 * 1024, weightsInFolder: 2, programs: 200 };

/** What files say, kept for as long as they stay as they are. */
export interface StatementReader {
  read(paths: readonly string[]): Promise<StatementsRead>;
}

interface Kept extends StatementsRead {
  readonly modified: number;
  readonly size: number;
}

/** So many files are open at a time. */
const atOnce = 8;

export function createStatementReader(
  environment: DocumentEnvironment,
  bounds: ReadingBounds = editorBounds,
): StatementReader {
  const kept = new Map<string, Kept>();
  // By path: in an editor, one script is read again after each time it is saved.
  const programs = new Set<string>();
  const readOne = async (path: string): Promise<StatementsRead> => {
    const stat = await environment.host.stat(path);
    if (!stat.ok) return unread(path, stat.error.message);
    const { kind, modified, size } = stat.value;
    if (kind !== "file") return unread(path, "it is no file that can be opened");
    const known = kept.get(path);
    if (known?.modified === modified && known.size === size) return known;
    const enters = () => {
      if (programs.size < bounds.programs) programs.add(path);
      return programs.has(path);
    };
    const read =
      size > bounds.textBytes && !isWeights(path)
        ? unread(
            path,
            `it is longer than the ${Math.round(bounds.textBytes / 1024 / 1024)} MiB that are read`,
          )
        : await statementsOf(path, environment, enters);
    kept.set(path, { modified, size, ...read });
    return read;
  };
  return {
    async read(paths) {
      const wanted = withoutShards(paths, bounds.weightsInFolder);
      const answers: StatementsRead[] = [];
      for (let at = 0; at < wanted.length; at += atOnce) {
        answers.push(...(await Promise.all(wanted.slice(at, at + atOnce).map(readOne))));
      }
      return {
        statements: answers.flatMap(({ statements }) => statements),
        unread: answers.flatMap((answer) => answer.unread),
      };
    },
  };
}

function unread(path: string, reason: string): StatementsRead {
  return { statements: [], unread: [{ path, reason }] };
}

/** The parts of one model repeat their metadata: `model-00002-of-00030.safetensors`. */
function withoutShards(paths: readonly string[], most: number): readonly string[] {
  const seen = new Map<string, number>();
  return paths.filter((path) => {
    if (!isWeights(path)) return true;
    const shard = /-(\d{5})-of-\d{5}\.\w+$/.exec(path)?.[1];
    if (shard !== undefined && shard !== "00001") return false;
    const folder = parentOf(path) ?? "";
    const count = (seen.get(folder) ?? 0) + 1;
    seen.set(folder, count);
    return count <= most;
  });
}

/** No reader throws on purpose: what one could not bear is a file that was not read. */
export function brokenOff(path: string, error: unknown): UnreadFile {
  return { path, reason: `its reader broke off (${error instanceof Error ? error.message : String(error)})` };
}

/** @param enters whether one more program may be parsed */
async function statementsOf(
  path: string,
  environment: DocumentEnvironment,
  enters: () => boolean,
): Promise<StatementsRead> {
  const document = await openFile(path, environment);
  try {
    const isProgram = document.kind === "python" || document.kind === "notebook";
    const tells = !isProgram || codeTriggers.test(document.text);
    if (isProgram && tells && !enters())
      return unread(path, "so many programs train or publish something here that this one was left out");
    const request = factSource(document, environment, extractors);
    const facts = tells ? await request("lineage") : [];
    return { statements: placed(facts, document), unread: await gapsOf(document, facts, request) };
  } catch (error) {
    return { statements: [], unread: [brokenOff(path, error)] };
  } finally {
    document.dispose();
  }
}

function placed(facts: readonly LineageFact[], document: Document): readonly PlacedStatement[] {
  return facts.filter(isStatement).map((fact) => ({
    fact,
    path: document.path,
    isCard: document.kind === "card",
    ...(fact.span === undefined || !isTextDocument(document)
      ? {}
      : { line: document.lines.positionAt(fact.span.start).line }),
  }));
}

function isStatement(fact: LineageFact): fact is LineageStatement {
  return fact.statement !== "gap";
}

function isGap(fact: LineageFact): fact is LineageGapFact {
  return fact.statement === "gap";
}

/** What of a file was not read: the first thing that is wrong with it. */
async function gapsOf(
  document: Document,
  facts: readonly LineageFact[],
  request: FactRequest,
): Promise<readonly UnreadFile[]> {
  const { path } = document;
  const gap = facts.find(isGap);
  if (gap !== undefined) return [{ path, reason: gap.reason, ...lineOf(document, gap.span?.start) }];
  const problems = await readProblems(document, request);
  if (problems.length > 0) return problems;
  if (isTextDocument(document) || facts.length > 0) return [];
  const [files, defects] = await Promise.all([request("model-file"), request("model-defect")]);
  if (files.length > 0) return [];
  const reason = defects[0]?.problem.message ?? "it is nothing of what its name says";
  return [{ path, reason }];
}

/** The first fault that the readers met on the way from bytes to facts. */
export async function readProblems(document: Document, request: FactRequest): Promise<readonly UnreadFile[]> {
  const [first] = await request("read-problem");
  if (first === undefined) return [];
  const { message, span } = first.problem;
  return [{ path: document.path, reason: message, ...lineOf(document, span?.start) }];
}

function lineOf(document: Document, offset: number | undefined): { readonly line?: number } {
  if (offset === undefined || !isTextDocument(document)) return {};
  return { line: document.lines.positionAt(offset).line + 1 };
}
