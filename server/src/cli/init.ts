import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

const definitions: readonly OptionDefinition[] = [
  { name: "force", description: "Overwrite a loadline.toml that is there." },
  helpOption,
];

const help = `Usage: loadline init [--force]

Writes a commented loadline.toml into this folder.

Options:
${describeOptions(definitions)}
`;

export const command: Command = {
  name: "init",
  summary: "Write a commented configuration.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    if (parsed.positionals.length > 0)
      throw new UsageError("loadline init writes into this folder, and takes no path");
    const [{ configurationTemplate }, { configurationSchema }, { rules }] = await Promise.all([
      import("../engine/configuration/template.ts"),
      import("../engine/configuration/schema.ts"),
      import("../engine/registry.generated.ts"),
    ]);
    const file = join(terminal.workingFolder, "loadline.toml");
    try {
      await writeFile(file, configurationTemplate(configurationSchema(rules)), {
        flag: parsed.has("force") ? "w" : "wx",
      });
    } catch (error) {
      const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
      throw new UsageError(
        exists
          ? "loadline.toml is there already; --force overwrites it"
          : `loadline.toml could not be written: ${hostErrorOf(error).message}`,
      );
    }
    await terminal.stdout.write(
      "Wrote loadline.toml. Everything in it is a comment: take the mark away from what you need.\n",
    );
    return 0;
  },
};
