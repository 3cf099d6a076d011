import { type Command, type ExitCode, type Terminal, UsageError } from "./command.ts";
import { version } from "./version.ts";

/** The commands, each loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  check: () => import("./check.ts"),
  server: () => import("./server.ts"),
  rules: () => import("./rules.ts"),
  explain: () => import("./explain.ts"),
  licenses: () => import("./licenses.ts"),
  init: () => import("./init.ts"),
  fix: () => import("./fix-command.ts"),
  lock: () => import("./lock.ts"),
  verify: () => import("./verify.ts"),
};

const usage = `Usage: loadline COMMAND [OPTION…]

Checks what an AI project loads before it is loaded: scripts, notebooks, cards, requirements and weight files.
`;

/** Runs a command, as its arguments say. What goes wrong is told on the error output, with exit code 2. */
export async function runProgram(arguments_: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(arguments_, terminal);
  } catch (error) {
    const message =
      error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
    // An argument can be a key.
    const { maskSecrets } = await import("../knowledge/key-formats/mask.ts");
    await terminal.stderr.write(`loadline: ${maskSecrets(message ?? "")}\n`);
    return 2;
  }
}

async function run(arguments_: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = arguments_;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    await terminal.stdout.write(await overview());
    return name === undefined ? 2 : 0;
  }
  if (rest.includes("--version") || name === "--version" || name === "-V") {
    await terminal.stdout.write(`loadline ${version}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) throw new UsageError(await unknownCommand(name));
  const { command } = await load();
  const { parseArguments } = await import("./arguments.ts");
  const parsed = parseArguments(rest, command.options);
  if (!parsed.has("help")) return command.run(parsed, terminal);
  await terminal.stdout.write(command.help);
  return 0;
}

async function overview(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const rows = loaded.map(({ command }) => `  ${command.name.padEnd(10)}${command.summary}`);
  return `${usage}\nCommands:\n${rows.join("\n")}\n\nloadline COMMAND --help says more. Options: --help, --version.\n`;
}

async function unknownCommand(name: string): Promise<string> {
  const { didYouMean } = await import("../engine/configuration/closest.ts");
  const hint = didYouMean(name, Object.keys(commands)).replaceAll("`", "");
  return `unknown command ${JSON.stringify(name)}${hint || "; loadline --help lists the commands"}`;
}
