import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { digestFile } from "../hosts/node/digest.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import type { HashAnswer } from "./hash-worker.ts";
import { programFile } from "./setup.ts";
import type { Candidate } from "./verify-files.ts";
import { hashArgument } from "./worker-argument.ts";

/** The digest of a file, or why it could not be read. */
export type Digest = { readonly digest: string } | { readonly error: string };

/** From so many bytes on, threads are worth their start; a disk is not faster for more than so many. */
const bytesForThreads = 256 * 1024 * 1024;
const mostThreads = 4;

export interface HashOptions {
  onBytes(count: number): void;
  /** Left out: as many as it pays for; 1: on this thread alone. */
  readonly threads?: number;
  /** The program, which is a thread of its own too. */
  readonly script?: string;
}

/**
 * Reads files and answers their digests, in the order of the files. Several at once where they are large: a disk
 * delivers faster than one core makes a digest.
 */
export async function hashFiles(
  files: readonly Candidate[],
  { onBytes, threads, script = programFile() }: HashOptions,
): Promise<readonly Digest[]> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const wanted = threads ?? (total < bytesForThreads ? 1 : Math.min(mostThreads, availableParallelism()));
  const count = Math.min(wanted, files.length);
  if (count > 1) return hashOnThreads(files, { count, script, onBytes });
  const digests: Digest[] = [];
  for (const { path, kind } of files) {
    try {
      digests.push({ digest: (await digestFile(path, kind, onBytes)).digest });
    } catch (error) {
      digests.push({ error: hostErrorOf(error).message });
    }
  }
  return digests;
}

/** The largest files first, so that no thread is left with one at the end. */
async function hashOnThreads(
  files: readonly Candidate[],
  {
    count,
    script,
    onBytes,
  }: { readonly count: number; readonly script: string } & Pick<HashOptions, "onBytes">,
): Promise<readonly Digest[]> {
  const digests = new Map<number, Digest>();
  const queue = files.map((_, id) => id).sort((left, right) => sizeOf(files, right) - sizeOf(files, left));
  const work = async (): Promise<void> => {
    const worker = new Worker(script, { argv: [hashArgument] });
    try {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        digests.set(id, await ask(worker, id, files, onBytes));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  return files.map((_, id) => digests.get(id) ?? { error: "its thread ended" });
}

function sizeOf(files: readonly Candidate[], id: number): number {
  return files[id]?.file.size ?? 0;
}

function ask(
  worker: Worker,
  id: number,
  files: readonly Candidate[],
  onBytes: (bytes: number) => void,
): Promise<Digest> {
  return new Promise((resolve) => {
    const settle = (digest: Digest): void => {
      worker.off("message", hear);
      worker.off("exit", ended);
      resolve(digest);
    };
    const hear = (answer: HashAnswer): void => {
      if ("bytes" in answer) onBytes(answer.bytes);
      else settle("digest" in answer ? { digest: answer.digest } : { error: answer.error });
    };
    const ended = (): void => settle({ error: "its thread ended" });
    worker.on("message", hear);
    worker.on("exit", ended);
    worker.once("error", () => undefined);
    worker.postMessage({ id, path: files[id]?.path, kind: files[id]?.kind });
  });
}
