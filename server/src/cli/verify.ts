import { toHostPath } from "../hosts/node/paths.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, type ExitCode, type Terminal, UsageError } from "./command.ts";
import { openLock } from "./lock-project.ts";
import { createProgress } from "./progress.ts";
import { createWorkbench, type Workbench } from "./setup.ts";
import { type CopyResult, type Verification, verify } from "./verify-lock.ts";
import { verifyReport } from "./verify-report.ts";

const formats = ["text", "json"] as const;

const definitions: readonly OptionDefinition[] = [
  {
    name: "cache",
    value: "FOLDER",
    description: "The Hugging Face cache (default: where HF_HUB_CACHE and HF_HOME say).",
  },
  { name: "complete", description: "Missing files count too: exit with 1 where one is not there." },
  { name: "format", value: "FORMAT", choices: formats, description: "text (default) or json." },
  helpOption,
];

const help = `Usage: loadline verify [OPTION…] [FOLDER]

Compares the files of models and datasets on this machine with loadline.lock: in the Hugging Face cache, and in
folders of the project that they were downloaded or cloned into. No network is used.

A file is changed (its size or digest is not the locked one), extra (the commit has no such file) or missing (it
is locked and not there, which is usual: libraries download what they need).

Options:
${describeOptions(definitions)}

Exit codes: 0 every file that is there is the locked one; 1 one is changed, extra or unreadable; 2 the run itself
failed.
`;

export const command: Command = {
  name: "verify",
  summary: "Compare downloaded models and datasets with the lock.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    if (parsed.positionals.length > 1) throw new UsageError("loadline verify takes one folder");
    const cache = parsed.value("cache");
    const bench = createWorkbench({ overrides: {} });
    try {
      return await runVerify(
        {
          folder: toHostPath(parsed.positionals[0] ?? ".", terminal.workingFolder),
          ...(cache === undefined ? {} : { cache: toHostPath(cache, terminal.workingFolder) }),
          complete: parsed.has("complete"),
          json: parsed.value("format") === "json",
        },
        { bench, terminal },
      );
    } finally {
      bench.host.close();
    }
  },
};

export interface VerifyOptions {
  /** Absolute, with forward slashes. */
  readonly folder: string;
  readonly cache?: string;
  readonly complete: boolean;
  readonly json: boolean;
}

/** Compares what lies on this machine with the lock. Throws UsageError. */
export async function runVerify(
  options: VerifyOptions,
  { bench, terminal }: { readonly bench: Workbench; readonly terminal: Terminal },
): Promise<ExitCode> {
  const lock = await openLock(bench, options.folder);
  if (!lock.exists) throw new UsageError(`${lock.path} is not there: loadline lock writes it`);
  const cache = options.cache ?? bench.host.hubCache;
  await checkCache(options.cache, bench);
  const amount = { done: 0, total: 0 };
  const progress = createProgress(terminal.stderr, {
    text: () => `${size(amount.done)} of ${size(amount.total)} read …`,
  });
  const verification = await verify(bench.host, lock, {
    ...(cache === undefined ? {} : { cache }),
    onTotal: (bytes) => {
      amount.total = bytes;
    },
    onBytes: (count) => {
      amount.done += count;
      progress.tick();
    },
  }).finally(() => progress.done());
  await terminal.stdout.write(verifyReport(verification, options, toHostPath(terminal.workingFolder)));
  return exitCode(verification, options.complete);
}

/** A cache that was named has to be there; the usual one need not. */
async function checkCache(cache: string | undefined, { host }: Workbench): Promise<void> {
  if (cache === undefined) return;
  const stat = await host.stat(cache);
  if (!stat.ok || stat.value.kind !== "directory") {
    throw new UsageError(`${cache} is no folder${stat.ok ? "" : `: ${stat.error.message}`}`);
  }
}

function exitCode({ copies, absent }: Verification, complete: boolean): ExitCode {
  const isWrong = ({ faults }: CopyResult): boolean =>
    faults.some(({ fault }) => complete || fault !== "missing");
  return copies.some(isWrong) || (complete && absent.length > 0) ? 1 : 0;
}

/** Bytes for a person: `1.2 GB`. */
export function size(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${bytes} ${bytes === 1 ? "byte" : "bytes"}` : `${value.toFixed(1)} ${units[unit]}`;
}
