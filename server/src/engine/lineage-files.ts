import { isTextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openFile } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import { codeTriggers } from "../facts/lineage/code.ts";
import type { Host } from "../host/host.ts";
import { joinPath, parentOf } from "../host/paths.ts";
import type { PlacedStatement } from "../inventory/lineage.ts";
import { isWeights, mayHoldLineage } from "./lineage-names.ts";

/** Folders of other people's code, of programs, of caches, and of what trains nothing that is handed out. */
const skippedFolders: ReadonlySet<string> = new Set(
  "node_modules venv env site-packages __pycache__ __pypackages__ wandb mlruns blobs dist build tests test docs".split(
    " ",
  ),
);

/** The most folders and files that are looked at for one workspace, and the longest text. */
const bounds = {
  folders: 4_000,
  files: 4_000,
  depth: 12,
  textBytes: 2 * 1024 * 1024,
  weightsInFolder: 2,
  /** Parsing is what costs: a library with a thousand examples is not what its cards describe. */
  programs: 200,
};

/** The files below a folder that may say something: level by level, in the order of their names. */
export async function lineageCandidates(host: Host, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level: readonly string[] = [root];
  let entered = 0;
  for (let depth = 0; depth < bounds.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      entered += 1;
      if (entered > bounds.folders || found.length > bounds.files) return found;
      const { files, folders } = await candidatesIn(host, folder);
      found.push(...files);
      next.push(...folders);
    }
    level = next;
  }
  return found.slice(0, bounds.files);
}

async function candidatesIn(
  host: Host,
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const listed = await host.list(folder);
  const entries = listed.ok ? listed.value : [];
  const pathsOf = (kind: "file" | "directory", wants: (name: string) => boolean) =>
    entries
      .filter((entry) => entry.kind === kind && wants(entry.name))
      .map(({ name }) => joinPath(folder, name));
  return {
    files: pathsOf("file", mayHoldLineage),
    folders: pathsOf("directory", (name) => !name.startsWith(".") && !skippedFolders.has(name)),
  };
}

/** What files say, kept for as long as they stay as they are. */
export interface StatementReader {
  read(paths: readonly string[]): Promise<readonly PlacedStatement[]>;
}

interface Kept {
  readonly modified: number;
  readonly size: number;
  readonly statements: readonly PlacedStatement[];
}

/** So many files are open at a time. */
const atOnce = 8;

export function createStatementReader(environment: DocumentEnvironment): StatementReader {
  const kept = new Map<string, Kept>();
  // By path: in an editor, one script is read again after each time it is saved.
  const programs = new Set<string>();
  const readOne = async (path: string): Promise<readonly PlacedStatement[]> => {
    const stat = await environment.host.stat(path);
    if (!stat.ok || stat.value.kind !== "file") return [];
    const { modified, size } = stat.value;
    const known = kept.get(path);
    if (known?.modified === modified && known.size === size) return known.statements;
    const wants = (text: string) => {
      if (!codeTriggers.test(text)) return false;
      if (programs.size < bounds.programs) programs.add(path);
      return programs.has(path);
    };
    const isLong = size > bounds.textBytes && !isWeights(path);
    const statements = isLong ? [] : await statementsOf(path, environment, wants);
    kept.set(path, { modified, size, statements });
    return statements;
  };
  return {
    async read(paths) {
      const wanted = withoutShards(paths);
      const answers: (readonly PlacedStatement[])[] = [];
      for (let at = 0; at < wanted.length; at += atOnce) {
        answers.push(...(await Promise.all(wanted.slice(at, at + atOnce).map(readOne))));
      }
      return answers.flat();
    },
  };
}

/** The parts of one model repeat their metadata. */
function withoutShards(paths: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return paths.filter((path) => {
    if (!isWeights(path)) return true;
    const folder = parentOf(path) ?? "";
    const count = (seen.get(folder) ?? 0) + 1;
    seen.set(folder, count);
    return count <= bounds.weightsInFolder;
  });
}

/** @param wants whether a program of this text is looked into */
async function statementsOf(
  path: string,
  environment: DocumentEnvironment,
  wants: (text: string) => boolean,
): Promise<readonly PlacedStatement[]> {
  const document = await openFile(path, environment);
  try {
    const isProgram = document.kind === "python" || document.kind === "notebook";
    if (isProgram && !wants(document.text)) return [];
    // What cannot be read is told when the file itself is checked; here it says nothing.
    const facts = await factSource(document, environment, extractors)("lineage").catch(() => []);
    const isCard = document.kind === "card";
    return facts.map((fact) => ({
      fact,
      path,
      isCard,
      ...(fact.span === undefined || !isTextDocument(document)
        ? {}
        : { line: document.lines.positionAt(fact.span.start).line }),
    }));
  } finally {
    document.dispose();
  }
}
