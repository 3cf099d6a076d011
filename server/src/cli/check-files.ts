import type { FailOn } from "../engine/configuration/model.ts";
import type { ConfigurationProblem } from "../engine/configuration/problem.ts";
import { walk } from "../hosts/node/walk.ts";
import { messageOf } from "./failure.ts";
import type { Progress } from "./progress.ts";
import { programFile, type RunSettings, type Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";
import { optimizeLater } from "./v8-flags.ts";

/** A configuration file is wrong: nothing is checked with half a configuration. */
export class ConfigurationFault extends Error {
  override readonly name = "ConfigurationFault";
  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super("The configuration is wrong");
  }
}

export interface CheckFilesOptions {
  readonly bench: Workbench;
  readonly settings: RunSettings;
  /** false: `--no-ignore`. */
  readonly ignore: boolean;
  /** Left out: one for each core. */
  readonly threads?: number;
  readonly progress: Progress;
  readonly tally: Tally;
}

/** From so many files on, threads are worth their start. */
const filesForThreads = 48;

/** Bytes of a file that is checked on the thread that hands files out: what a longer one takes could end the run. */
const mostHere = 4 * 1024 * 1024;

/** Walks the starts and checks what they hold, on this thread or, where there is much, on several. */
export async function checkFiles(starts: readonly string[], options: CheckFilesOptions): Promise<void> {
  const { bench, tally, progress } = options;
  const runner = createRunner(options);
  const excludes = bench.resolver.excludes;
  try {
    for await (const entry of walk(bench.host, starts, { ignore: options.ignore, excludes })) {
      if (entry.kind === "excluded" || entry.kind === "outside") {
        tally.skip(entry.kind);
        continue;
      }
      const { failOn, problems } = await bench.resolver.settingsFor(entry.path);
      if (problems.length > 0) throw new ConfigurationFault(problems);
      if (entry.kind === "file") await runner.add(entry.path, failOn);
      else tally.add(await bench.session.checkUnlisted(entry.path, entry.error), failOn);
    }
    await runner.finish();
  } finally {
    await runner.close();
    progress.done();
  }
}

interface Runner {
  add(path: string, failOn: FailOn): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

function createRunner({ bench, settings, threads, progress, tally }: CheckFilesOptions): Runner {
  const failOns = new Map<string, FailOn>();
  let held: string[] = [];
  let pool: import("./pool.ts").WorkerPool | undefined;

  async function startPool(): Promise<import("./pool.ts").WorkerPool> {
    const [{ createWorkerPool }, { availableParallelism }] = await Promise.all([
      import("./pool.ts"),
      import("node:os"),
      optimizeLater(),
    ]);
    const together = threads ?? availableParallelism();
    return createWorkerPool({
      script: programFile(),
      // A thread of its own costs its start, and that each function is compiled once more: this one takes part.
      threads: Math.max(1, together - 1),
      ...(together > 1 ? { checkHere: checkShortHere } : {}),
      settings,
      onResult(result) {
        progress.tick();
        if (result.ok) tally.add(result.result, failOns.get(result.result.path) ?? "warning");
        else tally.fail(result);
      },
    });
  }

  async function checkShortHere(path: string): Promise<boolean> {
    const stat = await bench.host.stat(path);
    if (stat.ok && stat.value.size > mostHere) return false;
    await checkHere(path);
    return true;
  }

  async function checkHere(path: string): Promise<void> {
    try {
      tally.add(await bench.session.checkFile(path), failOns.get(path) ?? "warning");
    } catch (error) {
      tally.fail({ path, message: messageOf(error) });
    }
    bench.host.release(path);
    progress.tick();
  }

  return {
    async add(path, failOn) {
      failOns.set(path, failOn);
      if (pool !== undefined) return pool.add(path);
      held.push(path);
      if (threads === 1 || held.length < filesForThreads) return;
      pool = await startPool();
      const paths = held;
      held = [];
      for (const each of paths) await pool.add(each);
    },
    async finish() {
      for (const path of held) await checkHere(path);
      await pool?.finish();
    },
    close: async () => pool?.close(),
  };
}
