import { promises } from "node:fs";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { printable } from "../reporters/escape.ts";
import type { RunReport } from "../reporters/report.ts";
import type { CheckOptions } from "./check-options.ts";
import { type Output, type Terminal, UsageError } from "./command.ts";
import { coverNames } from "./cover-names.ts";
import { painter, plainOutput } from "./output.ts";

/** Formats a report and writes it where it was asked for. */
export async function writeReport(
  report: RunReport,
  options: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  if (options.output === undefined) {
    // With --fix, the standard output carries the fixed text of the standard input.
    const output = options.stdin !== undefined && options.fix ? terminal.stderr : terminal.stdout;
    await output.write(await format(report, options, output));
    return;
  }
  const text = await format(report, options, plainOutput);
  try {
    await promises.writeFile(options.output, text);
  } catch (error) {
    throw new UsageError(`--output ${printable(options.output)}: ${hostErrorOf(error).message}`);
  }
}

/** A key can be the name of a file, which a report says. */
async function format(report: RunReport, options: CheckOptions, output: Output): Promise<string> {
  const names = [...report.results, ...report.failures].map(({ path }) => path);
  return coverNames(await formatted(report, options, output), names);
}

/** Each reporter is loaded when it is asked for. */
async function formatted(report: RunReport, options: CheckOptions, output: Output): Promise<string> {
  switch (options.format) {
    case "json":
      return (await import("../reporters/json.ts")).formatJson(report);
    case "github":
      return (await import("../reporters/github.ts")).formatGithub(report);
    case "sarif": {
      const [{ formatSarif }, { rules }, { pages }] = await Promise.all([
        import("../reporters/sarif.ts"),
        import("../engine/registry.generated.ts"),
        import("../engine/pages.generated.ts"),
      ]);
      return formatSarif(report, { rules, pages });
    }
    case "text": {
      const { formatText } = await import("../reporters/text.ts");
      const paint = painter(options.color, output);
      return formatText(report, { paint, quiet: options.quiet, all: options.all });
    }
  }
}
