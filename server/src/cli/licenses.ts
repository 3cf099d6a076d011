import { resolve } from "node:path";
import { toHostPath } from "../hosts/node/paths.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import type { Command } from "./command.ts";

const definitions: readonly OptionDefinition[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: ["text", "json", "md"],
    description: "text (default), json, or md for a document.",
  },
  helpOption,
];

const help = `Usage: loadline licenses [--format text|json|md] [PATH…]

Says where the models and datasets of a workspace come from, as its cards, programs, configurations and weight
files say it, under which licences they are, and whether these fit: each with its place, its source and its clause.
Files that could not be read are listed with the reason, and make the exit code 1: the table does not know what they
say. A conflict does not; "loadline check" reports it. Nothing is fetched, and nothing is run. No legal advice.

Options:
${describeOptions(definitions)}
`;

export const command: Command = {
  name: "licenses",
  summary: "Show where models and data come from, and whether their licences fit.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    const paths = parsed.positionals.length === 0 ? ["."] : parsed.positionals;
    const starts = paths.map((path) => toHostPath(resolve(terminal.workingFolder, path)));
    const [{ collectLicenses }, { renderLicenses, licenseFormats }, { licenseTableDate }] = await Promise.all(
      [
        import("./licenses-collect.ts"),
        import("../reporters/licenses.ts"),
        import("../knowledge/licenses/catalogue.ts"),
      ],
    );
    const [{ reportedPath }, { version }] = await Promise.all([
      import("../reporters/report.ts"),
      import("./version.ts"),
    ]);
    const report = await collectLicenses(starts);
    const format = licenseFormats.find((one) => one === parsed.value("format")) ?? "text";
    const folder = toHostPath(terminal.workingFolder);
    const shown = (path: string) => reportedPath(path, folder);
    await terminal.stdout.write(
      renderLicenses(report, format, { version, tableDate: licenseTableDate, shown }),
    );
    return report.unread.length === 0 ? 0 : 1;
  },
};
