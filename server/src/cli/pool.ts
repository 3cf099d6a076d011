import { Worker } from "node:worker_threads";
import type { RunSettings } from "./setup.ts";
import type { WorkAnswer, WorkerData, WorkRequest, WorkResult } from "./worker.ts";
import { workerArgument } from "./worker-argument.ts";

/** Checks files on several threads. */
export interface WorkerPool {
  /** Hands a file over; waits while every thread has enough to do, so that a walk does not run ahead. */
  add(path: string): Promise<void>;
  /** Waits for everything that was handed over. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** The program's own bundle, which runs as a worker when it is told so by its data. */
  readonly script: string;
  readonly threads: number;
  readonly settings: RunSettings;
  onResult(result: WorkResult): void;
}

/** So many files travel in one message: few enough that no thread waits at the end. */
const batchSize = 8;

/** So many batches wait for a thread besides the one it works on. */
const batchesAhead = 2;

interface Thread {
  readonly worker: Worker;
  /** In the order they were sent; the first is being worked on. */
  readonly batches: (readonly string[])[];
}

/**
 * A thread that dies (out of memory: nothing else ends one) loses no file: its batch is tried again one
 * file at a time on a fresh thread, and the file that kills that one too is reported.
 */
export function createWorkerPool(options: PoolOptions): WorkerPool {
  const threads: Thread[] = [];
  const queue: (readonly string[])[] = [];
  let waiting: string[] = [];
  let outstanding = 0;
  let wake: (() => void)[] = [];

  function start(): void {
    const data: WorkerData = { loadlineWorker: options.settings };
    const worker = new Worker(options.script, { workerData: data, argv: [workerArgument] });
    const thread: Thread = { worker, batches: [] };
    threads.push(thread);
    worker.on("message", ({ results }: WorkAnswer) => {
      settle(thread.batches.shift() ?? [], results);
      feed(thread);
    });
    let reason = "its thread ended";
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", () => {
      const index = threads.indexOf(thread);
      if (index < 0) return;
      threads.splice(index, 1);
      recover(thread.batches.splice(0), reason);
    });
  }

  function settle(batch: readonly string[], results: readonly WorkResult[]): void {
    outstanding -= batch.length;
    for (const result of results) options.onResult(result);
    for (const resume of wake.splice(0)) resume();
  }

  function recover(batches: readonly (readonly string[])[], reason: string): void {
    const [current = [], ...rest] = batches;
    queue.push(...rest);
    const [only] = current;
    if (only !== undefined && current.length === 1) {
      settle(current, [{ ok: false, path: only, message: `the check broke off: ${reason}` }]);
    } else {
      queue.push(...current.map((path) => [path]));
    }
    if (outstanding > 0) start();
    for (const thread of threads) feed(thread);
  }

  function feed(thread: Thread): void {
    while (thread.batches.length < batchesAhead) {
      const batch = queue.shift();
      if (batch === undefined) return;
      thread.batches.push(batch);
      thread.worker.postMessage({ paths: batch } satisfies WorkRequest);
    }
  }

  function send(): void {
    if (waiting.length > 0) queue.push(waiting);
    waiting = [];
    if (threads.length < options.threads && queue.length > 0) start();
    // The one with the least to do first.
    for (const thread of [...threads].sort((a, b) => a.batches.length - b.batches.length)) feed(thread);
  }

  const change = () => new Promise<void>((resolve) => wake.push(resolve));

  return {
    async add(path) {
      outstanding += 1;
      waiting.push(path);
      if (waiting.length < batchSize) return;
      send();
      while (queue.length >= options.threads * batchesAhead) await change();
    },
    async finish() {
      send();
      while (outstanding > 0) await change();
    },
    async close() {
      wake = [];
      await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
    },
  };
}
