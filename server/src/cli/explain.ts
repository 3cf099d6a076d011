import { statSync } from "node:fs";
import { resolve } from "node:path";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const options: readonly OptionDefinition[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: ["text", "json"],
    description: "Of a weight file: text or json.",
  },
  { name: "hash", description: "Read the whole weight file, and show its sha256." },
  helpOption,
];

const help = `Usage: loadline explain RULE
       loadline explain FILE

Says what a rule finds, why it matters and what to do, with examples; or lays a weight file open: what its
pickles import, the program that they are, their tensors, whether weights_only=True loads it, what it declares, and
the sha256 of its chat templates and its vocabulary. Nothing is run.

Options:
${describeOptions(options)}
`;

export const command: Command = {
  name: "explain",
  summary: "Explain a rule, or a weight file.",
  help,
  options,
  async run(parsed, terminal) {
    const [id, ...others] = parsed.positionals;
    if (id === undefined || others.length > 0)
      throw new UsageError("name one rule or one weight file: loadline explain RULE");
    const { pages } = await import("../engine/pages.generated.ts");
    const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
    if (page === undefined && isFile(resolve(terminal.workingFolder, id))) {
      const { explainFile } = await import("./explain-file.ts");
      await terminal.stdout.write(
        await explainFile(resolve(terminal.workingFolder, id), {
          name: id,
          format: parsed.value("format") === "json" ? "json" : "text",
          hash: parsed.has("hash"),
        }),
      );
      return 0;
    }
    if (page === undefined) {
      const { didYouMean } = await import("../engine/configuration/closest.ts");
      const hint = didYouMean(id, Object.keys(pages)).replaceAll("`", "") || "; loadline rules lists them";
      throw new UsageError(`${JSON.stringify(id)} is not a rule${hint}`);
    }
    await terminal.stdout.write(page.endsWith("\n") ? page : `${page}\n`);
    return 0;
  },
};

/** Whether something that can be read stands there. Rule ids are tried first: nobody names a file so. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
