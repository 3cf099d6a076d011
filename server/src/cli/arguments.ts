import { parseArgs } from "node:util";
import { didYouMean } from "../engine/configuration/closest.ts";
import { UsageError } from "./command.ts";

/** An option as it is parsed and as `--help` shows it. */
export interface OptionDefinition {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** May be given several times, and holds a list with commas. */
  readonly list?: boolean;
  readonly description: string;
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  /** Whether a switch is given. */
  has(name: string): boolean;
  /** The value of an option; one of its choices where it has some. */
  value(name: string): string | undefined;
  /** All values of a list, in order. */
  list(name: string): readonly string[] | undefined;
}

export const helpOption: OptionDefinition = { name: "help", short: "h", description: "Show this help." };

/** Parses the arguments of a command. Throws UsageError with a suggestion. */
export function parseArguments(
  arguments_: readonly string[],
  definitions: readonly OptionDefinition[],
): ParsedArguments {
  const values = parse(arguments_, definitions);
  for (const definition of definitions) checkChoice(definition, values.options.get(definition.name) ?? []);
  return {
    positionals: values.positionals,
    has: (name) => values.options.has(name),
    value: (name) => values.options.get(name)?.at(-1),
    list: (name) =>
      values.options
        .get(name)
        ?.flatMap((value) => value.split(","))
        .map((value) => value.trim())
        .filter((value) => value !== ""),
  };
}

interface RawArguments {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

function parse(arguments_: readonly string[], definitions: readonly OptionDefinition[]): RawArguments {
  const { tokens } = parseArgs({
    args: [...arguments_],
    options: Object.fromEntries(
      definitions.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ("boolean" as const) : ("string" as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    allowPositionals: true,
    // Our own words for what is wrong, with a suggestion.
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const definition = definitions.find(({ name }) => name === token.name);
    if (definition === undefined) throw new UsageError(unknownOption(token.rawName, definitions));
    const needsValue = definition.value !== undefined;
    if (needsValue && token.value === undefined) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${definition.value}`);
    }
    if (!needsValue && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
    options.set(token.name, [...(options.get(token.name) ?? []), token.value ?? ""]);
  }
  return { options, positionals };
}

function unknownOption(rawName: string, definitions: readonly OptionDefinition[]): string {
  const names = definitions.map(({ name }) => `--${name}`);
  return `unknown option ${rawName}${didYouMean(rawName, names).replaceAll("`", "")}`;
}

function checkChoice(definition: OptionDefinition, values: readonly string[]): void {
  const { choices, name } = definition;
  if (choices === undefined) return;
  const wrong = values.find((value) => !choices.includes(value));
  if (wrong === undefined) return;
  const hint = didYouMean(wrong, choices).replaceAll("`", "") || `; it takes ${choices.join(", ")}`;
  throw new UsageError(`--${name} does not know ${JSON.stringify(wrong)}${hint}`);
}

/** The lines of `--help` for options. */
export function describeOptions(definitions: readonly OptionDefinition[]): string {
  const rows = definitions.map((definition) => {
    const { name, short, value, description } = definition;
    const flag = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
    return [flag, description] as const;
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return rows.map(([flag, description]) => `  ${flag.padEnd(width)}  ${description}`).join("\n");
}
