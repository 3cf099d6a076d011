import { availableParallelism } from "node:os";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";
import { programFile } from "./setup.ts";
import { version } from "./version.ts";

const channels: readonly OptionDefinition[] = [
  { name: "stdio", description: "Talk over standard input and output." },
  { name: "node-ipc", description: "Talk over the channel of a parent that runs on Node." },
  { name: "socket", value: "PORT", description: "Connect to a port of this machine." },
  { name: "pipe", value: "NAME", description: "Connect to a named pipe or a Unix socket." },
];

const definitions: readonly OptionDefinition[] = [
  ...channels,
  { name: "clientProcessId", value: "PID", description: "End when this process has ended." },
  helpOption,
];

const help = `Usage: loadline server --stdio

Starts the language server, for an editor.

Options:
${describeOptions(definitions)}
`;

export const command: Command = {
  name: "server",
  summary: "Start the language server, for an editor.",
  help,
  options: definitions,
  async run(parsed) {
    if (parsed.positionals.length > 0) throw new UsageError("loadline server takes no path");
    if (!channels.some(({ name }) => parsed.has(name))) throw new UsageError("say how to talk: --stdio");
    const { startServer } = await import("../lsp/main.ts");
    const { createWorkerPool } = await import("./pool.ts");
    await startServer({
      version,
      lock: async (folder) => {
        const { lockQuietly } = await import("./lock-quietly.ts");
        return lockQuietly(folder);
      },
      openPool: ({ overrides, configurationPath, threads, onResult, onFailure }) =>
        createWorkerPool({
          script: programFile(),
          threads: Math.min(threads, availableParallelism()),
          settings: { overrides, ...(configurationPath === undefined ? {} : { configurationPath }) },
          onResult: (result) => {
            if (result.ok) onResult(result.result);
            else onFailure(result.path, result.message);
          },
        }),
    });
    return 0;
  },
};
