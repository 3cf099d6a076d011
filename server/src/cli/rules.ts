import { areas } from "../finding/finding.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const definitions: readonly OptionDefinition[] = [
  { name: "format", value: "FORMAT", choices: ["text", "json"], description: "text (default) or json." },
  helpOption,
];

const help = `Usage: loadline rules [--format text|json]

Lists the rules, by area.

Options:
${describeOptions(definitions)}
`;

export const command: Command = {
  name: "rules",
  summary: "List the rules.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    if (parsed.positionals.length > 0) {
      throw new UsageError("loadline rules takes no rule: loadline explain RULE shows one");
    }
    const { rules } = await import("../engine/registry.generated.ts");
    if (parsed.value("format") === "json") {
      const rows = rules.map(({ id, area, severity, confidence, title, optIn, references }) => ({
        id,
        area,
        severity,
        confidence,
        title,
        optIn: optIn === true,
        cwe: references.cwe,
      }));
      await terminal.stdout.write(`${JSON.stringify({ version: 1, rules: rows }, undefined, 2)}\n`);
      return 0;
    }
    const width = Math.max(0, ...rules.map(({ id }) => id.length));
    for (const area of areas) {
      const rows = rules.filter((rule) => rule.area === area);
      if (rows.length === 0) continue;
      const lines = rows.map(
        ({ id, severity, title, optIn }) =>
          `  ${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}${optIn === true ? " (opt-in)" : ""}`,
      );
      await terminal.stdout.write(`${area}\n${lines.join("\n")}\n\n`);
    }
    await terminal.stdout.write("loadline explain RULE says more.\n");
    return 0;
  },
};
