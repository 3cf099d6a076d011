import type { ConfigurationLayer } from "../engine/configuration/model.ts";
import type { ConfigurationProblem } from "../engine/configuration/problem.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { printable } from "../reporters/escape.ts";
import { type RunReport, reportedPath } from "../reporters/report.ts";
import { ConfigurationFault, checkFiles } from "./check-files.ts";
import { type CheckOptions, checkDefinitions, checkHelp, readCheckOptions } from "./check-options.ts";
import type { Command, ExitCode, Terminal } from "./command.ts";
import type { FixRun } from "./fix.ts";
import { createProgress } from "./progress.ts";
import { createWorkbench, type RunSettings } from "./setup.ts";
import { createTally, type Tally } from "./tally.ts";
import { tool } from "./version.ts";
import { writeReport } from "./write-report.ts";

export const command: Command = {
  name: "check",
  summary: "Check files and folders.",
  help: checkHelp,
  options: checkDefinitions,
  async run(parsed, terminal) {
    const options = readCheckOptions(parsed, terminal.workingFolder);
    try {
      return await check(options, terminal);
    } catch (error) {
      if (!(error instanceof ConfigurationFault)) throw error;
      // A configuration is a text as well: what it says instead of a rule's name may be a key.
      const { maskSecrets } = await import("../knowledge/key-formats/mask.ts");
      for (const problem of error.problems) {
        await terminal.stderr.write(maskSecrets(describe(problem, terminal)));
      }
      return 2;
    }
  },
};

async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const settings: RunSettings = {
    overrides: options.overrides,
    ...(options.configurationPath === undefined ? {} : { configurationPath: options.configurationPath }),
  };
  const tally = createTally();
  const bench = createWorkbench(settings);
  const workingFolder = toHostPath(terminal.workingFolder);
  let fixed = 0;
  try {
    if (options.overrides.baseline !== undefined) {
      const { refuseBadBaseline } = await import("./baseline.ts");
      await refuseBadBaseline(bench.host, options.overrides.baseline, options.writeBaseline !== undefined);
    }
    if (options.redact !== undefined) {
      const { refuseUsedFolder } = await import("./redact.ts");
      await refuseUsedFolder(options.redact);
    }
    if (options.staged) {
      const { checkStaged } = await import("./check-staged.ts");
      await checkStaged(options.paths, workingFolder, { bench, tally });
    } else if (options.stdin === undefined) {
      const progress = createProgress(terminal.stderr);
      const { ignore, threads } = options;
      const own = threads === undefined ? {} : { threads };
      await checkFiles(options.paths, { bench, settings, ignore, ...own, progress, tally });
      const found = await bench.resolver.found();
      if (sawEverything(options, tally) && found.some(hasSuppressions)) {
        const { reportUnusedSuppressions } = await import("./unused-suppressions.ts");
        await reportUnusedSuppressions(options.paths, bench, tally);
      }
      if (options.fix || options.diff) {
        const { fixFiles } = await import("./fix.ts");
        fixed = await fixFiles({ bench, tally, options, terminal, workingFolder });
      }
    } else {
      const { checkStdin } = await import("./stdin.ts");
      fixed = await checkStdin(options.stdin, { bench, tally, options, terminal, workingFolder });
    }
    await afterwards({ bench, tally, options, terminal, workingFolder });
  } finally {
    bench.host.close();
  }
  if (!options.diff) await writeReport(reportOf(tally, workingFolder, fixed), options, terminal);
  if (tally.failures().length > 0) return 2;
  return tally.hasFailing() ? 1 : 0;
}

/** What is done with the keys that were found, where there are any. */
async function afterwards(run: FixRun): Promise<void> {
  const { bench, tally, options, terminal, workingFolder } = run;
  const hasKeys = tally
    .results()
    .some((result) =>
      [...result.findings, ...result.suppressed].some(({ rule }) => rule === "hardcoded-key"),
    );
  if (hasKeys && options.stdin === undefined) {
    const { tellGitState } = await import("./git-state.ts");
    await tellGitState(bench, tally, options.staged);
  }
  await settleBaseline(run);
  if (options.redact === undefined) return;
  const { writeRedacted } = await import("./redact.ts");
  await writeRedacted({ bench, tally, terminal, workingFolder, folder: options.redact });
}

/** Writes what was found as known, or says what of the known is gone. */
async function settleBaseline({ bench, tally, options, terminal, workingFolder }: FixRun): Promise<void> {
  const baselines = await bench.resolver.baselines();
  if (options.writeBaseline === undefined && baselines.length === 0) return;
  const { tellStaleEntries, writeBaseline } = await import("./baseline.ts");
  const run = { host: bench.host, tally, terminal, workingFolder, starts: options.paths };
  if (options.writeBaseline !== undefined) return writeBaseline(run, options.writeBaseline);
  // What is staged, or typed, says little of what the files hold; and other rules may find the rest.
  if (options.staged || options.stdin !== undefined || !sawEverything(options, tally)) return;
  await tellStaleEntries(run, baselines);
}

function hasSuppressions(layers: readonly ConfigurationLayer[]): boolean {
  return (layers.at(-1)?.configuration.suppress.length ?? 0) > 0;
}

/** Only a run with all rules over all files can tell that a suppression is of no use. */
function sawEverything({ overrides, paths }: CheckOptions, tally: Tally): boolean {
  const narrowed =
    overrides.select !== undefined || overrides.ignore !== undefined || overrides.minSeverity !== undefined;
  return !narrowed && paths.length > 0 && tally.failures().length === 0;
}

function reportOf(tally: Tally, workingFolder: string, fixed: number): RunReport {
  return {
    tool,
    workingFolder,
    results: tally.results(),
    files: tally.counts(),
    failures: tally.failures(),
    weights: tally.weights(),
    fixed,
  };
}

function describe({ path, range, message }: ConfigurationProblem, terminal: Terminal): string {
  const place = printable(reportedPath(path, toHostPath(terminal.workingFolder)));
  const { line, character } = range.start;
  return `${place}:${line + 1}:${character + 1}: ${printable(message)}\n`;
}
