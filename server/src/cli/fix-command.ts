import { toHostPath } from "../hosts/node/paths.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import type { Command } from "./command.ts";
import { createWorkbench } from "./setup.ts";

const definitions: readonly OptionDefinition[] = [
  { name: "pin", description: "Write the commits of loadline.lock into the code, and fix nothing else." },
  { name: "diff", description: "Print what would change, and change nothing." },
  {
    name: "unsafe-fixes",
    description:
      "Also the fixes that need a look. With --pin: where no argument pins, load a pinned download.",
  },
  { name: "no-ignore", description: "Go through git-ignored files, virtual environments and caches too." },
  helpOption,
];

const help = `Usage: loadline fix [OPTION…] [PATH…]

Applies the safe fixes to files and folders (default: this folder), as loadline check --fix does.
With --pin it pins every model, dataset and torch.hub repository that loadline.lock knows, in scripts, notebooks,
shell scripts and configurations; loadline lock writes that file. No network is used.

Options:
${describeOptions(definitions)}

Exit codes: 0 all is fixed; 1 something is left to do by hand; 2 the run itself failed.
`;

export const command: Command = {
  name: "fix",
  summary: "Apply the safe fixes; --pin pins the project from its lock.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    if (!parsed.has("pin")) {
      const { command: check } = await import("./check.ts");
      return check.run({ ...parsed, has: (name) => name === "fix" || parsed.has(name) }, terminal);
    }
    const paths = parsed.positionals.length === 0 ? ["."] : parsed.positionals;
    const bench = createWorkbench({ overrides: {} });
    try {
      const { pinFiles } = await import("./pin-files.ts");
      return await pinFiles(
        {
          paths: paths.map((path) => toHostPath(path, terminal.workingFolder)),
          diff: parsed.has("diff"),
          ignore: !parsed.has("no-ignore"),
          downloads: parsed.has("unsafe-fixes"),
        },
        { bench, terminal },
      );
    } finally {
      bench.host.close();
    }
  },
};
