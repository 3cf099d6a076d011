import { reportedPath } from "../reporters/report.ts";
import { ConfigurationFault } from "./check-files.ts";
import { printDiff } from "./diff.ts";
import type { FixRun } from "./fix.ts";
import { fixBytes } from "./fix-bytes.ts";
import { overlayHost } from "./overlay.ts";

/**
 * Checks what comes through standard input under the name it was given. With --fix the fixed text goes to
 * standard output (and the report to standard error). Answers how many findings were fixed.
 */
export async function checkStdin(path: string, run: FixRun): Promise<number> {
  const { bench, options, tally, terminal } = run;
  const { failOn, problems, excluded } = await bench.resolver.settingsFor(path);
  if (problems.length > 0) throw new ConfigurationFault(problems);
  const bytes = await terminal.readStdin();
  if (excluded) {
    tally.skip("excluded");
    if (options.fix) await terminal.stdout.writeBytes(bytes);
    return 0;
  }
  if (!options.fix && !options.diff) {
    const host = overlayHost(bench.host, path, bytes);
    const { document, result } = await bench.session.checkDocument(path, host);
    document.dispose();
    tally.add(result, failOn);
    return 0;
  }
  const outcome = await fixBytes(
    { path, bytes, unsafe: options.unsafe, shown: options.diff },
    bench.session,
    bench.host,
  );
  if (outcome.refusal !== undefined) await terminal.stderr.write(`not fixed: ${outcome.refusal}\n`);
  tally.add(outcome.result, failOn);
  if (options.diff) {
    await printDiff(terminal, reportedPath(path, run.workingFolder), {
      before: bytes,
      after: outcome.bytes,
      cover: outcome.cover,
    });
    return 0;
  }
  await terminal.stdout.writeBytes(outcome.bytes);
  return outcome.fixed;
}
