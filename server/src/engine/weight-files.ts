import { byteKinds, isTextDocument } from "../documents/document.ts";
import { type DocumentEnvironment, openFile } from "../documents/open.ts";
import { factSource } from "../facts/extract.ts";
import { extractors } from "../facts/extractors.ts";
import type { WeightFileSummary } from "../facts/project.ts";
import type { Host } from "../host/host.ts";
import type { Limits } from "../host/limits.ts";
import { isAbsolutePath, joinPath } from "../host/paths.ts";

/** Answers what lies in weight files to those who cannot wait, by noting what is not known yet. */
export interface WeightFiles {
  /** Of the first of the folders that has the file. Undefined as well where nobody has looked. */
  summary(path: string, folders: readonly string[]): WeightFileSummary | undefined;
  /** Looks into all that was asked so far. */
  settle(): Promise<void>;
}

/** Longer names are none that a project has. */
const longestPath = 1_024;
/** So many names are looked up for one opener, of which most are no files: a bound for generated programs. */
const mostNames = 20_000;
/** A file is looked into for a sentence of another finding: where it takes longer, its own check says what it holds. */
const share = 8;

/** Each file is looked into once, whoever asks. Texts are none: what loads JSON runs nothing. */
export function createWeightFiles(host: Host, limits: Limits): WeightFiles {
  const known = new Map<string, WeightFileSummary | undefined>();
  const looking = new Map<string, Promise<void>>();
  const environment: DocumentEnvironment = {
    host,
    limits: {
      ...limits,
      decompressedBytes: Math.floor(limits.decompressedBytes / share),
      pickleOpcodes: Math.floor(limits.pickleOpcodes / share),
    },
    grammars: { read: () => Promise.reject(new Error("No program is parsed for a weight file")) },
  };
  const look = async (path: string): Promise<void> => {
    known.set(path, await summaryOf(path, environment));
    looking.delete(path);
  };
  return {
    summary(path, folders) {
      if (path === "" || path.length > longestPath || path.startsWith("~") || path.includes("://"))
        return undefined;
      const candidates = isAbsolutePath(path) ? [path] : folders.map((folder) => joinPath(folder, path));
      for (const candidate of new Set(candidates)) {
        const answer = known.get(candidate);
        if (answer !== undefined) return answer;
        if (!known.has(candidate) && !looking.has(candidate) && known.size < mostNames) {
          looking.set(candidate, waiting);
        }
      }
      return undefined;
    },
    async settle() {
      for (const [path, state] of looking) if (state === waiting) looking.set(path, look(path));
      await Promise.all(looking.values());
    },
  };
}

/** Asked for, and not begun. */
const waiting = Promise.resolve();

async function summaryOf(
  path: string,
  environment: DocumentEnvironment,
): Promise<WeightFileSummary | undefined> {
  const stat = await environment.host.stat(path);
  if (!stat.ok || stat.value.kind !== "file") return undefined;
  const document = await openFile(path, environment);
  if (isTextDocument(document) || !byteKinds.includes(document.kind)) return undefined;
  const request = factSource(document, environment, extractors);
  const [imports, pickles, archives, problems, code] = await Promise.all([
    request("pickle-import"),
    request("pickle"),
    request("archive"),
    request("read-problem"),
    request("model-code"),
  ]);
  const { summarizeWeightFile } = await import("../facts/weight-files/summary.ts");
  // Of a file that no reader knows nothing can be said.
  if (document.kind === "binary" && pickles.length === 0) return undefined;
  return summarizeWeightFile(path, { imports, pickles, archives, problems, code });
}
