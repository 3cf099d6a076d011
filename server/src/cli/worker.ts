import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { FileResult } from "../engine/result.ts";
import { messageOf } from "./failure.ts";
import { createWorkbench, type RunSettings } from "./setup.ts";

/** Files that a worker is asked to check. */
export interface WorkRequest {
  readonly paths: readonly string[];
}

/** One answer for each file of the request, in its order. */
export interface WorkAnswer {
  readonly results: readonly WorkResult[];
}

export type WorkResult =
  | { readonly ok: true; readonly result: FileResult }
  | { readonly ok: false; readonly path: string; readonly message: string };

export interface WorkerData {
  readonly loadlineWorker: RunSettings;
}

/** Whether this thread was started by the pool. */
export function isWorkerData(data: unknown): data is WorkerData {
  return typeof data === "object" && data !== null && "loadlineWorker" in data;
}

/** Answers requests until the pool ends the thread. */
export function runWorker(): void {
  const port = parentPort;
  if (port === null || !isWorkerData(workerData)) {
    process.stderr.write("loadline: only the program itself starts its threads\n");
    process.exitCode = 2;
    return;
  }
  const bench = createWorkbench(workerData.loadlineWorker);
  port.on("message", (request: WorkRequest) => {
    void answer(bench, request, port);
  });
}

async function answer(
  { session, host }: ReturnType<typeof createWorkbench>,
  { paths }: WorkRequest,
  port: MessagePort,
): Promise<void> {
  const results: WorkResult[] = [];
  for (const path of paths) {
    try {
      results.push({ ok: true, result: await session.checkFile(path) });
    } catch (error) {
      results.push({ ok: false, path, message: messageOf(error) });
    }
    host.release(path);
  }
  port.postMessage({ results } satisfies WorkAnswer);
}
