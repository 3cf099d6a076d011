import { describeOptions, helpOption, parseArguments } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const help = `Usage: loadline explain RULE

Says what a rule finds, why it matters and what to do, with examples.

Options:
${describeOptions([helpOption])}
`;

export const command: Command = {
  name: "explain",
  summary: "Explain a rule.",
  help,
  async run(arguments_, terminal) {
    const parsed = parseArguments(arguments_, [helpOption]);
    if (parsed.has("help")) {
      await terminal.stdout.write(help);
      return 0;
    }
    const [id, ...others] = parsed.positionals;
    if (id === undefined || others.length > 0) throw new UsageError("name one rule: loadline explain RULE");
    const { pages } = await import("../engine/pages.generated.ts");
    const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
    if (page === undefined) {
      const { didYouMean } = await import("../engine/configuration/closest.ts");
      const hint = didYouMean(id, Object.keys(pages)).replaceAll("`", "") || "; loadline rules lists them";
      throw new UsageError(`${JSON.stringify(id)} is not a rule${hint}`);
    }
    await terminal.stdout.write(page.endsWith("\n") ? page : `${page}\n`);
    return 0;
  },
};
