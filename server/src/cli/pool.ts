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
  /**
   * Checks a file on the caller's own thread, which has nothing else to do while the others have enough; or answers false
   * for one that could end its thread, and with it the run. From the first of those on there is one thread more.
   */
  checkHere?(path: string): Promise<boolean>;
}

/** So many files travel in one message: few enough that no thread waits at the end. */
const batchSize = 8;

/** So many batches wait for a thread besides the one it works on. */
const batchesAhead = 2;

/** V8 lets what is short-lived fill 48 MB first: one file leaves far less, and fresh memory costs more than used. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

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
  let queue: (readonly string[])[] = [];
  /** What ended a thread, or could: never checked on the caller's own. */
  const reserved: (readonly string[])[] = [];
  let waiting: string[] = [];
  let outstanding = 0;
  let most = options.threads;
  let wake: (() => void)[] = [];

  function start(): void {
    const data: WorkerData = { loadlineWorker: options.settings };
    const worker = new Worker(options.script, { workerData: data, argv: [workerArgument], resourceLimits });
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
    reserved.push(...rest);
    const [only] = current;
    if (only !== undefined && current.length === 1) {
      settle(current, [{ ok: false, path: only, message: `the check broke off: ${reason}` }]);
    } else {
      reserved.push(...current.map((path) => [path]));
    }
    if (outstanding > 0) start();
    for (const thread of threads) feed(thread);
  }

  function feed(thread: Thread): void {
    while (thread.batches.length < batchesAhead) {
      const batch = reserved.shift() ?? queue.shift();
      if (batch === undefined) return;
      thread.batches.push(batch);
      thread.worker.postMessage({ paths: batch } satisfies WorkRequest);
    }
  }

  function send(): void {
    if (waiting.length > 0) queue.push(waiting);
    waiting = [];
    if (threads.length < most && queue.length + reserved.length > 0) start();
    // The one with the least to do first.
    for (const thread of [...threads].sort((a, b) => a.batches.length - b.batches.length)) feed(thread);
  }

  /** A file that no thread was given yet. */
  function takeBack(): string | undefined {
    const batch = queue.pop();
    if (batch !== undefined && batch.length > 1) queue.push(batch.slice(0, -1));
    return batch?.at(-1);
  }

  /** Checks a file here or, where there is none to take, waits for a thread. */
  async function help(): Promise<void> {
    const path = options.checkHere === undefined ? undefined : takeBack();
    if (path === undefined) return new Promise<void>((resolve) => wake.push(resolve));
    if ((await options.checkHere?.(path)) === true) outstanding -= 1;
    else {
      most = options.threads + 1;
      reserved.push([path]);
      send();
    }
    // The threads' answers come in between.
    return new Promise<void>((resolve) => setImmediate(resolve));
  }

  return {
    async add(path) {
      outstanding += 1;
      waiting.push(path);
      if (waiting.length < batchSize) return;
      send();
      while (queue.length >= most * batchesAhead) await help();
    },
    async finish() {
      send();
      // File by file, so that all threads end at the same time.
      queue = queue.flatMap((batch) => batch.map((path) => [path]));
      while (outstanding > 0) await help();
    },
    async close() {
      wake = [];
      await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
    },
  };
}
