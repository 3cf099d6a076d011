import type { Document, DocumentKind } from "../documents/document.ts";
import type { DocumentEnvironment } from "../documents/open.ts";
import type { Fact, FactKind, FactMap } from "./facts.ts";

/** Asks for all facts of one kind of the same document; each kind is made at most once. */
export type FactRequest = <K extends FactKind>(kind: K) => Promise<readonly FactMap[K][]>;

type Extract = (
  document: Document,
  environment: DocumentEnvironment,
  request: FactRequest,
) => Promise<readonly Fact[]>;

/**
 * One source of facts. It is loaded only when a rule that listens to one of its kinds may have something to see, and
 * once in a process.
 */
export interface Extractor {
  readonly produces: readonly FactKind[];
  readonly kinds: readonly DocumentKind[];
  load(): Promise<Extract>;
}

const loaded = new Map<Extractor, Promise<Extract>>();

function loadOnce(row: Extractor): Promise<Extract> {
  const known = loaded.get(row);
  if (known !== undefined) return known;
  const extract = row.load();
  loaded.set(row, extract);
  return extract;
}

/**
 * Makes facts on demand for one document.
 *
 * @param extractors the table; several may produce one kind, and their facts are joined in its order
 */
export function factSource(
  document: Document,
  environment: DocumentEnvironment,
  extractors: readonly Extractor[],
): FactRequest {
  const byExtractor = new Map<Extractor, Promise<readonly Fact[]>>();
  const request: FactRequest = async <K extends FactKind>(kind: K) => {
    const wanted = extractors.filter(
      (row) => row.produces.includes(kind) && row.kinds.includes(document.kind),
    );
    const answers = await Promise.all(wanted.map((row) => extractOnce(row)));
    // The cast is the table's promise: a fact's `kind` names its type in FactMap.
    return answers.flat().filter((fact) => fact.kind === kind) as unknown as readonly FactMap[K][];
  };
  const extractOnce = (row: Extractor): Promise<readonly Fact[]> => {
    const known = byExtractor.get(row);
    if (known !== undefined) return known;
    const made = loadOnce(row).then((extract) => extract(document, environment, request));
    byExtractor.set(row, made);
    return made;
  };
  return request;
}
