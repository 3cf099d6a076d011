import type { DocumentEnvironment } from "../documents/open.ts";
import type { CardLineage, StatedLicense } from "../facts/project.ts";
import type { StatementReader } from "./lineage-statements.ts";

/** Answers what a workspace says of its cards to those who cannot wait, by noting what is not known yet. */
export interface Lineages {
  of(cardPath: string, root: string): CardLineage | undefined;
  /** What is said of the project at the root itself. */
  project(root: string): readonly StatedLicense[] | undefined;
  /** Reads the workspaces that were asked for. */
  settle(): Promise<void>;
}

interface Answers {
  readonly cards: ReadonlyMap<string, CardLineage>;
  readonly project: readonly StatedLicense[];
}

/** What was read of files is kept with the host: projects are made anew after every change. */
const readers = new WeakMap<DocumentEnvironment["host"], Promise<StatementReader>>();

export function createLineages(environment: DocumentEnvironment): Lineages {
  const known = new Map<string, Answers>();
  const asked = new Map<string, Promise<void> | undefined>();
  /** By root: cards that were asked for, which an editor may hold without a file. */
  const cards = new Map<string, Set<string>>();
  const look = async (root: string): Promise<void> => {
    // A project without cards never comes here, and does not load this.
    const [{ lineageCandidates }, { buildLineage }, { cardLineages, projectLicenses }] = await Promise.all([
      import("./lineage-files.ts"),
      import("../inventory/lineage.ts"),
      import("../inventory/cards.ts"),
    ]);
    const reader = await readerOf(environment);
    const listed = await lineageCandidates(environment.host, root);
    const candidates = [...new Set([...listed, ...(cards.get(root) ?? [])])];
    // A card alone is read by its own check.
    // What cannot be read is told when the file itself is checked.
    const { statements } = candidates.length < 2 ? { statements: [] } : await reader.read(candidates);
    const graph = buildLineage(statements);
    known.set(root, { cards: await cardLineages(graph), project: projectLicenses(graph, root) });
  };
  const ask = (root: string): Answers | undefined => {
    const answers = known.get(root);
    if (answers === undefined && !asked.has(root)) asked.set(root, undefined);
    return answers;
  };
  return {
    of(cardPath, root) {
      if (!known.has(root)) cards.set(root, (cards.get(root) ?? new Set()).add(cardPath));
      return ask(root)?.cards.get(cardPath);
    },
    project: (root) => ask(root)?.project,
    async settle() {
      for (const [root, state] of asked) if (state === undefined) asked.set(root, look(root));
      await Promise.all(asked.values());
    },
  };
}

function readerOf(environment: DocumentEnvironment): Promise<StatementReader> {
  const known = readers.get(environment.host);
  if (known !== undefined) return known;
  const made = import("./lineage-statements.ts").then(({ createStatementReader }) =>
    createStatementReader(environment),
  );
  readers.set(environment.host, made);
  return made;
}
