import { statSync } from "node:fs";
import { resolve } from "node:path";
import { describeOptions, helpOption, parseArguments } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const help = `Usage: loadline explain RULE
       loadline explain FILE

Says what a rule finds, why it matters and what to do, with examples; or lays a weight file open: what its
pickles import, the program that they are, their tensors, and whether weights_only=True loads it. Nothing is run.

Options:
${describeOptions([helpOption])}
`;

export const command: Command = {
  name: "explain",
  summary: "Explain a rule, or a weight file.",
  help,
  async run(arguments_, terminal) {
    const parsed = parseArguments(arguments_, [helpOption]);
    if (parsed.has("help")) {
      await terminal.stdout.write(help);
      return 0;
    }
    const [id, ...others] = parsed.positionals;
    if (id === undefined || others.length > 0)
      throw new UsageError("name one rule or one weight file: loadline explain RULE");
    const { pages } = await import("../engine/pages.generated.ts");
    const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
    if (page === undefined && isFile(resolve(terminal.workingFolder, id))) {
      const { explainFile } = await import("./explain-file.ts");
      await terminal.stdout.write(await explainFile(resolve(terminal.workingFolder, id), id));
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
